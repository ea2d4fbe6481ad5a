import type { AsyncBuffer, FileMetaData } from "hyparquet";
import { parquetMetadataAsync } from "hyparquet/src/metadata.js";
import { deserializeTCompactProtocol } from "hyparquet/src/thrift.js";
import type { WhotalksError } from "../../core/errors.ts";
import type { RandomAccess } from "../access.ts";
import { hasBytes } from "../bytes.ts";
import { broken, encryptedError, reasonOf } from "./parquet-faults.ts";

/** 64 MiB: a footer of a thousand columns and a thousand row groups is a tenth of that. */
const MOST_FOOTER = 67_108_864;
/** Kinds of values that the format knows. */
const TYPES = 8;

/**
 * The footer of a file: its schema, and where each column of each row group lies.
 * @throws WhotalksError `parquet-broken`, naming the element of the schema where one has no type; `parquet-encrypted`
 */
export async function readFooter(access: RandomAccess, file: string): Promise<FileMetaData> {
  const end = await access.read(Math.max(0, access.size - 8), access.size);
  if (hasBytes(end, 4, "PARE")) throw encryptedError(file);
  if (!hasBytes(end, 4, "PAR1") || access.size < 12) throw broken(file, "it has no footer at its end: it is cut off");
  const length = new DataView(end.buffer, end.byteOffset, end.byteLength).getUint32(0, true);
  if (length > access.size - 12 || length > MOST_FOOTER) throw broken(file, `its footer is said to take ${length} of ${access.size} bytes`);
  const buffer: AsyncBuffer = {
    byteLength: access.size,
    slice: async (start, until = access.size) => (await access.read(start, until)).slice().buffer,
  };
  const metadata = await parse(buffer, length + 8, file);
  const [root, ...elements] = metadata.schema;
  if (root === undefined) throw broken(file, "its footer has no schema");
  for (const [i, { type, name, num_children: children }] of elements.entries()) {
    if (type === undefined && (children ?? 0) === 0) throw schemaError(file, i, name);
  }
  for (const [group, { columns, num_rows: rows }] of metadata.row_groups.entries()) {
    if (columns.some((column) => column.crypto_metadata !== undefined || column.encrypted_column_metadata !== undefined)) throw encryptedError(file);
    for (const { meta_data: meta } of columns) if (meta === undefined || typeof meta.num_values !== "bigint" || !Array.isArray(meta.path_in_schema)) throw broken(file, "its footer does not say where a column is", undefined, group);
    if (typeof rows !== "bigint" || rows < 0n) throw broken(file, `it is said to have ${String(rows)} rows`, undefined, group);
  }
  return metadata;
}

/** Columns of shapes are marked by a note beside the schema; where that note is damaged they are bytes. */
async function parse(buffer: AsyncBuffer, initialFetchSize: number, file: string): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(buffer, { initialFetchSize });
  } catch {
    try {
      return await parquetMetadataAsync(buffer, { initialFetchSize, geoparquet: false });
    } catch (error) {
      await refuseSchema(buffer, initialFetchSize, file);
      throw broken(file, `its footer cannot be read (${reasonOf(error)})`);
    }
  }
}

/** Says which element of the schema has no type that there is: the library stumbles over it later, at a column's statistics. */
async function refuseSchema(buffer: AsyncBuffer, footerBytes: number, file: string): Promise<void> {
  let elements: unknown;
  try {
    elements = deserializeTCompactProtocol({ view: new DataView(await buffer.slice(buffer.byteLength - footerBytes, buffer.byteLength)), offset: 0 })["field_2"];
  } catch {
    return;
  }
  if (!Array.isArray(elements)) return;
  for (const [i, element] of (elements as unknown[]).entries()) {
    if (i === 0 || typeof element !== "object" || element === null) continue;
    const { field_1: type, field_4: name, field_5: children } = element as Readonly<Record<string, unknown>>;
    if ((typeof children === "number" && children > 0) || (typeof type === "number" && type >= 0 && type < TYPES)) continue;
    throw schemaError(file, i - 1, name instanceof Uint8Array ? new TextDecoder().decode(name) : undefined);
  }
}

/** @param place of the element behind the root, from 0 */
function schemaError(file: string, place: number, name: string | undefined): WhotalksError {
  return broken(file, "its type is none that there is", name === undefined || name === "" ? `#${place + 1}` : name);
}
