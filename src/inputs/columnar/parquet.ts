import type { ColumnChunk, FileMetaData, RowGroup, SchemaTree } from "hyparquet";
import { assembleNested } from "hyparquet/src/assemble.js";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { parquetSchema } from "hyparquet/src/metadata.js";
import { getTreePath } from "hyparquet/src/schema.js";
import { WhotalksError } from "../../core/errors.ts";
import type { BookFormat, ByteSource, DecodeContext, Head, RecordSink, Table } from "../../core/records.ts";
import { openAccess, type RandomAccess } from "../access.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { hasBytes } from "../bytes.ts";
import { createCrc32 } from "../zip/crc32.ts";
import { READABLE_CODECS } from "./codecs.ts";
import { broken, within } from "./parquet-faults.ts";
import { readFooter } from "./parquet-footer.ts";
import { ParquetPages } from "./parquet-pages.ts";
import { cellText, cellTexts } from "./parquet-values.ts";
import { valueAt } from "./value-at.ts";

/** 1 GiB of one column in one row group. */
const MOST_CHUNK = 1_073_741_824;
/** Columns of a table. */
const MOST_COLUMNS = 16_384;
/** Older writers left the header of the dictionary out of the length of a column. */
const SLACK = 128;

/** Parquet: one table, read row group by row group. */
export const parquet: BookFormat = {
  id: "parquet",
  label: "Parquet",
  extensions: ["parquet"],
  sniff: ({ bytes }: Head) => (hasBytes(bytes, 0, "PAR1") || hasBytes(bytes, 0, "PARE") ? 0.9 : 0),
  tables: parquetTables,
};

/** A column of the table: a leaf of the schema, or a list or map, which is one cell. */
interface TableColumn {
  readonly name: string;
  /** Top-level field it belongs to, and the way inside it. */
  readonly top: SchemaTree;
  readonly inner: readonly string[];
}

/** @throws WhotalksError `parquet-broken`, `parquet-encrypted`, `parquet-codec` */
async function parquetTables(source: ByteSource): Promise<readonly Table[]> {
  const access = await openAccess(source);
  const metadata = await readFooter(access, source.name);
  const schema = within(source.name, undefined, undefined, () => parquetSchema(metadata));
  const columns = schema.children.flatMap((child) => expand(child, child, []));
  if (columns.length > MOST_COLUMNS) throw broken(source.name, `it has ${columns.length} columns; at most ${MOST_COLUMNS} are read`);
  checkCodecs(source.name, metadata);
  const shape = { encoding: "", delimiter: "", hasHeader: true, isUndirected: false, notices: [] };
  return [{ part: "", shape, decode: (sink, context) => decodeParquet({ access, metadata, schema, columns }, sink, context) }];
}

/** The columns that a field gives: a struct those of its own fields with dotted names, everything else one. */
function expand(node: SchemaTree, top: SchemaTree, inner: readonly string[]): TableColumn[] {
  const { repetition_type: repetition, converted_type: converted, logical_type: logical } = node.element;
  const isStruct = node.children.length > 0 && repetition !== "REPEATED" && converted === undefined && logical === undefined;
  if (isStruct) return node.children.flatMap((child) => expand(child, top, [...inner, child.element.name]));
  return [{ name: [top.element.name, ...inner].join("."), top, inner }];
}

function checkCodecs(file: string, { row_groups: groups }: FileMetaData): void {
  for (const [group, { columns }] of groups.entries()) {
    for (const { meta_data: meta } of columns) {
      if (meta === undefined || READABLE_CODECS.includes(meta.codec)) continue;
      throw new WhotalksError("parquet-codec", `${file}: column "${meta.path_in_schema.join(".")}" is compressed with ${meta.codec ?? "an unknown codec"}, which cannot be read.`, {
        hint: "Write the file with snappy, gzip, zstd or no compression.",
        where: { file, column: meta.path_in_schema.join("."), rowGroup: group },
      });
    }
  }
}

/** A file whose footer was read. */
interface ParquetFile {
  readonly access: RandomAccess;
  readonly metadata: FileMetaData;
  readonly schema: SchemaTree;
  readonly columns: readonly TableColumn[];
}

async function decodeParquet({ access, metadata, schema, columns }: ParquetFile, sink: RecordSink, { file, task }: DecodeContext): Promise<void> {
  const builder = new BatchBuilder(sink);
  const names = columns.map(({ name }) => name);
  const total = Number(metadata.num_rows);
  const crc32 = createCrc32();
  let row = 0;
  for (const [g, group] of metadata.row_groups.entries()) {
    const count = Number(group.num_rows);
    if (count === 0) continue;
    const fields: FieldReader[] = [];
    for (const top of new Set(columns.map((column) => column.top))) {
      fields.push(await openField(access, { file, group, groupNumber: g, count, schema, top, columns: columns.filter((column) => column.top === top), crc32 }));
    }
    const order = columns.map(({ top, name }) => fields.findIndex((field) => field.top === top && field.names.includes(name)));
    const place = columns.map(({ name }, c) => fields[order[c]!]!.names.indexOf(name));
    for (let done = 0; done < count; ) {
      const pieces = fields.map((field) => field.ready());
      const rows = Math.min(count - done, ...pieces.map(({ length, at }) => length - at));
      for (let r = 0; r < rows; r++) {
        builder.add(columns.map((_, c) => pieces[order[c]!]!.texts[place[c]!]![pieces[order[c]!]!.at + r]), ++row);
        if (builder.isFull) {
          await builder.flush(names);
          await task.breathe({ stage: "read", done: row, total, unit: "rows" });
        }
      }
      for (const field of fields) field.take(rows);
      done += rows;
    }
    for (const field of fields) field.end();
  }
  await builder.flush(names);
}

