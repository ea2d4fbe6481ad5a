import { gzipSync, unzipSync, zipSync } from "fflate";
import type { Random } from "../../src/core/random.ts";
import { hasBytes } from "../../src/inputs/bytes.ts";

/** What stands in files of these kinds and makes readers stumble. */
const TOKENS: readonly string[] = [
  ",", ";", "\t", "|", '"', '""', '"""', "'", "\\", "\\\"", "\n", "\r", "\r\n", "\n\n", "\0", "\x1a", "\u2028", "\ufeff", "\u202e", "#", "sep=,\n", " ",
  "{", "}", "[", "]", ":", "{}", "[]", "[[[[[[[[", '{"a":', "null", "true", "\\u0000", "\\ud800", "\\u12", "1e999", "-0", "12345678901234567890", '"__proto__"', '"constructor"',
  "<", ">", "/>", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?xml ", "?>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "&lt;", "&#0;", "&#x110000;", "&#xd800;", '=""', " xmlns:x=\"y\"",
  "<node id=\"a\"/>", "<edge source=\"a\" target=\"zz\"/>", "<graph>", "</graph>", "weight=\"NaN\"", "start=\"-INF\"", "<row Id=\"9\"/>", "</row>", "<c r=\"XFD1048576\"><v>1</v></c>", "t=\"s\"", "r=\"A0\"", "<v>-1</v>", "<v>1e308</v>", "date1904=\"1\"",
  "graph [", "node [ id 1 ]", "edge [ source 1 target 9 ]", "*Vertices 999999999", "*Arcs", "*Edges\n", "*Matrix", "digraph {", "->", "--", "subgraph {", "/*", "*/", "dl n=99999999", "data:", "labels embedded", "*Tie data\n",
  "From ann@example.org Mon Jan  1 10:00:00 2024\n", "From: ", "To: ", "\nMessage-ID: <1@example.org>\n", "=?utf-8?q?=?=", "=?x?b?!!?=", "Content-Type: multipart/mixed; boundary=\"b1\"\n", "--b1\n", "--b1--\n", "Content-Length: 99999\n", "Content-Transfer-Encoding: base64\n", ";charset=utf-7", ":;", "<<>>",
  "12/31/23, 9:05 PM - ", "[31.12.23, 21:05:10] ", "Ann: ", "\u200e", "@bob", "2024-02-30", "31/12/1999", "0000-00-00", "-1", "NaN", "Infinity", "1e-320", "1.234,56", "%", "0x10",
];
/** Bytes that are no text, one character a byte. */
const MAGIC: readonly string[] = ["PAR1", "ARROW1\0\0", "\xff\xff\xff\xff", "\0\0\0\0", "PK\x03\x04", "PK\x05\x06", "PK\x01\x02", "\x1f\x8b\x08", "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"];
const LARGEST = 65_536;

/** Another file made of this one: one to eight changes, and sometimes a change inside the archive or the compression it lies in. */
export function mutate(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const times = 1 << random.below(4);
  if (hasBytes(bytes, 0, "PK\x03\x04") && random.below(4) > 0) {
    const inner = mutateMember(random, bytes, other, times);
    if (inner !== undefined) return inner.subarray(0, LARGEST);
  }
  let changed = bytes;
  for (let i = 0; i < times; i++) changed = change(random, changed, other);
  changed = changed.subarray(0, LARGEST);
  return random.below(64) === 0 ? gzipSync(changed, { mtime: 0, level: 1 }) : changed;
}

/** One member changed, and an archive that is right in everything else: without this, checksums would keep readers from ever seeing it. */
function mutateMember(random: Random, zip: Uint8Array, other: Uint8Array, times: number): Uint8Array | undefined {
  let members: Record<string, Uint8Array>;
  try {
    members = unzipSync(zip, { filter: ({ originalSize }) => originalSize < LARGEST });
  } catch {
    return undefined;
  }
  const names = Object.keys(members);
  const name = names[random.below(Math.max(1, names.length))];
  if (name === undefined) return undefined;
  switch (random.below(8)) {
    case 0:
      delete members[name];
      break;
    case 1:
      members[`${random.below(2) === 0 ? "a/" : "../"}${name}`] = members[name]!;
      break;
    default:
      for (let i = 0; i < times; i++) members[name] = change(random, members[name]!, other);
  }
  try {
    return zipSync(members, { level: random.below(2) === 0 ? 0 : 1, mtime: "2024-01-01T00:00:00Z" });
  } catch {
    return undefined;
  }
}

function change(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(random.below(4) === 0 ? 512 : 12);
  switch (random.below(10)) {
    case 0: {
      const flipped = bytes.slice();
      if (at < flipped.length) flipped[at]! ^= 1 << random.below(8);
      return flipped;
    }
    case 1: {
      const set = bytes.slice();
      if (at < set.length) set[at] = [0, 0xff, 0x80, 0x7f, 10, 34, random.below(256)][random.below(7)]!;
      return set;
    }
    case 2:
      return join(bytes.subarray(0, at), bytes.subarray(at + length));
    case 3:
      return join(bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at));
    case 4:
      return bytes.subarray(0, at);
    case 5: {
      const from = random.below(other.length + 1);
      return join(bytes.subarray(0, at), other.subarray(from, from + length * 8), bytes.subarray(at));
    }
    case 6:
      return join(bytes.subarray(0, at), other.subarray(random.below(other.length + 1)));
    case 7: {
      const from = random.below(bytes.length + 1);
      return join(bytes.subarray(0, at), bytes.subarray(from, from + length * 4), bytes.subarray(at));
    }
    default:
      return join(bytes.subarray(0, at), token(random), bytes.subarray(random.below(2) === 0 ? at : at + length));
  }
}

/** A token as UTF-8, or its bytes as they stand where it is made of bytes beyond text. */
function token(random: Random): Uint8Array {
  const text = random.below(12) === 0 ? MAGIC[random.below(MAGIC.length)]! : TOKENS[random.below(TOKENS.length)]!;
  const bytes = Buffer.from(text, MAGIC.includes(text) ? "latin1" : "utf8");
  return random.below(24) === 0 ? Buffer.concat(Array.from({ length: 1 << random.below(10) }, () => bytes)) : bytes;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
