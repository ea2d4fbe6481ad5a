import { SaxesParser } from "saxes";
import { WhotalksError } from "../../core/errors.ts";
import { sampleOf } from "../../core/notice.ts";
import type { Task } from "../../core/task.ts";
import { chunksOf, concatBytes, streamOf } from "../bytes.ts";
import { readText } from "../text/decode-text.ts";
import { DECLARATION_BYTES, xmlEncoding } from "./xml-encoding.ts";

/** Elements may stand this deep in each other. */
const DEEPEST = 256;
/** Characters of one tag, comment or stretch of text. */
const LONGEST = 16_777_216;
/** Characters parsed at a time. */
const PIECE = 65_536;

/** Attributes by their names as written (`r:id`), references replaced. The object has no prototype: `__proto__` is a name like any other. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** What is told of an XML document, in its order. Names come without their namespace prefix: `y:NodeLabel` is "NodeLabel". */
export interface XmlHandler {
  /** A start tag; `line` is the physical line (1-based) of its beginning. */
  open(name: string, attributes: XmlAttributes, line: number): void;
  /** Text inside the root element, CDATA sections included, references replaced; blanks and line breaks too, which count as LF. One stretch may come in several calls. */
  text?(text: string): void;
  /** An end tag; comes for `<a/>` as well. `line` is the line of its end. */
  close?(name: string, line: number): void;
  /** Called between pieces of at most 64 K characters, and at the end: the place to hand on what was gathered. */
  pause?(): void | Promise<void>;
}

export interface XmlContext {
  readonly task: Task;
  /** What the user says the encoding is; else it is found out (xml-encoding). */
  readonly encoding?: string;
}

/**
 * Reads a stream of XML from front to back; what the handler throws ends the reading. Nothing outside the file is ever looked at,
 * and the only references known are `&lt; &gt; &amp; &quot; &apos;` and numbers. Namespaces are not resolved. Memory: one piece
 * and the longest tag or text; cost O(bytes), about 25 MB/s.
 * @param file its name for errors
 * @throws WhotalksError `xml-doctype` for any document type declaration (before anything it declares is looked at), `xml-broken`
 *   with line and column where the text is not well formed or ends early, `xml-too-deep` beyond 256 levels, `xml-too-long` for a
 *   tag, comment or text of more than 16 M characters, `encoding` at the first byte that does not belong there, `cancelled`
 */
export async function readXml(stream: ReadableStream<Uint8Array>, file: string, handler: XmlHandler, context: XmlContext): Promise<void> {
  const { task } = context;
  const { encoding, bytes } = await detect(stream, file, context.encoding);
  const document = new XmlDocument(file, handler);
  const decoder = new TextDecoder();
  const chunks = readText(bytes, encoding, file);
  let done = 0;
  try {
    for await (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true });
      for (let at = 0; at < text.length; at += PIECE) {
        document.write(text.slice(at, at + PIECE));
        await handler.pause?.();
        await task.breathe({ stage: "read", done: done + at, total: Number.NaN, unit: "bytes" });
      }
      done += chunk.length;
    }
    document.end();
    await handler.pause?.();
  } finally {
    await chunks.return(undefined);
  }
}

/** The encoding by the first bytes, and a stream that begins with them. */
async function detect(stream: ReadableStream<Uint8Array>, name: string, answer: string | undefined): Promise<{ encoding: string; bytes: ReadableStream<Uint8Array> }> {
  const chunks = chunksOf(stream);
  let bytes: Uint8Array = new Uint8Array(0);
  let isWhole = false;
  try {
    while (bytes.length < DECLARATION_BYTES && !isWhole) {
      const { done, value } = await chunks.next();
      if (done) isWhole = true;
      else bytes = bytes.length === 0 ? value : concatBytes(bytes, value);
    }
    const encoding = xmlEncoding({ name, bytes, isWhole }, answer);
    return { encoding, bytes: streamOf(joined(bytes, chunks)) };
  } catch (error) {
    await chunks.return(undefined);
    throw error;
  }
}

async function* joined(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** The parser with its limits. */
class XmlDocument {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly file: string;
  private readonly open: string[] = [];
  private startLine = 1;
  /** Characters since something was complete. */
  private pending = 0;
  private isEnding = false;

  constructor(file: string, handler: XmlHandler) {
    this.file = file;
    const { parser } = this;
    parser.on("error", (error) => {
      throw this.broken(error);
    });
    parser.on("doctype", (text) => {
      throw this.fault("xml-doctype", `a document type declaration (<!DOCTYPE${sampleOf(text.trimEnd())}>) is not read`, "Entities and external files can be declared there. Delete the declaration with a text editor if nothing in the file needs it.");
    });
    parser.on("opentagstart", () => {
      // The character after the name has been read: where it is a line break, the tag began on the line before.
      this.startLine = parser.column === 0 ? parser.line - 1 : parser.line;
    });
    parser.on("opentag", ({ name, attributes }) => {
      this.pending = 0;
      this.open.push(name);
      if (this.open.length > DEEPEST) throw this.fault("xml-too-deep", `more than ${DEEPEST} elements stand inside each other`, "A file as deep as that was not written by any program known here.");
      handler.open(localName(name), attributes, this.startLine);
    });
    parser.on("closetag", ({ name }) => {
      this.pending = 0;
      this.open.pop();
      handler.close?.(localName(name), parser.line);
    });
    const text = (value: string): void => {
      this.pending = 0;
      if (value !== "" && this.open.length > 0) handler.text?.(value);
    };
    parser.on("text", text);
    parser.on("cdata", text);
    parser.on("comment", () => void (this.pending = 0));
    parser.on("processinginstruction", () => void (this.pending = 0));
  }

  write(piece: string): void {
    this.pending += piece.length;
    this.parser.write(piece);
    if (this.pending > LONGEST) throw this.fault("xml-too-long", `a tag, comment or text of more than ${LONGEST} characters ends nowhere before here`, "A quotation mark or a > may be missing.");
  }

  end(): void {
    this.isEnding = true;
    this.parser.close();
  }

  private broken(error: Error): WhotalksError {
    if (this.isEnding) {
      const inside = this.open.length === 0 ? "before its first element is complete" : `inside <${sampleOf(this.open.at(-1)!)}>`;
      return this.fault("xml-broken", `the file ends ${inside}: it looks cut off`, "Copy or export the file again.");
    }
    const what = error.message.replace(/^(?:[^\n]*?:)?\d+:\d+: /, "").replace(/\.$/, "");
    return this.fault("xml-broken", `this is not well-formed XML: ${sampleOf(what)}`, "Check the file with whatever wrote it.");
  }

  private fault(code: string, what: string, hint: string): WhotalksError {
    const { line, column } = this.parser;
    return new WhotalksError(code, `${this.file}: line ${line}, column ${column}: ${what}.`, { hint, where: { file: this.file, line, column: String(column) } });
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
