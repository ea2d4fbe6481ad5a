import type { Cost, CutSummary, Finding, Histogram, MeasureRank, Sampled, TieArithmetic, WrittenFile } from "../core/answers.ts";
import type { AccountCandidate, IdentityCandidate, Merge, MergePreview } from "../core/identity.ts";
import type { MapPicture } from "../core/map-picture.ts";
import type { ByteSource, ColumnGuess, ColumnRole, TableKind } from "../core/records.ts";
import type { LookedForColumn } from "../inputs/columns/template.ts";
import type { Notice, SetAside } from "../core/notice.ts";
import type { Progress } from "../core/task.ts";
import type { Measure, WeightsChoice } from "../core/measure.ts";
import type { ChannelKindAnswer, ChannelKinds } from "../log/channel-kinds.ts";
import type { AccountKind, Mode, PeopleJoin, TieRule, TieRuleCount } from "../core/talk-log.ts";
import type { Role } from "../core/roles.ts";

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
  /** Topics by words and phrases, matched as whole words without regard to case; they add to those of a topic column. */
  readonly dictionary?: readonly { readonly topic: string; readonly terms: readonly string[] }[];
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

export type Audience = "delivered" | "modelled" | "reported";

/** What is asked of the open data. Everything on screen and every export follows from (open data, settings). */
export interface Settings {
  /** Names; empty = all messages. */
  readonly topics: readonly string[];
  readonly since: number | null;
  readonly until: number | null;
  /** Only people of this group, both ends inside. */
  readonly group: { readonly attribute: string; readonly value: string } | null;
  /** null = the default that follows the data. */
  readonly audience: Audience | null;
  /** The measure that ranks. */
  readonly measure: string;
  /** Further measures as columns of exports, in this order. */
  readonly columns: readonly string[];
  readonly weights: WeightsChoice;
  readonly normalized: boolean;
  readonly share: number;
  readonly cutTop: number | null;
  readonly population: number | null;
  readonly seed: number;
  readonly louvainRuns: number;
  /** null = exact. Else sampling is allowed where a measure offers it and exact values would take long: within this share of all pairs. */
  readonly approximate: number | null;
}

export const defaultSettings: Settings = {
  topics: [],
  since: null,
  until: null,
  group: null,
  audience: null,
  measure: "impressions",
  columns: [],
  weights: "auto",
  normalized: false,
  share: 0.8,
  cutTop: null,
  population: null,
  seed: 1,
  louvainRuns: 10,
  approximate: null,
};

/** A person in a list. Names are already code names in employees mode. */
export interface PersonRow {
  readonly person: number;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isOurs: boolean;
  readonly isSilent: boolean;
  /** Tied at the cut, on either side. */
  readonly atEdge: boolean;
  readonly rank: number | null;
  readonly value: number | null;
  /** How far the exact value may be below and above, where it is sampled. */
  readonly off?: readonly [below: number, above: number];
  readonly impressions: number | null;
  readonly posts: number | null;
  readonly inDegree: number;
  readonly outDegree: number;
  readonly inStrength: number;
  readonly outStrength: number;
  /** Further measures asked for, by id. */
  readonly measures: Readonly<Record<string, number | null>>;
  /** First value of each group attribute, by attribute name; "fewer than 5" in employees mode where the combination would single somebody out. */
  readonly groups: Readonly<Record<string, string>>;
  /** One line that says why the person stands here: "wrote to 137 people, 52 % outside her circle". */
  readonly why: string;
}

