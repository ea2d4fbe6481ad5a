import { expect, test } from "vitest";
import { agreement, parseCsv, readData, sensitive, smallestShare } from "./files.ts";

interface Roles {
  connectors: string[];
  mavens: string[];
}
interface Truth extends Roles {
  ours: string[];
  silent: string[];
  perTopic: Record<string, Roles>;
}

const messages = parseCsv(readData("shop/messages.csv")).map((row) => ({
  id: row["id"] ?? "",
  at: new Date(row["time"] ?? ""),
  from: row["from"] ?? "",
  to: (row["to"] ?? "").split(";").filter((id) => id !== ""),
  channel: row["channel"] ?? "",
  product: row["product"] ?? "",
  text: row["text"] ?? "",
  replyTo: row["in_reply_to"] ?? "",
}));
const people = parseCsv(readData("shop/people.csv"));
const truth: Truth = JSON.parse(readData("shop/truth.json"));
const ours = new Set(truth.ours);
const customerPosts = messages.filter((message) => !ours.has(message.from));

function rolesOf(posts: typeof messages): { connectors: Set<string>; mavens: Set<string> } {
  const impressions = new Map<string, number>();
  const written = new Map<string, number>();
  for (const { from, to } of posts) {
    written.set(from, (written.get(from) ?? 0) + 1);
    impressions.set(from, (impressions.get(from) ?? 0) + to.length);
  }
  return { connectors: smallestShare(impressions), mavens: smallestShare(written) };
}

function expectAgreement(found: ReadonlySet<string>, planted: readonly string[], what: string): void {
  const { precision, recall } = agreement(found, planted);
  expect(precision, `${what}: precision`).toBeGreaterThanOrEqual(0.95);
  expect(recall, `${what}: recall`).toBeGreaterThanOrEqual(0.95);
}

test("the 80 % cut finds the planted connectors and mavens over all talk", () => {
  const { connectors, mavens } = rolesOf(customerPosts);
  expectAgreement(connectors, truth.connectors, "connectors");
  expectAgreement(mavens, truth.mavens, "mavens");
});

test("the 80 % cut finds the planted connectors and mavens of each product", () => {
  const products = Object.entries(truth.perTopic);
  expect(products.length).toBe(5);
  for (const [product, planted] of products) {
    const { connectors, mavens } = rolesOf(customerPosts.filter((message) => message.product === product));
    expectAgreement(connectors, planted.connectors, `${product} connectors`);
    expectAgreement(mavens, planted.mavens, `${product} mavens`);
  }
});

test("every role is filled, over all and for each product, in believable proportions", () => {
  const n = people.length;
  const both = truth.connectors.filter((id) => truth.mavens.includes(id)).length;
  expect(truth.connectors.length / n).toBeGreaterThan(0.03);
  expect(truth.connectors.length / n).toBeLessThan(0.08);
  expect(truth.mavens.length / n).toBeGreaterThan(0.08);
  expect(truth.mavens.length / n).toBeLessThan(0.18);
  expect(both / n).toBeGreaterThan(0.02);
  expect(both / n).toBeLessThan(0.05);
  for (const { connectors, mavens } of Object.values(truth.perTopic)) {
    const overlap = connectors.filter((id) => mavens.includes(id)).length;
    expect(overlap).toBeGreaterThan(2);
    expect(connectors.length - overlap).toBeGreaterThanOrEqual(2);
    expect(mavens.length - overlap).toBeGreaterThan(8);
  }
  const oneProduct = truth.connectors.filter((id) => Object.values(truth.perTopic).filter((roles) => roles.connectors.includes(id)).length === 1);
  expect(oneProduct.length).toBeGreaterThan(10);
});

test("planted and other people differ clearly in size, so that a few messages more or less change nothing", () => {
  const posts = new Map<string, number>();
  const reached = new Map<string, number>();
  for (const { from, to } of customerPosts) {
    posts.set(from, (posts.get(from) ?? 0) + 1);
    reached.set(from, (reached.get(from) ?? 0) + to.length);
  }
  const least = (values: Map<string, number>, ids: string[]): number => Math.min(...ids.map((id) => values.get(id) ?? 0));
  const most = (values: Map<string, number>, ids: string[]): number => Math.max(...[...values].filter(([id]) => !ids.includes(id)).map(([, value]) => value));
  expect(least(posts, truth.mavens)).toBeGreaterThan(1.3 * most(posts, truth.mavens));
  expect(least(reached, truth.connectors)).toBeGreaterThan(1.3 * most(reached, truth.connectors));
});

