import { WhotalksError } from "../core/errors.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { retopic, topicsIn } from "../log/retopic.ts";
import { discoverTopics, type DiscoverOptions, type Discovery } from "../topics/discover.ts";
import { createTermCollector, type TermBag, type TermCollector } from "../topics/terms.ts";
import { usableTerms } from "../topics/usable-terms.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { TextListener } from "./text-listener.ts";

/** Keeps the words of the texts that are read. */
export function createWordListener(): TextListener & { readonly take: (messageCount: number) => TermBag } {
  let collector: TermCollector = createTermCollector();
  return {
    begin: () => {
      collector = createTermCollector();
    },
    hear: (message, text) => collector.add(message, text),
    take: (messageCount) => collector.take(messageCount),
  };
}

/** By term 1 where it may be shown; undefined with customers, where all may. */
export function shownTerms(log: TalkLog, bag: TermBag, isEmployees: boolean): Uint8Array | undefined {
  return isEmployees ? usableTerms(bag, log.messages.author, [...log.people.ids, ...log.people.names], SMALLEST_GROUP) : undefined;
}

/** Topics of the messages of a log. Throws as discoverTopics, and `texts-missing` where no message has a word. */
export function discoverIn(log: TalkLog, bag: TermBag, options: DiscoverOptions, isEmployees: boolean, task: Task): Promise<Discovery> {
  if (bag.of.length === 0) throw new WhotalksError("texts-missing", "There are no texts in which topics could be found.", { kind: "arguments", hint: "Name the column of the texts: --columns text=HEADER." });
  const usable = shownTerms(log, bag, isEmployees);
  return discoverTopics(bag, log.messages.parent, options, task, usable === undefined ? undefined : (term) => usable[term] === 1);
}

/** The log with the topics that were found besides its own. */
export function withDiscovered(log: TalkLog, { topics, topicOf }: Pick<Discovery, "topics" | "topicOf">): TalkLog {
  const names = [...log.topics];
  const numbers = topics.map(({ name }) => {
    const known = names.indexOf(name);
    return known >= 0 ? known : names.push(name) - 1;
  });
  return retopic(log, names, (m) => (topicOf[m]! < 0 ? topicsIn(log, m) : [...topicsIn(log, m), numbers[topicOf[m]!]!]));
}
