import { overlap, type ColumnContent } from "./column-content.ts";
import { Desk } from "./column-desk.ts";
import { giveAnswered, giveMentioned, giveNames, giveRepost, giveThread } from "./column-posts.ts";
import { findPair, type Pair } from "./column-pair.ts";
import { describe, leaveOut, percent } from "./column-reasons.ts";
import type { Choice, ColumnView } from "./column-view.ts";

export interface TalkGuess {
  readonly choices: readonly Choice[];
  /** Says by name who wrote to whom. */
  readonly isSure: boolean;
  /** Has at least an author by name, or two columns of the same people. */
  readonly isLikely: boolean;
}

/** Guesses the roles of a table of messages or ties by its header and content. */
export function guessTalk(views: readonly ColumnView[]): TalkGuess {
  const desk = new Desk(views);
  const pair = findPair(views);
  givePair(desk, pair);
  giveMessageId(desk, pair);
  giveReplyTo(desk);
  giveNames(desk, pair);
  giveMentioned(desk);
  giveAnswered(desk);
  giveThread(desk);
  giveRepost(desk);
  const hasStrongAuthor = pair.from !== undefined && pair.fromStrength > 0.5;
  giveTime(desk);
  giveClockTime(desk);
  giveText(desk);
  giveNumber(desk, "weight", 0.5);
  giveNumber(desk, "followers", 0.5);
  giveNumber(desk, "reach", 0.8);
  giveTopics(desk);
  giveChannel(desk);
  const isTalk = hasStrongAuthor && (desk.used.has("text") || desk.used.has("replyTo") || desk.used.has("mentioned") || desk.used.has("replyPerson"));
  return {
    choices: desk.choices.map((choice, at) => choice ?? leaveOut(views[at]!, desk.used)),
    isSure: (pair.from !== undefined && pair.to !== undefined && pair.isNamed) || isTalk,
    isLikely: pair.from !== undefined && pair.to !== undefined,
  };
}

function givePair(desk: Desk, { from, to, copies, isNamed, confidence }: Pair): void {
  const say = (at: number, other: number | undefined): string => {
    const view = desk.views[at]!;
    const called = view.hints.some((hint) => hint.meaning === "from" || hint.meaning === "to") && isNamed ? `named "${view.name}"` : `"${view.name}" names nobody in words known here`;
    const shared = other === undefined ? 0 : overlap(view.content, desk.views[other]!.content);
    return shared > 0 && other !== undefined ? `${called}; ${percent(shared)} of the values also occur in "${desk.views[other]!.name}"` : `${called}; ${describe(view.content)}`;
  };
  if (from !== undefined) desk.give(from, "from", say(from, to), confidence);
  if (to !== undefined) desk.give(to, "to", say(to, from), confidence);
  for (const copy of copies) desk.give(copy, isCopy(desk.views[copy]!) ? "cc" : "to", say(copy, from), confidence, isCopy(desk.views[copy]!) ? "cc" : "to");
}

function giveMessageId(desk: Desk, pair: Pair): void {
  for (const { at, view, hint } of desk.named("messageId")) {
    const { content } = view;
    if (pair.isTieTable && hint.strength < 0.9) {
      desk.choices[at] = { role: "ignore", reason: `named "${view.name}": the id of a tie, not of a message`, confidence: 0.9 };
      continue;
    }
    // Under a name that can mean nothing else a blank id is a message of its own.
    const isSparse = hint.strength < 0.9 && content.filledCount < content.rowCount * 0.8;
    if (content.filledCount > 0 && (isSparse || content.distinctShare < 0.02 || content.roundedShare > 0.1 || content.dateShare > 0.5)) continue;
    return desk.give(at, "messageId", `named "${view.name}"; ${describe(content)} in ${content.filledCount} cells`, content.distinctShare > 0.3 ? 0.97 : 0.8);
  }
}

function giveReplyTo(desk: Desk): void {
  const ids = desk.views[desk.choices.findIndex((choice) => choice?.role === "messageId")];
  if (ids === undefined) return;
  for (const { at, view, hint } of desk.named("replyTo")) {
    if (view.content.roundedShare > 0.1) continue;
    const shared = overlap(view.content, ids.content);
    const mustBeFound = /parent|references|is reply to/i.test(view.name) && view.content.filledCount > 0;
    if (shared === 0 && mustBeFound) continue;
    const found = shared > 0 ? `${percent(shared)} of the values occur in "${ids.name}"` : `none of the first values occur in "${ids.name}"`;
    return desk.give(at, "replyTo", `named "${view.name}"; ${found}`, shared > 0 ? Math.min(0.99, hint.strength) : 0.7);
  }
  giveReplyToByContent(desk, ids);
}

function isCopy({ hints }: ColumnView): boolean {
  return hints.some(({ meaning, slot }) => meaning === "to" && slot !== "to" && !slot.startsWith("nominee"));
}

