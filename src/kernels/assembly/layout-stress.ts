/**
 * Steps from pivots to everyone, and one move of people towards the places that the steps ask for. Plain twin: ../plain-layout-stress.ts.
 * Steps lie in blocks: 64 bytes a person, a byte for each pivot; 255 = no way.
 */

const AT_ONCE: u32 = 64;
const FAR: u8 = 255;
const NEAR: f64 = 0.05;
const EPSILON: f64 = 1e-12;

/** Steps from up to 64 pivots at once, a bit each; `seen`, `reached` and `next` have room for a u64 a person. */
export function measureSteps(n: u32, start: usize, ofAt: usize, pivots: usize, count: u32, seen: usize, reached: usize, next: usize, steps: usize): void {
  memory.fill(steps, FAR, (<usize>n) * AT_ONCE);
  memory.fill(seen, 0, (<usize>n) << 3);
  memory.fill(reached, 0, (<usize>n) << 3);
  for (let k: u32 = 0; k < count; k++) {
    const person = <usize>load<u32>(pivots + (<usize>k << 2));
    store<u64>(seen + (person << 3), load<u64>(seen + (person << 3)) | ((<u64>1) << k));
    store<u64>(reached + (person << 3), load<u64>(reached + (person << 3)) | ((<u64>1) << k));
    store<u8>(steps + person * AT_ONCE + k, 0);
  }
  const all: u64 = count == AT_ONCE ? ~(<u64>0) : ((<u64>1) << count) - 1;
  let any = true;
  for (let step: u32 = 1; any && step < <u32>FAR; step++) {
    any = false;
    for (let p: u32 = 0; p < n; p++) {
      const before = load<u64>(seen + (<usize>p << 3));
      let found: u64 = 0;
      if (before != all) {
        const row = start + (<usize>p << 2);
        const end = ofAt + (<usize>load<u32>(row, 4) << 2);
        for (let at = ofAt + (<usize>load<u32>(row) << 2); at < end; at += 4) found |= load<u64>(reached + (<usize>load<u32>(at) << 3));
        found &= ~before;
      }
      store<u64>(next + (<usize>p << 3), found);
      if (found == 0) continue;
      any = true;
      store<u64>(seen + (<usize>p << 3), before | found);
      const place = steps + (<usize>p) * AT_ONCE;
      for (; found != 0; found &= found - 1) store<u8>(place + <usize>ctz(found), <u8>step);
    }
    const swap = reached;
    reached = next;
    next = swap;
  }
}

/**
 * Moves the people from ≤ p < to; everyone else stays. `pivotX` and `pivotY` hold the pivots' places, `terms` weight and pull of 0 … 255
 * steps side by side, `blocks` the steps, one block behind the other.
 */
export function move(
  n: u32, start: usize, ofAt: usize, x: usize, y: usize, pivotX: usize, pivotY: usize, pivotCount: u32, terms: usize, blocks: usize,
  from: u32, to: u32, beyond: f64, movedX: usize, movedY: usize,
): void {
  const tiny = f64x2.splat(EPSILON);
  for (let i = from; i < to; i++) {
    const ax = load<f64>(x + (<usize>i << 3));
    const ay = load<f64>(y + (<usize>i << 3));
    const axs = f64x2.splat(ax);
    const ays = f64x2.splat(ay);
    let total = f64x2.splat(0);
    let sumX = f64x2.splat(0);
    let sumY = f64x2.splat(0);
    for (let k: u32 = 0; k < pivotCount; k += 2) {
      const code = blocks + ((<usize>(k / AT_ONCE)) * n + i) * AT_ONCE + (k % AT_ONCE);
      const even = v128.load(terms + (<usize>load<u8>(code) << 4));
      const odd = v128.load(terms + (<usize>load<u8>(code, 1) << 4));
      const weight = v128.shuffle<f64>(even, odd, 0, 2);
      const pull = v128.shuffle<f64>(even, odd, 1, 3);
      const px = v128.load(pivotX + (<usize>k << 3));
      const py = v128.load(pivotY + (<usize>k << 3));
      const dx = f64x2.sub(axs, px);
      const dy = f64x2.sub(ays, py);
      const q = f64x2.div(pull, f64x2.sqrt(f64x2.add(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)), tiny)));
      total = f64x2.add(total, weight);
      sumX = f64x2.add(sumX, f64x2.add(f64x2.mul(weight, px), f64x2.mul(q, dx)));
      sumY = f64x2.add(sumY, f64x2.add(f64x2.mul(weight, py), f64x2.mul(q, dy)));
    }
    let w = f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
    let sx = f64x2.extract_lane(sumX, 0) + f64x2.extract_lane(sumX, 1);
    let sy = f64x2.extract_lane(sumY, 0) + f64x2.extract_lane(sumY, 1);
    const row = start + (<usize>i << 2);
    const first = load<u32>(row);
    const end = load<u32>(row, 4);
    const each = end == first ? 0 : (NEAR * w) / <f64>(end - first);
    for (let j = first; j < end; j++) {
      const p = <usize>load<u32>(ofAt + (<usize>j << 2)) << 3;
      const px = load<f64>(x + p);
      const py = load<f64>(y + p);
      const dx = ax - px;
      const dy = ay - py;
      const d2 = dx * dx + dy * dy;
      const g = d2 > 1 ? 1 / sqrt(d2) : 1;
      w += each;
      sx += each * (px + g * dx);
      sy += each * (py + g * dy);
    }
    const at = <usize>(i - from) << 3;
    store<f64>(movedX + at, w > 0 ? ax + beyond * (sx / w - ax) : ax);
    store<f64>(movedY + at, w > 0 ? ay + beyond * (sy / w - ay) : ay);
  }
}
