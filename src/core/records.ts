import type { Notice } from "./notice.ts";
import type { Task } from "./task.ts";

/** A file, wherever it lies. `stream` may be called again: each call reads from the start. */
export interface ByteSource {
  readonly name: string;
  /** Bytes, or NaN where unknown (standard input). */
  readonly size: number;
  readonly stream: () => ReadableStream<Uint8Array>;
}

/**
 * Some consecutive records, all cells as UTF-8 byte ranges of one buffer: no object and no string per cell.
 *
 * Cell c of record r is `bytes[from[i] … to[i])` with `i = cellStart[r] + c`; a record may hold fewer or more cells than there are
 * columns. Cells are unquoted and unescaped, nothing else is changed (no trimming, no NFC). The sink must not keep the buffers.
 */
export interface RecordBatch {
  readonly bytes: Uint8Array;
  readonly recordCount: number;
  /** Length recordCount + 1. */
  readonly cellStart: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Record number of the first record here: 1-based, after the header; records are consecutive. */
  readonly firstRow: number;
  /** Physical line (1-based) of each record. For formats without lines, the record number. */
  readonly line: Uint32Array;
}

/** Where an input format puts what it decodes. */
export interface RecordSink {
  /** Called once before the first batch, and again when later records bring columns not seen so far (JSON): the list only grows. */
  columns(names: readonly string[]): void;
  batch(records: RecordBatch): void | Promise<void>;
  /** A fault of the file; a record that could not be decoded is reported through `setAside` as well, so that it is counted. */
  notice(notice: Notice): void;
  setAside(row: number, line: number, column: string, value: string, code: string, reason: string): void;
}

/** Answers to what the screen would ask about one file; undefined = detect. */
export interface DecodeOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly hasHeader?: boolean;
}

/** What was recognised about a file from its first bytes. */
export interface Shape {
  readonly encoding: string;
  /** "" where the format has none. */
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** True where the format itself says that ties have no direction. */
  readonly isUndirected: boolean;
  readonly notices: readonly Notice[];
}

/** The first bytes of a file after decompression: enough to recognise it. `isWhole` when there are no more. */
export interface Head {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/**
 * One input format. `sniff` looks at content first and extension second and answers 0 (no) to 1 (certain). `decode` gets the whole
 * decompressed stream; it throws WhotalksError for a file it must refuse (undecodable, cut off inside a structure, …).
 */
export interface InputFormat {
  readonly id: string;
  readonly label: string;
  readonly extensions: readonly string[];
  sniff(head: Head): number;
  /** Encoding, delimiter and header as far as the head and the answers decide them. */
  shape(head: Head, options: DecodeOptions): Shape;
  decode(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext): Promise<void>;
}

export interface DecodeContext {
  readonly file: string;
  readonly task: Task;
}

/** What a column means. */
export type ColumnRole =
  | "from" | "to" | "time" | "text" | "topic" | "channel" | "weight" | "replyTo" | "messageId" | "followers"
  | "id" | "name" | "group" | "ignore";

/** A guess about one column, with its reason in words a person can check. */
export interface ColumnGuess {
  /** Header text; "column 3" where the file has no header. */
  readonly name: string;
  readonly role: ColumnRole;
  readonly reason: string;
  /** 0 to 1. Below 0.9 for from, to or time, the page asks. */
  readonly confidence: number;
  /** A few distinct values as found, at most 40 characters each. */
  readonly samples: readonly string[];
}

/** What a file holds, judged by its columns: messages, or people to be joined (id, name, group … roles). */
export type TableKind = "messages" | "people";
