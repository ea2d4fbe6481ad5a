import { WhotalksError } from "../core/errors.ts";
import { startOf } from "../core/starts.ts";
import { NONE } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { createThanksTest, THANKS_WORDS } from "../insights/thanks.ts";
import { createTalkCounter, rankSparse } from "../insights/topic-numbers.ts";
import { findFirstMove, findThreads, measureSpecialisation, type Threads } from "../insights/topic-profile.ts";
import { isLittleTalk, messagesOf } from "../insights/topic-table.ts";
import { countsAsPost } from "../network/influence.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, localOf, type SliceView } from "./analysis.ts";
import { dayStarter } from "./person.ts";
import { orNull } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { PersonTopic, PersonTopics } from "./topic-questions.ts";
import { sliceTopics } from "./topic-slice.ts";

export interface PersonTopicsQuery {
  /** Number in the whole log. */
  readonly person: number;
  readonly settings: Settings;
  readonly timeZone: string;
  /** False for employees: no text is read, and times are whole days. */
  readonly isOpen: boolean;
}

/** Topics of a person that are shown. */
const SHOWN = 12;
/** Answers to one person's posts that are read for thanks; the newest. */
const READ = 2000;

/**
 * The topics of one person against everyone's, whatever topic is chosen: share, rank, answers, and how early they began.
 *
 * An answer is a reply to somebody else that is the last message of its thread, or that another person replied to with a word of thanks.
 * @throws WhotalksError `person-unknown` when the person is not in the slice's group. Cost O(messages) once, then the person's messages.
 */
export async function makePersonTopics(analysis: Analysis, query: PersonTopicsQuery, task: Task): Promise<PersonTopics> {
  const { timeZone, isOpen } = query;
  // Whatever ranks the lists: connectors by impressions are counted for all topics at once.
  const settings: Settings = { ...query.settings, measure: "impressions", cutTop: null };
  const slice = await sliceTopics(analysis, settings, timeZone, task);
  const { view, byTopic, rows, question } = slice;
  const { log } = view;
  const person = localOf(view, query.person);
  if (person === NONE) throw new WhotalksError("person-unknown", "This person is not in the chosen group.", { kind: "arguments" });
  const everyone = view.once("posts of everyone", () => weighPosts(view));
  const own = weighPosts(view, person);
  const threads = view.log === analysis.log ? analysis.onceForAll("threads", () => findThreads(log)) : view.once("threads", () => findThreads(log));
  const isAnswer = await answersOf(analysis, view, person, threads, isOpen, task);
  const count = createTalkCounter(log, view.audience, view.reach);
  const weightOf = (m: number): number => (countsAsPost(log, m) ? log.messages.weight?.[m] ?? 1 : 0);
  const startsDay = dayStarter(timeZone);
  const found: PersonTopic[] = [];
  for (const row of rows) {
    await task.breathe({ stage: "Comparing topics", done: found.length, total: rows.length, unit: "topics" });
    const messages = messagesOf(byTopic, row.topic, view.mask);
    let all = 0;
    let posts = 0;
    let answers = 0;
    for (const m of messages) {
      const weight = weightOf(m);
      all += weight;
      if (log.messages.author[m] !== person || weight === 0) continue;
      posts += weight;
      if (isAnswer(m)) answers += weight;
    }
    if (posts === 0) continue;
    const talk = count(messages);
    const { ranking } = rankSparse(talk, talk.posts, log.people.isOurs, question);
    const isOurs = log.people.isOurs[person] === 1;
    const moves = findFirstMove(log, person, messages, (m) => countsAsPost(log, m));
    found.push({
      name: byTopic.names[row.topic]!,
      posts,
      share: posts / own.total,
      everyone: all / everyone.total,
      times: posts / own.total / (all / everyone.total),
      role: isOurs || isLittleTalk(row) ? "neither" : roleOf((row.connectors.members.includes(person) ? 1 : 0) | (row.mavens?.members.includes(person) === true ? 2 : 0)),
      rank: isLittleTalk(row) || isOurs ? null : orNull(ranking.rank[talk.people.indexOf(person)]!),
      answers: threads === undefined ? null : answers,
      before: Number.isNaN(moves.firstAt) ? null : moves.before,
      authors: moves.authors === 0 ? row.authors : moves.authors,
      firstAt: Number.isNaN(moves.firstAt) ? null : isOpen ? moves.firstAt : startsDay(moves.firstAt),
    });
  }
  found.sort((a, b) => b.posts - a.posts || (a.name < b.name ? -1 : 1));
  const specialisation = measureSpecialisation(found.map(({ posts }) => posts), rows.length);
  return {
    person: query.person,
    posts: own.total,
    onTopics: own.onTopics,
    topics: found.slice(0, SHOWN),
    topicsOfPerson: found.length,
    specialisation: orNull(specialisation),
    topicCount: rows.length,
    answerRule: { hasReplies: threads !== undefined, readsThanks: isOpen && log.messages.text !== undefined, words: THANKS_WORDS },
  };
}

/** Weights of the posts of a slice, or of one person's: all, and those on any topic. */
function weighPosts({ log, mask }: SliceView, person?: number): { readonly total: number; readonly onTopics: number } {
  const { author, weight, topicStart, topicOf, count } = log.messages;
  let total = 0;
  let onTopics = 0;
  for (let m = 0; m < count; m++) {
    if ((person !== undefined && author[m] !== person) || (mask !== undefined && mask[m] === 0) || !countsAsPost(log, m)) continue;
    const w = weight?.[m] ?? 1;
    total += w;
    if (topicOf !== undefined && startOf(topicStart, m) < startOf(topicStart, m + 1)) onTopics += w;
  }
  return { total, onTopics };
}

/** Which of a person's messages answer somebody: last of their thread, or thanked for. */
async function answersOf(analysis: Analysis, view: SliceView, person: number, threads: Threads | undefined, isOpen: boolean, task: Task): Promise<(m: number) => boolean> {
  const { author, parent, count } = view.log.messages;
  if (threads === undefined || parent === undefined) return () => false;
  const answersSomebody = (m: number): boolean => parent[m] !== NONE && author[parent[m]!] !== person;
  const thanked = new Set<number>();
  // Texts are those of the whole log; a group's log has none.
  const texts = isOpen && view.log === analysis.log ? view.log.messages.text : undefined;
  if (texts !== undefined) {
    const replies: number[] = [];
    for (let m = 0; m < count; m++) {
      const above = parent[m]!;
      if (above !== NONE && author[above] === person && author[m] !== person && answersSomebody(above)) replies.push(m);
    }
    const thanks = createThanksTest();
    for (const m of replies.slice(-READ)) {
      await task.breathe({ stage: "Reading answers", done: thanked.size, total: replies.length, unit: "messages" });
      if (!thanked.has(parent[m]!) && thanks(await texts.read(m))) thanked.add(parent[m]!);
    }
  }
  return (m) => answersSomebody(m) && (threads.lastOf[threads.rootOf[m]!] === m || thanked.has(m));
}
