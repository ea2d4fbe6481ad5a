import type { Notice } from "../core/notice.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { foldTopic, plural } from "../core/words.ts";
import { retopic, topicsIn } from "../log/retopic.ts";
import { createSensitiveList } from "../topics/sensitive-terms.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { TopicOptions } from "./opening.ts";
import { dictionaryOf } from "./topic-reading.ts";

/**
 * Topics as they may be shown. With employees those about sensitive subjects are left out, and those on which fewer than five people wrote,
 * wherever they come from: a name may be a person's, a rare word tells who wrote it, a row of the table would be about few. Each is counted
 * in a notice. With customers notices name what is sensitive, and what the dictionary did not find. Cost: O(topics of messages).
 */
export function settleTopics(read: TalkLog, topics: TopicOptions | undefined, isEmployees: boolean): TalkLog {
  const missing = missingTopics(read, topics);
  const log = missing.length === 0 || isEmployees ? read : noting(read, [{ code: "topic-not-found", severity: "info", count: missing.length, message: `${plural(missing.length, "topic of the dictionary was", "topics of the dictionary were")} found in no message: ${missing.slice(0, 5).join(", ")}${missing.length > 5 ? " …" : ""}.`, hint: "Look at the terms: their spelling, their language, the forms of a word." }]);
  if (log.topics.length === 0 && !(isEmployees && missing.length > 0)) return log;
  const list = createSensitiveList();
  if (!isEmployees) {
    const named = log.topics.filter((name) => list.subjectOf(name) !== undefined);
    const terms = list.find(dictionaryOf(topics)).filter(({ topic, term }) => topic !== term && !named.includes(topic));
    const found = [...named, ...new Set(terms.map(({ topic }) => topic))];
    if (found.length === 0) return log;
    return noting(log, [{ code: "topic-sensitive", severity: "warning", count: found.length, message: `${plural(found.length, "topic is", "topics are")} about health, unions, religion, politics, origin or private life: ${found.slice(0, 5).join(", ")}${found.length > 5 ? " …" : ""}.`, hint: "Who talks about these is specially protected (Art. 9 GDPR): leave them out unless you may count them." }]);
  }
  const sensitive = log.topics.map((name) => list.subjectOf(name) !== undefined);
  const small = smallTopics(log);
  const leaves = log.topics.map((_, k) => sensitive[k]! || small[k]!);
  if (!leaves.includes(true) && missing.length === 0) return log;
  const kept = retopic(log, log.topics, (m) => topicsIn(log, m).filter((topic) => !leaves[topic]));
  const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;
  const notices: Notice[] = [];
  if (sensitive.includes(true)) notices.push({ code: "topic-sensitive", severity: "warning", count: count(sensitive), message: `${plural(count(sensitive), "topic was", "topics were")} left out: about health, unions, religion, politics, origin or private life.`, hint: "With employees nobody's talk about these is counted." });
  const few = small.map((isSmall, k) => isSmall && !sensitive[k]!);
  // What nobody says is counted with what few say: nobody can ask whether one person used a word.
  const many = count(few) + missing.length;
  if (many > 0) notices.push({ code: "topic-small", severity: "info", count: many, message: `${plural(many, "topic was", "topics were")} left out: fewer than ${SMALLEST_GROUP} people wrote about ${many === 1 ? "it" : "them"}.`, hint: "Nothing to do." });
  return noting(kept, notices);
}

/** Topics of the dictionary that no message is on, but for those of a regular expression that was refused, which is told by itself. */
function missingTopics(log: TalkLog, topics: TopicOptions | undefined): readonly string[] {
  const key = (name: string): string => name.normalize("NFC").toLowerCase();
  const found = new Set(log.topics.map(key));
  const isRefused = log.report.notices.some(({ code }) => code === "pattern-refused");
  const missing = new Map(dictionaryOf(topics).map(({ topic, terms }) => [key(topic), isRefused && terms.some((term) => term.startsWith("/")) ? undefined : topic]));
  return Array.from(missing).flatMap(([name, topic]) => (topic === undefined || found.has(name) ? [] : [topic]));
}

/** By topic whether fewer than five people wrote on it; names that differ in case alone are one topic, as everywhere one is chosen. */
function smallTopics(log: TalkLog): readonly boolean[] {
  const authors = new Map<string, Set<number>>();
  const authorsOf = log.topics.map((name) => {
    const key = foldTopic(name);
    const known = authors.get(key) ?? new Set<number>();
    authors.set(key, known);
    return known;
  });
  for (let m = 0; m < log.messages.count; m++) for (const topic of topicsIn(log, m)) if (authorsOf[topic]!.size < SMALLEST_GROUP) authorsOf[topic]!.add(log.messages.author[m]!);
  return authorsOf.map(({ size }) => size < SMALLEST_GROUP);
}

function noting(log: TalkLog, notices: readonly Notice[]): TalkLog {
  return { ...log, report: { ...log.report, notices: [...log.report.notices, ...notices] } };
}
