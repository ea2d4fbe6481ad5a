import type { Notice, SetAside } from "./notice.ts";
import type { Times } from "./times.ts";

/** "No such thing" in a Uint32 column of references. */
export const NONE = 0xffffffff;

export type TieRule = "addressed" | "reply" | "mention" | "repost" | "thread" | "channel";
/** What an account is; only "ours" leaves lists, roles and the cut. */
export type AccountKind = "person" | "ours" | "competitor" | "media" | "bot" | "shared mailbox";
export type Mode = "customers" | "employees";
/** What the messages of a channel count for: reach counts impressions alone, posts counts posts alone. */
export type ChannelKind = "reach" | "posts" | "both";

/** One attribute of people from the people table: `labels[codes[p]]`, or NONE where the person has no value. */
export interface Attribute {
  readonly name: string;
  readonly labels: readonly string[];
  readonly codes: Uint32Array;
}

/** One number about people from the people table: NaN where the person has none. */
export interface NumberAttribute {
  readonly name: string;
  readonly values: Float64Array;
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
  /** Undefined where no people table has a column of numbers. */
  readonly numbers?: readonly NumberAttribute[];
}

/** Indices into a list, as narrow as its length allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Message texts, which may lie in their files still: read one by one when they are asked for. */
export interface TextStore {
  /** Bytes of text m in UTF-8. */
  lengthOf(message: number): number;
  /** "" where there is none. Throws WhotalksError `file-unreadable` where the file has changed or gone since it was read. */
  read(message: number): Promise<string>;
  /**
   * The texts of as many messages from `first` on as lie together, at least one: text k of them is `bytes[from[k] … to[k])`. For reading all;
   * cost: one look into the file.
   */
  readFrom(first: number): Promise<TextBatch>;
}

/** Texts of messages that follow each other, in UTF-8. */
export interface TextBatch {
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Messages as columns, in the order of the file. A column that the data do not have is undefined.
 * Recipients are final: the tie rules have been applied, each recipient stands once per message; the author may stand among them.
 */
export interface Messages {
  readonly count: number;
  readonly author: Uint32Array;
  /** Epoch milliseconds, NaN where missing. */
  readonly at: Times | undefined;
  /** Posts a message counts for; undefined = 1 each. */
  readonly weight: Float64Array | undefined;
  /** Recipients of message m: `recipientOf[recipientStart[m] … recipientStart[m+1])`; undefined = `recipientOf[m]` alone (core/starts). */
  readonly recipientStart: Uint32Array | undefined;
  readonly recipientOf: Uint32Array;
  /** Weight of each recipient entry; undefined = 1 each. */
  readonly recipientWeight: Float64Array | undefined;
  /** 1 where the message went to more than `--max-recipients`: it stays a post, makes no tie and no impression; undefined = none. */
  readonly isCapped: Uint8Array | undefined;
  /** 1 where the message passes on another's: it is no post of its author; undefined = none. */
  readonly isRepost?: Uint8Array;
  /** By recipient entry: 1 where the entry goes from the person to the author (a repost); undefined = none. */
  readonly isReversed?: Uint8Array;
  /** People reached as the source reports it, NaN where it does not; undefined without such a column. */
  readonly reach?: Float64Array;
  /** Index into `channels`. */
  readonly channel: Uint32Array | undefined;
  /** Topics of message m: `topicOf[topicStart[m] … topicStart[m+1])`, indices into `topics`; undefined = `topicOf[m]` alone. */
  readonly topicStart: Uint32Array | undefined;
  /** As narrow as the number of topics allows; undefined = there are no topics. */
  readonly topicOf: Codes | undefined;
  /** The message this one replies to, NONE where none is known. */
  readonly parent: Uint32Array | undefined;
  /** Which file and which record the message began with: for evidence by row number. A number: the same for all. */
  readonly file: Uint16Array | number;
  /** undefined = message m began with record m + 1. */
  readonly row: Uint32Array | undefined;
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

/** What one tie rule yields, used or not. */
export interface TieRuleCount {
  readonly rule: TieRule;
  /** Pairs of a message and a person other than its author. */
  readonly ties: number;
  /** Messages with at least one such pair. */
  readonly messages: number;
  readonly isUsed: boolean;
}

/** How a people table was joined. With employees the ids are code names. */
export interface PeopleJoin {
  readonly file: string;
  /** Header of the key column. */
  readonly column: string;
  readonly matched: number;
  /** People of the table that neither write nor are written to, and people of the messages that the table does not have. */
  readonly onlyTable: number;
  readonly onlyMessages: number;
  /** The first of both in id order, at most 20. */
  readonly firstOnlyTable: readonly string[];
  readonly firstOnlyMessages: readonly string[];
}

/** The columnar log of everything said: what every number is computed from. */
export interface TalkLog {
  readonly people: People;
  readonly messages: Messages;
  readonly topics: readonly string[];
  readonly channels: readonly string[];
  /** By channel; undefined = every channel counts for both, as does a message without one. */
  readonly channelKinds?: readonly ChannelKind[];
  /** False for matrices, tie scores and surveys: posts and mavens are then null, not zero. */
  readonly hasTalk: boolean;
  readonly isUndirected: boolean;
  /** Whether several recipients each get the full weight of a message as tie weight, or share it. */
  readonly split: "full" | "shared";
  /** The rules that made the recipients. */
  readonly ties: readonly TieRule[];
  /** What every rule that the data can answer yields. */
  readonly tieRules?: readonly TieRuleCount[];
  /** One for each people table. */
  readonly joins?: readonly PeopleJoin[];
  /** People whom one row of a people table names together: they may be one person. */
  readonly sameRow?: readonly (readonly number[])[];
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
