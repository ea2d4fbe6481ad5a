import { WhotalksError } from "../../core/errors.ts";
import type { BookContext, BookFormat, ByteSource, DecodeOptions, Head, Table } from "../../core/records.ts";
import { openAccess, type RandomAccess } from "../access.ts";
import { hasBytes, streamOf } from "../bytes.ts";
import { memberTables, type Member } from "./member-tables.ts";
import { MOST_MEMBERS } from "./zip-directory.ts";
import { pathFault } from "./zip-names.ts";

const BLOCK = 512;
const READ_BYTES = 1_048_576;
/** 1 MiB: long names and other notes about the member that follows. */
const MOST_NOTE = 1_048_576;

/** A tar archive of files that can be opened; compressed with gzip or zstd as well. */
export const tar: BookFormat = {
  id: "tar",
  label: "tar archive",
  extensions: ["tar", "tgz"],
  sniff: ({ bytes }: Head) => (hasBytes(bytes, 257, "ustar") ? 0.6 : 0),
  tables: tarTables,
};

/**
 * The tables of the files in a tar archive (POSIX pax and ustar, GNU). Names are labels, never paths.
 * @throws WhotalksError `tar-broken` where it is cut off or a header is damaged, `tar-path` for a name that leads out of it,
 *   `tar-too-many` beyond 200,000 members; as memberTables, openAccess
 */
async function tarTables(source: ByteSource, _options: DecodeOptions, context: BookContext): Promise<readonly Table[]> {
  const access = await openAccess(source);
  const members: Member[] = [];
  const names = new Set<string>();
  let at = 0;
  let notes: Notes = {};
  for (;;) {
    const header = await access.read(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (header.length < BLOCK) throw tarError(source.name, "tar-broken", `ends inside the header at byte ${at}: it is cut off`);
    checkSum(source.name, header, at);
    const size = notes.size ?? numberOf(header.subarray(124, 136));
    const start = at + BLOCK;
    if (!(size >= 0) || start + size > access.size) throw tarError(source.name, "tar-broken", `ends inside a member of ${size} bytes at byte ${at}: it is cut off`);
    const kind = String.fromCharCode(header[156]!);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === "x" || kind === "g" || kind === "L" || kind === "K") {
      if (size > MOST_NOTE) throw tarError(source.name, "tar-broken", `has a note of ${size} bytes about a member`);
      if (kind === "x") notes = { ...notes, ...paxNotes(await access.read(start, start + size)) };
      else if (kind === "L") notes = { ...notes, name: textOf(await access.read(start, start + size)) };
      continue;
    }
    const name = (notes.name ?? nameOf(header)).replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
    notes = {};
    const fault = pathFault(name);
    if (fault !== undefined) throw tarError(source.name, "tar-path", `holds ${fault} for a name: "${name.slice(0, 40)}"`);
    if (kind === "5" || name === "" || name.endsWith("/")) continue;
    if (members.length === MOST_MEMBERS) throw tarError(source.name, "tar-too-many", `has more than ${MOST_MEMBERS} members`);
    // A name that comes again is a later version of the same file; which of them is meant cannot be known.
    if (names.has(name)) throw tarError(source.name, "tar-broken", `holds "${name.slice(0, 40)}" twice`);
    names.add(name);
    const isFile = kind === "0" || kind === "\0" || kind === "7";
    members.push({ name, ...(isFile ? {} : { trouble: "a link or a device" }), source: memberSource(access, name, start, size) });
  }
  return memberTables(members, context);
}

/** What an extended header says of the member that follows. */
interface Notes {
  readonly name?: string;
  readonly size?: number;
}

function memberSource(access: RandomAccess, name: string, start: number, size: number): ByteSource {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = start; at < start + size; at += READ_BYTES) yield await access.read(at, Math.min(start + size, at + READ_BYTES));
  }
  return {
    name,
    size,
    stream: () => streamOf(chunks()),
    slice: (from, to) => access.read(start + Math.min(from, size), start + Math.min(to, size)),
  };
}

/** The sum of a header's bytes, its own eight read as blanks. */
function checkSum(file: string, header: Uint8Array, at: number): void {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : header[i]!;
  if (sum !== numberOf(header.subarray(148, 156))) throw tarError(file, "tar-broken", `has a damaged header at byte ${at}: its check sum does not fit`);
}

/** Octal digits; or, where the first bit is set, a number with the highest byte first (GNU). NaN for neither. */
function numberOf(field: Uint8Array): number {
  if (field[0] === 0x80) {
    let value = 0;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return value;
  }
  const digits = textOf(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits === "" ? "0" : digits, 8) : Number.NaN;
}

function nameOf(header: Uint8Array): string {
  const name = textOf(header.subarray(0, 100));
  const prefix = hasBytes(header, 257, "ustar\0") ? textOf(header.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

/** Records like "27 path=sub/messages.csv". */
function paxNotes(bytes: Uint8Array): Notes {
  const text = new TextDecoder().decode(bytes);
  const path = /(?:^|\n)\d+ path=([^\n]*)/.exec(text)?.[1];
  const size = /(?:^|\n)\d+ size=(\d+)/.exec(text)?.[1];
  return { ...(path === undefined ? {} : { name: path }), ...(size === undefined ? {} : { size: Number(size) }) };
}

/** Text up to the first NUL. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function tarError(file: string, code: string, found: string): WhotalksError {
  return new WhotalksError(code, `${file}: the tar archive ${found}.`, { hint: "Unpack it and open the files inside.", where: { file } });
}
