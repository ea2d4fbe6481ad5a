import { WhotalksError } from "../core/errors.ts";
import type { Notice } from "../core/notice.ts";
import { compareCodePoints } from "../core/order.ts";
import { type ChannelKind, NONE, type TalkLog } from "../core/talk-log.ts";
import { count, plural } from "../core/words.ts";
import { kindOfChannel } from "./channel-names.ts";

/** Which channels count for what: the list of Peer Influence Analysis to begin with, and single channels as the reader says. */
export interface ChannelKindAnswer {
  /** True: channels known by name have their kind; false: every channel not named in `set` counts for both. */
  readonly known: boolean;
  /** By the name of a channel, or of the place it belongs to ("E-mail"); case does not matter. The last one of a name stands. */
  readonly set: readonly { readonly channel: string; readonly kind: ChannelKind }[];
}

/** Channels that are one place: "twitter.com" and "X" are X. */
export interface ChannelPlace {
  /** "E-mail", else the channel's own name. */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly messages: number;
}

/** What the channels of a log are counted for. */
export interface ChannelKinds {
  /** False: every message counts for both, and the kinds are only offered. */
  readonly isUsed: boolean;
  /** Most messages first. */
  readonly places: readonly ChannelPlace[];
}

/** The log with the kinds of its channels, where they are asked for. */
export interface SettledChannels {
  readonly log: TalkLog;
  /** undefined where they are not asked for and the channels are not of both kinds. */
  readonly kinds: ChannelKinds | undefined;
}

/**
 * Decides what each channel counts for. Without an answer nothing changes: where the channels are of both kinds, a notice offers to
 * count impressions on those of reach and posts on those of posts (code `channel-kinds`); with one it says what is counted where.
 *
 * A name in the answer that no channel has is told (`channel-unknown`). `isMasked`: with employees, and where somebody objected, a channel may
 * be called after a person: those that are not known by name are one place, "other channels".
 * @throws WhotalksError `channels-none` (arguments) where kinds are asked for and no message has a channel
 * Cost O(messages + channels·log channels).
 */
export function settleChannels(log: TalkLog, answer: ChannelKindAnswer | undefined, isMasked: boolean): SettledChannels {
  const messages = countByChannel(log);
  if (answer !== undefined && !messages.some((n) => n > 0)) {
    throw new WhotalksError("channels-none", "No column says on which channel a message was written: channels cannot count apart.", { kind: "arguments", hint: "Name the column with --columns channel=HEADER, or leave --channel-kinds away." });
  }
  const known = log.channels.map((name) => kindOfChannel(name));
  const nameOf = (k: number): string => known[k]?.place ?? (isMasked ? OTHERS : log.channels[k]!);
  const asked = new Map((answer?.set ?? []).map(({ channel, kind }) => [foldName(channel), { channel, kind }]));
  const met = new Set<string>();
  const kindOf = (k: number): ChannelKind => {
    for (const name of [foldName(log.channels[k]!), foldName(nameOf(k))]) {
      const said = asked.get(name);
      if (said !== undefined && messages[k]! > 0) met.add(name);
      if (said !== undefined) return said.kind;
    }
    return answer?.known === false ? "both" : (known[k]?.kind ?? "both");
  };
  const kinds = log.channels.map((_, k) => kindOf(k));
  const places = listPlaces(log, { messages, kinds, nameOf });
  if (answer === undefined) {
    const hasBoth = log.hasTalk && (["reach", "posts"] as const).every((kind) => places.some((place) => place.kind === kind));
    return hasBoth ? { log: withNotices(log, [offer(places)]), kinds: { isUsed: false, places } } : { log, kinds: undefined };
  }
  const absent = [...asked].filter(([name]) => !met.has(name)).map(([, { channel }]) => channel);
  const notices = [...(absent.length === 0 ? [] : [noteAbsent(absent, isMasked)]), describe(places)];
  return { log: { ...withNotices(log, notices), channelKinds: kinds }, kinds: { isUsed: true, places } };
}

/** What channels without a place of their own are called with employees. */
const OTHERS = "other channels";

/** Two spellings of one name: case, compatibility forms and blanks around do not matter. */
function foldName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** Messages of each channel; what has none counts nowhere. */
function countByChannel({ messages, channels }: TalkLog): Uint32Array {
  const counts = new Uint32Array(channels.length);
  for (const k of messages.channel ?? []) if (k !== NONE && k < counts.length) counts[k]!++;
  return counts;
}

interface Found {
  readonly messages: Uint32Array;
  readonly kinds: readonly ChannelKind[];
  readonly nameOf: (k: number) => string;
}

/** Channels of one place and one kind together, most messages first; those without messages are no places. */
function listPlaces({ channels }: TalkLog, { messages, kinds, nameOf }: Found): ChannelPlace[] {
  const places = new Map<string, { name: string; kind: ChannelKind; messages: number }>();
  for (let k = 0; k < channels.length; k++) {
    if (messages[k] === 0) continue;
    const key = `${kinds[k]!}\n${nameOf(k)}`;
    const place = places.get(key);
    if (place === undefined) places.set(key, { name: nameOf(k), kind: kinds[k]!, messages: messages[k]! });
    else place.messages += messages[k]!;
  }
  return [...places.values()].sort((a, b) => b.messages - a.messages || compareCodePoints(a.name, b.name) || compareCodePoints(a.kind, b.kind));
}

function withNotices(log: TalkLog, notices: readonly Notice[]): TalkLog {
  return { ...log, report: { ...log.report, notices: [...log.report.notices, ...notices] } };
}

const hint = "Name them with --channel-kinds forrester, single ones with NAME=reach, NAME=posts or NAME=both.";

function offer(places: readonly ChannelPlace[]): Notice {
  const message = `The channels are of both kinds: ${listKind(places, "reach")} for reach, ${listKind(places, "posts")} for posts. Every message counts for both: to count impressions on the first and posts on the second, say so.`;
  return { code: "channel-kinds", severity: "info", count: 1, message, hint };
}

function describe(places: readonly ChannelPlace[]): Notice {
  const others = places.filter(({ kind }) => kind === "both").reduce((sum, { messages }) => sum + messages, 0);
  const isLacking = (["reach", "posts"] as const).some((kind) => !places.some((place) => place.kind === kind || place.kind === "both"));
  const both = others === 0 ? "" : ` ${plural(others, "message", "messages")} on other channels ${others === 1 ? "counts" : "count"} for both.`;
  const message = `Impressions are counted on channels of reach: ${listKind(places, "reach")}. Posts are counted on channels of posts: ${listKind(places, "posts")}.${both}`;
  return { code: "channel-kinds", severity: isLacking ? "warning" : "info", count: 1, message, hint };
}

/** "X (1,200), E-mail (30) and 4 more"; "none" */
function listKind(places: readonly ChannelPlace[], kind: ChannelKind): string {
  const own = places.filter((place) => place.kind === kind);
  if (own.length === 0) return "none";
  const shown = own.slice(0, 5).map(({ name, messages }) => `${name} (${count(messages)})`);
  return own.length > 5 ? `${shown.join(", ")} and ${own.length - 5} more` : shown.join(", ");
}

function noteAbsent(absent: readonly string[], isMasked: boolean): Notice {
  const message = isMasked ? `${plural(absent.length, "channel", "channels")} of the answer ${absent.length === 1 ? "is" : "are"} not in the data.` : `No message has the channel ${absent.slice(0, 3).join(", ")}${absent.length > 3 ? " …" : ""}.`;
  return { code: "channel-unknown", severity: "warning", count: absent.length, message, hint: "Check the spelling, or the column of channels." };
}
