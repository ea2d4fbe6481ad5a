/**
 * The measures again, straight from their formulas on dense matrices: slow, short, and sharing no code with src/.
 * `w[i][j]` is the weight of the tie i → j, 0 where there is none; undirected networks are symmetric.
 */
export type Matrix = readonly (readonly number[])[];

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export function plain(w: Matrix): Matrix {
  return w.map((row) => row.map((x) => (x > 0 ? 1 : 0)));
}

export function mutual(w: Matrix): Matrix {
  return w.map((row, i) => row.map((x, j) => x + w[j]![i]!));
}

export function transposed(w: Matrix): Matrix {
  return w.map((_, i) => w.map((row) => row[i]!));
}

/** Floyd–Warshall on 1/weight. */
function distances(w: Matrix): number[][] {
  const d = w.map((row, i) => row.map((x, j) => (i === j ? 0 : x > 0 ? 1 / x : Infinity)));
  for (const k of range(w.length)) for (const i of range(w.length)) for (const j of range(w.length)) d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
  return d;
}

/** Writes down every shortest path of every pair and counts who stands inside. */
export function betweenness(w: Matrix, directed: boolean): number[] {
  const d = distances(w);
  const score = w.map(() => 0);
  const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-10 * Math.max(a, b);
  const pathsTo = (path: number[], target: number): number[][] => {
    const last = path[path.length - 1]!;
    if (last === target) return [path];
    const source = path[0]!;
    return range(w.length).flatMap((next) =>
      w[last]![next]! > 0 && !path.includes(next) && same(d[source]![last]! + 1 / w[last]![next]! + d[next]![target]!, d[source]![target]!)
        ? pathsTo([...path, next], target)
        : [],
    );
  };
  for (const s of range(w.length)) {
    for (const t of range(w.length)) {
      if (s === t || d[s]![t] === Infinity || (!directed && s > t)) continue;
      const paths = pathsTo([s], t);
      for (const path of paths) for (const v of path.slice(1, -1)) score[v]! += 1 / paths.length;
    }
  }
  return score;
}

export function harmonic(w: Matrix): number[] {
  return distances(w).map((row, i) => sum(row.filter((_, j) => j !== i).map((x) => 1 / x)));
}

/** Inward, Wasserman and Faust. */
export function closenessClassic(w: Matrix): number[] {
  const n = w.length;
  return distances(transposed(w)).map((row) => {
    const near = row.filter((x) => x > 0 && x < Infinity);
    return near.length === 0 ? 0 : (near.length / sum(near)) * (near.length / (n - 1));
  });
}

export function pagerank(w: Matrix): number[] {
  const n = w.length;
  let x = w.map(() => 1 / n);
  for (let k = 0; k < 400; k++) {
    x = x.map((_, j) => 0.15 / n + 0.85 * sum(w.map((row, i) => x[i]! * (sum(row) === 0 ? 1 / n : row[j]! / sum(row)))));
  }
  return x;
}

/** True when some power of the matrix is zero: nothing comes back to where it started. */
function isNilpotent(w: Matrix): boolean {
  let power = plain(w);
  for (const _ of w) power = plain(power.map((row) => w.map((_, j) => sum(row.map((x, k) => x * w[k]![j]!)))));
  return power.every((row) => row.every((x) => x === 0));
}

/** Power iteration on A + I as it stands in the definition; undefined where it does not converge or a directed network has no cycle. */
export function eigenvector(w: Matrix, directed: boolean): number[] | undefined {
  const n = w.length;
  if (directed && isNilpotent(w)) return undefined;
  const columns = transposed(w);
  let x = w.map(() => 1 / Math.sqrt(n));
  let settled = 0;
  for (let k = 0; k < 100_000; k++) {
    const y = columns.map((column, j) => {
      let total = x[j]!;
      for (let i = 0; i < n; i++) total += column[i]! * x[i]!;
      return total;
    });
    const norm = Math.sqrt(sum(y.map((value) => value * value)));
    let change = 0;
    for (let j = 0; j < n; j++) {
      y[j]! /= norm;
      change += Math.abs(y[j]! - x[j]!);
    }
    x = y;
    // Goes on for a while: the definition asks for the limit, and a slow iteration is not there yet at 1e-12.
    if (change <= 1e-12 && ++settled > 3000) return x;
  }
  return settled > 0 ? x : undefined;
}

