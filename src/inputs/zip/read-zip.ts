import { Inflate } from "fflate";
import type { ByteSource } from "../../core/records.ts";
import { openAccess, type RandomAccess } from "../access.ts";
import { hasBytes, streamOf } from "../bytes.ts";
import { createCrc32 } from "./crc32.ts";
import { readDirectory, type DirectoryEntry } from "./zip-directory.ts";
import { zipError } from "./zip-faults.ts";
import { pathFault } from "./zip-names.ts";

/** 8 GiB: content of all members together. */
const MOST_CONTENT = 8_589_934_592;
/** A member of more than 100 MiB that is more than 200 times what it takes in the archive is taken for an attack. */
const MOST_RATIO = 200;
const RATIO_FROM = 104_857_600;
const LOCAL_BYTES = 30;
/** Read at once, and handed to the decompressor at once: 16 KiB inflate to 16 MiB at most. */
const READ_BYTES = 1_048_576;
const PUSH_BYTES = 16_384;

/** A member of an archive; its name is a label, never a path. */
export type ZipEntry = DirectoryEntry;

/** A zip archive whose directory was read and found sound. */
export interface ZipArchive {
  /** In the order of the directory; names are unique. */
  readonly entries: readonly ZipEntry[];
  /**
   * The content of a member, inflated in pieces; CRC-32 and sizes are checked at its end.
   * @throws (while reading) WhotalksError `zip-encrypted`, `zip-link`, `zip-method`, `zip-name`, `zip-overlap`, `zip-broken`, `zip-size`, `zip-crc`
   */
  stream(entry: ZipEntry): ReadableStream<Uint8Array>;
  /** A member as a file of its own, under its name in the archive. Its stream throws as `stream`. */
  memberSource(entry: ZipEntry): ByteSource;
}

/**
 * Opens a zip archive (zip64, data descriptors, self-extracting ones too) by the directory at its end. Contents are not looked at.
 *
 * Cost: the directory, at most 200,000 members; no member is read.
 * @throws WhotalksError as readDirectory; `zip-path`, `zip-duplicate`, `zip-overlap`, `zip-size`, `zip-too-large` (8 GiB), `zip-ratio`; as openAccess
 */
export async function openZip(source: ByteSource): Promise<ZipArchive> {
  const access = await openAccess(source);
  const { entries, start } = await readDirectory(access, source.name);
  const ends = checkPlaces(source.name, entries, start);
  checkNames(source.name, entries);
  checkSizes(source.name, entries);
  const crc32 = createCrc32();
  const stream = (entry: ZipEntry): ReadableStream<Uint8Array> => streamOf(readMember(access, source.name, entry, ends.get(entry) ?? start, crc32));
  return { entries, stream, memberSource: (entry) => ({ name: entry.name, size: entry.size, stream: () => stream(entry) }) };
}

/** Where the room of each member ends: at the next one or at the directory. */
function checkPlaces(file: string, entries: readonly DirectoryEntry[], directoryStart: number): Map<DirectoryEntry, number> {
  const ends = new Map<DirectoryEntry, number>();
  const sorted = entries.toSorted((a, b) => a.at - b.at);
  for (const [i, entry] of sorted.entries()) {
    const { name, at, size, compressedSize, method } = entry;
    if (method === 0 && !entry.isEncrypted && size !== compressedSize) throw zipError(file, "zip-size", `is stored as it is, yet has two sizes: ${size} and ${compressedSize} bytes.`, name);
    const next = sorted[i + 1]?.at ?? directoryStart;
    const end = at + LOCAL_BYTES + entry.rawName.length + compressedSize;
    if (end > directoryStart) throw zipError(file, "zip-broken", `is said to take ${compressedSize} bytes from byte ${at}, beyond the end of the contents at byte ${directoryStart}.`, name);
    if (end > next) throw zipError(file, "zip-overlap", "overlaps the member after it.", name);
    ends.set(entry, next);
  }
  return ends;
}

function checkNames(file: string, entries: readonly DirectoryEntry[]): void {
  const names = new Set<string>();
  for (const { name } of entries) {
    const fault = pathFault(name);
    if (fault !== undefined) throw zipError(file, "zip-path", `has ${fault} for a name.`, name);
    if (names.has(name)) throw zipError(file, "zip-duplicate", "comes twice.", name);
    names.add(name);
  }
}

