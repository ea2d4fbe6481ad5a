/** A Barnes–Hut tree over points with masses: sums repulsion in O(log n) per point. One tree is filled again for every step. */
export interface QuadTree {
  /** Builds the tree over the present places. */
  fill(): void;
  /** Adds to (fx, fy) the repulsion on every point: Σ mᵢ·mⱼ·(pᵢ − pⱼ)/d². */
  repel(fx: Float64Array, fy: Float64Array): void;
}

/** Points in a leaf; below this, sums over points are cheaper than cells. */
const BUCKET = 6;
const DEPTH = 40;
/** A cell counts as one point when its side is below this share of its distance. */
const THETA = 1.1;

/**
 * A tree over the points (x, y) with the given masses; the arrays are read again at every `fill`.
 * Points in one place do not repel each other. Cost: fill O(n log n), repel about 60·n inner steps.
 */
export function createQuadTree(x: Float64Array, y: Float64Array, mass: Float64Array): QuadTree {
  const n = x.length;
  const order = new Uint32Array(n);
  const spare = new Uint32Array(n);
  const cap = 8 * n + 64;
  // Cells in depth-first order: `after` is the first cell behind the subtree, so a walk needs no stack.
  const after = new Uint32Array(cap);
  const from = new Uint32Array(cap);
  const to = new Uint32Array(cap);
  const isLeaf = new Uint8Array(cap);
  const sideSquared = new Float64Array(cap);
  const cellMass = new Float64Array(cap);
  const cellX = new Float64Array(cap);
  const cellY = new Float64Array(cap);
  const px = new Float64Array(n);
  const py = new Float64Array(n);
  const pm = new Float64Array(n);
  let cells = 0;

  function build(lo: number, hi: number, midX: number, midY: number, half: number, depth: number): void {
    const cell = cells++;
    from[cell] = lo;
    to[cell] = hi;
    sideSquared[cell] = 4 * half * half;
    let m = 0;
    let mx = 0;
    let my = 0;
    for (let i = lo; i < hi; i++) {
      const p = order[i]!;
      m += mass[p]!;
      mx += mass[p]! * x[p]!;
      my += mass[p]! * y[p]!;
    }
    cellMass[cell] = m;
    cellX[cell] = mx / m;
    cellY[cell] = my / m;
    const leaf = hi - lo <= BUCKET || depth === DEPTH || cells + 4 > cap;
    isLeaf[cell] = leaf ? 1 : 0;
    if (!leaf) {
      const split = partition(lo, hi, true, midX);
      const lower = partition(lo, split, false, midY);
      const upper = partition(split, hi, false, midY);
      const h = half / 2;
      if (lower > lo) build(lo, lower, midX - h, midY - h, h, depth + 1);
      if (split > lower) build(lower, split, midX - h, midY + h, h, depth + 1);
      if (upper > split) build(split, upper, midX + h, midY - h, h, depth + 1);
      if (hi > upper) build(upper, hi, midX + h, midY + h, h, depth + 1);
    }
    after[cell] = cells;
  }

  /** Stable: points below the middle first. */
  function partition(lo: number, hi: number, byX: boolean, middle: number): number {
    const key = byX ? x : y;
    let low = lo;
    let high = 0;
    for (let i = lo; i < hi; i++) {
      const p = order[i]!;
      if (key[p]! < middle) order[low++] = p;
      else spare[high++] = p;
    }
    for (let i = 0; i < high; i++) order[low + i] = spare[i]!;
    return low;
  }

  return {
    fill() {
      let minX = Infinity;
      let maxX = -Infinity;
      let minY = Infinity;
      let maxY = -Infinity;
      for (let i = 0; i < n; i++) {
        order[i] = i;
        if (x[i]! < minX) minX = x[i]!;
        if (x[i]! > maxX) maxX = x[i]!;
        if (y[i]! < minY) minY = y[i]!;
        if (y[i]! > maxY) maxY = y[i]!;
      }
      cells = 0;
      if (n > 0) build(0, n, (minX + maxX) / 2, (minY + maxY) / 2, Math.max(maxX - minX, maxY - minY) / 2, 0);
      for (let i = 0; i < n; i++) {
        const p = order[i]!;
        px[i] = x[p]!;
        py[i] = y[p]!;
        pm[i] = mass[p]!;
      }
    },
    repel(fx, fy) {
      const near = 1 / (THETA * THETA);
      for (let i = 0; i < n; i++) {
        const ax = px[i]!;
        const ay = py[i]!;
        let sumX = 0;
        let sumY = 0;
        let cell = 0;
        while (cell < cells) {
          const dx = ax - cellX[cell]!;
          const dy = ay - cellY[cell]!;
          const d2 = dx * dx + dy * dy;
          if (sideSquared[cell]! * near < d2) {
            const f = cellMass[cell]! / d2;
            sumX += dx * f;
            sumY += dy * f;
            cell = after[cell]!;
          } else if (isLeaf[cell] === 0) {
            cell++;
          } else {
            for (let j = from[cell]!; j < to[cell]!; j++) {
              const ex = ax - px[j]!;
              const ey = ay - py[j]!;
              const e2 = ex * ex + ey * ey;
              if (e2 === 0) continue;
              const f = pm[j]! / e2;
              sumX += ex * f;
              sumY += ey * f;
            }
            cell = after[cell]!;
          }
        }
        const p = order[i]!;
        fx[p]! += sumX * pm[i]!;
        fy[p]! += sumY * pm[i]!;
      }
    },
  };
}
