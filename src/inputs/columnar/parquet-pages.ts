import type { ColumnMetaData, DecodedArray, PageHeader, SchemaTree } from "hyparquet";
import { assembleLists } from "hyparquet/src/assemble.js";
import { parquetHeader } from "hyparquet/src/column.js";
import { convert, convertWithDictionary } from "hyparquet/src/convert.js";
import { readDataPage, readDataPageV2 } from "hyparquet/src/datapage.js";
import { readPlain } from "hyparquet/src/plain.js";
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from "hyparquet/src/schema.js";
import { inflatePage } from "./codecs.ts";
import { decodingOf, type LeafDecoding } from "./parquet-values.ts";
import { checkRuns } from "./rle-check.ts";

/** Values in one chunk of a column: beyond that a row group of a few bytes could fill the memory. */
const MOST_VALUES = 16_777_216;

type Decoder = Parameters<typeof readDataPage>[2];

/**
 * Reads the pages of one chunk of a column. Lengths, check sums (where there are any), runs of levels and indices into the dictionary
 * are checked before anything is made of them: the library takes them on trust.
 */
export class ParquetPages {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly decoder: Decoder;
  private readonly codec: string;
  private readonly decoding: LeafDecoding;
  private readonly crc32: (crc: number, bytes: Uint8Array) => number;
  private readonly valueCount: number;
  private readonly repetition: number;
  private readonly definition: number;
  private at = 0;
  private seen = 0;
  private dictionary: DecodedArray | undefined;

  constructor(bytes: Uint8Array, meta: ColumnMetaData, schemaPath: SchemaTree[], crc32: (crc: number, bytes: Uint8Array) => number) {
    const leaf = schemaPath[schemaPath.length - 1]!.element;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.decoding = decodingOf(leaf);
    const { element, parsers, utf8 } = this.decoding;
    this.decoder = { ...meta, codec: "UNCOMPRESSED", pathInSchema: meta.path_in_schema, element, schemaPath, parsers, utf8 };
    this.codec = meta.codec;
    this.crc32 = crc32;
    this.valueCount = Number(meta.num_values);
    this.repetition = getMaxRepetitionLevel(schemaPath);
    this.definition = getMaxDefinitionLevel(schemaPath);
    if (!(this.valueCount >= 0 && this.valueCount <= MOST_VALUES)) throw new Error(`it is said to hold ${this.valueCount} values; at most ${MOST_VALUES} are read at once`);
  }

  /** Whether all values have been read. */
  get isDone(): boolean {
    return this.seen >= this.valueCount;
  }

  /** All values, lists put together. */
  readAll(): DecodedArray {
    const output: unknown[] = [];
    while (!this.isDone) {
      const values = this.next(output);
      // Values without levels come as they are; the others are in `output` already.
      if (values !== undefined && values !== output) for (const value of values as Iterable<unknown>) output.push(value);
    }
    return output;
  }

  /**
   * The values of the next data page; undefined for a page without any.
   * @param output where lists are gathered that may go on from page to page; else every page is an array of its own
   */
  next(output: unknown[] = []): DecodedArray | undefined {
    if (this.at >= this.bytes.length) throw new Error(`it ends after ${this.seen} of ${this.valueCount} values`);
    const reader = { view: this.view, offset: this.at };
    const header = parquetHeader(reader);
    const length = header.compressed_page_size;
    if (!Number.isInteger(length)) throw new Error("a page has a header that cannot be read");
    if (!(length >= 0 && reader.offset + length <= this.bytes.length)) throw new Error(`a page is said to take ${length} bytes and the column ends before`);
    const raw = this.bytes.subarray(reader.offset, reader.offset + length);
    this.at = reader.offset + length;
    if (header.crc !== undefined && header.crc >>> 0 !== this.crc32(0, raw)) throw new Error("a page is damaged: its CRC-32 does not fit");
    if (header.type === "DICTIONARY_PAGE") this.readDictionary(raw, header);
    else if (header.type === "DATA_PAGE" || header.type === "DATA_PAGE_V2") return this.readData(raw, header, output);
    else if (header.type !== "INDEX_PAGE") throw new Error("it holds a page of an unknown kind");
    return undefined;
  }

  private readDictionary(raw: Uint8Array, header: PageHeader): void {
    const count = header.dictionary_page_header?.num_values ?? -1;
    if (!(count >= 0 && count <= MOST_VALUES)) throw new Error(`its dictionary is said to hold ${count} values`);
    const page = inflatePage(this.codec, raw, Number(header.uncompressed_page_size));
    const { element } = this.decoder;
    const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
    this.dictionary = this.finish(convert(readPlain({ view, offset: 0 }, this.decoder.type, count, element.type_length), this.decoder));
  }

