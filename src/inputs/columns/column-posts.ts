import { looksLikeIds, overlap, type ColumnContent } from "./column-content.ts";
import type { Desk } from "./column-desk.ts";
import { normaliseName } from "./column-names.ts";
import type { Pair } from "./column-pair.ts";
import { describe, percent } from "./column-reasons.ts";
import type { ColumnView } from "./column-view.ts";

/** Words for a key rather than a name. */
const KEY_WORDS: readonly string[] = ["id", "ids", "identifier", "address", "email", "mail", "upn", "handle", "username", "screen"];

/** The author's display name, beside the id, address or handle that is `from`: one name (or fewer) for each author. */
export function giveNames(desk: Desk, pair: Pair): void {
  if (pair.from === undefined) return;
  const author = desk.views[pair.from]!;
  const authorWords = normaliseName(author.name).split(" ");
  for (const { at, view, hint } of desk.named("from")) {
    const words = normaliseName(view.name).split(" ");
    const isSamePerson = words[0] === authorWords[0] || words[0] === "name" || words[0] === "display" || words[0] === "full";
    const isName = hint.isDisplay || (authorWords.some((word) => KEY_WORDS.includes(word)) && !words.some((word) => KEY_WORDS.includes(word)));
    if (hint.slot === "source" || !isSamePerson || !isName || !namesThem(view.content, author.content)) continue;
    return desk.give(at, "fromName", `named "${view.name}"; ${view.content.distinctCount} names beside ${author.content.distinctCount} values of "${author.name}"`, 0.92);
  }
}

function namesThem(names: ColumnContent, ids: ColumnContent): boolean {
  if (names.rowCount === 0) return true;
  return names.filledCount > 0 && looksLikeIds(names) && names.addressShare < 0.5 && names.numberShare < 0.5 && names.distinctCount <= ids.distinctCount * 1.1 && names.distinctCount * 4 >= ids.distinctCount;
}

/** Columns of the people a post names. */
export function giveMentioned(desk: Desk): void {
  for (const { at, view } of desk.named("mentioned")) {
    if (view.content.filledCount === 0 && view.content.rowCount > 0) continue;
    if (!looksLikeIds(view.content) || view.content.numberShare > 0.95 && view.content.meanLength < 3) continue;
    desk.give(at, "mentioned", `named "${view.name}": the people mentioned; ${describe(view.content)}`, 0.95);
  }
}

/** The person a post answers, where no column names the message answered by an id that was found. */
export function giveAnswered(desk: Desk): void {
  for (const { at, view } of desk.named("replyPerson")) {
    const { content } = view;
    if ((content.filledCount === 0 && content.rowCount > 0) || content.roundedShare > 0.1) continue;
    if (!looksLikeIds(content) && !content.samples.every((sample) => /^https?:/.test(sample))) continue;
    return desk.give(at, "replyToPerson", `named "${view.name}": the people replied to; ${describe(content)}`, 0.95, "replyPerson");
  }
}

/** The thread or conversation a message stands in. A parent whose values are no message ids is one as well. */
export function giveThread(desk: Desk): void {
  const candidates = [...desk.named("thread"), ...desk.named("replyTo").filter(({ view }) => /parent/i.test(view.name))];
  for (const { at, view, hint } of candidates) {
    const { content } = view;
    if (content.rowCount > 0 && (content.filledCount === 0 || content.roundedShare > 0.1 || content.dateShare > 0.5 || content.booleanShare > 0.5)) continue;
    if (hint.meaning === "replyTo" && !isNoMessage(desk, view)) continue;
    const why = hint.meaning === "thread" ? "the thread" : "no message ids, so the thread";
    return desk.give(at, "thread", `named "${view.name}": ${why}; ${describe(content)}`, hint.meaning === "thread" ? 0.92 : 0.8);
  }
}

function isNoMessage(desk: Desk, view: ColumnView): boolean {
  const ids = desk.views[desk.choices.findIndex((choice) => choice?.role === "messageId")];
  return view.content.filledCount > 0 && (ids === undefined || overlap(view.content, ids.content) === 0);
}

/** The post, or the person, that a post passes on or quotes. */
export function giveRepost(desk: Desk): void {
  givePassedOn(desk, "repost", "repostOf", "passed on");
  givePassedOn(desk, "quote", "quoteOf", "quoted");
}

function givePassedOn(desk: Desk, meaning: "repost" | "quote", role: "repostOf" | "quoteOf", words: string): void {
  for (const { at, view } of desk.named(meaning)) {
    const { content } = view;
    if (content.rowCount > 0 && (content.filledCount === 0 || content.roundedShare > 0.1 || content.booleanShare > 0.5)) continue;
    if (content.meanWords > 6 && content.addressShare < 0.5) continue;
    const share = content.rowCount === 0 ? 0 : content.filledCount / content.rowCount;
    return desk.give(at, role, `named "${view.name}": what is ${words}, in ${percent(share)} of the rows`, 0.92, meaning);
  }
}
