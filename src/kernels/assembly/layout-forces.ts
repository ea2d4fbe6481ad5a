/**
 * One step of forces for everyone, over a quadtree. Plain twin: ../../network/layout-forces.ts and layout-quadtree.ts, the same operations in
 * the same order. A person: x, y, mass, forces now and before as f64 columns. A cell: 48 bytes, x, y, mass, side²/θ² as f64, then first cell
 * behind its subtree, from, to, leaf as u32.
 */

const REPULSION: f64 = 2;
const GRAVITY: f64 = 1;
const JITTER: f64 = 1;
const LEAST_EFFICIENCY: f64 = 0.05;
const BUCKET: u32 = 6;
const DEPTH: u32 = 40;
const NEAR: f64 = 1 / (1.1 * 1.1);
const CELL: usize = 48;

let n: u32 = 0;
let lineCount: u32 = 0;
let xAt: usize = 0;
let yAt: usize = 0;
let massAt: usize = 0;
let fxAt: usize = 0;
let fyAt: usize = 0;
let oldXAt: usize = 0;
let oldYAt: usize = 0;
let placesAt: usize = 0;
let order: usize = 0;
let spare: usize = 0;
let cells: usize = 0;
let lines: usize = 0;
let pulls: usize = 0;
let cellCount: u32 = 0;
let cap: u32 = 0;
let speed: f64 = 1;
let efficiency: f64 = 1;

/**
 * Says where everything lies: seven columns of f64 from `columns` on (x, y, mass, forces, forces before), room for three more in tree order
 * (`places`), two u32 columns from `orders` on, the cells, and the lines (from, to as u32; pulls as f64).
 */
export function layOut(people: u32, count: u32, columns: usize, places: usize, orders: usize, cellsAt: usize, linesAt: usize, pullsAt: usize): void {
  const column = <usize>people << 3;
  n = people;
  lineCount = count;
  cap = 8 * people + 64;
  xAt = columns;
  yAt = columns + column;
  massAt = columns + 2 * column;
  fxAt = columns + 3 * column;
  fyAt = columns + 4 * column;
  oldXAt = columns + 5 * column;
  oldYAt = columns + 6 * column;
  placesAt = places;
  order = orders;
  spare = orders + (<usize>people << 2);
  cells = cellsAt;
  lines = linesAt;
  pulls = pullsAt;
  speed = 1;
  efficiency = 1;
}

/** One step of all people at once. */
export function step(): void {
  let swap = fxAt;
  fxAt = oldXAt;
  oldXAt = swap;
  swap = fyAt;
  fyAt = oldYAt;
  oldYAt = swap;
  fill();
  repel();
  gravitate();
  attract();
  setSpeed();
  const end = <usize>n << 3;
  for (let p: usize = 0; p < end; p += 8) {
    const fx = load<f64>(fxAt + p);
    const fy = load<f64>(fyAt + p);
    const swinging = load<f64>(massAt + p) * length(fx - load<f64>(oldXAt + p), fy - load<f64>(oldYAt + p));
    const factor = speed / (1 + sqrt(speed * swinging));
    store<f64>(xAt + p, load<f64>(xAt + p) + fx * factor);
    store<f64>(yAt + p, load<f64>(yAt + p) + fy * factor);
  }
}

