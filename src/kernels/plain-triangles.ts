import type { Csr } from "../core/network.ts";

/** A value per upward tie and direction: `forward` from the lower end to the upper one. */
export interface TieValues {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
}

/**
 * Sweeps over all triangles of an undirected network, a range of lowest corners at a time. "Upward" ties are kept once, from the end with
 * fewer ties (on a draw, the lower number). Arrays handed in must be those of the same object.
 */
export interface TriangleSweeps {
  readonly upStart: Uint32Array;
  readonly upOf: Uint32Array;
  /** Writes the upward ties of a range of people: range after range, before anything else. */
  keepUpward(from: number, to: number): void;
  /** Zeros for each person; `perPerson` and `measure` may be asked for once each at a time. */
  perPerson(): Float64Array;
  /** The same numbers where sweeps see them, in the place of those before. */
  measure(values: Float64Array): Float64Array;
  /** Zeros for each upward tie, both ways; may be asked for twice. */
  perTie(): TieValues;
  /** Weight of each upward tie of a range of people ÷ what `measure` says of its lower end (forward) and of its upper end (backward). */
  divideWeights(from: number, to: number, measure: Float64Array, into: TieValues): void;
  count(from: number, to: number, triangles: Float64Array): void;
  leadAround(from: number, to: number, share: TieValues, indirect: TieValues): void;
  addRedundance(from: number, to: number, share: TieValues, margin: TieValues, redundant: Float64Array): void;
}

/** The plain twin of assembly/triangles.ts: the reference, and what runs where nothing may be compiled. Same order of every sum. */
export function openPlainTriangles(union: Csr): TriangleSweeps {
  const n = union.start.length - 1;
  const tieCount = union.of.length / 2;
  const up: UpwardTies = { start: new Uint32Array(n + 1), of: new Uint32Array(tieCount) };
  const mark = new Uint32Array(n);
  return {
    upStart: up.start,
    upOf: up.of,
    keepUpward: (from, to) => keepUpward(union, up, from, to),
    perPerson: () => new Float64Array(n),
    measure: (values) => values,
    perTie: () => ({ forward: new Float64Array(tieCount), backward: new Float64Array(tieCount) }),
    divideWeights(from, to, measure, { forward, backward }) {
      let at = up.start[from]!;
      for (let p = from; p < to; p++) {
        for (let i = union.start[p]!; i < union.start[p + 1]!; i++) {
          const other = union.of[i]!;
          if (!isUpward(union.start, p, other)) continue;
          const w = union.weight === undefined ? 1 : union.weight[i]!;
          forward[at] = w / measure[p]!;
          backward[at++] = w / measure[other]!;
        }
      }
    },
    count(from, to, triangles) {
      for (let a = from; a < to; a++) {
        const end = up.start[a + 1]!;
        for (let i = up.start[a]!; i < end; i++) mark[up.of[i]!] = a + 1;
        for (let i = up.start[a]!; i < end; i++) {
          const b = up.of[i]!;
          for (let j = up.start[b]!; j < up.start[b + 1]!; j++) {
            const c = up.of[j]!;
            if (mark[c] !== a + 1) continue;
            triangles[a]!++;
            triangles[b]!++;
            triangles[c]!++;
          }
        }
      }
    },
    leadAround(from, to, { forward, backward }, indirect) {
      forEachTriangle(up, mark, from, to, (_a, _b, _c, ab, bc, ac) => {
        indirect.forward[ab]! += forward[ac]! * backward[bc]!;
        indirect.backward[ab]! += forward[bc]! * backward[ac]!;
        indirect.forward[ac]! += forward[ab]! * forward[bc]!;
        indirect.backward[ac]! += backward[bc]! * backward[ab]!;
        indirect.forward[bc]! += backward[ab]! * forward[ac]!;
        indirect.backward[bc]! += backward[ac]! * forward[ab]!;
      });
    },
    addRedundance(from, to, { forward, backward }, margin, redundant) {
      forEachTriangle(up, mark, from, to, (a, b, c, ab, bc, ac) => {
        redundant[a]! += forward[ac]! * margin.forward[bc]! + forward[ab]! * margin.backward[bc]!;
        redundant[b]! += forward[bc]! * margin.forward[ac]! + backward[ab]! * margin.backward[ac]!;
        redundant[c]! += backward[bc]! * margin.forward[ab]! + backward[ac]! * margin.backward[ab]!;
      });
    },
  };
}

interface UpwardTies {
  readonly start: Uint32Array;
  readonly of: Uint32Array;
}

/** Each tie once, from the end with fewer ties (on a draw, the lower number). */
function keepUpward(union: Csr, up: UpwardTies, from: number, to: number): void {
  let at = up.start[from]!;
  for (let p = from; p < to; p++) {
    for (let i = union.start[p]!; i < union.start[p + 1]!; i++) {
      const other = union.of[i]!;
      if (isUpward(union.start, p, other)) up.of[at++] = other;
    }
    up.start[p + 1] = at;
  }
}

function isUpward(start: Uint32Array, person: number, other: number): boolean {
  const degree = start[person + 1]! - start[person]!;
  const otherDegree = start[other + 1]! - start[other]!;
  return otherDegree > degree || (otherDegree === degree && other > person);
}

/** Visits the triangles whose lowest corner is a = from … to−1 with their corners and their upward ties. `mark` is all 0 before and after. */
function forEachTriangle(
  up: UpwardTies,
  mark: Uint32Array,
  from: number,
  to: number,
  visit: (a: number, b: number, c: number, ab: number, bc: number, ac: number) => void,
): void {
  for (let a = from; a < to; a++) {
    const end = up.start[a + 1]!;
    for (let ab = up.start[a]!; ab < end; ab++) mark[up.of[ab]!] = ab + 1;
    for (let ab = up.start[a]!; ab < end; ab++) {
      const b = up.of[ab]!;
      for (let bc = up.start[b]!; bc < up.start[b + 1]!; bc++) {
        const c = up.of[bc]!;
        const marked = mark[c]!;
        if (marked !== 0) visit(a, b, c, ab, bc, marked - 1);
      }
    }
    for (let ab = up.start[a]!; ab < end; ab++) mark[up.of[ab]!] = 0;
  }
}
