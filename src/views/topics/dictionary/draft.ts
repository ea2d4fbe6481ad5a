import type { DictionaryTopic, TopicOptions, TopicSource } from "../../../engine/opening.ts";

/** The dictionary without empty lines and blanks around terms: what is searched for and kept. */
export function cleaned(dictionary: readonly DictionaryTopic[]): readonly DictionaryTopic[] {
  return dictionary.map(({ topic, terms }) => ({ topic: topic.trim(), terms: terms.map((term) => term.trim()).filter((term) => term !== "") }));
}

/** A name for a new topic that no other has. */
export function nameFor(dictionary: readonly DictionaryTopic[]): string {
  for (let k = dictionary.length + 1; ; k++) if (!dictionary.some(({ topic }) => topic === `topic ${k}`)) return `topic ${k}`;
}

/** Where topics come from once this dictionary is applied; null: from topic columns alone, as without any choice. */
export function ofDictionary(before: TopicOptions | null, dictionary: readonly DictionaryTopic[]): TopicOptions | null {
  const others = (before?.from ?? ["column"]).filter((source) => source !== "dictionary");
  return made(dictionary.length > 0 ? [...others, "dictionary"] : others, dictionary);
}

/** Where topics come from with these sources beside the dictionary that is applied. */
export function ofSources(before: TopicOptions | null, sources: readonly TopicSource[]): TopicOptions | null {
  const dictionary = before?.dictionary ?? [];
  const others = sources.filter((source) => source !== "dictionary");
  return made(dictionary.length > 0 ? [...others, "dictionary"] : others, dictionary);
}

function made(from: readonly TopicSource[], dictionary: readonly DictionaryTopic[]): TopicOptions | null {
  if (from.length === 1 && from[0] === "column") return null;
  return dictionary.length > 0 ? { from, dictionary } : { from };
}
