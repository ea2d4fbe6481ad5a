/** What stands for a group that is not shown because it would single employees out. */
export const HIDDEN_GROUP = "fewer than 5";

/** What is said with every file of employees: code names are no protection by themselves. */
export const PSEUDONYMOUS =
  "Pseudonymous, not anonymous: whoever holds the file can undo the codes, and the shape of a network can give people away. Not for decisions about pay, performance or dismissal.";

/** What names of one topic have in common: without regard to case, NFC, without blanks around. */
export function foldTopic(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}

/** A number as sentences write it: 1,899; fractions with at most three significant digits, from 1,000 on without. */
export function count(value: number): string {
  if (!Number.isInteger(value) && Math.abs(value) < 999.5) return String(Number(value.toPrecision(3)));
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** "1 person", "137 people". */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share as a percentage: one decimal under 10 %, none above. */
export function percent(share: number): string {
  const value = share * 100;
  return value < 10 ? `${(Math.round(value * 10) / 10).toFixed(1)} %` : `${Math.round(value)} %`;
}

/** A share as a percentage with all of its digits, for shares that somebody chose: "0.1 %", "0.05 %". */
export function exactPercent(share: number): string {
  return `${Number((share * 100).toPrecision(6))} %`;
}

/** A sentence as a part of another: "The row has 3 cells." is "the row has 3 cells". Words in capitals stay as they are. */
export function asClause(sentence: string): string {
  const bare = sentence.replace(/\.$/, "");
  return /^\p{Lu}\p{Ll}|^\p{Lu} /u.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

/** A name inside a sentence: one that is written from right to left, or made to turn the writing round, turns no word beside it. */
export function nameInSentence(name: string): string {
  const plain = name.replace(/[\u2066-\u2069]/g, "");
  return /[\u0590-\u08ff\u200f\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc]/.test(plain) ? `\u2068${plain}\u2069` : plain;
}
