import type { Head } from "../../core/records.ts";
import { headText } from "../text/decode-text.ts";
import { xmlEncoding } from "./xml-encoding.ts";

const LOOK_AT_BYTES = 16_384;

export interface XmlRoot {
  /** Without its namespace prefix; "" where a declared document has none within reach. */
  readonly name: string;
  /** Whether the text says that it is XML, by a declaration or a document type, before the element. */
  readonly isDeclared: boolean;
  /** The text after the name: attributes and the beginning of the content. */
  readonly rest: string;
}

/**
 * The root element of a file that begins like XML; undefined for everything else, also where the encoding cannot be read. Blanks,
 * comments, processing instructions and a document type before it are skipped. Looks at 16 KiB.
 */
export function xmlRoot(head: Head): XmlRoot | undefined {
  const text = textOf(head);
  if (text === undefined) return undefined;
  let at = 0;
  let isDeclared = false;
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (text.startsWith("<!--", at)) at = after(text, "-->", at + 4);
    else if (text.startsWith("<?", at)) {
      isDeclared ||= text.startsWith("<?xml", at);
      at = after(text, "?>", at + 2);
    } else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      isDeclared = true;
      const end = text.indexOf(">", at);
      const subset = text.indexOf("[", at);
      at = subset >= 0 && subset < end ? after(text, "]", subset) : at;
      at = after(text, ">", at);
    } else break;
  }
  const match = /^<(?:[\p{L}_][\p{L}\p{N}_.-]*:)?([\p{L}_][\p{L}\p{N}_.-]*)(?=[\s/>])/u.exec(text.slice(at, at + 300));
  if (match === null && isDeclared) return { name: "", isDeclared, rest: "" };
  return match === null ? undefined : { name: match[1]!, isDeclared, rest: text.slice(at + match[0].length) };
}

/** The place behind `mark`; the end of the text where it does not come. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function textOf(head: Head): string | undefined {
  const first = head.bytes[0] === 0xef ? head.bytes[3] : head.bytes[0];
  // Blank, tab, line ends, "<", or what UTF-16 begins with.
  if (first === undefined || !(first === 0x3c || first === 0x20 || (first >= 9 && first <= 13) || first === 0 || first >= 0xfe)) return undefined;
  try {
    const cut = { ...head, bytes: head.bytes.subarray(0, LOOK_AT_BYTES), isWhole: false };
    const encoding = xmlEncoding(cut);
    return new TextDecoder().decode(encoding === "utf-8" ? cut.bytes : headText(cut, encoding));
  } catch {
    return undefined;
  }
}
