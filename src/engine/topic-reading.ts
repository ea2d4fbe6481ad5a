import { WhotalksError } from "../core/errors.ts";
import type { Json } from "../exports/snapshot.ts";
import type { TopicReading } from "../log/message-reading.ts";
import type { DiscoverOptions } from "../topics/discover.ts";
import { type CompiledDictionary, compileDictionary, type DictionaryEntry } from "../topics/dictionary.ts";
import { refuseSensitive } from "../topics/sensitive-terms.ts";
import { wordFormsOf } from "../topics/word-forms.ts";
import { hintsOf } from "../inputs/columns/column-names.ts";
import type { TopicOptions, TopicSource } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import { createTextSearch } from "./text-search.ts";

/** Everything topics may come from, in the order in which it is told. */
const topicSources: readonly TopicSource[] = ["column", "hashtags", "channel", "subject", "dictionary", "discovered"];

/** Where topics come from, resolved: topic columns, and the dictionary and what is discovered where there is one, unless it was said. */
export function topicsFrom(topics: TopicOptions | undefined): readonly TopicSource[] {
  const { from, dictionary = [], discover } = topics ?? {};
  if (from !== undefined) return topicSources.filter((source) => from.includes(source));
  return ["column", ...(dictionary.length > 0 ? ["dictionary" as const] : []), ...(discover === undefined ? [] : ["discovered" as const])];
}

/** The dictionary that is searched for; empty where none is. */
export function dictionaryOf(topics: TopicOptions | undefined): readonly DictionaryEntry[] {
  return topicsFrom(topics).includes("dictionary") ? (topics?.dictionary ?? []) : [];
}

/** The dictionary, compiled. @throws WhotalksError as compileDictionary and wordFormsOf */
export function compileTopics(topics: TopicOptions | undefined): CompiledDictionary {
  return compileDictionary(dictionaryOf(topics), { forms: wordFormsOf(topics?.wordForms) });
}

/** True where the texts must be read for their topics. */
export function searchesTexts(topics: TopicOptions | undefined): boolean {
  return topicsFrom(topics).includes("hashtags") || dictionaryOf(topics).length > 0;
}

/** How topics are found in the texts themselves; undefined where they are not. */
export function discoveryOf(topics: TopicOptions | undefined): DiscoverOptions | undefined {
  return topicsFrom(topics).includes("discovered") ? (topics?.discover ?? {}) : undefined;
}

/** Where topics come from, resolved, as the recipe has it. */
export function topicsJson(topics: TopicOptions | undefined): { readonly [key: string]: Json } {
  const found = discoveryOf(topics);
  return {
    from: topicsFrom(topics),
    dictionary: dictionaryOf(topics).map(({ topic, terms }) => ({ topic, terms })),
    ...(topics?.wordForms === undefined ? {} : { wordForms: topics.wordForms }),
    ...(found === undefined ? {} : { discover: { count: found.count ?? null, granularity: found.granularity ?? "usual", seed: found.seed ?? 1, edits: (found.edits ?? []).map((edit) => ({ ...edit })) } }),
  };
}

/** True where topics depend on more than a row. */
export function usesSubjects(topics: TopicOptions | undefined): boolean {
  return topicsFrom(topics).includes("subject");
}

/** Where the topics of a file's messages come from. Throws as compileDictionary. */
export function readTopics(topics: TopicOptions | undefined, file: Pick<RecognisedFile, "names" | "roles">): TopicReading {
  const from = topicsFrom(topics);
  const inTexts = searchesTexts(topics) ? createTextSearch(compileTopics(topics), { hashtags: from.includes("hashtags") }) : undefined;
  return { usesColumns: from.includes("column"), usesChannel: from.includes("channel"), subjects: from.includes("subject") ? subjectColumns(file) : [], inTexts };
}

/** The columns of subjects and titles among those of text; where there is none, among those that are not used: they are read for this alone. */
export function subjectColumns({ names, roles }: Pick<RecognisedFile, "names" | "roles">): readonly number[] {
  const titlesAmong = (wanted: "text" | "ignore"): readonly number[] => roles.flatMap((role, c) => (role === wanted && hintsOf(names[c]!).some(({ meaning }) => meaning === "title") ? [c] : []));
  const texts = titlesAmong("text");
  return texts.length > 0 ? texts : titlesAmong("ignore");
}

/**
 * Refuses what cannot be answered before anything is read.
 * @throws WhotalksError `subject-text` with employees: a subject is text, which is not kept; as compileDictionary and refuseSensitive
 */
export function checkTopics(topics: TopicOptions | undefined, isEmployees: boolean): void {
  if (topics === undefined) return;
  if (isEmployees && usesSubjects(topics)) throw new WhotalksError("subject-text", "Subjects are text of messages: with employees no text is shown, so they cannot be topics.", { kind: "arguments", hint: "Use topic columns, hashtags, channels or a dictionary." });
  const dictionary = dictionaryOf(topics);
  compileTopics(topics);
  if (isEmployees) refuseSensitive(dictionary, wordFormsOf(topics.wordForms));
}
