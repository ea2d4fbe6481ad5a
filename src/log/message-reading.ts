import type { ColumnRole } from "../core/records.ts";
import type { ColumnPlan, RowColumns, TimePlan } from "../core/row-columns.ts";
import type { Objections } from "./objections.ts";
import type { OverlapFilter } from "./overlap.ts";
import type { Standing } from "./standing.ts";

/** How the cells of one file become messages. */
export interface MessageReading {
  readonly file: string;
  readonly fileNumber: number;
  /** Files with the same header are one log: message ids are unique within a file group. */
  readonly fileGroup: number;
  readonly names: readonly string[];
  readonly roles: readonly ColumnRole[];
  /** Epoch milliseconds of a time cell, NaN where it is not a time. */
  readonly readTime: (bytes: Uint8Array, from: number, to: number) => number;
  /** A weight cell: NaN where it is no number. */
  readonly readNumber: (bytes: Uint8Array, from: number, to: number) => number;
  /** Several ids in one cell, for recipients and topics; undefined where the column holds one each. */
  readonly splitCell: (column: number, text: string) => readonly string[];
  readonly mayHoldSeveral: (column: number) => boolean;
  readonly topics: TopicReading;
  readonly keepsText: boolean;
  /** Texts stay in the file, at their place in a batch and so many bytes more; undefined where they are copied. */
  readonly textsFrom?: number | undefined;
  /** Who is left out and which ids are one person. */
  readonly standing: Standing;
  /** Takes out of kept texts what must be named nowhere; undefined where nothing must. */
  readonly scrub: ((text: string) => string) | undefined;
  /** Learns which ids and names belong together, for those who objected. */
  readonly objections: Objections;
  /** Rows that earlier files of the group have; undefined where there is one file, or each row counts. */
  readonly overlap: OverlapFilter | undefined;
  /** The columns in the order in which all files of the group are compared; as they stand where none is given. */
  readonly cellOrder?: readonly number[] | undefined;
  /** True where the format marks whom a text mentions: an @ in its texts is no mention. */
  readonly marksMentions?: boolean;
  /** True for formats in which a record with fewer cells than columns is damaged (CSV), false where absent means empty (JSON). */
  readonly isRagged: boolean;
  /** Reads ordinary rows column by column, in compiled code; undefined: every row is read by itself, with the same result. */
  readonly inColumns?: ColumnReading | undefined;
}

/** Where the topics of messages come from. */
export interface TopicReading {
  /** The topic columns. */
  readonly usesColumns: boolean;
  readonly usesChannel: boolean;
  /** Columns of subjects: a thread is on the subject with which it began. */
  readonly subjects: readonly number[];
  /** Undefined where texts are not searched. */
  readonly inTexts: TextTopics | undefined;
}

/** Finds the topics of texts. */
export interface TextTopics {
  /** Topics by text, undefined where there are none; texts are bytes [from, to) in UTF-8, of messages that follow each other from `first` on. */
  find(bytes: Uint8Array, from: ArrayLike<number>, to: ArrayLike<number>, count: number, first: number): readonly (readonly string[] | undefined)[];
}

/** What a reading adds for its rows to be read in columns. */
export interface ColumnReading {
  readonly columns: RowColumns;
  /** How times are written; undefined where their form is read one by one. */
  readonly timePlan: TimePlan | undefined;
  /** The decimal mark of weights, "" while it is watched for. */
  readonly decimal: ColumnPlan["decimal"];
}
