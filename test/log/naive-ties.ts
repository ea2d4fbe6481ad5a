import type { TieRule } from "../../src/core/talk-log.ts";
import { createRandom } from "../../src/core/random.ts";

/** One message of a made-up log; "" where it has no such thing. */
export interface NaiveMessage {
  readonly id: string;
  readonly author: string;
  readonly to: readonly string[];
  readonly mentions: readonly string[];
  readonly replyTo: string;
  readonly replyToPerson: string;
  readonly repostOf: string;
  /** A quote is a post and passes on as well. */
  readonly quoteOf: string;
  readonly thread: string;
  readonly channel: string;
  /** Hour of the day, undefined = not known. */
  readonly hour: number | undefined;
  readonly weight: number;
}

/** A log in which everything happens: replies to nothing, to oneself and in circles, equal times, reposts of reposts, long threads. */
export function makeLog(seed: number, count: number): NaiveMessage[] {
  const source = createRandom(seed);
  const random = (): number => source.next();
  const pick = (bound: number): number => source.below(bound);
  const some = (n: number, chance: number): string => (random() < chance ? String(pick(n)) : "");
  const person = (): string => `p${pick(9)}`;
  return Array.from({ length: count }, (_, i) => ({
    id: String(i),
    author: person(),
    to: Array.from({ length: pick(3) }, person),
    mentions: Array.from({ length: pick(3) }, () => (pick(5) === 0 ? `n${pick(3)}` : person())),
    replyTo: some(count + 3, 0.5),
    replyToPerson: random() < 0.3 ? person() : "",
    repostOf: random() < 0.15 ? String(pick(count + 2)) : "",
    quoteOf: random() < 0.15 ? String(pick(count + 2)) : "",
    thread: some(4, 0.6) === "" ? "" : `t${pick(4)}`,
    channel: `c${pick(2)}`,
    hour: random() < 0.85 ? pick(12) : undefined,
    weight: 1 + pick(3),
  }));
}

/** The log as a table. */
export function tableOf(log: readonly NaiveMessage[]): string {
  const rows = log.map((m) => [
    m.id, m.author, m.to.join(";"), m.mentions.map((name) => `@${name}`).join(" "), m.replyTo, m.replyToPerson, m.repostOf, m.quoteOf, m.thread, m.channel,
    m.hour === undefined ? "" : `2024-01-01T${String(m.hour).padStart(2, "0")}:00:00Z`, String(m.weight),
  ].join(","));
  return `id,author,to,text,replyTo,replyToPerson,repostOf,quoteOf,thread,channel,time,weight\n${rows.join("\n")}\n`;
}

export const naiveRoles = ["messageId", "from", "to", "text", "replyTo", "replyToPerson", "repostOf", "quoteOf", "thread", "channel", "time", "weight"] as const;

/** Sums of weights by "from>to", straight from the definitions, in as many steps as it takes. */
export function naiveTies(log: readonly NaiveMessage[], rules: readonly TieRule[]): Map<string, number> {
  const byId = new Map(log.map((m) => [m.id, m]));
  const answers = withoutCircles(log, byId);
  const sums = new Map<string, number>();
  for (const m of log) {
    const pairs = new Set<string>();
    for (const rule of rules) for (const pair of pairsOf(m, rule, log, byId, answers)) pairs.add(pair);
    for (const pair of pairs) {
      const [from, to] = pair.split(">");
      if (from !== to) sums.set(pair, (sums.get(pair) ?? 0) + m.weight);
    }
  }
  return sums;
}

function pairsOf(m: NaiveMessage, rule: TieRule, log: readonly NaiveMessage[], byId: ReadonlyMap<string, NaiveMessage>, answers: ReadonlyMap<string, string>): string[] {
  const isRepost = m.repostOf !== "";
  const to = (people: readonly string[]): string[] => people.map((p) => `${m.author}>${p}`);
  switch (rule) {
    case "addressed": return to(m.to);
    case "mention": return isRepost ? [] : to(m.mentions);
    case "reply": {
      const parent = byId.get(m.replyTo);
      if (parent !== undefined) return answers.has(m.id) ? to([parent.author]) : [];
      return m.replyToPerson === "" ? [] : to([m.replyToPerson]);
    }
    case "repost": {
      if (!isRepost && m.quoteOf === "") return [];
      const seen = new Set([m.id]);
      let origin = byId.get(isRepost ? m.repostOf : m.quoteOf);
      // Quoting oneself, or what quotes: the quote is a post, its author the first.
      if (!isRepost && origin === m) return [];
      while (origin !== undefined && origin.repostOf !== "") {
        if (seen.has(origin.id)) return [];
        seen.add(origin.id);
        origin = byId.get(origin.repostOf);
      }
      return origin === undefined ? [] : [`${origin.author}>${m.author}`];
    }
    case "thread": return isRepost || m.thread === "" ? [] : to(log.filter((o) => o.thread === m.thread && isEarlier(o, m)).map((o) => o.author));
    case "channel": {
      const before = log.filter((o) => o.channel === m.channel && isEarlier(o, m)).sort((a, b) => (isEarlier(a, b) ? -1 : 1));
      return isRepost ? [] : to(before.slice(-50).map((o) => o.author));
    }
  }
}

/** By time, without one last; then by id as a number. */
function isEarlier(a: NaiveMessage, b: NaiveMessage): boolean {
  const [x, y] = [a.hour ?? Infinity, b.hour ?? Infinity];
  return x !== y ? x < y : Number(a.id) < Number(b.id);
}

/** The links that remain when in each circle of replies the first message answers nothing: by id, the id answered. */
function withoutCircles(log: readonly NaiveMessage[], byId: ReadonlyMap<string, NaiveMessage>): Map<string, string> {
  const links = new Map(log.filter((m) => byId.has(m.replyTo)).map((m) => [m.id, m.replyTo]));
  for (const start of log) {
    const path: string[] = [];
    let at: string | undefined = start.id;
    while (at !== undefined && !path.includes(at)) {
      path.push(at);
      at = links.get(at);
    }
    if (at === undefined) continue;
    const circle = path.slice(path.indexOf(at)).map((id) => byId.get(id)!);
    // The earliest, of equal times the smallest id in code-point order.
    const first = circle.reduce((a, b) => (precedes(b, a) ? b : a));
    links.delete(first.id);
  }
  return links;
}

function precedes(a: NaiveMessage, b: NaiveMessage): boolean {
  const [x, y] = [a.hour ?? Infinity, b.hour ?? Infinity];
  return x !== y ? x < y : a.id < b.id;
}