/** Values of the columns of one field that stand ready: rows from `at` to `length`. */
interface Piece {
  readonly texts: readonly (readonly (string | undefined)[])[];
  readonly length: number;
  readonly at: number;
}

interface FieldReader {
  readonly top: SchemaTree;
  readonly names: readonly string[];
  /** At least one row that was not taken. */
  ready(): Piece;
  take(rows: number): void;
  /** Checks that nothing is left over. */
  end(): void;
}

interface FieldToRead {
  readonly file: string;
  readonly group: RowGroup;
  readonly groupNumber: number;
  readonly count: number;
  readonly schema: SchemaTree;
  readonly top: SchemaTree;
  readonly columns: readonly TableColumn[];
  readonly crc32: (crc: number, bytes: Uint8Array) => number;
}

/** Opens one field of a row group: a plain column is read page by page, a nested one as a whole. */
async function openField(access: RandomAccess, field: FieldToRead): Promise<FieldReader> {
  const { file, group, groupNumber, count, schema, top, columns, crc32 } = field;
  const chunks = group.columns.filter(({ meta_data: meta }) => meta?.path_in_schema[0] === top.element.name);
  const name = columns[0]!.name;
  if (chunks.length === 0) throw broken(file, "it is not there", name, groupNumber);
  const pages: ParquetPages[] = [];
  for (const chunk of chunks) {
    const path = chunk.meta_data!.path_in_schema;
    const bytes = await readChunk(access, chunk, file, groupNumber);
    pages.push(within(file, path.join("."), groupNumber, () => new ParquetPages(bytes, chunk.meta_data!, getTreePath(schema, path), crc32)));
  }
  let piece: Piece = { texts: [], length: 0, at: 0 };
  let given = 0;
  const isPlain = top.children.length === 0 && top.element.repetition_type !== "REPEATED";
  const nextPlain = (): Piece => {
    const values = within(file, name, groupNumber, () => pages[0]!.next());
    return values === undefined ? { texts: [], length: 0, at: 0 } : { texts: [cellTexts(values)], length: values.length, at: 0 };
  };
  const readNested = (): Piece => {
    const values = new Map(chunks.map((chunk, c) => [chunk.meta_data!.path_in_schema.join("."), within(file, chunk.meta_data!.path_in_schema.join("."), groupNumber, () => pages[c]!.readAll())]));
    within(file, name, groupNumber, () => assembleNested(values, top, DEFAULT_PARSERS));
    const whole = values.get(top.element.name) ?? [];
    if (whole.length !== count) throw broken(file, `it has ${whole.length} values for ${count} rows`, name, groupNumber);
    return { texts: columns.map(({ inner }) => Array.from(whole as ArrayLike<unknown>, (value) => cellText(valueAt(value, inner)))), length: count, at: 0 };
  };
  return {
    top,
    names: columns.map((column) => column.name),
    ready() {
      while (piece.at === piece.length) {
        if (given === count || (isPlain && pages[0]!.isDone)) throw broken(file, `it has ${given} values for ${count} rows`, name, groupNumber);
        piece = isPlain ? nextPlain() : readNested();
      }
      return piece;
    },
    take(rows) {
      piece = { ...piece, at: piece.at + rows };
      given += rows;
    },
    end() {
      if (piece.at < piece.length || (isPlain && !pages[0]!.isDone)) throw broken(file, `it has more values than the ${count} rows of its row group`, name, groupNumber);
    },
  };
}

async function readChunk(access: RandomAccess, { meta_data: meta, file_path: path }: ColumnChunk, file: string, group: number): Promise<Uint8Array> {
  const column = meta!.path_in_schema.join(".");
  if (path !== undefined && path !== "") throw broken(file, `it lies in another file, "${path}"`, column, group);
  const dictionaryAt = Number(meta!.dictionary_page_offset ?? 0n);
  const dataAt = Number(meta!.data_page_offset);
  const start = dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt;
  const length = Number(meta!.total_compressed_size);
  if (!(start >= 4 && length >= 0 && start + length <= access.size)) throw broken(file, `it is said to take ${length} bytes from byte ${start} of a file of ${access.size}`, column, group);
  if (length > MOST_CHUNK) throw broken(file, `it takes ${length} bytes; at most ${MOST_CHUNK} are read at once`, column, group);
  return access.read(start, Math.min(access.size, start + length + SLACK));
}
