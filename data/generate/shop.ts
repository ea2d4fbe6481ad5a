import { createRandom } from "../../src/core/random.ts";
import { DAY, isoSeconds } from "./clock.ts";
import { between, chance, pickWeighted, writeCsv } from "./draw.ts";
import { makeCustomers } from "./shop-people.ts";
import { planShop } from "./shop-plan.ts";
import { addressCircles, makeCircles } from "./shop-circles.ts";
import { DESK, FIRST_DAY, writeShopTalk } from "./shop-talk.ts";
import type { Draft } from "./shop-talk.ts";
import { createVoice } from "./shop-voice.ts";
import { general } from "./shop-words-chat.ts";
import { alder } from "./shop-words-alder.ts";
import { moor } from "./shop-words-moor.ts";
import { cinder } from "./shop-words-cinder.ts";
import { tarn } from "./shop-words-tarn.ts";
import { wisp } from "./shop-words-wisp.ts";

export const SHOP_SEED = 2025;
export const SHOP_DESK = "fernandpine";

/** A generated file: its path below `data/` and its whole text. */
export interface SampleFile {
  readonly path: string;
  readonly text: string;
}

/** Customers of the invented outdoor shop Fern & Pine talking about five products, ten months of 2025. */
export function generateShop(seed: number): SampleFile[] {
  const random = createRandom(seed);
  const customers = makeCustomers(random);
  const plan = planShop(random, customers);
  const circles = makeCircles(random, customers, plan);
  const products = [alder, moor, cinder, tarn, wisp, general];
  const drafts = writeShopTalk(random, customers, circles, plan, products, createVoice(random));
  addressCircles(random, drafts, circles, plan);
  const idOf = (person: number): string => (person === DESK ? SHOP_DESK : (customers[person]?.id ?? ""));

  const ordered = drafts.map((draft, made) => ({ draft, made })).sort((a, b) => a.draft.at - b.draft.at || a.made - b.made).map(({ draft }) => draft);
  const numbers = new Map<Draft, string>();
  let number = 48_211;
  for (const draft of ordered) {
    number += 1 + pickWeighted(random, [70, 18, 8, 4]);
    numbers.set(draft, String(number));
  }
  const messages = ordered.map((draft) => [
    numbers.get(draft) ?? "",
    isoSeconds(draft.at),
    idOf(draft.author),
    draft.to.map(idOf).join(";"),
    draft.channel,
    products[draft.topic]?.name ?? "",
    draft.text,
    draft.parent === undefined ? "" : (numbers.get(draft.parent) ?? ""),
  ]);

  const firstSeen = new Map<number, number>();
  for (const draft of ordered) for (const person of [draft.author, ...draft.to]) if (!firstSeen.has(person)) firstSeen.set(person, draft.at);
  const people = customers.map((customer, person) => {
    const seen = firstSeen.get(person) ?? FIRST_DAY + 200 * DAY;
    const isNew = chance(random, 0.25);
    const since = isNew ? seen - random.next() * 40 * DAY : Math.min(seen, FIRST_DAY) - random.next() * random.next() * 3300 * DAY;
    const writes = Array.from(plan.posts[person] ?? []).reduce((sum, count) => sum + count, 0);
    const orders = isNew ? between(random, 0, 3) : between(random, 1, 6) + pickWeighted(random, [50, 20, 10, 8, 6, 4, 2]) + (writes > 15 ? between(random, 0, 6) : 0);
    const nps = chance(random, 0.41) ? String(pickWeighted(random, [2, 1, 2, 2, 3, 7, 6, 14, 24, 20, 19])) : "";
    return [customer.id, customer.name, "customer", customer.town.city, customer.town.country, isoSeconds(since).slice(0, 10), String(orders), nps];
  });
  people.push([SHOP_DESK, "Fern & Pine", "ours", "Sheffield", "United Kingdom", "2014-03-03", "", ""]);
  people.sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));

  const ids = (set: Iterable<number>): string[] => [...set].map(idOf).sort();
  const truth = {
    seed,
    note: "Planted by the generator. The smallest group that makes 80 % of the delivered impressions (connectors) and of the posts (mavens), the shop's own desk left out.",
    ours: [SHOP_DESK],
    silent: ids(plan.silent),
    connectors: ids(new Set(plan.connectors.flatMap((set) => [...set]))),
    mavens: ids(new Set(plan.mavens.flatMap((set) => [...set]))),
    perTopic: Object.fromEntries(products.slice(0, 5).map((product, topic) => [product.name, { connectors: ids(plan.connectors[topic] ?? []), mavens: ids(plan.mavens[topic] ?? []) }])),
  };
  return [
    { path: "shop/messages.csv", text: writeCsv(["id", "time", "from", "to", "channel", "product", "text", "in_reply_to"], messages) },
    { path: "shop/people.csv", text: writeCsv(["id", "name", "account", "city", "country", "member_since", "orders", "nps"], people) },
    { path: "shop/truth.json", text: `${JSON.stringify(truth, null, 1)}\n` },
  ];
}