function fill(): void {
  let minX: f64 = Infinity;
  let maxX: f64 = -Infinity;
  let minY: f64 = Infinity;
  let maxY: f64 = -Infinity;
  for (let i: u32 = 0; i < n; i++) {
    store<u32>(order + (<usize>i << 2), i);
    const x = load<f64>(xAt + (<usize>i << 3));
    const y = load<f64>(yAt + (<usize>i << 3));
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  cellCount = 0;
  if (n > 0) build(0, n, (minX + maxX) / 2, (minY + maxY) / 2, max<f64>(maxX - minX, maxY - minY) / 2, 0);
  for (let i: u32 = 0; i < n; i++) {
    const p = <usize>load<u32>(order + (<usize>i << 2)) << 3;
    const place = placesAt + (<usize>i) * 24;
    store<f64>(place, load<f64>(xAt + p));
    store<f64>(place, load<f64>(yAt + p), 8);
    store<f64>(place, load<f64>(massAt + p), 16);
  }
}

function build(lo: u32, hi: u32, midX: f64, midY: f64, half: f64, depth: u32): void {
  const cell = cells + <usize>cellCount * CELL;
  cellCount++;
  let m: f64 = 0;
  let mx: f64 = 0;
  let my: f64 = 0;
  for (let i = lo; i < hi; i++) {
    const p = <usize>load<u32>(order + (<usize>i << 2)) << 3;
    const mass = load<f64>(massAt + p);
    m += mass;
    mx += mass * load<f64>(xAt + p);
    my += mass * load<f64>(yAt + p);
  }
  store<f64>(cell, mx / m);
  store<f64>(cell, my / m, 8);
  store<f64>(cell, m, 16);
  store<f64>(cell, 4 * half * half * NEAR, 24);
  store<u32>(cell, lo, 36);
  store<u32>(cell, hi, 40);
  const isLeaf = hi - lo <= BUCKET || depth == DEPTH || cellCount + 4 > cap;
  store<u32>(cell, isLeaf ? 1 : 0, 44);
  if (!isLeaf) {
    const split = partition(lo, hi, xAt, midX);
    const lower = partition(lo, split, yAt, midY);
    const upper = partition(split, hi, yAt, midY);
    const h = half / 2;
    if (lower > lo) build(lo, lower, midX - h, midY - h, h, depth + 1);
    if (split > lower) build(lower, split, midX - h, midY + h, h, depth + 1);
    if (upper > split) build(split, upper, midX + h, midY - h, h, depth + 1);
    if (hi > upper) build(upper, hi, midX + h, midY + h, h, depth + 1);
  }
  store<u32>(cell, cellCount, 32);
}

/** Stable: people below the middle first. */
function partition(lo: u32, hi: u32, key: usize, middle: f64): u32 {
  let low = lo;
  let high: u32 = 0;
  for (let i = lo; i < hi; i++) {
    const p = load<u32>(order + (<usize>i << 2));
    if (load<f64>(key + (<usize>p << 3)) < middle) {
      store<u32>(order + (<usize>low << 2), p);
      low++;
    } else {
      store<u32>(spare + (<usize>high << 2), p);
      high++;
    }
  }
  memory.copy(order + (<usize>low << 2), spare, <usize>high << 2);
  return low;
}

function repel(): void {
  const end = cells + <usize>cellCount * CELL;
  for (let i: u32 = 0; i < n; i++) {
    const own = placesAt + (<usize>i) * 24;
    const ax = load<f64>(own);
    const ay = load<f64>(own, 8);
    let sumX: f64 = 0;
    let sumY: f64 = 0;
    let cell = cells;
    while (cell < end) {
      const dx = ax - load<f64>(cell);
      const dy = ay - load<f64>(cell, 8);
      const d2 = dx * dx + dy * dy;
      if (load<f64>(cell, 24) < d2) {
        const f = load<f64>(cell, 16) / d2;
        sumX += dx * f;
        sumY += dy * f;
        cell = cells + <usize>load<u32>(cell, 32) * CELL;
      } else if (load<u32>(cell, 44) == 0) {
        cell += CELL;
      } else {
        const last = placesAt + <usize>load<u32>(cell, 40) * 24;
        for (let j = placesAt + <usize>load<u32>(cell, 36) * 24; j < last; j += 24) {
          const ex = ax - load<f64>(j);
          const ey = ay - load<f64>(j, 8);
          const e2 = ex * ex + ey * ey;
          if (e2 == 0) continue;
          const f = load<f64>(j, 16) / e2;
          sumX += ex * f;
          sumY += ey * f;
        }
        cell = cells + <usize>load<u32>(cell, 32) * CELL;
      }
    }
    const p = <usize>load<u32>(order + (<usize>i << 2)) << 3;
    const mass = load<f64>(own, 16);
    store<f64>(fxAt + p, 0 + sumX * mass);
    store<f64>(fyAt + p, 0 + sumY * mass);
  }
}

function gravitate(): void {
  const end = <usize>n << 3;
  for (let p: usize = 0; p < end; p += 8) {
    const x = load<f64>(xAt + p);
    const y = load<f64>(yAt + p);
    const d = sqrt(x * x + y * y);
    const gravity = d == 0 ? 0 : (GRAVITY * load<f64>(massAt + p)) / d;
    store<f64>(fxAt + p, REPULSION * load<f64>(fxAt + p) - gravity * x);
    store<f64>(fyAt + p, REPULSION * load<f64>(fyAt + p) - gravity * y);
  }
}

function attract(): void {
  for (let i: u32 = 0; i < lineCount; i++) {
    const a = <usize>load<u32>(lines + (<usize>i << 2)) << 3;
    const b = <usize>load<u32>(lines + (<usize>(lineCount + i) << 2)) << 3;
    const dx = load<f64>(xAt + b) - load<f64>(xAt + a);
    const dy = load<f64>(yAt + b) - load<f64>(yAt + a);
    const d = sqrt(dx * dx + dy * dy);
    if (d == 0) continue;
    const f = (load<f64>(pulls + (<usize>i << 3)) * log(1 + d)) / d;
    store<f64>(fxAt + a, load<f64>(fxAt + a) + f * dx);
    store<f64>(fyAt + a, load<f64>(fyAt + a) + f * dy);
    store<f64>(fxAt + b, load<f64>(fxAt + b) - f * dx);
    store<f64>(fyAt + b, load<f64>(fyAt + b) - f * dy);
  }
}

/** Global speed: as fast as the swinging allows, rising by at most half. */
function setSpeed(): void {
  let swinging: f64 = 0;
  let traction: f64 = 0;
  const end = <usize>n << 3;
  for (let p: usize = 0; p < end; p += 8) {
    const fx = load<f64>(fxAt + p);
    const fy = load<f64>(fyAt + p);
    const mass = load<f64>(massAt + p);
    swinging += mass * length(fx - load<f64>(oldXAt + p), fy - load<f64>(oldYAt + p));
    traction += (mass * length(fx + load<f64>(oldXAt + p), fy + load<f64>(oldYAt + p))) / 2;
  }
  if (swinging == 0) return;
  const people = <f64>n;
  const estimate = 0.05 * sqrt(people);
  let jitter = JITTER * max<f64>(sqrt(estimate), min<f64>(10, (estimate * traction) / (people * people)));
  if (swinging > 2 * traction) {
    if (efficiency > LEAST_EFFICIENCY) efficiency *= 0.5;
    jitter = max<f64>(jitter, JITTER);
  }
  const target = (jitter * efficiency * traction) / swinging;
  if (swinging > jitter * traction) {
    if (efficiency > LEAST_EFFICIENCY) efficiency *= 0.7;
  } else if (speed < 1000) efficiency *= 1.3;
  speed += min<f64>(target - speed, 0.5 * speed);
}

function length(x: f64, y: f64): f64 {
  return sqrt(x * x + y * y);
}

/** Natural logarithm of a number from 1 on, as core/exact-math. */
function log(x: f64): f64 {
  if (!(x < Infinity)) return x;
  const bits = reinterpret<u64>(x);
  let high = <i32>(bits >> 32);
  let k = -1023 + (high >> 20);
  high &= 0xfffff;
  const lift = (high + 0x95f64) & 0x100000;
  k += lift >> 20;
  const f = reinterpret<f64>((<u64>(<u32>(high | (lift ^ 0x3ff00000))) << 32) | (bits & 0xffffffff)) - 1;
  const kk = <f64>k;
  const large = kk * 6.93147180369123816490e-1;
  const little = kk * 1.90821492927058770002e-10;
  if ((0xfffff & (2 + high)) < 3) {
    if (f == 0) return k == 0 ? 0 : large + little;
    const small = f * f * (0.5 - 0.3333333333333333 * f);
    return k == 0 ? f - small : large - (small - little - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest =
    z * (6.666666666666735130e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1))) +
    w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k == 0 ? f - (half - s * (half + rest)) : large - (half - (s * (half + rest) + little) - f);
  }
  return k == 0 ? f - s * (f - rest) : large - (s * (f - rest) - little - f);
}
