import type { WrittenFile } from "../core/answers.ts";
import type { Call } from "./call.ts";
import type { DictionaryTopic, Opened, TopicOptions } from "./opening.ts";

/** What is wrong with a term, or why it is not used; `at` and `length` in UTF-16 code units of the term. */
export interface TermProblem {
  readonly topic: number;
  /** -1: the name of the topic. */
  readonly term: number;
  readonly message: string;
  readonly at: number;
  readonly length: number;
}

export interface StarterDictionary {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly dictionary: readonly DictionaryTopic[];
}

/** A message with the places where terms stand in it. */
export interface SampleMessage {
  readonly message: number;
  /** The text around the first mark, at most 300 characters. */
  readonly text: string;
  readonly isCut: boolean;
  readonly marks: readonly { readonly topic: number; readonly from: number; readonly to: number }[];
}

/** What a dictionary finds in the open data. */
export interface DictionaryTrial {
  readonly messages: number;
  /** Messages with any of the topics. */
  readonly covered: number;
  /** By topic of the dictionary; null where its count may not be told (fewer than five people, with employees). */
  readonly topics: readonly {
    readonly name: string;
    readonly messages: number | null;
    readonly people: number | null;
    /** Of these messages those that are on no other topic. */
    readonly alone: number | null;
    /** Topics that share messages with it, most first, at most 5. */
    readonly overlap: readonly { readonly topic: number; readonly messages: number }[];
    /** Its regular expressions are not counted: there may be more messages. */
    readonly isPart: boolean;
  }[];
  /** Of the topic asked for, else of all; none with employees. */
  readonly samples: readonly SampleMessage[];
  /** Regular expressions that were not used, and why. */
  readonly refused: readonly { readonly topic: number; readonly term: string; readonly why: string }[];
}

/** Questions about dictionaries of topics. */
export interface DictionaryQuestions {
  /** How terms are written, a line each, dictionaries to begin with, and the languages whose word forms are known. */
  dictionaryHelp(): Promise<{ readonly grammar: readonly string[]; readonly starters: readonly StarterDictionary[]; readonly languages: readonly { readonly code: string; readonly label: string }[] }>;
  /** What is wrong with a dictionary, term by term: what cannot be read, and with employees what is sensitive. */
  checkDictionary(topics: TopicOptions, mode?: "customers" | "employees"): Promise<readonly TermProblem[]>;
  /** A dictionary from the text of a file, CSV or JSON. Throws WhotalksError `dictionary-unreadable`. */
  readDictionary(name: string, text: string): Promise<readonly DictionaryTopic[]>;
  writeDictionary(dictionary: readonly DictionaryTopic[], as: "csv" | "json"): Promise<WrittenFile>;
  /**
   * What a dictionary would find in what is open. With employees the texts are gone: only what was matched when the data were opened.
   * @param topic number of the topic whose messages are shown; null = any
   * Throws WhotalksError `texts-gone` where no texts are kept; `term-unreadable`.
   */
  tryDictionary(topics: TopicOptions, topic: number | null, call?: Call): Promise<DictionaryTrial>;
  /**
   * Gives the open messages other topics, without reading the files again. Throws WhotalksError `texts-gone` where the files must be read
   * again: with employees, or where subjects or channels come or go.
   */
  setTopics(topics: TopicOptions, call?: Call): Promise<Opened>;
}
