import { WhotalksError } from "../core/errors.ts";
import type { TopicReading } from "../log/message-reading.ts";
import { compileDictionary, type DictionaryEntry } from "../topics/dictionary.ts";
import { refuseSensitive } from "../topics/sensitive-terms.ts";
import { hintsOf } from "../inputs/columns/column-names.ts";
import type { TopicOptions, TopicSource } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import { createTextSearch } from "./text-search.ts";

/** Everything topics may come from, in the order in which it is told. */
export const topicSources: readonly TopicSource[] = ["column", "hashtags", "channel", "subject", "dictionary"];

/** Where topics come from, resolved: topic columns, and the dictionary where there is one, unless it was said. */
export function topicsFrom(topics: TopicOptions | undefined): readonly TopicSource[] {
  const { from, dictionary = [] } = topics ?? {};
  if (from !== undefined) return topicSources.filter((source) => from.includes(source));
  return dictionary.length > 0 ? ["column", "dictionary"] : ["column"];
}

/** The dictionary that is searched for; empty where none is. */
export function dictionaryOf(topics: TopicOptions | undefined): readonly DictionaryEntry[] {
  return topicsFrom(topics).includes("dictionary") ? (topics?.dictionary ?? []) : [];
}

/** True where the texts must be read for their topics. */
export function searchesTexts(topics: TopicOptions | undefined): boolean {
  return topicsFrom(topics).includes("hashtags") || dictionaryOf(topics).length > 0;
}

/** True where topics depend on more than a row. */
export function usesSubjects(topics: TopicOptions | undefined): boolean {
  return topicsFrom(topics).includes("subject");
}

/** Where the topics of a file's messages come from. Throws as compileDictionary. */
export function readTopics(topics: TopicOptions | undefined, file: Pick<RecognisedFile, "names" | "roles">): TopicReading {
  const from = topicsFrom(topics);
  const inTexts = searchesTexts(topics) ? createTextSearch(compileDictionary(dictionaryOf(topics)), { hashtags: from.includes("hashtags") }) : undefined;
  return { usesColumns: from.includes("column"), usesChannel: from.includes("channel"), subjects: from.includes("subject") ? subjectColumns(file) : [], inTexts };
}

/** The columns of subjects and titles among those of text. */
export function subjectColumns({ names, roles }: Pick<RecognisedFile, "names" | "roles">): readonly number[] {
  return roles.flatMap((role, c) => (role === "text" && hintsOf(names[c]!).some(({ meaning }) => meaning === "title") ? [c] : []));
}

/**
 * Refuses what cannot be answered before anything is read.
 * @throws WhotalksError `subject-text` with employees: a subject is text, which is not kept; as compileDictionary and refuseSensitive
 */
export function checkTopics(topics: TopicOptions | undefined, isEmployees: boolean): void {
  if (topics === undefined) return;
  if (isEmployees && usesSubjects(topics)) throw new WhotalksError("subject-text", "Subjects are text of messages: with employees no text is shown, so they cannot be topics.", { kind: "arguments", hint: "Use topic columns, hashtags, channels or a dictionary." });
  const dictionary = dictionaryOf(topics);
  compileDictionary(dictionary);
  if (isEmployees) refuseSensitive(dictionary);
}
