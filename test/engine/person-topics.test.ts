import { expect, test } from "vitest";
import { openFiles, settingsOf } from "../support/session.ts";

const small = `id,from,to,time,topic,reply to,text
1,ann,bob,2024-01-01,tea,,Which tea?
2,bob,ann,2024-01-02,tea,1,Try the green one
3,ann,bob,2024-01-03,tea,2,"Thanks, it is good"
4,ann,cid,2024-01-04,coffee,,And coffee?
5,bob,ann,2024-01-05,coffee,4,No idea
6,cid,ann,2024-01-06,coffee,4,The dark one
7,ann,cid,2024-01-07,,,Fine day
8,bob,ann,2024-01-08,tea,,More tea
`;

test("a person's topics stand against everyone's", async () => {
  const engine = await openFiles({ "m.csv": small });
  const bob = await engine.personTopics(1, settingsOf({ topics: ["coffee"] }));
  expect(bob).toMatchObject({ person: 1, posts: 3, onTopics: 3, topicCount: 2, topicsOfPerson: 2, answerRule: { hasReplies: true, readsThanks: true } });
  expect(bob.topics).toEqual([
    // Two of his three posts, four of eight in all; ann wrote about tea before. Post 2 was thanked for; 8 answers nobody.
    { name: "tea", posts: 2, share: 2 / 3, everyone: 4 / 8, times: 2 / 3 / (4 / 8), role: "neither", rank: null, answers: 1, before: 1, authors: 2, firstAt: Date.UTC(2024, 0, 2) },
    // Post 5 is neither the last of its thread (6 is) nor thanked for.
    { name: "coffee", posts: 1, share: 1 / 3, everyone: 3 / 8, times: 1 / 3 / (3 / 8), role: "neither", rank: null, answers: 0, before: 1, authors: 3, firstAt: Date.UTC(2024, 0, 5) },
  ]);
  // H(2/3) is 0.918295834054490 bits.
  expect(bob.specialisation).toBeCloseTo(1 - 0.91829583405449, 13);
  const cid = await engine.personTopics(2, settingsOf());
  expect(cid.topics.map(({ name, answers }) => [name, answers])).toEqual([["coffee", 1]]);
  expect(cid.specialisation).toBe(1);
});

test("who only thanks answers by ending the thread, and nobody answers oneself", async () => {
  const engine = await openFiles({ "m.csv": small });
  expect((await engine.personTopics(0, settingsOf())).topics.find(({ name }) => name === "tea")).toMatchObject({ posts: 2, answers: 1 });
  const alone = await openFiles({ "m.csv": "id,from,to,topic,reply to\n1,ann,bob,tea,\n2,ann,bob,tea,1\n" });
  expect((await alone.personTopics(0, settingsOf())).topics[0]).toMatchObject({ posts: 2, answers: 0, before: null, firstAt: null });
});

test("without replies nothing is said of answers", async () => {
  const engine = await openFiles({ "m.csv": "from,to,topic\nann,bob,tea\n" });
  const ann = await engine.personTopics(0, settingsOf());
  expect(ann.topics[0]!.answers).toBeNull();
  expect(ann).toMatchObject({ specialisation: null, answerRule: { hasReplies: false } });
});

test("with employees no text is read, and times are days", async () => {
  // With employees a topic needs five authors.
  const more = ["cid", "dan", "eve"].map((author, k) => `${9 + k},${author},ann,2024-01-09,tea,,\n`).join("");
  const engine = await openFiles({ "m.csv": (small + more).replaceAll(/(2024-01-0\d)/g, "$1T10:30:00Z") }, { mode: "employees" });
  const bob = await engine.personTopics(1, settingsOf());
  expect(bob.answerRule.readsThanks).toBe(false);
  expect(bob.topics[0]).toMatchObject({ name: "tea", answers: 0, firstAt: Date.UTC(2024, 0, 2) });
});

test("the ranks are those of the lists", async () => {
  const lines = ["from,to,topic"];
  for (let i = 0; i < 300; i++) lines.push(`p${String(Math.floor(Math.sqrt(i))).padStart(2, "0")},p${String((i * 7) % 30).padStart(2, "0")},${i % 3 === 0 ? "tea" : "coffee"}`);
  const engine = await openFiles({ "m.csv": lines.join("\n") });
  const page = await engine.list({ settings: settingsOf({ topics: ["coffee"], measure: "posts" }), columns: [], sort: [], search: "", roles: [], includeOurs: false, offset: 0, limit: 5 });
  for (const row of page.rows) {
    const topic = (await engine.personTopics(row.person, settingsOf())).topics.find(({ name }) => name === "coffee")!;
    expect([topic.rank, topic.posts]).toEqual([row.rank, row.value]);
    expect(["maven", "both"]).toContain(topic.role);
  }
});
