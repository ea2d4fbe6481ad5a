/** A matcher written for being plainly right: it looks at every word of a text for every part of a term. Latin letters and blanks only. */
export type Wanted =
  | { readonly kind: "phrase"; readonly words: readonly string[] }
  | { readonly kind: "and" | "or"; readonly parts: readonly Wanted[] }
  | { readonly kind: "butNot"; readonly part: Wanted; readonly not: Wanted }
  | { readonly kind: "near"; readonly left: readonly string[]; readonly right: readonly string[]; readonly words: number };

/** The term as a person would write it. */
export function write(wanted: Wanted): string {
  switch (wanted.kind) {
    case "phrase":
      return wanted.words.join(" ");
    case "butNot":
      return `(${write(wanted.part)}) NOT (${write(wanted.not)})`;
    case "near":
      return `${wanted.left.join(" ")} NEAR/${wanted.words} ${wanted.right.join(" ")}`;
    case "and":
    case "or":
      return wanted.parts.map((part) => `(${write(part)})`).join(wanted.kind === "and" ? " AND " : " OR ");
  }
}

export function isFound(wanted: Wanted, text: readonly string[]): boolean {
  switch (wanted.kind) {
    case "phrase":
      return places(wanted.words, text).length > 0;
    case "butNot":
      return isFound(wanted.part, text) && !isFound(wanted.not, text);
    case "and":
      return wanted.parts.every((part) => isFound(part, text));
    case "or":
      return wanted.parts.some((part) => isFound(part, text));
    case "near":
      return places(wanted.left, text).some((a) => places(wanted.right, text).some((b) => gap(a, a + wanted.left.length - 1, b, b + wanted.right.length - 1) <= wanted.words));
  }
}

/** Words from one stretch to the other; two that share a word are not near each other. */
function gap(a: number, aEnd: number, b: number, bEnd: number): number {
  if (b > aEnd) return b - aEnd;
  return a > bEnd ? a - bEnd : Number.POSITIVE_INFINITY;
}

function places(words: readonly string[], text: readonly string[]): number[] {
  return text.flatMap((_, at) => (words.every((word, k) => text[at + k] !== undefined && isLike(word, text[at + k]!)) ? [at] : []));
}

/** A word against another with wildcards, letter by letter. */
function isLike(pattern: string, word: string): boolean {
  if (pattern === "") return word === "";
  if (pattern[0] === "*") return Array.from({ length: word.length + 1 }, (_, k) => k).some((k) => isLike(pattern.slice(1), word.slice(k)));
  return word !== "" && (pattern[0] === "?" || pattern[0]!.toLowerCase() === word[0]!.toLowerCase()) && isLike(pattern.slice(1), word.slice(1));
}