/** "reply_to" names a message or a person: its values say which, and where they could be either the column is left to be asked for. */
function giveReplyToByContent(desk: Desk, ids: ColumnView): void {
  const authors = desk.views[desk.choices.findIndex((choice) => choice?.role === "from")];
  for (const { at, view } of desk.named("replyPerson")) {
    if (!/^reply[ _-]?to$/i.test(view.name.trim())) continue;
    const shared = overlap(view.content, ids.content);
    const people = authors === undefined ? 0 : overlap(view.content, authors.content);
    if (shared < 0.5 || shared < people) continue;
    const isClear = shared > people || desk.used.has("to");
    return desk.give(at, isClear ? "replyTo" : "to", `named "${view.name}"; ${percent(shared)} of the values occur in "${ids.name}"`, isClear ? 0.95 : 0.7);
  }
}

function giveTime(desk: Desk): void {
  for (const { at, view, hint } of desk.named("time")) {
    const { content } = view;
    const isNamed = hint.strength > 0.85;
    const dated = Math.max(content.dateShare, content.epochShare, content.serialShare, content.dateShare + content.epochShare);
    if (content.filledCount === 0) return desk.give(at, "time", `named "${view.name}"; ${describe(content)}`, 0.9);
    if (dated >= 0.8) return desk.give(at, "time", `named "${view.name}"; ${percent(Math.min(1, dated))} of the values are times`, 0.98);
    if (dated >= 0.4) return desk.give(at, "time", `named "${view.name}"; only ${percent(dated)} of the values are times`, 0.9);
    if (isNamed && content.wholeShare > 0.95 && content.distinctCount > 1) return desk.give(at, "time", `named "${view.name}"; whole numbers, taken for seconds from a start`, 0.9);
  }
  const dated = desk.views.flatMap((view, at) => (desk.choices[at] === undefined && view.hints.length === 0 && view.content.dateShare > 0.9 ? [at] : []));
  if (dated.length !== 1 || !desk.used.has("from")) return;
  const view = desk.views[dated[0]!]!;
  desk.give(dated[0]!, "time", `the only column of times: ${percent(view.content.dateShare)} of the values of "${view.name}" are`, 0.9);
}

/** A column of clock times beside one of days. */
function giveClockTime(desk: Desk): void {
  const day = desk.views[desk.choices.findIndex((choice) => choice?.role === "time")];
  if (day === undefined || day.content.filledCount === 0 || day.content.samples.some((sample) => sample.includes(":"))) return;
  for (const { at, view } of desk.named("time")) {
    if (view.content.clockShare < 0.8) continue;
    return desk.give(at, "clockTime", `named "${view.name}"; ${percent(view.content.clockShare)} of the values are clock times, "${day.name}" has the day`, 0.95);
  }
}

function giveText(desk: Desk): void {
  const fits = ({ numberShare, dateShare, booleanShare, filledCount }: ColumnContent): boolean => filledCount === 0 || (numberShare < 0.9 && dateShare < 0.9 && booleanShare < 0.9);
  for (const meaning of ["text", "title"] as const) {
    for (const { at, view } of desk.named(meaning)) {
      if (!fits(view.content) || (view.content.filledCount === 0 && view.content.rowCount > 0)) continue;
      desk.give(at, "text", `named "${view.name}"; ${describe(view.content)}`, meaning === "text" ? 0.97 : 0.9, meaning);
      desk.used.set("title", view.name);
      return;
    }
  }
  const at = desk.views.findIndex(({ hints, content }, i) => desk.choices[i] === undefined && hints.length === 0 && content.meanWords >= 5 && content.distinctShare > 0.5);
  if (at >= 0) desk.give(at, "text", `the longest texts of the table: ${describe(desk.views[at]!.content)}`, 0.7);
}

function giveNumber(desk: Desk, role: "weight" | "followers" | "reach", least: number): void {
  for (const { at, view } of desk.named(role)) {
    const { numberShare, filledCount, dateShare } = view.content;
    if (filledCount > 0 && (numberShare < least || dateShare > 0.2)) continue;
    // A weight that is empty in every row would set every row aside.
    if (role === "weight" && filledCount === 0 && view.content.rowCount > 0) continue;
    return desk.give(at, role, `named "${view.name}"; ${filledCount === 0 ? describe(view.content) : `${percent(numberShare)} of the values are numbers`}`, 0.95);
  }
}

function giveTopics(desk: Desk): void {
  for (const { at, view } of desk.named("topic")) {
    const { content } = view;
    const isRepeated = content.rowCount < 20 || content.distinctShare <= 0.9 || content.units.size > content.distinctCount;
    if (content.rowCount > 0 && (content.filledCount === 0 || !isRepeated || content.booleanShare > 0.8)) continue;
    desk.give(at, "topic", `named "${view.name}"; ${describe(content)}`, 0.92);
  }
}

function giveChannel(desk: Desk): void {
  const candidates = [...desk.named("channel"), ...desk.named("from").filter(({ hint, view }) => hint.slot === "source" && /^source$/i.test(view.name))];
  for (const { at, view } of candidates) {
    const { content } = view;
    if (content.rowCount > 0 && (content.filledCount === 0 || (content.rowCount >= 20 && content.distinctShare > 0.5))) continue;
    return desk.give(at, "channel", `named "${view.name}"; ${describe(content)}`, 0.92);
  }
}
