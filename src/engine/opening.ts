import type { TieArithmetic } from "../core/answers.ts";
import type { Merge } from "../core/identity.ts";
import type { Notice } from "../core/notice.ts";
import type { ByteSource, ColumnGuess, ColumnRole, TableKind } from "../core/records.ts";
import type { AccountKind, Mode, PeopleJoin, TieRule, TieRuleCount } from "../core/talk-log.ts";
import type { ChannelKindAnswer, ChannelKinds } from "../log/channel-kinds.ts";
import type { DiscoverOptions } from "../topics/discover.ts";
import type { Audience } from "./settings.ts";

/** Anything that reads as a file. Over a port it must be a Blob or File (`blob`); in one process any ByteSource will do. */
export type Source = ByteSource | { readonly name: string; readonly blob: Blob };

/** How one file is to be read: every field is an answer to a question the page would ask; undefined = as detected. */
export interface FileAnswers {
  /** False: this table is left out. */
  readonly use?: false;
  /** Which of several sheets is meant. */
  readonly sheet?: string;
  /** Answers about single tables of a file that has several; those above are for the file and for the table that it is known by. */
  readonly parts?: readonly { readonly part: string; readonly answers: FileAnswers }[];
  readonly kind?: TableKind;
  readonly format?: string;
  readonly encoding?: string;
  /** A refusal with code "encoding" met while the whole file was read: asks for the encoding while none is given. */
  readonly encodingFault?: { readonly message: string; readonly sample: string };
  readonly delimiter?: string;
  readonly hasHeader?: boolean;
  /** Role per column (by position); undefined = as guessed. */
  readonly roles?: readonly ColumnRole[];
  readonly decimal?: "." | ",";
  readonly dateOrder?: "dmy" | "mdy" | "ymd";
}

/** What can give topics: topic columns, #words of the text, the channel, the subject of a mail (that of its thread), a dictionary, the texts by themselves. */
export type TopicSource = "column" | "hashtags" | "channel" | "subject" | "dictionary" | "discovered";

/** A topic and the terms (src/topics/dictionary-term.ts), any of which puts a message on it. */
export interface DictionaryTopic {
  readonly topic: string;
  readonly terms: readonly string[];
}

/** Where the topics of messages come from; a message may have several. */
export interface TopicOptions {
  /** All of these together. Default: topic columns, and the dictionary and what is discovered where that is given. */
  readonly from?: readonly TopicSource[];
  readonly dictionary?: readonly DictionaryTopic[];
  /** Code of the language whose forms of a word count as the word ("en"); what stands in quotes is meant as written. Default: all is. */
  readonly wordForms?: string;
  /** How topics are found in the texts themselves, where they come from there. */
  readonly discover?: DiscoverOptions;
}

/** How everything is to be read together. */
export interface OpenOptions {
  /** undefined = not asked yet: the page asks before anything is computed; the CLI says customers. */
  readonly mode?: Mode;
  /** By position of the sources. */
  readonly files?: readonly FileAnswers[];
  /** Time zone of times without an offset (IANA name). Default UTC. */
  readonly timeZone?: string;
  /** False: the rows are ties, not talk (friendships, a survey): nobody posted anything. Default: as the columns tell. */
  readonly isTalk?: boolean;
  /** Default: what the format says, else the first rule of addressed, reply, mention, repost, thread, channel that yields a tie. */
  readonly ties?: readonly TieRule[];
  readonly undirected?: boolean;
  readonly split?: "full" | "shared";
  readonly maxRecipients?: number;
  /** Key column (header text) of the people table. */
  readonly peopleKey?: string;
  /** Ids of accounts that are ours. */
  readonly ours?: readonly string[];
  /** Kinds of accounts; those of kind ours add to `ours`. Default: as the format tells. */
  readonly accounts?: readonly { readonly id: string; readonly kind: AccountKind }[];
  /** Ids of accounts that are left out entirely: what they wrote and what was written to them alone. */
  readonly exclude?: readonly string[];
  /** People who objected: removed as author, recipient and mention before anything is computed, and named nowhere. */
  readonly optOut?: readonly string[];
  /** Domains of mail that are inside, their subdomains with them: only talk from inside to inside counts. */
  readonly inside?: readonly string[];
  /** Ids that are one person. A list that names one of them means the person. */
  readonly merge?: readonly Merge[];
  /** What happens to rows that stand in several files of one header. Default: they count once. */
  readonly overlap?: "once" | "each";
  /** Of several files, those that cannot be recognised are left out with a notice instead of stopping the others. */
  readonly leaveOutUnreadable?: boolean;
  /** What becomes of mail that programs write: absence notes, notifications. Default: it is set aside and counted. */
  readonly automaticMail?: "kept";
  /** Channels of reach make impressions only, those of posts make posts only. Default: every channel counts for both. */
  readonly channelKinds?: ChannelKindAnswer;
  /** Where the topics of messages come from. Default: the topic columns. */
  readonly topics?: TopicOptions;
  /** Bytes of memory the messages may take by estimate; what needs more is refused before it is read. Default 8 GiB. */
  readonly memoryBudget?: number;
  readonly seed?: number;
  /** True: people without messages may be opened, to look at; nothing can be ranked. Otherwise they are refused. */
  readonly allowsNoMessages?: boolean;
}

