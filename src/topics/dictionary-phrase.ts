import { type Folding, SHARP_S } from "./dictionary-folding.ts";
import { CAPITAL_I, DOTLESS_I, GAP } from "./dictionary-stream.ts";

/** In place of symbols: any letters of one word, or none; exactly one. */
const ANY_LETTERS = -1;
const ONE_LETTER = -2;

/** So many letters at most are meant by one `*` inside a word. */
const MOST_LETTERS = 64;

/** A phrase as symbols of a stream (dictionary-stream.ts). */
export interface PhrasePattern {
  /** Without a `*` at either end. */
  readonly symbols: readonly number[];
  /** True where the word goes on before or behind what was found. */
  readonly isOpenBefore: boolean;
  readonly isOpenBehind: boolean;
  readonly hasWildcard: boolean;
}

/** Symbols [from, to) of a stream. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What a phrase looks for. A capital I is i, and ı too where the phrase holds a letter that only Turkish has: then there are two patterns.
 * Cost: O(length).
 */
export function compilePhrase(phrase: string, folding: Folding): readonly PhrasePattern[] {
  const symbols = readPhrase(phrase.normalize("NFC").replaceAll("i\u0307", "i"), folding);
  const as = (other: number): PhrasePattern => trim(symbols.map((symbol) => (symbol === CAPITAL_I ? other : symbol)));
  const mayBeDotless = symbols.includes(CAPITAL_I) && /[ŞşĞğİı]/u.test(phrase);
  return mayBeDotless ? [as(0x69), as(DOTLESS_I)] : [as(0x69)];
}

function readPhrase(text: string, folding: Folding): number[] {
  const symbols: number[] = [];
  let before: "start" | "gap" | "word" | "alone" | "wild" = "start";
  const pushGap = (): void => {
    if (symbols.at(-1) !== GAP) symbols.push(GAP);
  };
  let wildAtStart: number[] = [];
  let lastKind: "word" | "alone" | undefined;
  for (const letter of text) {
    const codePoint = letter.codePointAt(0)!;
    if (letter === "*" || letter === "?") {
      const wild = letter === "*" ? ANY_LETTERS : ONE_LETTER;
      if (before === "start" || (before === "gap" && wildAtStart.length > 0)) wildAtStart.push(wild);
      else {
        if (before === "gap") pushGap();
        symbols.push(wild);
        before = "wild";
      }
      if (before === "start") before = "gap";
      continue;
    }
    const kind = folding.kindOf(codePoint);
    if (kind === "dropped") continue;
    if (kind === "separator") {
      if (before !== "start") before = "gap";
      continue;
    }
    if (symbols.length === 0) {
      // The first letter says whether a word begins here.
      if (kind === "word") pushGap();
      symbols.push(...wildAtStart);
      wildAtStart = [];
    } else if (before === "gap" || (before === "alone" && kind === "word") || (before === "word" && kind === "alone")) pushGap();
    const folded = folding.foldOf(codePoint);
    if (folded === SHARP_S && kind === "word") symbols.push(0x73, 0x73);
    else symbols.push(folded);
    before = lastKind = kind;
  }
  if (lastKind === "word") pushGap();
  return symbols;
}

function trim(symbols: readonly number[]): PhrasePattern {
  let from = 0;
  let to = symbols.length;
  let isOpenBefore = false;
  let isOpenBehind = false;
  const first = symbols[0] === GAP ? 1 : 0;
  if (symbols[first] === ANY_LETTERS) {
    from = first + 1;
    while (symbols[from] === ANY_LETTERS) from++;
    isOpenBefore = true;
  }
  const last = symbols.at(-1) === GAP ? to - 2 : to - 1;
  if (symbols[last] === ANY_LETTERS) {
    to = last;
    while (symbols[to - 1] === ANY_LETTERS) to--;
    isOpenBehind = true;
  }
  const kept = symbols.slice(from, to);
  return { symbols: kept, isOpenBefore, isOpenBehind, hasWildcard: kept.some((symbol) => symbol < 0) };
}

/** The longest part of a pattern without wildcards: no text without it can match. */
export function longestPart({ symbols }: PhrasePattern): readonly number[] {
  let best: number[] = [];
  let part: number[] = [];
  for (const symbol of [...symbols, ANY_LETTERS]) {
    if (symbol >= 0) part.push(symbol);
    else {
      if (part.length > best.length) best = part;
      part = [];
    }
  }
  return best;
}

/** Where the pattern stands in a stream, each place with the longest stretch that begins there. Cost: O(stream × pattern), with `*` 64 times that. */
export function findPhrase(stream: readonly number[], pattern: PhrasePattern): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < stream.length; at++) {
    const end = endOf(stream, at, pattern.symbols);
    if (end < 0) continue;
    let from = at;
    let to = end;
    if (pattern.isOpenBefore) while (from > 0 && stream[from - 1] !== GAP) from--;
    if (pattern.isOpenBehind) while (to < stream.length && stream[to] !== GAP) to++;
    spans.push({ from, to });
  }
  return spans;
}

/** The end of the longest match that begins at `at`, -1 where there is none. */
function endOf(stream: readonly number[], at: number, pattern: readonly number[]): number {
  if (pattern[0]! >= 0 && pattern[0] !== stream[at]) return -1;
  const stars = pattern.reduce((sum, symbol) => sum + (symbol === ANY_LETTERS ? 1 : 0), 0);
  const most = Math.min(stream.length, at + pattern.length + stars * MOST_LETTERS);
  // Places in the pattern that may come next; a * may stand for nothing.
  const reach = (places: Set<number>, place: number): void => {
    for (let next = place; ; next++) {
      places.add(next);
      if (pattern[next] !== ANY_LETTERS) break;
    }
  };
  let places = new Set<number>();
  reach(places, 0);
  let end = -1;
  for (let i = at; ; i++) {
    if (places.has(pattern.length)) end = i;
    if (i >= most || places.size === 0) return end;
    const symbol = stream[i]!;
    const next = new Set<number>();
    for (const place of places) {
      const wanted = pattern[place];
      if (wanted === ANY_LETTERS && symbol !== GAP) reach(next, place);
      else if (wanted === symbol || (wanted === ONE_LETTER && symbol !== GAP)) reach(next, place + 1);
    }
    places = next;
  }
}