test("the default audience is delivered: some messages have several recipients, fewer than half have none", () => {
  expect(messages.some(({ to }) => to.length >= 2)).toBe(true);
  expect(messages.filter(({ to }) => to.length === 0).length / messages.length).toBeLessThan(0.4);
});

test("the desk is marked as ours, answers much and is no customer", () => {
  expect(people.filter((person) => person["account"] === "ours").map((person) => person["id"])).toEqual(truth.ours);
  expect(messages.filter(({ from }) => ours.has(from)).length).toBeGreaterThan(300);
  for (const id of truth.ours) expect([...truth.connectors, ...truth.mavens]).not.toContain(id);
});

test("everybody in the messages is in the people table, handles and names are unique, silent customers are silent", () => {
  const ids = people.map((person) => person["id"] ?? "");
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(people.map((person) => person["name"])).size).toBe(people.length);
  const seen = new Set(messages.flatMap(({ from, to }) => [from, ...to]));
  for (const id of seen) expect(ids.includes(id), id).toBe(true);
  expect(truth.silent.length).toBeGreaterThanOrEqual(10);
  for (const id of truth.silent) expect(seen.has(id), id).toBe(false);
});

test("threads resolve: a reply comes after its message, on the same channel and product, never to oneself", () => {
  const byId = new Map(messages.map((message) => [message.id, message]));
  expect(byId.size).toBe(messages.length);
  let replies = 0;
  for (const message of messages) {
    expect(message.to).not.toContain(message.from);
    expect(new Set(message.to).size).toBe(message.to.length);
    if (message.replyTo === "") continue;
    replies++;
    const parent = byId.get(message.replyTo);
    expect(parent, message.id).toBeDefined();
    expect(message.at.getTime()).toBeGreaterThan(parent?.at.getTime() ?? Infinity);
    expect([message.channel, message.product]).toEqual([parent?.channel, parent?.product]);
    expect(message.from).not.toBe(parent?.from);
  }
  expect(replies / messages.length).toBeGreaterThan(0.5);
});

test("nobody writes or is written to before becoming a member", () => {
  const since = new Map(people.map((person) => [person["id"], person["member_since"] ?? ""]));
  for (const { at, from, to } of messages) {
    const day = at.toISOString().slice(0, 10);
    for (const id of [from, ...to]) expect((since.get(id) ?? "9999") <= day, `${id} on ${day}`).toBe(true);
  }
});

test("weekends and evenings are busiest, summer is busier than winter, the desk keeps its hours", () => {
  const european = new Set(people.filter((person) => !["United States", "Canada"].includes(person["country"] ?? "")).map((person) => person["id"]));
  const mine = customerPosts.filter(({ from }) => european.has(from));
  const onDay = (days: readonly number[]): number => mine.filter(({ at }) => days.includes(at.getUTCDay())).length / days.length;
  expect(onDay([0, 6])).toBeGreaterThan(1.3 * onDay([1, 2, 3, 4, 5]));
  const inHours = (from: number, to: number): number => mine.filter(({ at }) => at.getUTCHours() >= from && at.getUTCHours() < to).length / (to - from);
  expect(inHours(17, 21)).toBeGreaterThan(1.4 * inHours(9, 15));
  expect(inHours(0, 4)).toBeLessThan(0.2 * inHours(9, 15));
  const inMonth = (month: number): number => messages.filter(({ at }) => at.getUTCMonth() === month).length;
  expect(inMonth(6)).toBeGreaterThan(1.5 * inMonth(1));
  for (const { at, from } of messages) if (ours.has(from)) expect(at.getUTCDay() !== 0 && at.getUTCHours() >= 8 && at.getUTCHours() < 18, at.toISOString()).toBe(true);
});

test("texts rarely repeat, hold no template marks and no sensitive words", () => {
  expect(new Set(messages.map(({ text }) => text)).size / messages.length).toBeGreaterThan(0.97);
  for (const { text } of messages) {
    expect(text).not.toMatch(/[[\]{}|~]|undefined|\bNaN\b| {2}|[^.]\.\.$/);
    expect(text.length).toBeGreaterThan(2);
    expect(text).not.toMatch(sensitive);
  }
});
