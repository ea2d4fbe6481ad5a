import { WhotalksError } from "../core/errors.ts";
import { startOf } from "../core/starts.ts";
import type { Notice } from "../core/notice.ts";
import type { Task } from "../core/task.ts";
import { findTopics } from "../log/slice.ts";
import type { DiscoverOptions } from "../topics/discover.ts";
import { compareUse } from "../topics/distinctive.ts";
import { representativesOf } from "../topics/representatives.ts";
import type { TermBag } from "../topics/terms.ts";
import { usedBy } from "../topics/usable-terms.ts";
import type { SliceView } from "./analysis.ts";
import type { Call } from "./call.ts";
import type { DiscoveryQuestions, DistinctiveWords, FoundTopic, FoundTopics, WordsQuery } from "./discovery-questions.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { OpenData } from "./open-data.ts";
import type { DictionaryTopic } from "./opening.ts";
import { noticesOfTopics, shownTerms } from "./read-words.ts";
import { countsFor } from "./topic-blocks.ts";

type Run = <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>;

const EXAMPLES = 4;
/** Terms of a topic that make it as a dictionary. */
const KEPT_TERMS = 15;
const LONGEST_EXAMPLE = 400;
/** A term in fewer messages is a chance. */
const LEAST_MESSAGES = 3;

/** Answers about the words of texts. */
export function discoveryAnswers(opened: () => OpenData, run: Run): DiscoveryQuestions {
  return {
    discover: (options, call) => run(call, (task) => findTopicsIn(opened(), options, task)),
    distinctiveWords: (query, call) => run(call, (task) => compareWords(opened(), query, task)),
    peopleOfWord: (term, query, call) => run(call, (task) => listPeople(opened(), term, query, task)),
  };
}

async function findTopicsIn({ log, options, readWords, discover, labels }: OpenData, asked: DiscoverOptions, task: Task): Promise<FoundTopics> {
  const isEmployees = options.mode === "employees";
  const found = await discover(asked, task);
  const { count, text, author, at } = log.messages;
  const topics: FoundTopic[] = [];
  for (const [place, topic] of found.topics.entries()) {
    const shown = isEmployees || text === undefined ? [] : representativesOf(await readWords(task), found, place, EXAMPLES);
    const examples = await Promise.all(shown.map(async (m) => ({ text: shorten(await text!.read(m)), author: labels.names[author[m]!]!, at: timeOf(at?.get(m)) })));
    const { id, name, terms, messages, stability } = topic;
    topics.push({ id, name, terms, messages, share: messages / count, stability, examples });
  }
  const on = topics.reduce((sum, { messages }) => sum + messages, 0);
  return {
    topics,
    messages: count,
    without: count - on,
    conversations: found.conversations,
    learnedFrom: found.learnedFrom,
    groups: found.groups,
    runs: found.runs,
    agreement: Number.isNaN(found.agreement) ? null : found.agreement,
    languages: found.languages,
    dictionary: asDictionary(topics),
    notices: [...noticesOfTopics(found.topics), ...noticesOf(found)],
  };
}

function timeOf(at: number | undefined): number | null {
  return at === undefined || Number.isNaN(at) ? null : at;
}

function shorten(text: string): string {
  return text.length <= LONGEST_EXAMPLE ? text : `${text.slice(0, LONGEST_EXAMPLE)}…`;
}

/** A term is a topic's where it is more distinctive of it than of any other. */
function asDictionary(topics: readonly FoundTopic[]): readonly DictionaryTopic[] {
  const best = new Map<string, { readonly z: number; readonly topic: number }>();
  topics.forEach(({ id, terms }) => {
    for (const { term, z } of terms) if (z > (best.get(term)?.z ?? 0)) best.set(term, { z, topic: id });
  });
  return topics.map(({ id, name, terms }) => ({ topic: name, terms: terms.filter(({ term }) => best.get(term)?.topic === id).slice(0, KEPT_TERMS).map(({ term }) => quoted(term)) }));
}

