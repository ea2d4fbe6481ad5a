import type { RandomAccess } from "../access.ts";
import { hasBytes } from "../bytes.ts";
import { createCrc32 } from "./crc32.ts";
import { zipError } from "./zip-faults.ts";
import { decodeName } from "./zip-names.ts";

/** Most members an archive may have. */
export const MOST_MEMBERS = 200_000;
/** 512 MiB: a directory of 200,000 members is a tenth of that. */
const MOST_DIRECTORY = 536_870_912;
const END_BYTES = 22;
const HEADER_BYTES = 46;

/** One member as the directory of the archive describes it. */
export interface DirectoryEntry {
  /** A label with `/` between folders; never a path. */
  readonly name: string;
  /** Bytes of content and bytes in the archive, as the directory says. */
  readonly size: number;
  readonly compressedSize: number;
  readonly isFolder: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** A link or a device, no file. */
  readonly isLink: boolean;
  readonly crc: number;
  /** Place of its own header in the file. */
  readonly at: number;
  /** Its name as bytes, to be compared with that of its own header; empty where that one is masked. */
  readonly rawName: Uint8Array;
}

interface End {
  /** Members, modulo 65,536 where `isExact` is false. */
  readonly count: number;
  readonly isExact: boolean;
  readonly size: number;
  readonly start: number;
  /** Bytes that stand before the archive in the file: the program of a self-extracting one. */
  readonly before: number;
}

/**
 * Reads the directory at the end of a zip archive (APPNOTE.TXT 6.3.10; zip64 and self-extracting archives too).
 * @returns the members in the order of the directory, and where the directory starts
 * @throws WhotalksError `zip-cut-off`, `zip-broken`, `zip-split`, `zip-too-many`
 */
export async function readDirectory(access: RandomAccess, file: string): Promise<{ readonly entries: DirectoryEntry[]; readonly start: number }> {
  const end = await findEnd(access, file);
  if (end.isExact && end.count > MOST_MEMBERS) throw tooMany(file, end.count);
  if (end.size > MOST_DIRECTORY) throw zipError(file, "zip-too-many", `has a directory of ${end.size} bytes; at most ${MOST_DIRECTORY} are read.`);
  const start = end.start + end.before;
  const bytes = await access.read(start, start + end.size);
  const view = viewOf(bytes);
  const crc32 = createCrc32();
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < bytes.length && !hasBytes(bytes, at, "PK\x05\x05")) {
    if (entries.length === MOST_MEMBERS) throw tooMany(file, Math.max(end.count, MOST_MEMBERS + 1));
    if (!hasBytes(bytes, at, "PK\x01\x02")) throw broken(file, `has no entry at byte ${at} of its directory, where number ${entries.length + 1} should begin.`);
    if (at + HEADER_BYTES > bytes.length) throw broken(file, `has a directory that ends inside entry ${entries.length + 1}.`);
    const next = at + HEADER_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw broken(file, `has a directory that ends inside entry ${entries.length + 1}.`);
    entries.push(readEntry(file, bytes.subarray(at, next), end.before, crc32));
    at = next;
  }
  if (end.isExact ? entries.length !== end.count : entries.length % 65_536 !== end.count) {
    throw broken(file, `has ${entries.length} members in its directory where its end record promises ${end.count}.`);
  }
  return { entries, start };
}

async function findEnd(access: RandomAccess, file: string): Promise<End> {
  const tailStart = Math.max(0, access.size - END_BYTES - 65_535);
  const tail = await access.read(tailStart, access.size);
  let at = tail.length - END_BYTES;
  while (at >= 0 && !hasBytes(tail, at, "PK\x05\x06")) at--;
  if (at < 0) throw zipError(file, "zip-cut-off", "has no directory at its end: it is cut off.");
  const view = viewOf(tail);
  const comment = view.getUint16(at + 20, true);
  const left = tail.length - at - END_BYTES;
  if (comment !== left) throw broken(file, `promises a comment of ${comment} bytes at its end and has ${left} bytes there.`);
  const disk = view.getUint16(at + 4, true);
  const count = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const start = view.getUint32(at + 16, true);
  const zip64 = tailStart + at >= 20 ? await access.read(tailStart + at - 20, tailStart + at) : tail.subarray(0, 0);
  if (hasBytes(zip64, 0, "PK\x06\x07")) return readEnd64(access, file, viewOf(zip64), tailStart + at - 20);
  if (disk !== 0 || view.getUint16(at + 6, true) !== 0) throw zipError(file, "zip-split", `is part ${disk + 1} of an archive in several parts.`);
  const before = tailStart + at - size - start;
  return { count, isExact: false, size, start, before: await beforeArchive(access, file, { size, start, before }) };
}