function checkSizes(file: string, entries: readonly DirectoryEntry[]): void {
  let content = 0;
  for (const { name, size, compressedSize } of entries) {
    content += size;
    if (!(content <= MOST_CONTENT)) throw zipError(file, "zip-too-large", `inflates to more than ${MOST_CONTENT} bytes.`);
    if (size > RATIO_FROM && size > compressedSize * MOST_RATIO) {
      throw zipError(file, "zip-ratio", `inflates from ${compressedSize} to ${size} bytes, more than ${MOST_RATIO} times as much.`, name);
    }
  }
}

async function* readMember(access: RandomAccess, file: string, entry: DirectoryEntry, end: number, crc32: (crc: number, bytes: Uint8Array) => number): AsyncGenerator<Uint8Array> {
  const { name, size, method } = entry;
  const start = await findContent(access, file, entry, end);
  let given = 0;
  let crc = 0;
  for await (const bytes of method === 0 ? pieces(access, file, entry, start) : inflated(file, name, pieces(access, file, entry, start))) {
    given += bytes.length;
    if (given > size) throw zipError(file, "zip-size", `holds more than the ${size} bytes it is said to.`, name);
    crc = crc32(crc, bytes);
    yield bytes;
  }
  if (given !== size) throw zipError(file, "zip-size", `holds ${given} bytes instead of ${size}.`, name);
  if (crc !== entry.crc) throw zipError(file, "zip-crc", "is damaged: its CRC-32 does not fit.", name);
}

/** Where the content of a member begins, behind its own header. */
async function findContent(access: RandomAccess, file: string, entry: DirectoryEntry, end: number): Promise<number> {
  const { name, at, method, rawName, compressedSize } = entry;
  if (entry.isEncrypted) throw zipError(file, "zip-encrypted", "is encrypted.", name);
  if (entry.isLink) throw zipError(file, "zip-link", "is a link, not a file.", name);
  if (method !== 0 && method !== 8) throw zipError(file, "zip-method", `is compressed with ${methodName(method)}, which cannot be read.`, name);
  const header = await access.read(at, Math.min(end, at + LOCAL_BYTES + rawName.length));
  if (header.length < LOCAL_BYTES || !hasBytes(header, 0, "PK\x03\x04")) throw zipError(file, "zip-broken", `has no header at byte ${at}.`, name);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const nameLength = view.getUint16(26, true);
  if (rawName.length > 0 && (nameLength !== rawName.length || rawName.some((byte, i) => byte !== header[LOCAL_BYTES + i]))) {
    throw zipError(file, "zip-name", "has another name in its own header than in the directory.", name);
  }
  const start = at + LOCAL_BYTES + nameLength + view.getUint16(28, true);
  if (start + compressedSize > end) throw zipError(file, "zip-overlap", "overlaps what comes after it.", name);
  return start;
}

async function* pieces(access: RandomAccess, file: string, { name, compressedSize }: DirectoryEntry, start: number): AsyncGenerator<Uint8Array> {
  const end = start + compressedSize;
  for (let at = start; at < end; at += READ_BYTES) {
    const until = Math.min(end, at + READ_BYTES);
    const bytes = await access.read(at, until);
    if (bytes.length !== until - at) throw zipError(file, "zip-cut-off", `ends at byte ${at + bytes.length} instead of ${end}.`, name);
    yield bytes;
  }
}

async function* inflated(file: string, name: string, compressed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const found: Uint8Array[] = [];
  const inflate = new Inflate((bytes) => void found.push(bytes));
  const push = (bytes: Uint8Array, isLast: boolean): Uint8Array[] => {
    try {
      inflate.push(bytes, isLast);
    } catch (error) {
      throw zipError(file, "zip-broken", `cannot be inflated: ${error instanceof Error ? error.message : String(error)}.`, name);
    }
    return found.splice(0).filter((piece) => piece.length > 0);
  };
  for await (const bytes of compressed) {
    for (let at = 0; at < bytes.length; at += PUSH_BYTES) yield* push(bytes.subarray(at, at + PUSH_BYTES), false);
  }
  yield* push(new Uint8Array(0), true);
}

function methodName(method: number): string {
  const names = new Map([[9, "Deflate64"], [12, "bzip2"], [14, "LZMA"], [93, "zstd"], [95, "xz"], [98, "PPMd"], [99, "AES encryption"]]);
  return names.get(method) ?? `method ${method}`;
}
