import { WhotalksError } from "../../core/errors.ts";
import type { Head } from "../../core/records.ts";
import { hasBytes } from "../bytes.ts";
import { detectEncoding } from "../text/encoding.ts";

/** As many bytes as an XML declaration is looked for in. */
export const DECLARATION_BYTES = 1024;

/**
 * The encoding of an XML file: the answer where there is one, else the byte order mark or the width of its first characters, else
 * what its declaration names, else UTF-8. A declaration that says UTF-16 in a file of single bytes is not believed: the text is
 * then checked as UTF-8. Canonical names of the Encoding Standard. Source: XML 1.0, appendix F.
 * @throws WhotalksError `encoding-unsupported` for a declared encoding that is not known; as detectEncoding
 */
export function xmlEncoding(head: Head, answer?: string): string {
  const found = detectEncoding(head, answer);
  if ((answer !== undefined && answer !== "") || found !== "utf-8" || hasBytes(head.bytes, 0, "\xef\xbb\xbf")) return found;
  const start = new TextDecoder("latin1").decode(head.bytes.subarray(0, DECLARATION_BYTES));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1];
  if (declared === undefined || /^(?:utf-?16|ucs-?[24]|iso-10646)/i.test(declared)) return "utf-8";
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new WhotalksError("encoding-unsupported", `${head.name}: the XML declaration names the encoding "${declared}", which is not known.`, {
      hint: "Save the file as UTF-8 and correct its first line.",
      where: { file: head.name, line: 1, sample: declared },
    });
  }
}
