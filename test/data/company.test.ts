import { expect, test } from "vitest";
import { agreement, parseCsv, readData, sensitive, smallestShare } from "./files.ts";

interface Truth {
  ours: string[];
  silent: string[];
  connectors: string[];
  mavens: string[];
  goBetweens: { id: string; team: string[] }[];
  hiddenTalents: string[];
}

const mails = parseCsv(readData("company/mail.csv")).map((row) => ({
  id: row["message_id"] ?? "",
  at: new Date(row["sent"] ?? ""),
  from: row["from"] ?? "",
  to: (row["to"] ?? "").split("; "),
  subject: row["subject"] ?? "",
  replyTo: row["in_reply_to"] ?? "",
}));
const people = parseCsv(readData("company/people.csv"));
const truth: Truth = JSON.parse(readData("company/truth.json"));
const siteOf = new Map(people.map((person) => [person["id"], person["site"] ?? ""]));

test("the 80 % cut finds the planted connectors and mavens", () => {
  const impressions = new Map<string, number>();
  const posts = new Map<string, number>();
  for (const { from, to } of mails) {
    posts.set(from, (posts.get(from) ?? 0) + 1);
    impressions.set(from, (impressions.get(from) ?? 0) + to.length);
  }
  for (const [found, planted] of [[smallestShare(impressions), truth.connectors], [smallestShare(posts), truth.mavens]] as const) {
    const { precision, recall } = agreement(found, planted);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  }
});

test("every role is filled and hidden talents are exactly the planted people in no talent group", () => {
  const both = truth.connectors.filter((id) => truth.mavens.includes(id)).length;
  expect(both).toBeGreaterThan(8);
  expect(truth.connectors.length - both).toBeGreaterThan(4);
  expect(truth.mavens.length - both).toBeGreaterThan(8);
  const group = new Map(people.map((person) => [person["id"], person["talent_group"]]));
  const planted = new Set([...truth.connectors, ...truth.mavens, ...truth.goBetweens.map(({ id }) => id)]);
  expect(truth.hiddenTalents).toEqual([...planted].filter((id) => group.get(id) === "").sort());
  expect(truth.hiddenTalents.length).toBeGreaterThan(10);
  expect(truth.hiddenTalents.length).toBeLessThan(planted.size / 2);
  expect(people.filter((person) => person["talent_group"] !== "").length).toBeGreaterThan(50);
});

test("each go-between is the only way between a team and everyone else", () => {
  expect(truth.goBetweens.length).toBeGreaterThanOrEqual(3);
  for (const { id, team } of truth.goBetweens) {
    const inside = new Set(team);
    expect(team.length).toBeGreaterThanOrEqual(6);
    let crossing = 0;
    for (const { from, to } of mails) {
      for (const other of to) {
        if (inside.has(from) !== inside.has(other)) expect(from === id || other === id, `${from} → ${other}`).toBe(true);
        if ((from === id && !inside.has(other)) || (other === id && !inside.has(from))) crossing++;
      }
    }
    expect(crossing, id).toBeGreaterThan(20);
  }
});

test("400 employees with unique names and addresses; everybody in the mails is one of them; the silent are silent", () => {
  const ids = new Set(people.map((person) => person["id"]));
  expect(people.length).toBe(400);
  expect(ids.size).toBe(400);
  expect(new Set(people.map((person) => person["name"])).size).toBe(400);
  for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z]+@norvik\.example$/);
  const seen = new Set(mails.flatMap(({ from, to }) => [from, ...to]));
  for (const id of seen) expect(ids.has(id), id).toBe(true);
  expect(truth.silent.length).toBeGreaterThanOrEqual(3);
  for (const id of truth.silent) expect(seen.has(id), id).toBe(false);
  for (const column of ["department", "site", "level"]) {
    const sizes = new Map<string, number>();
    for (const person of people) sizes.set(person[column] ?? "", (sizes.get(person[column] ?? "") ?? 0) + 1);
    for (const [label, size] of sizes) expect(size, label).toBeGreaterThanOrEqual(5);
  }
});

test("threads resolve: an answer comes after its mail, keeps the subject and is not to oneself", () => {
  const byId = new Map(mails.map((mail) => [mail.id, mail]));
  expect(byId.size).toBe(mails.length);
  for (const mail of mails) {
    expect(mail.to).not.toContain(mail.from);
    expect(new Set(mail.to).size).toBe(mail.to.length);
    expect(mail.subject.startsWith("Re: ")).toBe(mail.replyTo !== "");
    if (mail.replyTo === "") continue;
    const parent = byId.get(mail.replyTo);
    expect(mail.at.getTime()).toBeGreaterThan(parent?.at.getTime() ?? Infinity);
    expect(mail.subject.replace(/^Re: /, "")).toBe(parent?.subject.replace(/^Re: /, ""));
    expect(parent?.to).toContain(mail.from);
    expect(mail.to).toContain(parent?.from);
  }
});

test("people write on weekdays, in the office hours of their site, and hardly at the end of the year", () => {
  const weekend = mails.filter(({ at }) => at.getUTCDay() === 0 || at.getUTCDay() === 6).length;
  expect(weekend).toBeGreaterThan(0);
  expect(weekend / mails.length).toBeLessThan(0.02);
  const office: Record<string, readonly [number, number]> = { Malmö: [5, 17], Gdańsk: [5, 17], Leeds: [6, 18], Pune: [2, 14] };
  for (const [site, [from, to]] of Object.entries(office)) {
    const mine = mails.filter((mail) => siteOf.get(mail.from) === site);
    const inside = mine.filter(({ at }) => at.getUTCHours() >= from && at.getUTCHours() < to).length;
    expect(inside / mine.length, site).toBeGreaterThan(0.93);
  }
  const inDays = (first: string, last: string): number => mails.filter(({ at }) => at.toISOString().slice(0, 10) >= first && at.toISOString().slice(0, 10) <= last).length;
  expect(inDays("2025-12-24", "2026-01-01")).toBeLessThan(0.25 * inDays("2025-12-08", "2025-12-16"));
});

test("subjects vary, hold no template marks and no sensitive words", () => {
  const roots = mails.filter(({ replyTo }) => replyTo === "").map(({ subject }) => subject);
  expect(new Set(roots).size).toBeGreaterThan(2000);
  for (const subject of roots) {
    expect(subject).not.toMatch(/[[\]{}|~]|undefined|\bNaN\b/);
    expect(subject).not.toMatch(sensitive);
  }
});