/** As a phrase: what stands in it means itself. */
function quoted(term: string): string {
  return /^[\p{L}\p{M}\p{N}]+$/u.test(term) ? term : `"${term.replaceAll('"', "")}"`;
}

function noticesOf({ wordsLeftOut }: Pick<TermBag, "wordsLeftOut">): readonly Notice[] {
  const notices: Notice[] = [];
  if (wordsLeftOut > 0) notices.push({ code: "words-many", severity: "info", count: wordsLeftOut, message: "There are more than a million different words: later ones were not looked at.", hint: "Nothing to do: they are rare." });
  return notices;
}

/** Messages of a question: 1 here, 2 in the rest, 0 neither. */
async function markMessages(data: OpenData, { of, settings }: WordsQuery, task: Task): Promise<Uint8Array> {
  const { log, analysis } = data;
  const isTime = of.kind === "period";
  const view = await analysis.slice({ ...settings, topics: of.kind === "topic" ? [] : settings.topics, ...(isTime ? { since: null, until: null } : {}) }, task);
  const isHere = await chooser(data, { of, settings }, view, task);
  const isIn = view.wholeNumber === undefined ? undefined : new Set(view.wholeNumber);
  const marks = new Uint8Array(log.messages.count);
  const mask = maskOver(data, { of, settings }, view.blocks);
  for (let m = 0; m < marks.length; m++) {
    if (!mask(m) || (isIn !== undefined && !isIn.has(log.messages.author[m]!))) continue;
    marks[m] = isHere(m) ? 1 : 2;
  }
  return marks;
}

/** Whether a message is in the period and on the topics of the settings, but for what is asked about. */
function maskOver({ log }: OpenData, { of, settings }: Pick<WordsQuery, "of" | "settings">, blocks: SliceView["blocks"]): (message: number) => boolean {
  const { at } = log.messages;
  const isOn = of.kind === "topic" ? () => true : onTopics(log, settings.topics, blocks);
  const since = of.kind === "period" ? null : settings.since;
  const until = of.kind === "period" ? null : settings.until;
  return (m) => {
    if (since !== null || until !== null) {
      const time = at?.get(m) ?? Number.NaN;
      if (!(time >= (since ?? -Infinity) && time < (until ?? Infinity))) return false;
    }
    return isOn(m, since, until);
  };
}

/** Whether a message is on any of some topics, on whatever where none is named; with employees a period counts whole stretches. */
function onTopics(log: OpenData["log"], names: readonly string[], blocks: SliceView["blocks"]): (message: number, since: number | null, until: number | null) => boolean {
  if (names.length === 0) return () => true;
  const topics = new Set(findTopics(log, names));
  return blocks === undefined ? (m) => isOnAny(log, m, topics) : countsFor(log, blocks, names);
}

function isOnAny({ messages: { topicStart, topicOf } }: OpenData["log"], message: number, topics: ReadonlySet<number>): boolean {
  for (let i = startOf(topicStart, message); topicOf !== undefined && i < startOf(topicStart, message + 1); i++) if (topics.has(topicOf[i]!)) return true;
  return false;
}

async function chooser({ log, analysis, options }: OpenData, { of, settings }: Pick<WordsQuery, "of" | "settings">, { wholeNumber, blocks }: SliceView, task: Task): Promise<(message: number) => boolean> {
  const { author, at } = log.messages;
  if (of.kind === "topic") {
    const isOn = onTopics(log, [of.topic], blocks);
    return (m) => isOn(m, settings.since, settings.until);
  }
  if (of.kind === "period") {
    const isOn = onTopics(log, settings.topics, blocks);
    return (m) => {
      const time = at?.get(m) ?? Number.NaN;
      return time >= (of.since ?? -Infinity) && time < (of.until ?? Infinity) && isOn(m, of.since, of.until);
    };
  }
  const people = new Set<number>();
  if (of.kind === "people") for (const person of of.people) people.add(person);
  else if (of.kind === "community") {
    const { labels } = await analysis.communities(settings, task);
    labels.forEach((label, p) => void (label === of.community && people.add(wholeNumber?.[p] ?? p)));
  } else {
    const attribute = log.people.attributes.find(({ name }) => name === of.attribute);
    const code = attribute?.labels.indexOf(of.value) ?? -1;
    attribute?.codes.forEach((own, p) => void (own === code && people.add(p)));
  }
  if (options.mode === "employees" && people.size < SMALLEST_GROUP) {
    throw new WhotalksError("group-small", `Words are shown of ${SMALLEST_GROUP} people or more.`, { kind: "arguments", hint: "With employees nobody's own words are shown: choose a topic, a period or a larger group." });
  }
  return (m) => people.has(author[m]!);
}

