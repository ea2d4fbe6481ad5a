import { WhotalksError } from "../core/errors.ts";
import type { Notice } from "../core/notice.ts";
import type { Pool } from "../core/pool.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { plural } from "../core/words.ts";
import { retopic, topicsIn } from "../log/retopic.ts";
import { discoverTopics, type DiscoverOptions, type Discovery } from "../topics/discover.ts";
import { isCutByDictionary } from "../topics/segment.ts";
import { createTermCollector, type TermBag, type TermCollector } from "../topics/terms.ts";
import { usableTerms } from "../topics/usable-terms.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { TextListener } from "./text-listener.ts";

/** Keeps the words of the texts that are read; they are counted by the pool's workers. Whoever makes one closes it. */
export function createWordListener(pool: Pool | undefined): TextListener & Pick<TermCollector, "take" | "close"> {
  let collector = createTermCollector(pool);
  return {
    begin: () => {
      collector.close();
      collector = createTermCollector(pool);
    },
    hear: (message, bytes, from, to) => collector.add(message, bytes, from, to),
    flush: (task) => collector.flush(task),
    take: (messageCount, task) => collector.take(messageCount, task),
    close: () => collector.close(),
  };
}

/** By term 1 where it may be shown; undefined with customers, where all may. */
export function shownTerms(log: TalkLog, bag: TermBag, isEmployees: boolean): Uint8Array | undefined {
  return isEmployees ? usableTerms(bag, log.messages.author, [...log.people.ids, ...log.people.names], SMALLEST_GROUP) : undefined;
}

/** Topics of the messages of a log. Throws as discoverTopics, and `texts-missing` where no message has a word. */
export function discoverIn(log: TalkLog, bag: TermBag, options: DiscoverOptions, isEmployees: boolean, pool: Pool | undefined, task: Task): Promise<Discovery> {
  if (bag.of.length === 0) throw new WhotalksError("texts-missing", "There are no texts in which topics could be found.", { kind: "arguments", hint: "Name the column of the texts: --columns text=HEADER." });
  const usable = shownTerms(log, bag, isEmployees);
  return discoverTopics(bag, log.messages.parent, options, task, { ...(pool === undefined ? {} : { pool }), ...(usable === undefined ? {} : { isUsable: (term) => usable[term] === 1 }) });
}

/** What must be known of topics that were found: that there are none; that their words may be cut otherwise elsewhere. */
export function noticesOfTopics(topics: Discovery["topics"]): readonly Notice[] {
  if (topics.length === 0) return [{ code: "topics-none", severity: "warning", count: 1, message: "No words stand together often enough to make a topic.", hint: "Topics need some hundred messages with a few words each." }];
  const cut = topics.filter(({ terms }) => terms.some(({ term }) => isCutByDictionary(term))).length;
  if (cut === 0) return [];
  return [{ code: "words-cut", severity: "info", count: cut, message: `${plural(cut, "topic has", "topics have")} words of a script without spaces (Chinese, Japanese, Thai, Lao, Burmese), cut by the dictionary of this browser or Node: other versions may cut some otherwise and find slightly different topics.`, hint: "To compare results, use the same version, or keep the topics as a dictionary." }];
}

/** The log with the topics that were found besides its own, and what must be known of them. */
export function withDiscovered(log: TalkLog, { topics, topicOf }: Pick<Discovery, "topics" | "topicOf">): TalkLog {
  const names = [...log.topics];
  const numbers = topics.map(({ name }) => {
    const known = names.indexOf(name);
    return known >= 0 ? known : names.push(name) - 1;
  });
  const told = { ...log, report: { ...log.report, notices: [...log.report.notices, ...noticesOfTopics(topics)] } };
  return retopic(told, names, (m) => (topicOf[m]! < 0 ? topicsIn(log, m) : [...topicsIn(log, m), numbers[topicOf[m]!]!]));
}
