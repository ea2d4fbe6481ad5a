import type { DictionaryTopic, TopicOptions, TopicSource } from "../../../engine/opening.ts";
import { foldTopic } from "../../../core/words.ts";

/** The dictionary without empty lines and blanks around terms: what is searched for and kept. */
export function cleaned(dictionary: readonly DictionaryTopic[]): readonly DictionaryTopic[] {
  return dictionary.map(({ topic, terms }) => ({ topic: topic.trim(), terms: terms.map((term) => term.trim()).filter((term) => term !== "") }));
}

/** A name for a new topic that no other has. */
export function nameFor(dictionary: readonly DictionaryTopic[]): string {
  for (let k = dictionary.length + 1; ; k++) if (!dictionary.some(({ topic }) => topic === `topic ${k}`)) return `topic ${k}`;
}

/** The dictionary with another one: terms of topics that both have come together, new topics stand behind. */
export function joined(dictionary: readonly DictionaryTopic[], added: readonly DictionaryTopic[]): readonly DictionaryTopic[] {
  const isKnown = (name: string): boolean => dictionary.some(({ topic }) => foldTopic(topic) === foldTopic(name));
  const known = dictionary.map(({ topic, terms }) => {
    const more = added.filter((other) => foldTopic(other.topic) === foldTopic(topic)).flatMap((other) => other.terms);
    return { topic, terms: [...terms, ...more.filter((term) => !terms.includes(term))] };
  });
  return [...known, ...added.filter(({ topic }) => !isKnown(topic))];
}

/** Where topics come from once this dictionary is applied; null: from topic columns alone, as without any choice. */
export function ofDictionary(before: TopicOptions | null, dictionary: readonly DictionaryTopic[]): TopicOptions | null {
  const others = (before?.from ?? ["column"]).filter((source) => source !== "dictionary");
  return made(before, dictionary.length > 0 ? [...others, "dictionary"] : others, dictionary);
}

/** Where topics come from with these sources beside the dictionary that is applied. */
export function ofSources(before: TopicOptions | null, sources: readonly TopicSource[]): TopicOptions | null {
  const dictionary = before?.dictionary ?? [];
  const others = sources.filter((source) => source !== "dictionary");
  return made(before, dictionary.length > 0 ? [...others, "dictionary"] : others, dictionary);
}

/** With the word forms of another language; null: words count as they are written. */
export function ofForms(before: TopicOptions | null, language: string | null): TopicOptions | null {
  const { wordForms: _before, ...others } = before ?? { from: ["column"] as const };
  return language === null ? settled(others) : { ...others, wordForms: language };
}

function made(before: TopicOptions | null, from: readonly TopicSource[], dictionary: readonly DictionaryTopic[]): TopicOptions | null {
  const { dictionary: _dictionary, from: _from, ...others } = before ?? {};
  return settled({ ...others, from, ...(dictionary.length > 0 ? { dictionary } : {}) });
}

/** Null where nothing but topic columns is asked for. */
function settled(topics: TopicOptions): TopicOptions | null {
  return topics.from?.join() === "column" && Object.keys(topics).length === 1 ? null : topics;
}
