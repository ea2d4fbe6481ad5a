import type { Notice, SetAside } from "./notice.ts";

/** "No such thing" in a Uint32 column of references. */
export const NONE = 0xffffffff;

export type TieRule = "addressed" | "reply" | "mention" | "repost" | "thread" | "channel";
/** What an account is; only "ours" leaves lists, roles and the cut. */
export type AccountKind = "person" | "ours" | "competitor" | "media" | "bot" | "shared mailbox";
export type Mode = "customers" | "employees";

/** One attribute of people from the people table: `labels[codes[p]]`, or NONE where the person has no value. */
export interface Attribute {
  readonly name: string;
  readonly labels: readonly string[];
  readonly codes: Uint32Array;
}

/** Everyone: authors, recipients and silent people. Person numbers are positions in code-point order of `ids`. */
export interface People {
  readonly count: number;
  readonly ids: readonly string[];
  /** Display names: the people table's, else the id. */
  readonly names: readonly string[];
  /** 1 where the account is ours (left out of lists, roles and the cut; kept in the network). */
  readonly isOurs: Uint8Array;
  /** 1 where the person is in the people table only. */
  readonly isSilent: Uint8Array;
  /** Known follower counts, NaN elsewhere; undefined where nothing is known. */
  readonly followers: Float64Array | undefined;
  readonly attributes: readonly Attribute[];
}

/** Message texts as UTF-8 in one arena: text m is `bytes[start[m] … start[m+1])`. */
export interface TextStore {
  readonly bytes: Uint8Array;
  readonly start: Float64Array;
}

/**
 * Messages as columns, in the order of the file. A column that the data do not have is undefined.
 * Recipients are final: the tie rules have been applied, each recipient stands once per message; the author may stand among them.
 */
export interface Messages {
  readonly count: number;
  readonly author: Uint32Array;
  /** Epoch milliseconds, NaN where missing. */
  readonly at: Float64Array | undefined;
  /** Posts a message counts for; undefined = 1 each. */
  readonly weight: Float64Array | undefined;
  /** Length count + 1. */
  readonly recipientStart: Uint32Array;
  readonly recipientOf: Uint32Array;
  /** Weight of each recipient entry; undefined = 1 each. */
  readonly recipientWeight: Float64Array | undefined;
  /** 1 where the message went to more than `--max-recipients`: it stays a post, makes no tie and no impression; undefined = none. */
  readonly isCapped: Uint8Array | undefined;
  /** Index into `channels`. */
  readonly channel: Uint32Array | undefined;
  /** Topics of message m: `topicOf[topicStart[m] … topicStart[m+1])`, indices into `topics`. */
  readonly topicStart: Uint32Array | undefined;
  readonly topicOf: Uint32Array | undefined;
  /** The message this one replies to, NONE where none is known. */
  readonly parent: Uint32Array | undefined;
  /** Which file and which record the message began with: for evidence by row number. */
  readonly file: Uint16Array;
  readonly row: Uint32Array;
  readonly text: TextStore | undefined;
}

export interface FileReport {
  readonly name: string;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
}

/** What was read, what was kept, what was set aside and why. rowsRead = rowsKept + rowsSetAside, checked when it is made. */
export interface ImportReport {
  readonly files: readonly FileReport[];
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
  /** Set-aside rows by code. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Every set-aside row, in file and row order. */
  readonly setAside: readonly SetAside[];
  readonly notices: readonly Notice[];
}

/** The columnar log of everything said: what every number is computed from. */
export interface TalkLog {
  readonly people: People;
  readonly messages: Messages;
  readonly topics: readonly string[];
  readonly channels: readonly string[];
  /** False for matrices, tie scores and surveys: posts and mavens are then null, not zero. */
  readonly hasTalk: boolean;
  readonly isUndirected: boolean;
  /** Whether several recipients each get the full weight of a message as tie weight, or share it. */
  readonly split: "full" | "shared";
  /** The rules that made the recipients. */
  readonly ties: readonly TieRule[];
  /** Earliest and latest time, undefined where nothing has a time. */
  readonly timeRange: readonly [number, number] | undefined;
  readonly report: ImportReport;
}

/** Which messages count. Filters select messages, never people. */
export interface Slice {
  /** Indices into `topics`, any of them; undefined = all messages, with or without a topic. */
  readonly topics: readonly number[] | undefined;
  /** Inclusive, epoch milliseconds. */
  readonly since: number | undefined;
  /** Exclusive. */
  readonly until: number | undefined;
}
