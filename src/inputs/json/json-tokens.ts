import { Tokenizer, TokenizerError, TokenType } from "@streamparser/json";

/** Deeper nesting is refused. */
const JSON_DEPTH = 256;

export type JsonScalar = "string" | "number" | "true" | "false" | "null";

/** Where the values of a document go, in document order. Numbers come with their text, so no digit is lost. */
export interface JsonHandler {
  open(kind: "object" | "array"): void;
  close(kind: "object" | "array"): void;
  key(name: string): void;
  scalar(kind: JsonScalar, text: string): void;
}

/** Why text is not JSON; `isTooDeep` where it is, but nested beyond `JSON_DEPTH`. */
export class JsonFault extends Error {
  readonly isTooDeep: boolean;
  constructor(message: string, isTooDeep = false) {
    super(message);
    this.isTooDeep = isTooDeep;
  }
}

/** What may come next. */
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY = 2;
const KEY_OR_END = 3;
const COLON = 4;
const COMMA_OR_END = 5;
const NOTHING = 6;

/**
 * Reads UTF-8 bytes of one JSON document (RFC 8259) and reports its values. Nothing is built, nothing recurses.
 *
 * `write` takes bytes of any number and throws JsonFault at the first thing that cannot stand there; `end` throws where the
 * document is not complete.
 */
export class JsonReader {
  /** Tokens read so far. */
  tokenCount = 0;
  private readonly handler: JsonHandler;
  private readonly isObject = new Uint8Array(JSON_DEPTH + 1);
  private depth = 0;
  private expected: number = VALUE;
  private tokenizer: Tokenizer;
  private isBroken = false;
  /** True while a token is handed on. */
  private isHandling = false;

  constructor(handler: JsonHandler) {
    this.handler = handler;
    this.tokenizer = this.makeTokenizer();
  }

  /** Whether a whole value has been read. */
  get isComplete(): boolean {
    return this.expected === NOTHING;
  }

  /** Whether nothing but blanks has been read. */
  get isUntouched(): boolean {
    return this.expected === VALUE && this.depth === 0;
  }

  write(bytes: Uint8Array): void {
    try {
      this.tokenizer.write(bytes);
    } catch (error) {
      this.isBroken = true;
      // The tokenizer decodes strictly and lets the decoder's own error through; one of the handler is no fault of the text.
      if (error instanceof TypeError && !this.isHandling) throw new JsonFault("a text is not valid UTF-8");
      throw error instanceof TokenizerError ? new JsonFault(describe(error)) : error;
    }
  }

  end(): void {
    // A number at the very end is only complete once something else follows it.
    this.write(Uint8Array.of(10));
    if (!this.isComplete) throw new JsonFault("it ends before the document does");
  }

  /** Makes ready for the next document; after a fault, too. */
  restart(): void {
    if (this.isBroken || this.expected !== NOTHING) this.tokenizer = this.makeTokenizer();
    this.isBroken = false;
    this.isHandling = false;
    this.depth = 0;
    this.expected = VALUE;
  }

  private makeTokenizer(): Tokenizer {
    const tokenizer = new Tokenizer();
    tokenizer.onToken = ({ token, value }) => {
      this.isHandling = true;
      this.take(token, value);
      this.isHandling = false;
    };
    // Kept as text: 12345678901234567890 and 1.0 must come out as they went in.
    return Object.assign(tokenizer, { parseNumber: (text: string) => text });
  }

  private take(token: TokenType, value: unknown): void {
    this.tokenCount++;
    switch (token) {
      case TokenType.LEFT_BRACE:
        return this.open("object");
      case TokenType.LEFT_BRACKET:
        return this.open("array");
      case TokenType.RIGHT_BRACE:
        return this.close("object", KEY_OR_END);
      case TokenType.RIGHT_BRACKET:
        return this.close("array", VALUE_OR_END);
      case TokenType.COLON:
        this.need(this.expected === COLON, ":");
        this.expected = VALUE;
        return;
      case TokenType.COMMA:
        this.need(this.expected === COMMA_OR_END, ",");
        this.expected = this.isObject[this.depth] === 1 ? KEY : VALUE;
        return;
      case TokenType.STRING:
        if (this.expected === KEY || this.expected === KEY_OR_END) {
          this.expected = COLON;
          return this.handler.key(String(value));
        }
        return this.scalar("string", String(value));
      case TokenType.NUMBER:
        return this.scalar("number", String(value));
      case TokenType.TRUE:
        return this.scalar("true", "true");
      case TokenType.FALSE:
        return this.scalar("false", "false");
      case TokenType.NULL:
        return this.scalar("null", "null");
      default:
        throw new JsonFault("an unknown token was found");
    }
  }

  private need(isAllowed: boolean, found: string): void {
    if (!isAllowed) throw new JsonFault(`${found} was found where ${WANTED[this.expected]!} should stand`);
  }

  private scalar(kind: JsonScalar, text: string): void {
    this.need(this.expected <= VALUE_OR_END, kind === "string" ? "a text" : text.slice(0, 40));
    this.handler.scalar(kind, text);
    this.expected = this.depth === 0 ? NOTHING : COMMA_OR_END;
  }

  private open(kind: "object" | "array"): void {
    this.need(this.expected <= VALUE_OR_END, kind === "object" ? "{" : "[");
    if (this.depth >= JSON_DEPTH) throw new JsonFault(`it is nested more than ${JSON_DEPTH} deep`, true);
    this.depth++;
    this.isObject[this.depth] = kind === "object" ? 1 : 0;
    this.expected = kind === "object" ? KEY_OR_END : VALUE_OR_END;
    this.handler.open(kind);
  }

  private close(kind: "object" | "array", empty: number): void {
    const isOpen = this.depth > 0 && (this.isObject[this.depth] === 1) === (kind === "object");
    this.need(isOpen && (this.expected === COMMA_OR_END || this.expected === empty), kind === "object" ? "}" : "]");
    this.depth--;
    this.expected = this.depth === 0 ? NOTHING : COMMA_OR_END;
    this.handler.close(kind);
  }
}

const WANTED = ["a value", "a value or ]", "a key", "a key or }", ":", "a comma or the end of the list", "the end of the document"] as const;

/** The tokenizer's words without its positions, which mean nothing to the reader. */
function describe(error: Error): string {
  const found = /^Unexpected "([\s\S]*?)" at/.exec(error.message)?.[1];
  return found === undefined ? "a text is not valid" : `${JSON.stringify(found)} was not expected`;
}
