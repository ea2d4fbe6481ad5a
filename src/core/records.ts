import type { Notice } from "./notice.ts";
import type { AccountKind, Mode, TieRule } from "./talk-log.ts";
import type { Task } from "./task.ts";
import type { TextScanner } from "./text-scanner.ts";

/** A file, wherever it lies. `stream` may be called again: each call reads from the start. */
export interface ByteSource {
  readonly name: string;
  /** Bytes, or NaN where unknown (standard input). */
  readonly size: number;
  readonly stream: () => ReadableStream<Uint8Array>;
  /** The same, but each chunk lies in the memory of the one before: for whoever is done with one before asking for the next. Absent where that saves nothing. */
  readonly flow?: () => ReadableStream<Uint8Array>;
  /** Bytes [start, end), for formats that jump; absent where bytes come only in order. */
  readonly slice?: (start: number, end: number) => Promise<Uint8Array>;
  /** Every byte in turn, in one buffer that is overwritten, until `look` says false: for whoever keeps none of them. Absent where `stream` is as good. */
  readonly pass?: (look: (bytes: Uint8Array) => boolean) => Promise<void>;
  /** How a worker comes by the same bytes; absent where only this thread has them, or where they are short. */
  readonly handle?: SourceHandle;
  /** A fresh gzip decompressor of the host's, where it has one that hands out larger pieces than DecompressionStream. */
  readonly inflater?: () => Inflater;
  /** The files opened together with this one (it may be among them), for formats that are spread over several. */
  readonly beside?: () => readonly ByteSource[];
}

/** One gzip member goes in and its content comes out; damaged or cut-off data make both ends fail. */
export interface Inflater {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}

/** What another thread opens a file by. It crosses to workers as it stands. */
export type SourceHandle =
  | { readonly kind: "blob"; readonly blob: Blob }
  /** A file that is refused where its size or time of change (milliseconds) is another by now. */
  | { readonly kind: "path"; readonly path: string; readonly size: number; readonly changedAt: number };

/** Bytes [start, end) of a file. Throws WhotalksError `file-unreadable` where it has changed, moved or gone. */
export type ReadRange = (start: number, end: number) => Promise<Uint8Array>;

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
  /**
   * Where `bytes[0]` stands in the UTF-8 text (a byte order mark not counted), so that `offset + from[i]` is the place of a cell there:
   * behind its quote, whose doublings are the only other difference. Absent where cells are not found again like that.
   */
  readonly offset?: number;
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
  /** Compiled scanning, as in DecodeContext; it changes no answer. */
  readonly scanner?: TextScanner | undefined;
}

/** What was recognised about a file from its first bytes. */
export interface Shape {
  readonly encoding: string;
  /** "" where the format has none. */
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** True where the format itself says that ties have no direction. */
  readonly isUndirected: boolean;
  /** Present where the file says that bare numbers of days count from 1 January 1904 instead of 1900. */
  readonly daysFrom?: 1904;
  readonly notices: readonly Notice[];
}

