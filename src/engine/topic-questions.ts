import type { WrittenFile } from "../core/answers.ts";
import type { Notice } from "../core/notice.ts";
import type { Role } from "../core/roles.ts";
import type { Call } from "./call.ts";
import type { Audience, Settings } from "./settings.ts";

/** One of the two sets of a topic, as the board counts it when the topic is chosen. */
export interface TopicCut {
  readonly count: number;
  readonly share: number | null;
  readonly gini: number | null;
  readonly tiedIn: number;
  readonly tiedOut: number;
}

export interface TopicRow {
  readonly name: string;
  /** n. */
  readonly messages: number;
  /** Who wrote or was addressed, and who wrote. */
  readonly people: number;
  readonly authors: number;
  readonly connectors: TopicCut;
  /** null where the data hold no talk. */
  readonly mavens: TopicCut | null;
  readonly both: number;
  readonly either: number;
  /** Messages by period of the table; null where too few employees wrote for it to be told; empty without times. */
  readonly trend: readonly (number | null)[];
  /** True where so little was said, or by so few, that names may be shown but not ranked (F14). */
  readonly isLittle: boolean;
}

/** Every topic under the same settings; a topic that is chosen does not narrow it. */
export interface TopicTable {
  /** The measure of the connectors, and the share of both cuts. */
  readonly measure: string;
  readonly audience: Audience;
  readonly share: number;
  /** Only the first so many, where a number was asked for instead of a share. */
  readonly cutTop: number | null;
  readonly population: number;
  /** Messages of the slice: all, on no topic, and on two or more. */
  readonly messages: number;
  readonly withoutTopic: number;
  readonly onSeveral: number;
  /** Topics in all; more than there are rows where there are very many. */
  readonly topics: number;
  readonly periods: { readonly unit: "day" | "week" | "month" | "quarter" | "year"; readonly labels: readonly string[]; /** The slice ends before nine tenths of the last one. */ readonly isLastPart: boolean } | null;
  /** Most messages first, then by name in code-point order. */
  readonly rows: readonly TopicRow[];
  readonly notices: readonly Notice[];
}

export interface OverlapQuery {
  readonly settings: Settings;
  /** Names in the order of the matrix; empty = the most frequent. */
  readonly topics: readonly string[];
  readonly of: "mavens" | "connectors";
}

/** How far the topics have the same people. Matrices are symmetric, in the order of `topics`. */
export interface TopicOverlap {
  readonly of: "mavens" | "connectors";
  readonly topics: readonly { readonly name: string; readonly size: number; readonly messages: number; readonly isLittle: boolean }[];
  /** Topics in all. */
  readonly total: number;
  /** People in both sets. */
  readonly shared: readonly (readonly number[])[];
  /** Shared ÷ people in either (Jaccard); null where both sets are empty. */
  readonly jaccard: readonly (readonly (number | null)[])[];
  /** Messages that are on both topics; on the diagonal those of the topic. */
  readonly together: readonly (readonly number[])[];
}

/** One topic of a person against everyone. */
export interface PersonTopic {
  readonly name: string;
  readonly posts: number;
  /** Of the person's posts. */
  readonly share: number;
  /** Of everyone's posts. */
  readonly everyone: number;
  /** share ÷ everyone. */
  readonly times: number;
  /** By impressions and posts on the topic, whatever ranks the lists; "neither" where too little was said to rank. */
  readonly role: Role;
  /** Among all by posts on the topic; null where too little was said to rank. */
  readonly rank: number | null;
  /** Posts on the topic that answer somebody and end their thread, or are thanked for; null where the data have no replies. */
  readonly answers: number | null;
  /** How many wrote about it for the first time before this person did, of how many who wrote about it; null without times. */
  readonly before: number | null;
  readonly authors: number;
  /** The person's first post on the topic; with employees the start of the day. */
  readonly firstAt: number | null;
}

