import { deflateRawSync, crc32 } from "node:zlib";

/** A member as it is to be written; whatever is said twice lies on purpose. */
export interface MemberToWrite {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly method?: number;
  /** Bytes in the archive in place of the compressed content. */
  readonly raw?: Uint8Array;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  readonly localName?: string;
  readonly extra?: Uint8Array;
  /** Version made by (upper byte: system) and external attributes. */
  readonly madeBy?: number;
  readonly attributes?: number;
  /** Place of the header, where the directory is to lie about it. */
  readonly at?: number;
  /** Sizes behind the content, zeros in the header. */
  readonly hasDescriptor?: boolean;
}

export interface ZipToWrite {
  readonly before?: Uint8Array;
  /** Whether offsets count the bytes before the archive. */
  readonly countsBefore?: boolean;
  readonly isZip64?: boolean;
  readonly comment?: Uint8Array;
}

/** Writes a zip archive with any member and any lie. */
export function makeZip(members: readonly MemberToWrite[], { before = new Uint8Array(0), countsBefore = false, isZip64 = false, comment = new Uint8Array(0) }: ZipToWrite = {}): Uint8Array {
  const parts: Uint8Array[] = [before];
  const directory: Uint8Array[] = [];
  const shift = countsBefore ? before.length : 0;
  let at = 0;
  for (const member of members) {
    const { flags = 0, hasDescriptor = false, madeBy = 20, attributes = 0, extra = new Uint8Array(0) } = member;
    const content = bytesOf(member.content ?? "");
    const method = member.method ?? 8;
    const raw = member.raw ?? (method === 8 ? new Uint8Array(deflateRawSync(content)) : content);
    const name = bytesOf(member.name);
    const localName = bytesOf(member.localName ?? member.name);
    const sums = { crc: member.crc ?? crc32(content), compressedSize: member.compressedSize ?? raw.length, size: member.size ?? content.length };
    const allFlags = flags | (hasDescriptor ? 8 : 0);
    const local = record("PK\x03\x04", [20, 2], [allFlags, 2], [method, 2], [0, 4], ...(hasDescriptor ? noSums : [[sums.crc, 4], [sums.compressedSize, 4], [sums.size, 4]] as const), [localName.length, 2], [0, 2]);
    const descriptor = hasDescriptor ? record("PK\x07\x08", [sums.crc, 4], [sums.compressedSize, 4], [sums.size, 4]) : new Uint8Array(0);
    parts.push(local, localName, raw, descriptor);
    const place = member.at ?? at + shift;
    const long = isZip64 ? record("\x01\x00\x18\x00", [sums.size, 8], [sums.compressedSize, 8], [place, 8]) : new Uint8Array(0);
    const fields = isZip64 ? ([[0xffffffff, 4], [0xffffffff, 4]] as const) : ([[sums.compressedSize, 4], [sums.size, 4]] as const);
    directory.push(
      record("PK\x01\x02", [madeBy, 2], [20, 2], [allFlags, 2], [method, 2], [0, 4], [sums.crc, 4], ...fields, [name.length, 2], [extra.length + long.length, 2], [0, 2], [0, 2], [0, 2], [attributes, 4], [isZip64 ? 0xffffffff : place, 4]),
      name, long, extra,
    );
    at += local.length + localName.length + raw.length + descriptor.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const start = at + shift;
  if (isZip64) {
    directory.push(record("PK\x06\x06", [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [members.length, 8], [members.length, 8], [size, 8], [start, 8]));
    directory.push(record("PK\x06\x07", [0, 4], [start + size, 8], [1, 4]));
  }
  const count = isZip64 ? 0xffff : members.length & 0xffff;
  directory.push(record("PK\x05\x06", [0, 2], [0, 2], [count, 2], [count, 2], [isZip64 ? 0xffffffff : size, 4], [isZip64 ? 0xffffffff : start, 4], [comment.length, 2]), comment);
  return new Uint8Array(Buffer.concat([...parts, ...directory]));
}

const noSums = [[0, 4], [0, 4], [0, 4]] as const;

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === "string" ? new TextEncoder().encode(text) : text;
}

function record(signature: string, ...fields: readonly (readonly [number, 2 | 4 | 8])[]): Uint8Array {
  const bytes = Buffer.alloc(signature.length + fields.reduce((sum, [, width]) => sum + width, 0));
  bytes.write(signature, "latin1");
  let at = signature.length;
  for (const [value, width] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return new Uint8Array(bytes);
}
