import { WhotalksError } from "../core/errors.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { foldTopic } from "../core/words.ts";
import { eachText } from "../log/every-text.ts";
import { retopic, topicsIn } from "../log/retopic.ts";
import { readDictionary, writeDictionaryCsv, writeDictionaryJson } from "../topics/dictionary-files.ts";
import { grammarInWords, parseTerm } from "../topics/dictionary-term.ts";
import { createSensitiveList } from "../topics/sensitive-terms.ts";
import { formLanguages, wordFormsOf } from "../topics/word-forms.ts";
import { starters } from "../topics/starters/starters.ts";
import { analyse } from "./analysis.ts";
import { describeOpened } from "./describe-opened.ts";
import type { DictionaryQuestions, TermProblem } from "./dictionary-questions.ts";
import { tryDictionary } from "./dictionary-trial.ts";
import type { Call } from "./call.ts";
import type { SessionHost } from "./host.ts";
import { createMemo } from "./memo.ts";
import type { OpenData } from "./open-data.ts";
import type { DictionaryTopic, TopicOptions } from "./opening.ts";
import { settleTopics } from "./settle-topics.ts";
import { createTextSearch } from "./text-search.ts";
import { withDiscovered } from "./read-words.ts";
import { checkTopics, compileTopics, dictionaryOf, discoveryOf, topicsFrom, topicsJson } from "./topic-reading.ts";

type Run = <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>;

/** Answers about dictionaries. `replace` puts other data in the place of those that are open. */
export function dictionaryAnswers(opened: () => OpenData, replace: (data: OpenData, instead: OpenData) => void, run: Run, host: SessionHost): DictionaryQuestions {
  return {
    dictionaryHelp: async () => ({ grammar: grammarInWords, starters, languages: Array.from(formLanguages, ([code, { label }]) => ({ code, label })) }),
    checkDictionary: async ({ dictionary = [], wordForms }, mode) => [...unreadable(dictionary), ...(mode === "employees" ? sensitive(dictionary, wordForms) : [])],
    readDictionary: async (name, text) => readDictionary(name, text),
    writeDictionary: async (dictionary, as) => ({
      name: `whotalks-topics.${as}`,
      mime: as === "csv" ? "text/csv;charset=utf-8" : "application/json",
      bytes: new TextEncoder().encode((as === "csv" ? writeDictionaryCsv(dictionary) : writeDictionaryJson(dictionary))),
      notices: [],
    }),
    tryDictionary: (topics, topic, call) => run(call, (task) => tryDictionary(opened(), topics, topic, task)),
    setTopics: (topics, call) =>
      run(call, async (task) => {
        const data = opened();
        const changed = await withTopics(data, topics, host, task);
        replace(changed, data);
        return describeOpened(changed);
      }),
  };
}

function unreadable(dictionary: readonly DictionaryTopic[]): TermProblem[] {
  const keys = dictionary.map(({ topic }) => foldTopic(topic.trim()));
  return dictionary.flatMap(({ topic, terms }, k) => [
    ...(topic.trim() !== "" && keys.indexOf(keys[k]!) < k ? [{ topic: k, term: -1, message: `Another topic is called ${dictionary[keys.indexOf(keys[k]!)]!.topic.trim()}: write its terms there, or choose another name.`, at: 0, length: topic.length }] : []),
    ...(topic.trim() === "" ? [{ topic: k, term: -1, message: "A topic needs a name.", at: 0, length: 1 }] : []),
    ...terms.flatMap((term, t) => {
      const parsed = parseTerm(term);
      return parsed.kind === "fault" ? [{ topic: k, term: t, ...parsed.fault }] : [];
    }),
  ]);
}

function sensitive(dictionary: readonly DictionaryTopic[], wordForms: string | undefined): TermProblem[] {
  const list = createSensitiveList(wordFormsOf(wordForms));
  return dictionary.flatMap((entry, k) => [
    ...entry.terms.flatMap((term, t) => (parseTerm(term).kind === "pattern" ? [{ topic: k, term: t, message: "Regular expressions cannot be checked against the list of sensitive subjects: not with employees.", at: 0, length: term.length }] : [])),
    ...list.find([entry]).map(({ term, subject }) => {
      const t = entry.terms.indexOf(term);
      return { topic: k, term: t, message: `This is about ${subject}: with employees nobody's talk about it is counted.`, at: 0, length: Math.max(1, term.length) };
    }),
  ]);
}

/** The data with other topics. Only topics that what is kept can tell: those of columns, texts and channels. */
async function withTopics(data: OpenData, topics: TopicOptions, host: SessionHost, task: Task): Promise<OpenData> {
  checkTopics(topics, data.options.mode === "employees");
  const from = topicsFrom(topics);
  const dictionary = dictionaryOf(topics);
  const searches = dictionary.length > 0 || from.includes("hashtags");
  const base = data.withoutTextTopics;
  const isGone = base === undefined || from.includes("subject") || (searches && base.messages.text === undefined);
  if (data.options.mode === "employees" || isGone) throw new WhotalksError("texts-gone", "The files must be read again for these topics.", { hint: "Open them again with the topics." });
  const compiled = compileTopics(topics);
  if (compiled.patterns.length > 0) throw new WhotalksError("texts-gone", "The files must be read again for regular expressions.", { hint: "Open them again with the topics." });
  const derived = await derive(base, from, compiled, task);
  const discovery = discoveryOf(topics);
  const found = discovery === undefined ? derived : withDiscovered(derived, await data.discover(discovery, task));
  const log = settleTopics(found, topics, false);
  return {
    ...data,
    log,
    analysis: analyse(log, { smallestGroup: 1, ...(host.pool === undefined ? {} : { pool: host.pool }) }),
    options: { ...data.options, topics },
    optionsJson: { ...data.optionsJson, topics: topicsJson(topics) },
    pictures: createMemo(24),
  };
}

async function derive(base: TalkLog, from: ReturnType<typeof topicsFrom>, compiled: ReturnType<typeof compileTopics>, task: Task): Promise<TalkLog> {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = names.push(name) - 1));
    return number;
  };
  const ofColumns = from.includes("column") ? base.topics.map(numberOf) : [];
  const ofChannels = from.includes("channel") ? base.channels.map(numberOf) : [];
  const ofDictionary = compiled.topics.map(numberOf);
  const withHashtags = from.includes("hashtags");
  const found: (readonly number[] | undefined)[] = [];
  if (ofDictionary.length > 0 || withHashtags) {
    const search = createTextSearch(compiled, { hashtags: withHashtags });
    const listOf = new WeakMap<readonly string[], readonly number[]>();
    await eachText(base, "Searching the texts", task, ({ bytes, from: starts, to: ends, count }, first) => {
      search.find(bytes, starts, ends, count, first).forEach((topics, k) => {
        if (topics === undefined) return;
        let list = listOf.get(topics);
        if (list === undefined) listOf.set(topics, (list = topics.map(numberOf)));
        found[first + k] = list;
      });
    });
  }
  const { channel } = base.messages;
  return retopic(base, names, (m) => [
    ...(from.includes("column") ? topicsIn(base, m).map((topic) => ofColumns[topic]!) : []),
    ...(ofChannels.length > 0 && channel !== undefined && channel[m] !== NONE ? [ofChannels[channel[m]!]!] : []),
    ...(found[m] ?? []),
  ]);
}