/** The first bytes of a file after decompression: enough to recognise it. `isWhole` when there are no more. */
export interface Head {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/**
 * An input format of one table. `sniff` looks at content first and extension second and answers 0 (no) to 1 (certain). `decode` gets the whole
 * decompressed stream; it throws WhotalksError for a file it must refuse (undecodable, cut off inside a structure, …).
 */
export interface InputFormat {
  readonly id: string;
  readonly label: string;
  readonly extensions: readonly string[];
  /** `decode` is done with a chunk before it asks for the next: see `ByteSource.flow`. */
  readonly keepsNoChunk?: true;
  sniff(head: Head): number;
  /** Encoding, delimiter and header as far as the head and the answers decide them. */
  shape(head: Head, options: DecodeOptions): Shape;
  decode(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext): Promise<void>;
  /** `decode` for several readings of one file, where what one finds out saves the next some work. */
  reader?(shape: Shape): Reader;
}

/** Reads a decompressed stream as the `decode` of its format. */
export type Reader = (stream: ReadableStream<Uint8Array>, sink: RecordSink, context: DecodeContext) => Promise<void>;

export interface DecodeContext {
  /** Name for notices and errors. */
  readonly file: string;
  readonly task: Task;
  /** Where texts are neither kept nor searched a format may leave long ones unread (the bodies of mail). */
  readonly skipsText?: boolean;
  /** Mail that programs write (absence notes, notifications) is read like any other; otherwise it is set aside. */
  readonly keepsAutomatic?: boolean;
  /** Compiled scanning, for formats of text; undefined: the plain code does it all, with the same result. */
  readonly scanner?: TextScanner | undefined;
}

/** One table of a file: what it is called, what the format knows of its columns, and how its records are read. */
export interface Table {
  /** Sheet, member or "people"; "" for the table that the whole file is known by. Unique within its file. */
  readonly part: string;
  readonly shape: Shape;
  /** undefined: the columns are guessed from their names and contents. */
  readonly meaning?: TableMeaning;
  /** Tables of one file with the same choice are alternatives (sheets): one is read, and which is asked where it is not plain. */
  readonly choice?: string;
  /** A sheet that its workbook hides: it is read only where it is named. */
  readonly isHidden?: boolean;
  /** Reads the records from the first one. May be called several times. Throws WhotalksError for a table that must be refused. */
  decode(sink: RecordSink, context: DecodeContext): Promise<void>;
}

/** What a format or a preset knows about a table beyond its columns' names. */
export interface TableMeaning {
  /** Who says so, for a person: "Slack export", "Brandwatch". */
  readonly source: string;
  readonly kind: TableKind;
  /** Role by header text; a column not named is not used. */
  readonly roles: ReadonlyMap<string, ColumnRole>;
  /** False for scores of ties, surveys and matrices: nobody posted anything. */
  readonly isTalk?: boolean;
  /** Rules ticked to begin with; undefined: the first that yields ties. */
  readonly ties?: readonly TieRule[];
  /** "employees" for mailboxes and the chat of a company. */
  readonly mode?: Mode;
  /** Headers of columns whose cells hold one value each, whatever marks stand in it: an id such as "Last, First; Dr" is one person. */
  readonly single?: ReadonlySet<string>;
  /** The format marks whom a text mentions: an @ in its texts is no mention. */
  readonly marksMentions?: true;
  /** The decimal mark, where the format fixes it. */
  readonly decimal?: ".";
  /** Ids of accounts that the format itself tells to be ours, and of bots. */
  readonly accounts?: readonly { readonly id: string; readonly kind: AccountKind; readonly reason: string }[];
}

/** An input format of several tables, or of one that cannot be read from front to back. */
export interface BookFormat {
  readonly id: string;
  readonly label: string;
  readonly extensions: readonly string[];
  sniff(head: Head): number;
  /** Finds the tables; reads no more than it must. Throws WhotalksError for a file that must be refused. */
  tables(source: ByteSource, options: DecodeOptions, context: BookContext): Promise<readonly Table[]>;
}

export interface BookContext extends DecodeContext {
  /** The tables of a file inside this one (a member of an archive), by its own content; 0 = not inside any other. */
  readonly depth: number;
  open(member: ByteSource): Promise<readonly Table[]>;
}

/** What a column means. */
export type ColumnRole =
  | "from" | "to" | "time" | "text" | "topic" | "channel" | "weight" | "replyTo" | "messageId" | "followers"
  /** Display name of the author; recipients in copy; people named in a post; whom a post answers; whose post it passes on; its thread. */
  | "fromName" | "cc" | "mentioned" | "replyToPerson" | "repostOf" | "thread"
  /** What a post quotes, by its author or id: passed on as by a repost, and yet a post of whoever quotes. */
  | "quoteOf"
  /** Reach, impressions or views that the source reports; the clock time beside a column of dates; a number of people (people tables). */
  | "reach" | "clockTime" | "number"
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
