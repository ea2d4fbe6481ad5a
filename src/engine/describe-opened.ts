import type { TieArithmetic } from "../core/answers.ts";
import type { PeopleJoin, TalkLog } from "../core/talk-log.ts";
import type { Network } from "../core/network.ts";
import { countSelfMessages } from "../log/build-log.ts";
import { countTopics } from "../log/slice.ts";
import { listTieEntries } from "../network/aggregate.ts";
import { countsAsPost, offeredAudiences } from "../network/influence.ts";
import type { Labels } from "./code-names.ts";
import type { Opened } from "./engine.ts";
import { listGroups } from "./groups.ts";
import type { OpenData } from "./open-data.ts";

/** What was opened, in numbers. Cost O(messages + recipients). */
export function describeOpened({ log, labels, options, analysis, channelKinds }: OpenData): Opened {
  const { messages, people, report } = log;
  const wrote = new Uint8Array(people.count);
  const heard = new Uint8Array(people.count);
  for (const p of messages.author) wrote[p] = 1;
  for (const p of messages.recipientOf) heard[p] = 1;
  const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0);
  return {
    mode: options.mode ?? "customers",
    files: report.files,
    rowsRead: report.rowsRead,
    rowsKept: report.rowsKept,
    rowsSetAside: report.rowsSetAside,
    reasons: report.reasons,
    notices: report.notices,
    people: people.count,
    silent: sum(people.isSilent),
    ours: sum(people.isOurs),
    authors: sum(wrote),
    recipients: sum(heard),
    messages: messages.count,
    posts: countPosts(log),
    selfMessages: countSelfMessages(messages, undefined),
    ties: log.ties,
    tieRules: log.tieRules ?? [],
    overlap: report.reasons["duplicate-across-files"] ?? 0,
    arithmetic: exampleTie(log, analysis.wholeNetwork(), labels),
    joins: (log.joins ?? []).map((join) => codedJoin(join, log, labels)),
    audiences: offeredAudiences(log),
    channelKinds: channelKinds ?? null,
    tieCount: analysis.tieCount(),
    hasTalk: log.hasTalk,
    isUndirected: log.isUndirected,
    hasText: messages.text !== undefined,
    timeRange: log.timeRange ?? null,
    timeZone: options.timeZone ?? "UTC",
    topics: countTopics(log),
    groups: listGroups(people, labels.isCoded),
  };
}

/** What the messages count for; what passes on another's message is no post. */
function countPosts(log: TalkLog): number {
  let posts = 0;
  for (let m = 0; m < log.messages.count; m++) if (countsAsPost(log, m)) posts += log.messages.weight?.[m] ?? 1;
  return posts;
}

/** How many of the strongest ties are looked at for an example. */
const EXAMPLES = 50;

/** Of the strongest ties the one that most messages make, of equals the stronger; null where none has two. */
function exampleTie(log: TalkLog, { outgoing, personCount, directed }: Network, labels: Labels): TieArithmetic | null {
  const strongest: { readonly from: number; readonly to: number; readonly weight: number }[] = [];
  for (let from = 0; from < personCount; from++) {
    for (let i = outgoing.start[from]!; i < outgoing.start[from + 1]!; i++) {
      const to = outgoing.of[i]!;
      const weight = outgoing.weight?.[i] ?? 1;
      if ((!directed && to < from) || (strongest.length === EXAMPLES && weight <= strongest.at(-1)!.weight)) continue;
      const place = strongest.findIndex((tie) => tie.weight < weight);
      strongest.splice(place < 0 ? strongest.length : place, 0, { from, to, weight });
      if (strongest.length > EXAMPLES) strongest.pop();
    }
  }
  const numberOf = new Map(strongest.map(({ from, to }, k) => [from * personCount + to, k]));
  const isEnd = new Uint8Array(personCount);
  for (const { from } of strongest) isEnd[from] = 1;
  const rows = strongest.map(() => 0);
  const entries = listTieEntries(log, undefined);
  const count = (from: number, to: number): void => {
    const k = isEnd[from] === 1 ? numberOf.get(from * personCount + to) : undefined;
    if (k !== undefined) rows[k]!++;
  };
  for (let i = 0; i < entries.from.length; i++) {
    count(entries.from[i]!, entries.to[i]!);
    if (!directed) count(entries.to[i]!, entries.from[i]!);
  }
  const best = rows.reduce((a, _, k) => (rows[k]! > rows[a]! ? k : a), 0);
  const tie = strongest[best];
  return tie === undefined || rows[best]! < 2 ? null : { from: labels.names[tie.from]!, to: labels.names[tie.to]!, rows: rows[best]!, weight: tie.weight };
}

/** With employees who is on one side only is told by code name. */
function codedJoin(join: PeopleJoin, { people }: TalkLog, labels: Labels): PeopleJoin {
  if (!labels.isCoded) return join;
  const coded = (ids: readonly string[]): string[] => ids.map((id) => labels.ids[people.ids.indexOf(id)] ?? "•••");
  return { ...join, firstOnlyTable: coded(join.firstOnlyTable), firstOnlyMessages: coded(join.firstOnlyMessages) };
}