export interface Board {
  readonly measure: string;
  readonly audience: Audience;
  readonly audienceWhy: string;
  readonly share: number;
  readonly population: number;
  readonly network: {
    readonly people: number; readonly silent: number; readonly ties: number; readonly messages: number;
    readonly selfMessages: number; readonly totalWeight: number; readonly reciprocity: number | null;
  };
  readonly leftOut: number;
  /** What is known of sampled values; null where all are exact. */
  readonly sampled: Sampled | null;
  /** Communities, only where the measure or a column asked for them. */
  readonly communities: { readonly count: number; readonly modularity: number; readonly runs: number } | null;
  readonly connectors: CutSummary;
  /** null where the data hold no talk. */
  readonly mavens: CutSummary | null;
  readonly both: number;
  readonly either: number;
  /** "Start with these": greedy coverage. `people` in the order chosen; `covered` of `reachable` people have got a message from them. */
  readonly startWith: { readonly people: readonly number[]; readonly names: readonly string[]; readonly covered: number; readonly reachable: number };
  /** Counts at 70, 80 and 90 %. */
  readonly sensitivity: readonly { readonly share: number; readonly connectors: number; readonly mavens: number | null }[];
  readonly topConnectors: readonly PersonRow[];
  readonly topMavens: readonly PersonRow[];
  /** Quadrant: people reached × posts, at most 2,000 people, those in a role first. */
  readonly quadrant: readonly { readonly person: number; readonly name: string; readonly role: Role; readonly x: number; readonly y: number }[];
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

export interface ListQuery {
  readonly settings: Settings;
  /** Measure ids shown as columns beyond the fixed ones. */
  readonly columns: readonly string[];
  /** Column ids in order of importance. */
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  readonly search: string;
  readonly roles: readonly Role[];
  readonly includeOurs: boolean;
  /** Only these people; everyone where left out. */
  readonly people?: readonly number[];
  readonly offset: number;
  readonly limit: number;
}

export interface ListPage {
  /** Rows that fit the query, in all. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly PersonRow[];
  /** What is known of sampled values, those of columns too; null where all are exact. */
  readonly sampled: Sampled | null;
  /** How many of all found have each role; ours stand apart. */
  readonly roles: Readonly<Record<Role | "ours", number>>;
}

export interface MapQuery {
  readonly settings: Settings;
  /** A measure id for the size of the dots. */
  readonly size: string;
  readonly colour: "role" | "community" | { readonly attribute: string };
  /** Only this person's own circle, by steps; null = everyone. */
  readonly ego: { readonly person: number; readonly steps: number } | null;
}

export interface PersonCard {
  readonly row: PersonRow;
  /** Three facts from computed numbers. */
  readonly facts: readonly string[];
  readonly topics: readonly { readonly name: string; readonly posts: number; readonly share: number }[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly rankByMeasure: readonly MeasureRank[];
  readonly strongest: readonly { readonly person: number; readonly name: string; readonly role: Role; readonly sent: number; readonly received: number }[];
  /** Messages by weekday (Monday first) × hour in the time zone; null without times. */
  readonly rhythm: readonly (readonly number[])[] | null;
  /** In employees mode the start of the day, in the time zone. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Evidence, newest first, at most 20: texts where the data have them, else row numbers. Empty in employees mode. */
  readonly messages: readonly { readonly at: number | null; readonly file: string; readonly row: number; readonly text: string | null; readonly to: readonly string[] }[];
  /** "With 19 fewer messages she would be off the list." Empty where it does not apply. */
  readonly counterfactual: string;
}

export type CatalogueMeasure = Omit<Measure, "compute" | "isSampled"> & {
  /** Where people × ties exceed this, sampling is offered; null = the measure is always exact. */
  readonly sampledAbove: number | null;
};

/** What this build can do, as plain data: the views learn of everything through it and pull no engine code in. */
export interface Catalogue {
  readonly version: string;
  readonly formats: readonly { readonly id: string; readonly label: string; readonly extensions: readonly string[] }[];
  readonly measures: readonly CatalogueMeasure[];
  readonly insights: readonly { readonly id: string; readonly label: string; readonly needs: "network" | "board" }[];
  readonly exports: readonly { readonly id: string; readonly label: string; readonly extension: string; readonly mime: string }[];
  /** The columns that are looked for, in plain words, and tables to fill in (CSV). */
  readonly columns: readonly LookedForColumn[];
  readonly templates: readonly { readonly name: string; readonly text: string }[];
}

/** Given with every call: progress out, cancelling in. A cancelled call rejects with WhotalksError code "cancelled". */
export interface Call {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/**
 * The seam between the engine and everything that shows it: one session on one set of files. Implemented directly (CLI, tests) and
 * over a port (page). Calls may overlap; results are plain data and typed arrays that cross by transfer.
 */
export interface Engine {
  catalogue(): Promise<Catalogue>;
  /** Looks at the head of each file: format, columns, questions. Computes nothing. */
  inspect(sources: readonly Source[], options: OpenOptions, call?: Call): Promise<Inspection>;
  /** Reads everything; on success it replaces what was open, on failure or cancel what was open stays. */
  open(sources: readonly Source[], options: OpenOptions, call?: Call): Promise<Opened>;
  /** What `open` would answer, from the whole of the files; what is open stays, and nothing is kept. */
  preview(sources: readonly Source[], options: OpenOptions, call?: Call): Promise<Opened>;
  board(settings: Settings, call?: Call): Promise<Board>;
  /** What the measure that ranks, or another one, would cost under these settings: tries a little of it, computes no values. */
  cost(settings: Settings, measure?: string, call?: Call): Promise<Cost>;
  /** Ids that may be one person, the surest first. Nothing is merged: answer with `merge` in the options. */
  identities(of?: "open" | "preview", call?: Call): Promise<readonly IdentityCandidate[]>;
  /** Accounts that may be no person: desks of ours, bots, shared mailboxes, with the reason. */
  accounts(of?: "open" | "preview", call?: Call): Promise<readonly AccountCandidate[]>;
  /** What one merge, on top of those in force, would change under these settings; nothing is kept. */
  mergePreview(merge: Merge, settings: Settings, call?: Call): Promise<MergePreview>;
  /** The people of a list as numbers alone, in its order: for selecting all of them. `offset` and `limit` do not count. */
  listPeople(query: ListQuery, call?: Call): Promise<readonly number[]>;
  list(query: ListQuery, call?: Call): Promise<ListPage>;
  map(query: MapQuery, call?: Call): Promise<MapPicture>;
  person(person: number, settings: Settings, call?: Call): Promise<PersonCard>;
  /** People whose id or name contains the text, best rank first. */
  search(text: string, settings: Settings, limit: number): Promise<readonly PersonRow[]>;
  histogram(settings: Settings, bins: number): Promise<Histogram>;
  /** A page of the rows set aside: of what is open, or of the latest preview. */
  setAside(offset: number, limit: number, of?: "open" | "preview"): Promise<{ readonly total: number; readonly rows: readonly SetAside[] }>;
  /** One file as it was understood, nothing interpreted: header (c1 … cn without one), then every record as text (see table-text.ts). */
  table(source: Source, answers: FileAnswers, call?: Call): Promise<WrittenFile>;
  /** Ranked list, network …: `target` is an export id of the catalogue, or "rejects" (`of` the latest preview too). */
  write(target: string, settings: Settings, options: { readonly top?: number; readonly spreadsheetSafe?: boolean; readonly reason?: string; readonly of?: "open" | "preview" }, call?: Call): Promise<WrittenFile>;
}
