import { WhotalksError } from "../core/errors.ts";

/** Any symbol that stands in no pattern. */
const OTHER = 0;

/** All patterns as one machine (Aho and Corasick 1975): a text is read once, whatever their number. */
export interface Automaton {
  /** Columns of `next`; a power of two. */
  readonly width: number;
  /** Column of a symbol; those that are missing have column 0. */
  readonly columnOf: ReadonlyMap<number, number>;
  /** The state after `state` and a symbol: `next[state × width + column]`, with bit 31 set where patterns end there. */
  readonly next: Uint32Array;
  /** Patterns that end in a state, those that are ends of others with them: `ends[endStart[s] … endStart[s+1])`. */
  readonly endStart: Uint32Array;
  readonly ends: Uint32Array;
}

const ENDS_HERE = 0x80000000;
const MOST_ENTRIES = 32 * 2 ** 20;

/**
 * Builds the machine of patterns, each a list of symbols.
 * @throws WhotalksError `dictionary-large` where it would take more than 128 MB. Cost: O(states × distinct symbols).
 */
export function buildAutomaton(patterns: readonly (readonly number[])[]): Automaton {
  const columnOf = new Map<number, number>();
  for (const pattern of patterns) for (const symbol of pattern) if (!columnOf.has(symbol)) columnOf.set(symbol, columnOf.size + 1);
  let width = 2;
  while (width < columnOf.size + 1) width *= 2;
  const children: Map<number, number>[] = [new Map()];
  const own: number[][] = [[]];
  patterns.forEach((pattern, k) => {
    let state = 0;
    for (const symbol of pattern) {
      const column = columnOf.get(symbol)!;
      let child = children[state]!.get(column);
      if (child === undefined) {
        child = children.length;
        children[state]!.set(column, child);
        children.push(new Map());
        own.push([]);
      }
      state = child;
    }
    if (state !== 0) own[state]!.push(k);
  });
  const states = children.length;
  if (states * width > MOST_ENTRIES) throw new WhotalksError("dictionary-large", "The dictionary has too many words to be searched at once.", { kind: "arguments", hint: "Divide it into several and open the data with each." });
  const next = new Uint32Array(states * width);
  const fallback = new Uint32Array(states);
  const queue = new Uint32Array(states);
  let filled = 0;
  for (const [column, child] of children[0]!) {
    next[column] = child;
    queue[filled++] = child;
  }
  const ends: number[][] = own;
  for (let i = 0; i < filled; i++) {
    const state = queue[i]!;
    const back = fallback[state]!;
    if (ends[back]!.length > 0) ends[state] = [...ends[state]!, ...ends[back]!];
    next.copyWithin(state * width, back * width, (back + 1) * width);
    for (const [column, child] of children[state]!) {
      fallback[child] = next[back * width + column]!;
      next[state * width + column] = child;
      queue[filled++] = child;
    }
  }
  for (let i = 0; i < next.length; i++) if (ends[next[i]!]!.length > 0) next[i] = (next[i]! | ENDS_HERE) >>> 0;
  const endStart = new Uint32Array(states + 1);
  ends.forEach((list, s) => {
    endStart[s + 1] = endStart[s]! + list.length;
  });
  return { width, columnOf, next, endStart, ends: Uint32Array.from(ends.flat()) };
}

/** Reads a stream through the machine; `found` is told each pattern where it ends, as often as it ends somewhere. Cost: O(symbols + hits). */
export function runAutomaton({ width, columnOf, next, endStart, ends }: Automaton, symbols: readonly number[], found: (pattern: number) => void): void {
  let state = 0;
  for (const symbol of symbols) {
    const entry = next[state * width + (columnOf.get(symbol) ?? OTHER)]!;
    state = entry & 0x7fffffff;
    if (entry >= ENDS_HERE) for (let i = endStart[state]!; i < endStart[state + 1]!; i++) found(ends[i]!);
  }
}
