import type { Random } from "../../src/core/random.ts";
import { between, chance, pickWeighted, shuffle, skewed } from "./draw.ts";
import type { Customer } from "./shop-people.ts";

/** Five products and, last, talk about the shop itself. */
export const TOPICS = 6;
export const GENERAL = 5;
const popularity = [0.26, 0.24, 0.2, 0.15, 0.15];

/** Who plays which part, and how many posts each person will write about each product: the truth the sample is built on. */
export interface ShopPlan {
  /** Planted, per product. */
  readonly mavens: readonly ReadonlySet<number>[];
  readonly connectors: readonly ReadonlySet<number>[];
  /** Posts to write, per person and topic, messages to a circle not counted. */
  readonly posts: readonly Int32Array[];
  /** Messages to the person's circle, per person and topic. */
  readonly rounds: readonly Int32Array[];
  /** Customers who never write and are never written to. */
  readonly silent: ReadonlySet<number>;
}

/** One to three products for a planted person, popular ones more often, none forgotten: `taken` counts who has each already. */
function productsFor(random: Random, weights: readonly number[], taken: number[]): number[] {
  const count = pickWeighted(random, weights) + 1;
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(pickWeighted(random, popularity.map((share, i) => (share * share) / (1 + (taken[i] ?? 0)))));
  for (const product of chosen) taken[product] = (taken[product] ?? 0) + 1;
  return [...chosen].sort((a, b) => a - b);
}

/**
 * Planted mavens write a little over 80 % of the posts about each of their products, everyone else together the rest, at most a
 * handful each; so the smallest group that wrote 80 % is the planted one, per product and over all.
 */
export function planShop(random: Random, customers: readonly Customer[]): ShopPlan {
  const posts = customers.map(() => new Int32Array(TOPICS));
  const rounds = customers.map(() => new Int32Array(TOPICS));
  const mavens = Array.from({ length: TOPICS }, () => new Set<number>());
  const connectors = Array.from({ length: TOPICS }, () => new Set<number>());
  const order = shuffle(random, customers.map((_, i) => i));
  const take = (count: number): number[] => order.splice(0, count);
  const bothRoles = take(24);
  const mavenOnly = take(70);
  const connectorOnly = take(16);
  const silent = new Set(take(19));
  const add = (person: number, topic: number, count: number): void => {
    const row = posts[person];
    if (row !== undefined) row[topic] = (row[topic] ?? 0) + count;
  };
  const addRounds = (person: number, topic: number, count: number): void => {
    const row = rounds[person];
    if (row !== undefined) row[topic] = (row[topic] ?? 0) + count;
  };

  const asConnectors = popularity.map(() => 0);
  const asMavens = popularity.map(() => 0);
  for (const person of bothRoles) {
    const products = productsFor(random, [5, 4, 1], asConnectors);
    for (const product of products) {
      const total = Math.max(products.length === 1 ? 18 : 12, Math.floor(12 * skewed(random, 1)));
      const circle = Math.min(12, Math.max(4, Math.floor(total * (0.16 + 0.1 * random.next()))));
      mavens[product]?.add(person);
      connectors[product]?.add(person);
      add(person, product, total - circle);
      addRounds(person, product, circle);
    }
  }
  for (const person of mavenOnly) {
    const products = productsFor(random, [50, 36, 14], asMavens);
    let room = 92;
    for (const product of products) {
      const total = Math.min(58, room, Math.max(products.length === 1 ? 17 : 11, Math.floor((products.length === 1 ? 12 : 9) * skewed(random, 0.9))));
      room = Math.max(14, room - total);
      mavens[product]?.add(person);
      add(person, product, total);
    }
  }
  for (const person of connectorOnly) {
    const products = productsFor(random, [75, 25], asConnectors);
    for (const product of products) {
      connectors[product]?.add(person);
      addRounds(person, product, products.length === 1 ? between(random, 4, 8) : between(random, 3, 5));
    }
  }

  // Now and then somebody says something about a product that is not theirs, and about the shop.
  const heavy = [...bothRoles, ...mavenOnly];
  for (const person of shuffle(random, heavy).slice(0, 20)) {
    const product = pickWeighted(random, popularity);
    if (mavens[product]?.has(person) !== true) add(person, product, 1);
  }
  for (let i = 0; i < 140; i++) add(heavy[pickWeighted(random, heavy.map((_, j) => 1 + (j % 5)))] ?? 0, GENERAL, 1);
  for (let i = 0; i < 16; i++) addRounds(bothRoles[random.below(bothRoles.length)] ?? 0, GENERAL, 1);

  fillLight(random, { posts, rounds, mavens, heavy: new Set(heavy), connectorOnly: new Set(connectorOnly), silent, add });
  return { mavens, connectors, posts, rounds, silent };
}

interface Filling {
  readonly posts: readonly Int32Array[];
  readonly rounds: readonly Int32Array[];
  readonly mavens: readonly ReadonlySet<number>[];
  readonly heavy: ReadonlySet<number>;
  readonly connectorOnly: ReadonlySet<number>;
  readonly silent: ReadonlySet<number>;
  readonly add: (person: number, topic: number, count: number) => void;
}

/** Hands out the remaining fifth of the posts to everyone else: most write one to three, a few up to a dozen. */
function fillLight(random: Random, plan: Filling): void {
  const { posts, rounds, mavens, heavy, connectorOnly, silent, add } = plan;
  const written = (person: number, topic: number): number => (posts[person]?.[topic] ?? 0) + (rounds[person]?.[topic] ?? 0);
  const writtenAll = (person: number): number => Array.from({ length: TOPICS }, (_, t) => written(person, t)).reduce((a, b) => a + b, 0);
  const eager = posts.map((_, person) => {
    if (heavy.has(person) || silent.has(person)) return 0;
    if (connectorOnly.has(person)) return 1;
    return chance(random, 0.14) ? 0 : skewed(random, 1.8) - 0.7;
  });
  const favourite = posts.map(() => pickWeighted(random, popularity));
  for (let topic = 0; topic < TOPICS; topic++) {
    let target: number;
    if (topic === GENERAL) {
      const heavyPosts = posts.reduce((sum, _, person) => sum + (heavy.has(person) ? writtenAll(person) : 0), 0);
      const lightPosts = posts.reduce((sum, _, person) => sum + (heavy.has(person) ? 0 : writtenAll(person)), 0);
      target = Math.floor(heavyPosts / 4) - lightPosts;
    } else {
      const planted = posts.reduce((sum, _, person) => sum + (mavens[topic]?.has(person) === true ? written(person, topic) : 0), 0);
      const others = posts.reduce((sum, _, person) => sum + (mavens[topic]?.has(person) === true ? 0 : written(person, topic)), 0);
      target = Math.floor(planted / 4) - others;
    }
    const weights = eager.map((weight, person) => weight * (favourite[person] === topic ? 6 : 1));
    for (let given = 0; given < target; ) {
      const person = pickWeighted(random, weights);
      const limit = connectorOnly.has(person) ? 9 : 7;
      if (written(person, topic) >= limit || writtenAll(person) >= 14) {
        weights[person] = 0;
        continue;
      }
      add(person, topic, 1);
      given++;
    }
  }
}