export function hits(w: Matrix): { hub: number[]; authority: number[] } {
  let hub = w.map(() => 1 / w.length);
  let authority = hub;
  for (let k = 0; k < 4000; k++) {
    const before = hub;
    authority = w.map((_, j) => sum(w.map((row, i) => row[j]! * hub[i]!)));
    const total = sum(authority);
    authority = authority.map((value) => value / total);
    hub = w.map((row) => sum(row.map((x, j) => x * authority[j]!)));
    const hubTotal = sum(hub);
    const next = hub.map((value) => value / hubTotal);
    const isStill = next.every((value, i) => value === before[i]);
    hub = next;
    if (isStill) break;
  }
  return { hub, authority };
}

/** Throws people out of the k-core until nothing changes, for every k. */
export function core(w: Matrix): number[] {
  const u = plain(mutual(w));
  const number = w.map(() => 0);
  for (let k = 1; k < w.length; k++) {
    let inside = range(w.length);
    for (let before = -1; before !== inside.length; ) {
      before = inside.length;
      inside = inside.filter((i) => sum(inside.map((j) => u[i]![j]!)) >= k);
    }
    for (const i of inside) number[i] = k;
  }
  return number;
}

export function constraint(w: Matrix): number[] {
  const a = mutual(w);
  const p = a.map((row) => row.map((x) => x / sum(row)));
  return a.map((row, i) =>
    sum(row) === 0
      ? NaN
      : sum(range(a.length).filter((j) => row[j]! > 0).map((j) => (p[i]![j]! + sum(range(a.length).filter((q) => row[q]! > 0).map((q) => p[i]![q]! * p[q]![j]!))) ** 2)),
  );
}

export function effectiveSize(w: Matrix): number[] {
  const a = mutual(w);
  return a.map((row) => {
    if (sum(row) === 0) return NaN;
    const contacts = range(a.length).filter((j) => row[j]! > 0);
    return sum(contacts.map((j) => 1 - sum(contacts.map((q) => (row[q]! / sum(row)) * (a[j]![q]! / Math.max(...a[j]!))))));
  });
}

export function clustering(w: Matrix): number[] {
  const u = plain(mutual(w));
  return u.map((row) => {
    const contacts = range(u.length).filter((j) => row[j]! > 0);
    const pairs = contacts.flatMap((i) => contacts.filter((j) => j > i).map((j) => u[i]![j]!));
    return pairs.length === 0 ? 0 : sum(pairs) / pairs.length;
  });
}

export function reach2(w: Matrix): number[] {
  return range(w.length).map((i) => range(w.length).filter((j) => j !== i && (w[i]![j]! > 0 || range(w.length).some((q) => w[i]![q]! > 0 && w[q]![j]! > 0))).length);
}

/** Newman's double sum over a symmetric matrix. */
export function modularity(a: Matrix, labels: readonly number[]): number {
  const strength = a.map(sum);
  const twice = sum(strength);
  return sum(a.flatMap((row, i) => row.map((x, j) => (labels[i] === labels[j] ? x - (strength[i]! * strength[j]!) / twice : 0)))) / twice;
}

/** The best modularity of any partition: all of them are tried. */
export function bestModularity(a: Matrix): number {
  let best = -Infinity;
  const place = (labels: number[]): void => {
    if (labels.length === a.length) {
      best = Math.max(best, modularity(a, labels));
      return;
    }
    for (let label = 0; label <= Math.max(-1, ...labels) + 1; label++) place([...labels, label]);
  };
  place([]);
  return best;
}
