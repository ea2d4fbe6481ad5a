import type { Random } from "../../src/core/random.ts";

/** One element, each equally likely. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random.below(list.length)];
  if (found === undefined) throw new Error("pick: empty list");
  return found;
}

/** True with probability p. */
export function chance(random: Random, p: number): boolean {
  return random.next() < p;
}

/** Whole number in low … high, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + random.below(high - low + 1);
}

/** A position drawn in proportion to its weight; -1 where all weights are 0. */
export function pickWeighted(random: Random, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] ?? 0;
  let left = random.next() * total;
  let last = -1;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight <= 0) continue;
    last = i;
    left -= weight;
    if (left < 0) return i;
  }
  return last;
}

/** The list in random order (a new list). */
export function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const a = out[i];
    const b = out[j];
    if (a === undefined || b === undefined) continue;
    out[i] = b;
    out[j] = a;
  }
  return out;
}

/** A right-skewed factor of at least 1 with a long tail (product of three uniforms: near log-normal, no logarithm needed). */
export function skewed(random: Random, spread = 0.9): number {
  let factor = 1;
  for (let i = 0; i < 3; i++) factor *= 1 + spread * random.next();
  return factor;
}

/** Splits `total` over people in proportion to weights, each between its floor and its ceiling, the sum exact where it fits. */
export function apportion(total: number, weights: readonly number[], floors: readonly number[], ceilings: readonly number[]): number[] {
  const out = floors.map((floor) => floor);
  let left = total - out.reduce((sum, value) => sum + value, 0);
  while (left > 0) {
    const open = out.map((value, i) => (value < (ceilings[i] ?? 0) ? (weights[i] ?? 0) : 0));
    const sum = open.reduce((a, b) => a + b, 0);
    if (sum === 0) break;
    let given = 0;
    for (let i = 0; i < out.length; i++) {
      const room = (ceilings[i] ?? 0) - (out[i] ?? 0);
      const share = Math.min(room, Math.floor((left * (open[i] ?? 0)) / sum));
      out[i] = (out[i] ?? 0) + share;
      given += share;
    }
    left -= given;
    for (let i = 0; given === 0 && left > 0 && i < out.length; i++) {
      if ((open[i] ?? 0) === 0 || (out[i] ?? 0) >= (ceilings[i] ?? 0)) continue;
      out[i] = (out[i] ?? 0) + 1;
      left--;
    }
  }
  return out;
}

export type Slots = Readonly<Record<string, readonly string[]>>;

/** Fills a sentence: `[one|other|]` picks an alternative (no nesting of brackets), `{name}` a word of that slot. */
export function say(random: Random, template: string, slots: Slots): string {
  let text = template;
  for (let depth = 0; depth < 6 && /[[{]/.test(text); depth++) {
    text = text.replace(/\[([^[\]]*)\]/g, (_, inner: string) => pick(random, inner.split("|")));
    text = text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const words = slots[name];
      if (words === undefined) throw new Error(`say: no slot ${name} in ${template}`);
      return pick(random, words);
    });
  }
  return text.replace(/\s+/g, " ").replace(/ ([,.!?])/g, "$1").trim();
}

/** Rows as CSV (RFC 4180, LF), cells quoted only where needed. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\n") + "\n";
}

/** Latin letters without marks, lower case: "Łukasz Grün" → "lukasz grun". */
export function plainLetters(text: string): string {
  const special: Readonly<Record<string, string>> = { ø: "o", ł: "l", ß: "ss", æ: "ae", œ: "oe", đ: "d", ı: "i" };
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[øłßæœđı]/g, (letter) => special[letter] ?? letter)
    .replace(/[^a-z0-9 ]/g, "");
}
