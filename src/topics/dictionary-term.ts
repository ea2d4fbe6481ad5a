/** Words, or words in a row, that a text must hold. `*` and `?` stand in it as they were written. */
export interface Phrase {
  readonly kind: "phrase";
  readonly text: string;
  /** True in quotes: word forms do not count. */
  readonly isExact: boolean;
}

/** What a term asks for. */
export type Term =
  | Phrase
  | { readonly kind: "and" | "or"; readonly parts: readonly Term[] }
  | { readonly kind: "not"; readonly part: Term }
  /** One of the phrases on each side, at most so many words from each other, whichever comes first. */
  | { readonly kind: "near"; readonly words: number; readonly left: readonly Phrase[]; readonly right: readonly Phrase[] };

/** What is wrong with a term, and where in it (UTF-16 code units). */
export interface TermFault {
  readonly message: string;
  readonly at: number;
  readonly length: number;
}

/** What a term says: words, a regular expression (its text without slashes), or why it cannot be read. */
export type ParsedTerm =
  | { readonly kind: "term"; readonly term: Term }
  | { readonly kind: "pattern"; readonly source: string }
  | { readonly kind: "fault"; readonly fault: TermFault };

/** The grammar in plain words, a line each, for whoever writes terms. */
export const grammarInWords: readonly string[] = [
  "parcel: the word, in capitals or small letters. late delivery: the words in a row.",
  "deliver*: words that begin so; *gate: that end so; c?t: one letter in between.",
  '"went out": exactly these words, without word forms.',
  "refund AND late, refund OR return, refund NOT tax; brackets group: (late OR slow) AND parcel.",
  "parcel NEAR/5 broken: at most five words from each other.",
  "/ref(un|er)d/: a regular expression, alone in its line; one that takes too long is stopped.",
];

const MOST_LETTERS = 1000;
const MOST_BRACKETS = 30;
const MOST_NEAR = 100;

interface Token {
  readonly kind: "word" | "quoted" | "open" | "close" | "and" | "or" | "not" | "near" | "end";
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

class Unreadable extends Error {
  readonly fault: TermFault;

  constructor(message: string, { at, length }: { readonly at: number; readonly length: number }) {
    super(message);
    this.fault = { message, at, length: Math.max(1, length) };
  }
}

/** Reads one term. Never throws: what is wrong is told with its place. Operators are written in capitals. */
export function parseTerm(text: string): ParsedTerm {
  try {
    if (text.length > MOST_LETTERS) throw new Unreadable(`A term has at most ${MOST_LETTERS} characters.`, { at: MOST_LETTERS, length: text.length - MOST_LETTERS });
    const pattern = /^\s*\/(.+)\/i?\s*$/su.exec(text);
    if (pattern !== null) return { kind: "pattern", source: checkPattern(pattern[1]!, text.indexOf("/") + 1) };
    const tokens = readTokens(text);
    const reader = new Reader(tokens);
    const term = reader.readAll();
    return { kind: "term", term };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: "fault", fault: error.fault };
    throw error;
  }
}

/** A regular expression is compiled, never run, here. */
function checkPattern(source: string, at: number): string {
  try {
    return new RegExp(source, "iu").source;
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*\/iu?:\s*/su, "") : "";
    throw new Unreadable(`This is no regular expression${why === "" ? "" : `: ${why}`}.`, { at, length: source.length });
  }
}

const QUOTES = '"“”„«»';

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const token = /\s*(?:(\()|(\))|(["“”„«»])|([^\s()"“”„«»]+))/guy;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null) break;
    const [whole, open, close, quote, word] = found;
    const bare = open ?? close ?? quote ?? word!;
    const at = found.index + whole.length - bare.length;
    const place = { at, length: bare.length };
    if (open !== undefined) tokens.push({ kind: "open", text: bare, ...place });
    else if (close !== undefined) tokens.push({ kind: "close", text: bare, ...place });
    else if (quote !== undefined) {
      let end = at + 1;
      while (end < text.length && !QUOTES.includes(text[end]!)) end++;
      if (end === text.length) throw new Unreadable("The quote that begins here does not end.", { at, length: text.length - at });
      tokens.push({ kind: "quoted", text: text.slice(at + 1, end), at, length: end + 1 - at });
      token.lastIndex = end + 1;
    } else tokens.push({ ...wordToken(bare), ...place });
  }
  return [...tokens, { kind: "end", text: "", at: text.length, length: 0 }];
}

function wordToken(word: string): Pick<Token, "kind" | "text"> {
  if (word === "AND" || word === "OR" || word === "NOT") return { kind: word === "AND" ? "and" : word === "OR" ? "or" : "not", text: word };
  return { kind: /^NEAR(?:\/|$)/u.test(word) ? "near" : "word", text: word };
}