  private readData(raw: Uint8Array, header: PageHeader, output: unknown[]): DecodedArray | undefined {
    const second = header.data_page_header_v2;
    const head = second ?? header.data_page_header;
    if (head === undefined) throw new Error("a page has no header of its own");
    const count = head.num_values;
    if (!(count >= 0 && this.seen + count <= this.valueCount)) throw new Error(`it holds more than the ${this.valueCount} values it is said to`);
    this.seen += count;
    if (count === 0) return undefined;
    const page = second === undefined ? inflatePage(this.codec, raw, Number(header.uncompressed_page_size)) : this.inflateSecond(raw, header, second);
    const dataAt = second === undefined ? this.checkFirst(page, header, count) : this.checkSecond(page, second, count);
    const isIndexed = head.encoding === "PLAIN_DICTIONARY" || head.encoding === "RLE_DICTIONARY";
    if (isIndexed) checkRuns(page, dataAt + 1, page.length, page[dataAt] ?? 0, { atMost: count });
    else if (head.encoding === "RLE") checkRuns(page, dataAt + 4, page.length, 1, { atMost: count });
    const { definitionLevels, repetitionLevels, dataPage } =
      second === undefined ? readDataPage(page, header.data_page_header!, this.decoder) : readDataPageV2(page, { ...header, uncompressed_page_size: page.length, data_page_header_v2: { ...second, is_compressed: false } }, this.decoder);
    this.checkValues(dataPage, definitionLevels, repetitionLevels, count, isIndexed);
    const converted = isIndexed ? convertWithDictionary(dataPage, this.dictionary, head.encoding, this.decoder) : this.finish(convertWithDictionary(dataPage, undefined, head.encoding, this.decoder));
    return assembleLists(output, definitionLevels, repetitionLevels, converted, this.decoder.schemaPath);
  }

  /** Levels of the second kind of page stand uncompressed before the values. */
  private inflateSecond(raw: Uint8Array, header: PageHeader, second: NonNullable<PageHeader["data_page_header_v2"]>): Uint8Array {
    const levels = second.repetition_levels_byte_length + second.definition_levels_byte_length;
    if (!(second.repetition_levels_byte_length >= 0 && second.definition_levels_byte_length >= 0 && levels <= raw.length)) throw new Error("a page has levels that are longer than itself");
    const size = Number(header.uncompressed_page_size) - levels;
    const values = inflatePage(second.is_compressed === false ? "UNCOMPRESSED" : this.codec, raw.subarray(levels), size);
    const page = new Uint8Array(levels + values.length);
    page.set(raw.subarray(0, levels));
    page.set(values, levels);
    return page;
  }

  /** Checks the levels of the first kind of page. @returns where its values begin */
  private checkFirst(page: Uint8Array, { data_page_header: head }: PageHeader, count: number): number {
    const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
    let at = 0;
    for (const [most, encoding] of [[this.repetition, head?.repetition_level_encoding], [this.definition, head?.definition_level_encoding]] as const) {
      if (most === 0) continue;
      if (encoding === "BIT_PACKED") throw new Error("its levels are written in a way that is no longer in use (BIT_PACKED)");
      const end = at + 4 + view.getUint32(at, true);
      checkRuns(page, at + 4, end, widthOf(most), { exactly: count });
      at = end;
    }
    return at;
  }

  private checkSecond(page: Uint8Array, second: NonNullable<PageHeader["data_page_header_v2"]>, count: number): number {
    const middle = second.repetition_levels_byte_length;
    const end = middle + second.definition_levels_byte_length;
    if (this.repetition > 0) checkRuns(page, 0, middle, widthOf(this.repetition), { exactly: count });
    if (this.definition > 0) checkRuns(page, middle, end, widthOf(this.definition), { exactly: count });
    return end;
  }

  private checkValues(values: DecodedArray, definition: readonly number[] | undefined, repetition: readonly number[], count: number, isIndexed: boolean): void {
    let filled = count;
    if (definition !== undefined && definition.length > 0) {
      filled = 0;
      for (const level of definition) {
        if (level > this.definition) throw new Error(`it has a definition level of ${level}; the schema allows ${this.definition}`);
        if (level === this.definition) filled++;
      }
    }
    if (values.length !== filled) throw new Error(`a page holds ${values.length} values where its levels promise ${filled}`);
    if (repetition.length > 0 && this.seen === count && repetition[0] !== 0) throw new Error("its first list goes on from a row before it, which is not there");
    for (const level of repetition) if (level > this.repetition) throw new Error(`it has a repetition level of ${level}; the schema allows ${this.repetition}`);
    const size = isIndexed ? (this.dictionary?.length ?? 0) : Number.POSITIVE_INFINITY;
    if (isIndexed) for (let i = 0; i < values.length; i++) if (!(Number(values[i]) < size)) throw new Error(`it names value ${String(values[i])} of a dictionary of ${size}`);
  }

  private finish(values: DecodedArray): DecodedArray {
    const { finish } = this.decoding;
    return finish === undefined ? values : Array.from(values as ArrayLike<unknown>, finish);
  }
}

/** Bits that a level takes. */
function widthOf(most: number): number {
  return 32 - Math.clz32(most);
}