async function compareWords(data: OpenData, query: WordsQuery, task: Task): Promise<DistinctiveWords> {
  const { log, options } = data;
  const isEmployees = options.mode === "employees";
  const marks = await markMessages(data, query, task);
  const bag = await data.readWords(task);
  const usable = shownTerms(log, bag, isEmployees);
  const isShown = isEmployees ? usedBy(bag, log.messages.author, SMALLEST_GROUP, marks) : undefined;
  const counts = [new Uint32Array(bag.terms.length), new Uint32Array(bag.terms.length)] as const;
  const messages = [0, 0] as [number, number];
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m]!;
    if (mark === 0 || bag.start[m] === bag.start[m + 1]) continue;
    messages[mark - 1]!++;
    for (let k = bag.start[m]!; k < bag.start[m + 1]!; k++) counts[mark - 1]![bag.of[k]!]!++;
  }
  if (messages[0] === 0 || messages[1] === 0) return { terms: [], messages: messages[0], rest: messages[1], languages: bag.languages, notices: noticesOf(bag) };
  const { z, difference } = compareUse(counts[0], counts[1]);
  const chosen: number[] = [];
  for (let t = 0; t < z.length; t++) {
    if (!(z[t]! > 0) || counts[0][t]! < LEAST_MESSAGES) continue;
    if (usable?.[t] === 0 || isShown?.[t] === 0) continue;
    chosen.push(t);
  }
  chosen.sort((a, b) => z[b]! - z[a]! || (bag.terms[a]! < bag.terms[b]! ? -1 : 1));
  const first = chosen.slice(0, query.limit);
  const people = countPeople(bag, log.messages.author, marks, first);
  return {
    terms: first.map((t, i) => ({ term: bag.terms[t]!, z: z[t]!, difference: difference[t]!, messages: counts[0][t]!, rest: counts[1][t]!, people: people[i]! })),
    messages: messages[0],
    rest: messages[1],
    languages: bag.languages,
    notices: noticesOf(bag),
  };
}

/** How many people use each of some terms here. */
function countPeople({ start, of }: TermBag, author: Uint32Array, marks: Uint8Array, terms: readonly number[]): number[] {
  const place = new Map(terms.map((term, i) => [term, i]));
  const people = terms.map(() => new Set<number>());
  for (let m = 0; m < marks.length; m++) {
    if (marks[m] !== 1) continue;
    for (let k = start[m]!; k < start[m + 1]!; k++) {
      const found = place.get(of[k]!);
      if (found !== undefined) people[found]!.add(author[m]!);
    }
  }
  return people.map(({ size }) => size);
}

async function listPeople(data: OpenData, term: string, query: WordsQuery, task: Task): Promise<readonly number[]> {
  if (data.options.mode === "employees") throw new WhotalksError("texts-not-kept", "With employees no word is tied to a person.", { kind: "arguments", hint: "Choose a topic instead." });
  const marks = await markMessages(data, query, task);
  const bag = await data.readWords(task);
  const wanted = bag.terms.indexOf(term);
  const messages = new Map<number, number>();
  for (let m = 0; m < marks.length; m++) {
    if (marks[m] !== 1) continue;
    for (let k = bag.start[m]!; k < bag.start[m + 1]!; k++) if (bag.of[k] === wanted) messages.set(data.log.messages.author[m]!, (messages.get(data.log.messages.author[m]!) ?? 0) + 1);
  }
  return [...messages].sort(([a, x], [b, y]) => y - x || a - b).map(([person]) => person);
}
