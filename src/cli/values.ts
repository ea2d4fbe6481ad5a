import type { ColumnRole } from "../core/records.ts";
import type { TieRule } from "../core/talk-log.ts";
import type { OpenOptions, TopicSource } from "../engine/opening.ts";
import type { TopicFileQuery } from "../engine/topic-questions.ts";
import { chooseValue, wrongArgument } from "./not-built.ts";

/** One pair of `--columns`: the role and the column, by header text or "#n". */
export interface ColumnPair {
  readonly role: ColumnRole;
  readonly column: string;
}

const columnRoles = [
  "from", "to", "time", "text", "topic", "channel", "weight", "replyTo", "messageId", "followers", "ignore",
  "fromName", "cc", "mentioned", "replyToPerson", "repostOf", "quoteOf", "thread", "reach", "clockTime",
] as const;
const topicSources = ["column", "hashtags", "channel", "subject", "dictionary"] as const;
const tieRules = ["addressed", "reply", "mention", "repost", "thread", "channel"] as const;
/** A comma ends a pair only where another pair begins: headers may hold commas. */
const PAIR_END = new RegExp(`,(?=\\s*(?:${columnRoles.join("|")})\\s*=)`);

/** Reads `from=A,to=B`. A header that itself holds ",to=" must stand in a `--columns` of its own, last. */
export function parseColumns(text: string): ColumnPair[] {
  return text.split(PAIR_END).map((pair) => {
    const equals = pair.indexOf("=");
    const column = pair.slice(equals + 1).trim();
    if (equals < 1 || column === "") throw wrongArgument(`--columns ${pair} names no role and column.`, "Write role=column, for example --columns from=Sender,to=#3.");
    return { role: chooseValue("--columns", pair.slice(0, equals).trim(), columnRoles), column };
  });
}

/** Reads `column,hashtags`. */
export function parseTopicSources(text: string): TopicSource[] {
  const found = text.split(",").map((source) => chooseValue("--topics-from", source.trim(), topicSources));
  return topicSources.filter((source) => found.includes(source));
}

/** Reads `addressed,reply`. */
export function parseTies(text: string): TieRule[] {
  return text.split(",").map((rule) => chooseValue("--ties", rule.trim(), tieRules));
}

/**
 * Reads `forrester,Podcast=posts,E-mail=both` and adds it to what stood before. A name may hold commas and "=": it ends at the last "="
 * before one of the three kinds.
 */
export function parseChannelKinds(text: string, before: OpenOptions["channelKinds"]): NonNullable<OpenOptions["channelKinds"]> {
  const kinds = { known: before?.known ?? false, set: [...(before?.set ?? [])] };
  let at = 0;
  for (const found of text.matchAll(/(?:(forrester)|(.+?)=(reach|posts|both))\s*(?:,|$)/giy)) {
    const [whole, , channel, kind] = found;
    at = found.index + whole.length;
    const lower = kind?.toLowerCase();
    if (channel !== undefined && (lower === "reach" || lower === "posts" || lower === "both")) kinds.set.push({ channel: channel.trim().normalize("NFC"), kind: lower });
    else kinds.known = true;
  }
  if (at < text.length || text.trim() === "") throw wrongArgument(`--channel-kinds ${text.slice(at)} names no channel and kind.`, "Write forrester, or NAME=reach, NAME=posts, NAME=both, with commas.");
  return kinds;
}

/** A parser for a whole number of at least `least`. */
export function wholeNumber(option: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw wrongArgument(`${option}${option.endsWith("=") ? "" : " "}${text} is no whole number of ${least} or more.`);
    }
    return value;
  };
}

/** Reads the share of the cut, 0.5 to 0.95. */
export function parseShare(text: string): number {
  const value = Number(text);
  if (!/^\d*\.?\d+$/.test(text) || !(value >= 0.5 && value <= 0.95)) throw wrongArgument(`--share ${text} is not a share from 0.5 to 0.95.`);
  return value;
}

/** Reads how far sampled values may be off, as a share of all pairs of people. */
export function parseApproximate(text: string): number {
  const value = Number(text);
  if (!/^\d*\.?\d+(e-\d+)?$/.test(text) || !(value >= 0.0001 && value <= 0.5)) throw wrongArgument(`--approximate ${text} is not a share from 0.0001 to 0.5.`, "0.001 means: within 0.1 % of all pairs of people.");
  return value;
}

/** Reads `top=N`. */
export function parseCut(text: string): number {
  if (!text.startsWith("top=")) throw wrongArgument(`--cut ${text} is unknown.`, "Write --cut top=N.");
  return wholeNumber("--cut top=", 1)(text.slice(4));
}

/** Reads a delimiter: one character, or one of the names tab, comma, semicolon, pipe, space. */
export function parseDelimiter(text: string): string {
  const names: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t", comma: ",", semicolon: ";", pipe: "|", space: " " };
  const delimiter = Object.hasOwn(names, text) ? names[text]! : text;
  if (Array.from(delimiter).length !== 1 || /["\r\n]/.test(delimiter)) throw wrongArgument(`--delimiter ${text} is not one character.`, "A tab can be written as tab.");
  return delimiter;
}

/** Checks that the platform knows an encoding, and returns the label as given. */
export function parseEncoding(text: string): string {
  try {
    new TextDecoder(text).decode();
    return text;
  } catch {
    throw wrongArgument(`--encoding ${text} is unknown.`, "Use a label such as utf-8, utf-16le, windows-1252 or shift_jis.");
  }
}

/** Checks that the platform knows a time zone, and returns it as given. */
export function parseTimeZone(text: string): string {
  try {
    Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    return text;
  } catch {
    throw wrongArgument(`--time-zone ${text} is unknown.`, "Use an IANA name such as Europe/Berlin.");
  }
}

export type PeriodUnit = NonNullable<NonNullable<TopicFileQuery["by"]>["period"]>;

const periodUnits: readonly PeriodUnit[] = ["day", "week", "month", "quarter", "year"];

/** `--by topic,month`: the topic, a period, or both, each once. */
export function parseBy(text: string): { readonly topic: boolean; readonly period: PeriodUnit | null } {
  const keys = text.split(",").map((key) => key.trim().toLowerCase());
  const chosen = keys.map((key) => chooseValue("--by", key, ["topic", ...periodUnits]));
  const periods = periodUnits.filter((unit) => chosen.includes(unit));
  if (periods.length > 1 || new Set(chosen).size < chosen.length) throw wrongArgument(`--by ${text} names a key twice, or two periods.`, "Write topic, one of day, week, month, quarter, year, or both with a comma.");
  return { topic: chosen.includes("topic"), period: periods[0] ?? null };
}
