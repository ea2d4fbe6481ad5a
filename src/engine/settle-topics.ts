import type { Notice } from "../core/notice.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { plural } from "../core/words.ts";
import { retopic, topicsIn } from "../log/retopic.ts";
import { createSensitiveList } from "../topics/sensitive-terms.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { TopicOptions } from "./opening.ts";
import { dictionaryOf, topicsFrom } from "./topic-reading.ts";

/**
 * Topics as they may be shown. With employees those about sensitive subjects are left out, and of hashtags and channels those that fewer
 * than five people used, each counted in a notice; with customers a notice names what is sensitive. Cost: O(topics of messages).
 */
export function settleTopics(log: TalkLog, topics: TopicOptions | undefined, isEmployees: boolean): TalkLog {
  if (log.topics.length === 0) return log;
  const list = createSensitiveList();
  if (!isEmployees) {
    const named = log.topics.filter((name) => list.subjectOf(name) !== undefined);
    const terms = list.find(dictionaryOf(topics)).filter(({ topic, term }) => topic !== term && !named.includes(topic));
    const found = [...named, ...new Set(terms.map(({ topic }) => topic))];
    if (found.length === 0) return log;
    return noting(log, [{ code: "topic-sensitive", severity: "warning", count: found.length, message: `${plural(found.length, "topic is", "topics are")} about health, unions, religion, politics, origin or private life: ${found.slice(0, 5).join(", ")}${found.length > 5 ? " …" : ""}.`, hint: "Who talks about these is specially protected (Art. 9 GDPR): leave them out unless you may count them." }]);
  }
  const sensitive = log.topics.map((name) => list.subjectOf(name) !== undefined);
  const small = smallTopics(log, topics);
  const leaves = log.topics.map((_, k) => sensitive[k]! || small[k]!);
  if (!leaves.includes(true)) return log;
  const kept = retopic(log, log.topics, (m) => topicsIn(log, m).filter((topic) => !leaves[topic]));
  const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;
  const notices: Notice[] = [];
  if (sensitive.includes(true)) notices.push({ code: "topic-sensitive", severity: "warning", count: count(sensitive), message: `${plural(count(sensitive), "topic was", "topics were")} left out: about health, unions, religion, politics, origin or private life.`, hint: "With employees nobody's talk about these is counted." });
  const few = small.map((isSmall, k) => isSmall && !sensitive[k]!);
  if (few.includes(true)) notices.push({ code: "topic-small", severity: "info", count: count(few), message: `${plural(count(few), "hashtag or channel was", "hashtags or channels were")} left out as topics: fewer than ${SMALLEST_GROUP} people used ${count(few) === 1 ? "it" : "them"}.`, hint: "Nothing to do." });
  return noting(kept, notices);
}

/** Hashtags and channels that too few people used: their names may be a person's. */
function smallTopics(log: TalkLog, topics: TopicOptions | undefined): readonly boolean[] {
  const from = topicsFrom(topics);
  const channels = new Set(from.includes("channel") ? log.channels : []);
  const isNamedByUsers = log.topics.map((name) => (from.includes("hashtags") && name.startsWith("#")) || channels.has(name));
  if (!isNamedByUsers.includes(true)) return isNamedByUsers;
  const authors = log.topics.map(() => new Set<number>());
  for (let m = 0; m < log.messages.count; m++) for (const topic of topicsIn(log, m)) if (isNamedByUsers[topic] && authors[topic]!.size < SMALLEST_GROUP) authors[topic]!.add(log.messages.author[m]!);
  return isNamedByUsers.map((is, k) => is && authors[k]!.size < SMALLEST_GROUP);
}

function noting(log: TalkLog, notices: readonly Notice[]): TalkLog {
  return { ...log, report: { ...log.report, notices: [...log.report.notices, ...notices] } };
}