class Reader {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  readAll(): Term {
    const [first] = this.tokens;
    if (first!.kind === "end") throw new Unreadable("A term needs a word to look for.", first!);
    const term = this.readOr();
    const rest = this.peek();
    if (rest.kind === "close") throw new Unreadable("This bracket closes none.", rest);
    if (rest.kind !== "end") throw new Unreadable("Write AND, OR, NOT or NEAR/5 between brackets and words.", rest);
    if (!holds(term)) throw new Unreadable("NOT alone finds nearly every text: say what it should hold as well, for example refund NOT tax.", first!);
    return term;
  }

  private peek(): Token {
    return this.tokens[this.next]!;
  }

  private readOr(): Term {
    const parts = [this.readAnd()];
    while (this.peek().kind === "or") {
      this.next++;
      parts.push(this.readAnd());
    }
    return parts.length === 1 ? parts[0]! : { kind: "or", parts };
  }

  private readAnd(): Term {
    const parts = [this.readNot()];
    while (this.peek().kind === "and" || this.peek().kind === "not") {
      if (this.peek().kind === "and") this.next++;
      parts.push(this.readNot());
    }
    return parts.length === 1 ? parts[0]! : { kind: "and", parts };
  }

  private readNot(): Term {
    if (this.peek().kind !== "not") return this.readNear();
    const at = this.peek();
    this.next++;
    if (this.peek().kind === "not") throw new Unreadable("One NOT is enough.", at);
    return { kind: "not", part: this.readNear() };
  }

  private readNear(): Term {
    const left = this.readPart();
    const near = this.peek();
    if (near.kind !== "near") return left;
    const words = Number(/^NEAR\/(\d+)$/u.exec(near.text)?.[1] ?? Number.NaN);
    if (!(words >= 1 && words <= MOST_NEAR)) throw new Unreadable(`Write how many words apart, 1 to ${MOST_NEAR}: NEAR/5.`, near);
    this.next++;
    const from = this.peek();
    const right = this.readPart();
    if (this.peek().kind === "near") throw new Unreadable("NEAR joins two sides; join two of them with AND.", this.peek());
    return { kind: "near", words, left: this.phrasesOf(left, near), right: this.phrasesOf(right, from) };
  }

  private phrasesOf(term: Term, at: Token): readonly Phrase[] {
    if (term.kind === "phrase") return [term];
    if (term.kind === "or" && term.parts.every((part) => part.kind === "phrase")) return term.parts;
    throw new Unreadable("NEAR joins words, phrases, or several of them in brackets with OR.", at);
  }

  private readPart(): Term {
    const token = this.peek();
    if (token.kind === "open") {
      if (++this.depth > MOST_BRACKETS) throw new Unreadable(`At most ${MOST_BRACKETS} brackets may stand inside each other.`, token);
      this.next++;
      const inside = this.readOr();
      if (this.peek().kind !== "close") throw new Unreadable(this.peek().kind === "end" ? "The bracket that begins here does not close." : "Write AND, OR, NOT or NEAR/5 between brackets and words.", this.peek().kind === "end" ? token : this.peek());
      this.next++;
      this.depth--;
      return inside;
    }
    const words: Token[] = [];
    while (this.peek().kind === "word" || this.peek().kind === "quoted") words.push(this.tokens[this.next++]!);
    if (words.length === 0) throw new Unreadable(token.kind === "end" || token.kind === "close" ? "A word is missing here." : `A word is missing before ${token.text}.`, token);
    for (const word of words) checkWord(word);
    const text = words.map((word) => word.text).join(" ");
    if (!LETTER.test(text)) throw new Unreadable("There is nothing to look for: letters, digits or emoji are needed.", token);
    return { kind: "phrase", text, isExact: words.every(({ kind }) => kind === "quoted") };
  }
}

/** True where a text must hold something to match: a NOT by itself holds nothing. */
function holds(term: Term): boolean {
  switch (term.kind) {
    case "not":
      return false;
    case "and":
      return term.parts.some(holds);
    case "or":
      return term.parts.every(holds);
    case "phrase":
    case "near":
      return true;
  }
}

const LETTER = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

function checkWord(token: Token): void {
  for (const word of token.text.split(/\s+/u)) {
    if (!/[*?]/u.test(word)) continue;
    const letters = Array.from(word.matchAll(new RegExp(LETTER, "gu"))).length;
    if (word.includes("*") && letters < 2 && !/[\p{Lo}\p{Extended_Pictographic}]/u.test(word)) throw new Unreadable(`A * needs at least two letters beside it.`, token);
    if (letters === 0) throw new Unreadable("A ? needs a letter beside it.", token);
  }
}
