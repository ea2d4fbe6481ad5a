import { namePartOf } from "../../core/name-parts.ts";
import { looksLikeIds } from "./column-content.ts";
import { normaliseName, type Meaning } from "./column-names.ts";
import { describe, percent } from "./column-reasons.ts";
import type { Choice, ColumnView } from "./column-view.ts";

export interface PeopleGuess {
  readonly choices: readonly Choice[];
  /** A column named as a person's id or name tells the rows apart. */
  readonly isSure: boolean;
}

/** Attributes with more different values than this, and in more than half the rows, group nobody. */
const MANY_VALUES = 0.5;
const MANY_NAMED_VALUES = 0.6;
/** Numbers with more different values than this measure something: they are shown and ranked, nobody is grouped by them. */
const MANY_NUMBERS = 12;

/** Guesses the roles of a table of people; undefined where no column tells the rows apart. */
export function guessPeople(views: readonly ColumnView[]): PeopleGuess | undefined {
  const choices: (Choice | undefined)[] = views.map(() => undefined);
  const id = bestKey(views, "personId");
  const name = bestKey(views, "personName", id);
  if (id === undefined && name === undefined) {
    const first = views.findIndex(({ content }) => content.filledCount > 1 && content.distinctShare === 1 && looksLikeIds(content));
    const hasAttribute = views.some(({ hints }) => hints.some(({ meaning }) => meaning === "attribute"));
    if (first < 0 || !hasAttribute) return undefined;
    choices[first] = { role: "id", reason: `"${views[first]!.name}" is different in every row`, confidence: 0.7 };
  }
  for (const [role, at] of [["id", id ?? name], ["name", name]] as const) {
    if (at === undefined || choices[at] !== undefined) continue;
    const { content } = views[at]!;
    const sure = content.distinctShare >= 0.99 || content.filledCount === 0;
    choices[at] = { role, reason: `named "${views[at]!.name}"; ${content.filledCount === 0 ? describe(content) : `${percent(content.distinctShare)} of the values are different`}`, confidence: sure || role === "name" ? 0.96 : 0.7 };
  }
  // "lastName" is half a name: with "firstName" beside it, it is a whole one.
  const isHalf = name !== undefined && choices[name]?.role === "name" && namePartOf(views[name]!.name) === "family";
  const given = isHalf ? views.findIndex((view, at) => choices[at] === undefined && view.content.filledCount > 0 && namePartOf(view.name) === "given") : -1;
  if (given >= 0) choices[given] = { role: "name", reason: `named "${views[given]!.name}": the first part of the name`, confidence: 0.96 };
  let followersUsed = false;
  const isByAddress = choices.some((choice, at) => choice?.role === "id" && views[at]!.content.addressShare > 0.5);
  views.forEach((view, at) => {
    if (choices[at] !== undefined) return;
    if (isByAddress && isFurtherAddress(view)) {
      choices[at] = { role: "id", reason: `further addresses of the people: ${describe(view.content)}`, confidence: 0.95 };
      return;
    }
    if (!followersUsed && has(view, "followers") && view.content.numberShare >= 0.5) {
      followersUsed = true;
      choices[at] = { role: "followers", reason: `named "${view.name}"; ${percent(view.content.numberShare)} of the values are numbers`, confidence: 0.96 };
    } else choices[at] = attribute(view);
  });
  return { choices: choices.map((choice) => choice!), isSure: id !== undefined || name !== undefined };
}

/**
 * The column of a meaning that tells most rows apart; among equals the more telling name. At least half the rows must be told apart;
 * names beside an id (`except`) may be rare, as whoever has none goes by the id.
 */
function bestKey(views: readonly ColumnView[], meaning: Meaning, except?: number): number | undefined {
  let best: { at: number; score: number } | undefined;
  views.forEach(({ hints, content }, at) => {
    const hint = hints.find((each) => each.meaning === meaning);
    if (hint === undefined || at === except) return;
    const mayBeRare = except !== undefined && content.filledCount > 0;
    const isFilled = content.rowCount === 0 || mayBeRare || content.filledCount * 2 >= content.rowCount;
    const needsDistinct = meaning === "personId" ? 0.5 : 0.2;
    if (!isFilled || (content.filledCount > 0 && content.distinctShare < needsDistinct)) return;
    const score = (content.filledCount === 0 || content.distinctShare >= 0.95 ? 1 : 0) + hint.strength;
    if (best === undefined || score > best.score) best = { at, score };
  });
  return best?.at;
}

function attribute(view: ColumnView): Choice {
  const { content, name } = view;
  const ignore = (reason: string, confidence: number): Choice => ({ role: "ignore", reason, confidence });
  if (content.filledCount === 0 && content.rowCount > 0) return ignore(`named "${name}", but ${describe(content)}`, 0.9);
  const isNamed = has(view, "attribute");
  const tooMany = ignore(`${describe(content)} in ${content.filledCount} cells: too many for a group`, 0.85);
  if (content.distinctShare > 0.95 && content.rowCount >= 10 && (has(view, "personId") || has(view, "personName"))) {
    return ignore(`named "${name}"; ${describe(content)}: could be the key instead`, 0.8);
  }
  if (!isNamed && (has(view, "note") || has(view, "notTime"))) return ignore(`named "${name}": no group of people`, 0.9);
  if (isNumber(view) && (!isNamed || content.distinctShare > MANY_NAMED_VALUES)) return { role: "number", reason: `${isNamed ? `named "${name}"; ` : ""}${percent(content.numberShare)} of the values are numbers`, confidence: 0.85 };
  if (content.dateShare > 0.5) return ignore(`named "${name}": dates, no group`, 0.9);
  if (content.rowCount >= 10 && content.distinctShare > (isNamed ? MANY_NAMED_VALUES : MANY_VALUES)) return tooMany;
  if (!isNamed && content.numberShare > 0.9 && content.distinctCount > MANY_NUMBERS) return tooMany;
  if (!isNamed && content.meanWords > 6) return ignore(`${describe(content)}: no group`, 0.85);
  if (!isNamed && content.rowCount < 10 && (content.wholeShare < 0.9 && content.numberShare > 0.5)) return ignore(describe(content), 0.6);
  return { role: "group", reason: `${isNamed ? `named "${name}"; ` : ""}${describe(content)} for ${content.filledCount} people`, confidence: isNamed ? 0.95 : 0.9 };
}

/** A second or third address of the same person: no two people share one, and not that of somebody else, a manager's say. */
function isFurtherAddress(view: ColumnView): boolean {
  const { content } = view;
  return content.filledCount > 0 && content.addressShare > 0.9 && content.distinctShare >= 0.95 && !has(view, "attribute") && !/manager|boss|chef|vorgesetzt|assistant|contact/i.test(view.name);
}

/** A measured number of a person: salary, tenure, friends. Ids, codes, positions and epochs are none. */
function isNumber(view: ColumnView): boolean {
  const { content } = view;
  if (content.numberShare < 0.9 || content.distinctCount <= MANY_NUMBERS || content.epochShare > 0.5 || content.roundedShare > 0.1) return false;
  if (/(?:id|nr|no|code|number|zip|phone|tel)$/.test(normaliseName(view.name)) || (content.isRising && Number(content.samples[1]) - Number(content.samples[0]) === 1)) return false;
  return !has(view, "personId") && !has(view, "personName") && !has(view, "note") && !has(view, "notTime") && !has(view, "time") && !has(view, "messageId");
}

function has(view: ColumnView, meaning: Meaning): boolean {
  return view.hints.some((hint) => hint.meaning === meaning);
}
