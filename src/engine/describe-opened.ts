import type { TieArithmetic } from "../core/answers.ts";
import type { Notice } from "../core/notice.ts";
import type { PeopleJoin, TalkLog } from "../core/talk-log.ts";
import type { Network } from "../core/network.ts";
import { canCompile } from "../kernels/compiled.ts";
import { countSelfMessages } from "../log/build-log.ts";
import { countTopics } from "../log/slice.ts";
import { listEnds } from "../network/aggregate.ts";
import { countsAsPost, offeredAudiences } from "../network/influence.ts";
import type { Labels } from "./code-names.ts";
import type { Opened } from "./opening.ts";
import { listGroups } from "./groups.ts";
import type { OpenData } from "./open-data.ts";

/**
 * What was opened, in numbers. Cost O(messages + recipients); of the numbers that only a screen shows (authors, recipients, messages to
 * oneself, the example of a tie) each is counted when it is first looked at, or sent.
 */
export function describeOpened({ log, labels, options, analysis, channelKinds, accounts }: OpenData): Opened {
  const { messages, people, report } = log;
  const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0);
  const countIn = (numbers: Uint32Array): number => {
    const isIn = new Uint8Array(people.count);
    for (let i = 0; i < numbers.length; i++) isIn[numbers[i]!] = 1;
    return sum(isIn);
  };
  const onceAsked = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
  };
  const authors = onceAsked(() => countIn(messages.author));
  const recipients = onceAsked(() => countIn(messages.recipientOf));
  const selfMessages = onceAsked(() => countSelfMessages(messages, undefined));
  const arithmetic = onceAsked(() => exampleTie(log, analysis.wholeNetwork(), labels));
  return {
    mode: options.mode ?? "customers",
    files: report.files,
    rowsRead: report.rowsRead,
    rowsKept: report.rowsKept,
    rowsSetAside: report.rowsSetAside,
    reasons: report.reasons,
    notices: canCompile() ? report.notices : [...report.notices, notCompiled],
    people: people.count,
    silent: sum(people.isSilent),
    ours: sum(people.isOurs),
    accounts,
    get authors() {
      return authors();
    },
    get recipients() {
      return recipients();
    },
    messages: messages.count,
    posts: countPosts(log),
    get selfMessages() {
      return selfMessages();
    },
    ties: log.ties,
    tieRules: log.tieRules ?? [],
    overlap: report.reasons["duplicate-across-files"] ?? 0,
    get arithmetic() {
      return arithmetic();
    },
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

/** How fast the session is, never what it finds: part of the report, not of any result. */
const notCompiled: Notice = {
  code: "not-compiled",
  severity: "info",
  count: 1,
  message: "WebAssembly is switched off here: everything is read and computed by slower code, with the same results.",
  hint: "Allow WebAssembly (in a page's policy: 'wasm-unsafe-eval') to be several times faster.",
};

/** What the messages count for; what passes on another's message is no post. */
function countPosts(log: TalkLog): number {
  const { messages } = log;
  if (messages.weight === undefined && messages.isRepost === undefined && log.channelKinds === undefined) return messages.count;
  let posts = 0;
  for (let m = 0; m < log.messages.count; m++) if (countsAsPost(log, m)) posts += log.messages.weight?.[m] ?? 1;
  return posts;
}

/** How many of the strongest ties are looked at for an example. */
const EXAMPLES = 50;

/** Of the strongest ties the one that most messages make, of equals the stronger; null where none has two. */
function exampleTie(log: TalkLog, { outgoing, personCount, directed }: Network, labels: Labels): TieArithmetic | null {
  // Where every tie weighs 1 and every row at least that, no tie has two.
  if (outgoing.weight === undefined && log.messages.recipientWeight === undefined && log.split === "full") return null;
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
  const { from, to } = listEnds(log, undefined);
  const count = (a: number, b: number): void => {
    const k = numberOf.get(a * personCount + b);
    if (k !== undefined) rows[k]!++;
  };
  for (let i = 0; i < from.length; i++) {
    const a = from[i]!;
    const b = to[i]!;
    if (a === b) continue;
    if (isEnd[a] === 1) count(a, b);
    if (!directed && isEnd[b] === 1) count(b, a);
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
