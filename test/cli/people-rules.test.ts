import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rank } from "./rank-json.ts";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const mails = folder.file("mails.csv", "from,to\nann@in.example,bob@in.example\nann@in.example,zed@out.example\nzed@out.example,ann@in.example\nbob@in.example,ann@in.example\nann.b@in.example,bob@in.example\nbot@in.example,ann@in.example\n");
const words = ["--mode", "customers"];

test("--exclude leaves accounts out entirely; --inside keeps to a domain; both are told in the answer", async () => {
  const excluded = await rank([mails, ...words, "--exclude", "bot@in.example"]);
  expect(excluded.people.map(({ id }) => id)).not.toContain("bot@in.example");
  expect(excluded).toMatchObject({ input: { rowsRead: 6, rowsKept: 5 }, options: { exclude: ["bot@in.example"] } });
  const inside = await rank([mails, ...words, "--inside", "in.example"]);
  expect(inside.people.map(({ id }) => id).sort()).toEqual(["ann.b@in.example", "ann@in.example", "bob@in.example", "bot@in.example"]);
  expect(inside).toMatchObject({ input: { rowsRead: 6, rowsKept: 4 }, options: { inside: ["in.example"] } });
  expect(inside.stderr).toMatch(/set aside: outside 2/);
});

test("--merge makes several ids one person and loses no message", async () => {
  const merges = folder.file("merge.csv", "into,id\nann@in.example,ann.b@in.example\n");
  const plain = await rank([mails, ...words]);
  const merged = await rank([mails, ...words, "--merge", merges]);
  expect(merged.network["messages"]).toBe(plain.network["messages"]);
  expect(merged.network["people"]).toBe(plain.network["people"]! - 1);
  expect(merged.people.find(({ id }) => id === "ann@in.example")).toMatchObject({ posts: 3 });
  expect(merged).toMatchObject({ options: { merge: [{ into: "ann@in.example", ids: ["ann.b@in.example"] }] } });
});

test("--opt-out names nobody who objected, anywhere", async () => {
  const list = folder.file("objected.txt", "# by letter\nANN@in.example\n");
  const out = join(folder.path, "out.json");
  const rejects = join(folder.path, "rejects.csv");
  const ties = join(folder.path, "ties.csv");
  const { code, stdout, stderr } = await whotalks(["rank", mails, ...words, "--opt-out", list, "--as", "json", "-o", out, "--rejects", rejects, "--ties-out", ties]);
  expect(code).toBe(0);
  const written = [out, rejects, ties].map((path) => readFileSync(path, "utf8"));
  expect(written.every((text) => text.length > 30)).toBe(true);
  for (const text of [stdout, stderr, ...written]) expect(text).not.toMatch(/ann@in/i);
  expect(JSON.parse(written[0]!)).toMatchObject({ input: { rowsRead: 6, rowsKept: 1 }, options: { optOut: 1 } });
  const inspected = await whotalks(["inspect", mails, ...words, "--opt-out", list, "--as", "json"]);
  expect(inspected.code).toBe(0);
  expect(inspected.stdout + inspected.stderr).not.toMatch(/ann@in/i);
});

test("a list of objections that is not there stops everything, and nothing is written", async () => {
  const { code, stdout, stderr } = await whotalks(["rank", mails, "--opt-out", join(folder.path, "nowhere.txt")]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("was not found");
});

test("--ties takes every rule; one that no column answers is refused with the remedy", async () => {
  const posts = folder.file("posts.csv", "message_id,author,text,thread_id,time\n1,ann,hello to all of you,t,2024-01-01\n2,bob,hello to you as well,t,2024-01-02\n3,cem,good evening to all,t,2024-01-03\n");
  expect((await rank([posts, "--ties", "thread", "--measure", "outDegree"])).people.map(({ id, value }) => [id, value])).toEqual([["cem", 2], ["bob", 1], ["ann", 0]]);
  const refused = await whotalks(["rank", posts, "--ties", "thread,repost"]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/tie rule repost needs .*--columns repostOf/);
});

test("--audience reported counts what the source reports", async () => {
  const posts = folder.file("reach.csv", "author,text,reach\nann,hello to all of you,1200\nbob,hello to you as well,\n");
  expect((await rank([posts, "--audience", "reported"])).people.map(({ id, impressions }) => [id, impressions])).toEqual([["ann", 1200], ["bob", 0]]);
  const refused = await whotalks(["rank", mails, ...words, "--audience", "reported"]);
  expect(refused.code).toBe(2);
});

test("files of one header are one log: rows that two of them have count once", async () => {
  const again = folder.file("mails again.csv", readFileSync(mails, "utf8"));
  const answer = await rank([mails, again, ...words]);
  expect(answer).toMatchObject({ input: { rowsRead: 12, rowsKept: 6, rowsSetAside: 6 }, network: { messages: 6 } });
  expect(answer.stderr).toMatch(/6 rows stand in more than one file: counted once/);
  expect(await rank([mails, again, ...words, "--overlap", "each"])).toMatchObject({ input: { rowsKept: 12 }, network: { messages: 12 }, options: { overlap: "each" } });
});

test("--channel-kinds counts impressions and posts on different channels; inspect offers it in the words of the screen", async () => {
  const talk = folder.file("channels.csv", "from,to,channel\nann,bob,X\nbob,ann,Forum\ncat,ann,Podcast\n");
  const offered = await whotalks(["inspect", talk, "--mode", "customers"]);
  expect(offered.stdout).toMatch(/channels are of both kinds: X \(1\) for reach, Forums \(1\) for posts.*--channel-kinds forrester/);
  const counted = await rank([talk, ...words, "--audience", "delivered", "--channel-kinds", "forrester,podcast=reach"]);
  expect(counted.people.map(({ id, impressions, posts }) => [id, impressions, posts])).toEqual([["ann", 1, 0], ["cat", 1, 0], ["bob", 0, 1]]);
  expect(counted).toMatchObject({ options: { channelKinds: [{ channel: "Forum", kind: "posts" }, { channel: "Podcast", kind: "reach" }, { channel: "X", kind: "reach" }] } });
  expect(counted.stderr).toMatch(/Impressions are counted on channels of reach: Podcast \(1\), X \(1\)\. Posts are counted on channels of posts: Forums \(1\)\./);
  expect((await whotalks(["rank", mails, ...words, "--channel-kinds", "forrester"])).code).toBe(2);
});

test("a column called followers is used where half of it are numbers, and the others are told", async () => {
  const people = folder.file("fans.csv", "id,followers\nann,10\nben,20\ncy,unknown\n");
  const { people: ranked, stderr } = await rank(["-", "--people", people, "--audience", "modelled"], "from,to,text\nann,ben,x\nben,cy,x\ncy,ann,x\n");
  expect(new Map(ranked.map(({ id, impressions }) => [id, impressions]))).toEqual(new Map([["ben", 20], ["ann", 10], ["cy", 1]]));
  expect(stderr).toContain("[followers-unreadable]");
  const talk = await rank(["-", "--audience", "modelled"], "from,to,text,followers\nann,ben,x,10\nben,cy,x,n/a\n");
  expect(talk.people[0]).toMatchObject({ id: "ann", impressions: 10 });
  expect(talk.stderr).toContain("[followers-unreadable]");
});
