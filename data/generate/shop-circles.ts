import type { Random } from "../../src/core/random.ts";
import { apportion, between, chance, pickWeighted, shuffle, skewed } from "./draw.ts";
import { GENERAL } from "./shop-plan.ts";
import type { ShopPlan } from "./shop-plan.ts";
import type { Customer } from "./shop-people.ts";
import { DESK } from "./shop-talk.ts";
import type { Draft } from "./shop-talk.ts";

/** The people each host writes to in a group chat: mostly of the same region, sometimes met through a product. Empty for everyone else. */
export function makeCircles(random: Random, customers: readonly Customer[], plan: ShopPlan): number[][] {
  const sociable = customers.map((_, person) => (plan.silent.has(person) || chance(random, 0.08) ? 0 : skewed(random, 0.8)));
  return customers.map((host, person) => {
    const products = plan.connectors.flatMap((set, topic) => (set.has(person) ? [topic] : []));
    if (products.length === 0) return [];
    const weights = customers.map((other, i) => {
      if (i === person) return 0;
      const near = other.town.city === host.town.city ? 5 : other.region === host.region ? 2 : 0.035;
      const shared = products.some((topic) => (plan.posts[i]?.[topic] ?? 0) > 0) ? 2 : 1;
      return (sociable[i] ?? 0) * near * shared;
    });
    const size = between(random, 56, 96);
    const members: number[] = [];
    while (members.length < size) {
      const next = pickWeighted(random, weights);
      if (next < 0) break;
      weights[next] = 0;
      members.push(next);
    }
    return members;
  });
}

/**
 * Draws the recipients of messages to circles: so many that the planted connectors of each product, and of all talk, reach a hair
 * over 80 % of what is delivered, each of them clearly more than anyone else. Those who answered are always among the recipients.
 */
export function addressCircles(random: Random, drafts: readonly Draft[], circles: readonly (readonly number[])[], plan: ShopPlan): void {
  const anyConnector = new Set(plan.connectors.flatMap((set) => [...set]));
  for (let topic = 0; topic <= GENERAL; topic++) {
    const rounds = drafts.filter((draft) => draft.toCircle && draft.topic === topic);
    const planted = topic === GENERAL ? anyConnector : plan.connectors[topic];
    if (planted === undefined || rounds.length === 0) continue;
    const inScope = drafts.filter((draft) => draft.author !== DESK && (topic === GENERAL || draft.topic === topic));
    let others = 0;
    const own = new Map<number, number>();
    for (const draft of inScope) {
      if (planted.has(draft.author)) own.set(draft.author, (own.get(draft.author) ?? 0) + draft.to.length);
      else others += draft.to.length;
    }
    const needed = 4 * others + 6 - [...own.values()].reduce((sum, value) => sum + value, 0);
    const hosts = [...new Set(rounds.map((draft) => draft.author))].sort((a, b) => a - b);
    const counts = hosts.map((host) => rounds.filter((draft) => draft.author === host).length);
    const floors = hosts.map((host, i) => (topic === GENERAL ? 6 * (counts[i] ?? 0) : Math.max(8 * (counts[i] ?? 0), 118 - (own.get(host) ?? 0))));
    const ceilings = hosts.map((host, i) => Math.floor((circles[host]?.length ?? 0) * 0.95) * (counts[i] ?? 0));
    const shares = apportion(needed, hosts.map(() => skewed(random, 1.1)), floors.map((floor, i) => Math.min(floor, ceilings[i] ?? 0)), ceilings);
    hosts.forEach((host, i) => {
      const sent = rounds.filter((draft) => draft.author === host).sort((a, b) => a.at - b.at);
      shareOut(random, sent, circles[host] ?? [], shares[i] ?? 0, drafts);
    });
  }
}

/** Splits a host's recipients over the messages; circles grow, so later messages reach a few more. */
function shareOut(random: Random, sent: readonly Draft[], circle: readonly number[], total: number, drafts: readonly Draft[]): void {
  const guests = sent.map((draft) => new Set(drafts.filter((reply) => reply.parent === draft).map((reply) => reply.author)));
  const sizes = apportion(
    total,
    sent.map((_, i) => (1 + (0.7 * i) / sent.length) * (0.7 + 0.6 * random.next())),
    guests.map((group) => Math.max(4, group.size)),
    sent.map(() => circle.length),
  );
  sent.forEach((draft, i) => {
    const came = guests[i] ?? new Set<number>();
    const core = circle.slice(0, Math.max(sizes[i] ?? 0, Math.floor(circle.length * 0.75)));
    const rest = shuffle(random, core.filter((person) => !came.has(person)));
    const chosen = new Set([...came, ...rest.slice(0, Math.max(0, (sizes[i] ?? 0) - came.size))]);
    draft.to = circle.filter((person) => chosen.has(person));
  });
}