async function readEnd64(access: RandomAccess, file: string, locator: DataView, locatorAt: number): Promise<End> {
  let at = toNumber(locator.getBigUint64(8, true));
  let record = await access.read(at, at + 56);
  if (!hasBytes(record, 0, "PK\x06\x06")) {
    // Bytes before the archive move the record away from where the locator says it is; it usually ends at the locator.
    at = locatorAt - 56;
    record = at < 0 ? record.subarray(0, 0) : await access.read(at, locatorAt);
  }
  if (record.length < 56 || !hasBytes(record, 0, "PK\x06\x06")) throw broken(file, "has no zip64 end record where it says.");
  const view = viewOf(record);
  const disk = view.getUint32(16, true);
  if (disk !== 0 || locator.getUint32(16, true) > 1) throw zipError(file, "zip-split", `is part ${disk + 1} of an archive in several parts.`);
  const count = toNumber(view.getBigUint64(32, true));
  const size = toNumber(view.getBigUint64(40, true));
  const start = toNumber(view.getBigUint64(48, true));
  return { count, isExact: true, size, start, before: await beforeArchive(access, file, { size, start, before: at - size - start }) };
}

/** Bytes before the archive, by where its directory should end; 0 where the directory stands exactly where it is said to be. */
async function beforeArchive(access: RandomAccess, file: string, { size, start, before }: { size: number; start: number; before: number }): Promise<number> {
  if (before < 0) throw zipError(file, "zip-cut-off", `is said to have its directory at byte ${start}, which is ${-before} bytes too late: its beginning is missing.`);
  if (before === 0 || size === 0) return 0;
  const isEntryAt = async (at: number): Promise<boolean> => hasBytes(await access.read(at, at + 4), 0, "PK\x01\x02");
  return (await isEntryAt(start + before)) || !(await isEntryAt(start)) ? before : 0;
}

function readEntry(file: string, bytes: Uint8Array, before: number, crc32: (crc: number, bytes: Uint8Array) => number): DirectoryEntry {
  const view = viewOf(bytes);
  const flags = view.getUint16(8, true);
  const nameEnd = HEADER_BYTES + view.getUint16(28, true);
  const rawName = bytes.slice(HEADER_BYTES, nameEnd);
  const plain = decodeName(rawName, (flags & 0x800) !== 0);
  const extra = readExtra(file, plain, bytes.subarray(nameEnd, nameEnd + view.getUint16(30, true)));
  const name = unicodeName(extra.get(0x7075), rawName, crc32) ?? plain;
  const long = zip64Reader(file, name, extra.get(0x0001));
  const size = long(view.getUint32(24, true), "size");
  const compressedSize = long(view.getUint32(20, true), "compressed size");
  const at = long(view.getUint32(42, true), "place") + before;
  const madeBy = view.getUint8(5);
  const mode = madeBy === 3 || madeBy === 19 ? view.getUint32(38, true) >>> 16 : 0;
  const kind = mode & 0xf000;
  return {
    name,
    size,
    compressedSize,
    isFolder: name.endsWith("/") || kind === 0x4000,
    method: view.getUint16(10, true),
    isEncrypted: (flags & 0x41) !== 0,
    isLink: kind !== 0 && kind !== 0x8000 && kind !== 0x4000,
    crc: view.getUint32(16, true),
    at,
    rawName: (flags & 0x2000) === 0 ? rawName : rawName.subarray(0, 0),
  };
}

/** The extra fields of an entry by their number. */
function readExtra(file: string, name: string, bytes: Uint8Array): Map<number, Uint8Array> {
  const fields = new Map<number, Uint8Array>();
  const view = viewOf(bytes);
  let at = 0;
  // Fewer than four bytes at the end are padding that some programs write.
  while (at + 4 <= bytes.length) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > bytes.length) throw zipError(file, "zip-broken", "has an extra field that is longer than the room for it.", name);
    fields.set(view.getUint16(at, true), bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** The name in UTF-8 that Info-ZIP adds, where it belongs to the plain one. */
function unicodeName(field: Uint8Array | undefined, rawName: Uint8Array, crc32: (crc: number, bytes: Uint8Array) => number): string | undefined {
  if (field === undefined || field.length < 6 || field[0] !== 1) return undefined;
  return viewOf(field).getUint32(1, true) === crc32(0, rawName) ? decodeName(field.subarray(5), true) : undefined;
}

/** Reads the numbers that do not fit into four bytes, in the order in which they must be asked for. */
function zip64Reader(file: string, name: string, field: Uint8Array | undefined): (value: number, what: string) => number {
  let at = 0;
  return (value, what) => {
    if (value !== 0xffffffff || field === undefined) return value;
    if (at + 8 > field.length) throw zipError(file, "zip-broken", `has a zip64 field without its ${what}.`, name);
    at += 8;
    return toNumber(viewOf(field).getBigUint64(at - 8, true));
  };
}

function tooMany(file: string, count: number): Error {
  return zipError(file, "zip-too-many", `has ${count} members or more; at most ${MOST_MEMBERS} are read.`);
}

function broken(file: string, found: string): Error {
  return zipError(file, "zip-broken", found);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A number beyond 2^53 is beyond every file: it stays larger than any. */
function toNumber(value: bigint): number {
  return Number(value);
}