/** One table of a file; most files are one table. */
export interface InspectedFile {
  /** The file's name, with the part behind a slash where the table is not the file itself. */
  readonly name: string;
  /** Position of its file among the sources, and the part of it: "" for the file itself. */
  readonly source: number;
  readonly part: string;
  /** False where the table is left out: by an answer, or because another sheet is meant. */
  readonly isUsed?: false;
  /** Tables of one file with the same choice are alternatives: sheets of a workbook. */
  readonly choice?: string;
  /** The program or format whose tables have these columns, where it is known: "Slack export", "Brandwatch". */
  readonly knownAs?: string;
  readonly size: number;
  readonly format: string;
  readonly formatLabel: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly kind: TableKind;
  readonly columns: readonly ColumnGuess[];
  /** The first records as text, at most 20, cells at most 200 characters. */
  readonly rows: readonly (readonly string[])[];
  /** How many records were looked at, at most 1,000, and in how many of them each column is filled. */
  readonly sampled?: { readonly rows: number; readonly filled: readonly number[] };
  readonly notices: readonly Notice[];
}

/** Something the page must ask and the CLI stops at. */
export interface Question {
  readonly code: "columns" | "date-order" | "delimiter" | "encoding" | "people-key" | "mode" | "sheet";
  readonly file: string;
  readonly message: string;
  /** The command-line option that answers it. */
  readonly option: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly example: string }[];
}

export interface Inspection {
  readonly files: readonly InspectedFile[];
  readonly questions: readonly Question[];
  /** "employees" for mailboxes and the like, else "customers": a hint, never an answer. */
  readonly suggestedMode: Mode;
  /** What the formats themselves say of whose talk it is: mailboxes and the chat of a company are employees'. The command line's default. */
  readonly knownMode?: Mode;
  /** Domains of the mail addresses in the first records, most frequent first, where there are several: which are inside is for the reader to say. */
  readonly domains?: readonly { readonly domain: string; readonly count: number }[];
  /** What could give topics, counted in the first rows. */
  readonly topicSources?: readonly { readonly source: TopicSource; readonly rows: number; readonly topics: number; readonly of: number }[];
  /** Files left out because they cannot be recognised (`leaveOutUnreadable`), by position of the sources. */
  readonly unreadable?: readonly { readonly source: number; readonly name: string; readonly message: string; readonly hint: string }[];
}

/** What was opened, said in numbers. */
export interface Opened {
  readonly mode: Mode;
  readonly files: readonly { readonly name: string; readonly format: string; readonly rowsRead: number; readonly rowsKept: number; readonly rowsSetAside: number }[];
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly notices: readonly Notice[];
  readonly people: number;
  readonly silent: number;
  readonly ours: number;
  /** What accounts are, as the reader or the format says; empty where ids are hidden. */
  readonly accounts: NonNullable<OpenOptions["accounts"]>;
  readonly authors: number;
  readonly recipients: number;
  readonly messages: number;
  /** What the messages count for: their weights summed; the same number without a weight column. */
  readonly posts: number;
  readonly selfMessages: number;
  readonly ties: readonly TieRule[];
  /** What each rule that the data can answer would yield, in the order of the default. */
  readonly tieRules: readonly TieRuleCount[];
  /** Rows left out because an earlier file of the same header has them. */
  readonly overlap: number;
  /** One tie of several rows as an example; null where no tie has more than one. */
  readonly arithmetic: TieArithmetic | null;
  /** One for each people table. */
  readonly joins: readonly PeopleJoin[];
  /** How the audience can be counted, in the order in which it is offered. */
  readonly audiences: readonly Audience[];
  /** What the channels count for; null where nothing was asked and they are not both of reach and of posts. */
  readonly channelKinds: ChannelKinds | null;
  /** Distinct ties of all messages; an undirected pair counts once. */
  readonly tieCount: number;
  readonly hasTalk: boolean;
  readonly isUndirected: boolean;
  readonly hasText: boolean;
  readonly timeRange: readonly [number, number] | null;
  readonly timeZone: string;
  /** Topics with message counts, most frequent first. */
  readonly topics: readonly { readonly name: string; readonly messages: number }[];
  /** Group attributes from the people table with their values. In employees mode only people for whom the group is shown, and no group of fewer than 5. */
  readonly groups: readonly { readonly attribute: string; readonly values: readonly { readonly label: string; readonly people: number }[] }[];
}