export interface PersonTopics {
  readonly person: number;
  readonly posts: number;
  /** Posts on any topic. */
  readonly onTopics: number;
  /** Most posts first; accounts of ours have no role and no rank. */
  readonly topics: readonly PersonTopic[];
  /** Topics the person wrote about; more than are listed where there are very many. */
  readonly topicsOfPerson: number;
  /** 0: writes about all topics alike, 1: about one alone (1 − entropy ÷ log of the number of topics); null below two topics or without posts. */
  readonly specialisation: number | null;
  /** Topics there are, which the specialisation is measured against. */
  readonly topicCount: number;
  /** How an answer is known: whether texts were looked at for thanks. */
  readonly answerRule: { readonly hasReplies: boolean; readonly readsThanks: boolean; readonly words: readonly string[] };
}

export interface PracticeQuery {
  readonly settings: Settings;
  readonly topic: string;
  /** m: people a community must have. With employees at least 5. */
  readonly smallest: number;
  /** A column of groups: its people must come from at least two of them. null = not asked. */
  readonly attribute: string | null;
}

export interface PracticeMember {
  readonly person: number;
  readonly name: string;
  /** Of the innermost k-core, or tied to it more loosely. */
  readonly isCore: boolean;
  readonly role: Role;
  /** People of the community the person is tied to on this topic. */
  readonly ties: number;
  readonly posts: number;
  /** "" where it has none or may not be shown. */
  readonly group: string;
}

/** A community of practice: people of several groups who talk with each other about one topic. */
export interface Practice {
  readonly people: number;
  readonly core: number;
  /** k of the innermost core: everyone in it is tied to at least k others of it. */
  readonly coreNumber: number;
  /** Core first, then by ties, then by id. */
  readonly members: readonly PracticeMember[];
  readonly messages: number;
  /** Ties inside, and the share of their weight that runs between groups; null where no groups are asked for. */
  readonly ties: number;
  readonly acrossGroups: number | null;
  /** Largest first; with employees groups of fewer than 5 members stand together as "fewer than 5". */
  readonly groups: readonly { readonly label: string; readonly people: number | null }[];
  /** Members by the month of their first message on the topic; null = hidden with employees: 1 to 4, and the next smallest where those are so few together. */
  readonly newcomers: readonly (number | null)[];
}

export interface Practices {
  readonly topic: string;
  readonly messages: number;
  /** People with a tie on the topic. */
  readonly people: number;
  readonly modularity: number | null;
  readonly smallest: number;
  readonly attribute: string | null;
  /** Months; empty without times. */
  readonly months: readonly string[];
  readonly practices: readonly Practice[];
  /** Communities that were left out: too small, or all of one group. */
  readonly tooSmall: number;
  readonly oneGroup: number;
  readonly isLittle: boolean;
}

export interface TopicFileQuery {
  /** A table of topics, or one long list of people for each topic and period. */
  readonly what: "topics" | "ranks";
  readonly as: "csv" | "json";
  readonly settings: Settings;
  /** What the ranks are split by. */
  readonly by?: { readonly topic: boolean; readonly period: "day" | "week" | "month" | "quarter" | "year" | null };
  /** Rows of each ranked list. */
  readonly top?: number;
  readonly spreadsheetSafe?: boolean;
}

/** Questions about topics beside each other. */
export interface TopicQuestions {
  topics(settings: Settings, call?: Call): Promise<TopicTable>;
  topicOverlap(query: OverlapQuery, call?: Call): Promise<TopicOverlap>;
  /** The topics of one person against everyone's; a topic that is chosen does not narrow them. */
  personTopics(person: number, settings: Settings, call?: Call): Promise<PersonTopics>;
  /** The communities of practice of one topic. */
  practices(query: PracticeQuery, call?: Call): Promise<Practices>;
  /** A file of the topic table, or of ranks by topic and period. */
  writeTopics(query: TopicFileQuery, call?: Call): Promise<WrittenFile>;
}
