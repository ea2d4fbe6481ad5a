import { expect, test } from "vitest";
import { openFiles, rankJson, settingsOf } from "../support/session.ts";

test("rows with one message id are one message with several recipients", async () => {
  const engine = await openFiles({ "m.csv": "message_id,from,to\n1,ann,bob\n1,ann,cem\n2,bob,ann\n" });
  const { network, people, audience } = await rankJson(engine);
  expect(network).toMatchObject({ people: 3, messages: 2, ties: 3, totalWeight: 3 });
  expect(audience).toBe("delivered");
  expect(people.find((p) => p.id === "ann")).toMatchObject({ posts: 1, impressions: 2, outDegree: 2 });
});

test("the same id with another author is another message, and is said", async () => {
  const engine = await openFiles({ "m.csv": "message_id,from,to\n1,ann,bob\n1,bob,cem\n" });
  expect((await rankJson(engine)).network["messages"]).toBe(2);
  expect((await engine.board(settingsOf())).notices.map((n) => n.code)).toContain("id-reused");
});

test("without ids every row is a message", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nann,bob\nann,bob\n" });
  expect((await rankJson(engine)).network).toMatchObject({ messages: 2, ties: 1, totalWeight: 2 });
});

test("a recipient repeated in one message counts once", async () => {
  const engine = await openFiles({ "m.csv": "message_id,from,to\n1,ann,bob\n1,ann,bob\n2,cem,bob\n" });
  expect((await rankJson(engine)).network).toMatchObject({ messages: 2, totalWeight: 2 });
});

test("several recipients in one cell are one message", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nann,bob; cem; dee\nbob,ann\ncem,bob; ann\n" });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ people: 4, messages: 3, totalWeight: 6 });
  expect(people[0]).toMatchObject({ id: "ann", impressions: 3, posts: 1 });
});

test("a message to oneself is a post that reaches nobody", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nann,ann\nann,bob\n" });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ messages: 2, selfMessages: 1, ties: 1, totalWeight: 1 });
  expect(people[0]).toMatchObject({ id: "ann", posts: 2 });
});

test("a row of weight w stands for w messages; weights of 0 and below are set aside with their reason", async () => {
  const engine = await openFiles({ "m.csv": "source,target,weight\na,b,2.5\nb,c,0\nc,a,-1\na,c,x\nb,a,1\n" });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ messages: 2, totalWeight: 3.5 });
  expect(people[0]).toMatchObject({ id: "a", posts: 2.5 });
  expect((await engine.setAside(0, 10)).rows.map((r) => [r.row, r.code])).toEqual([[2, "weight-zero"], [3, "weight-negative"], [4, "weight-not-a-number"]]);
});

test("ids are text: leading zeros, case and look-alikes stay apart; NFC and trimming join", async () => {
  const engine = await openFiles({ "m.csv": "from,to\n007,7\n Ann ,ann\ncafe\u0301,caf\u00e9\n1e5,100000\n" });
  const ids = (await rankJson(engine)).people.map((p) => p.id).sort();
  expect(ids).toEqual(["007", "100000", "1e5", "7", "Ann", "ann", "caf\u00e9"].sort());
});

test("names such as __proto__ and constructor are ordinary people", async () => {
  const engine = await openFiles({ "m.csv": "from,to\n__proto__,constructor\ntoString,__proto__\n" });
  expect((await rankJson(engine)).people.map((p) => p.id).sort()).toEqual(["__proto__", "constructor", "toString"]);
});

test("a row without an author is set aside, with file, row, line and reason", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nann,bob\n,bob\nbob,ann\n" });
  expect((await engine.setAside(0, 10)).rows).toEqual([{ file: "m.csv", row: 2, line: 3, column: "from", value: "", code: "from-missing", reason: "nobody is named as the author" }]);
});

test("replies tie to the author of the message replied to; decimals in the reference column are understood", async () => {
  const engine = await openFiles({ "m.csv": "id,author,text,in_reply_to\n1,ann,hello there all,\n2,bob,hi ann and all,1.0\n3,cem,me too folks,2.0\n" });
  const { network, people } = await rankJson(engine, { measure: "outDegree" });
  expect(network).toMatchObject({ messages: 3, ties: 2 });
  expect(people.filter((p) => p["outDegree"] === 1).map((p) => p.id)).toEqual(["bob", "cem"]);
});

test("mentions tie when nothing else does, and name people who never wrote", async () => {
  const engine = await openFiles({ "m.csv": "author,text\nann,morning @bob and @dee\nbob,hello @Ann how are you\ncem,mail me at x@y.example\n" });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ people: 4, messages: 3, ties: 3 });
  expect(people.map((p) => p.id).sort()).toEqual(["ann", "bob", "cem", "dee"]);
});

test("several rules together: their union, each person once", async () => {
  const engine = await openFiles({ "m.csv": "id,author,to,text,in_reply_to\n1,ann,bob,morning @bob and @cem,\n2,bob,dee,yes @ann,1\n" }, { ties: ["addressed", "reply", "mention"] });
  expect((await rankJson(engine)).network).toMatchObject({ people: 4, messages: 2, totalWeight: 4 });
});

test("silent people of the people table are people; follower counts replace reach", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nann,bob\nbob,ann\n", "people.csv": "id,name,followers\nann,Ann A.,500\nbob,Bob B.,\ncem,Cem C.,7\n" });
  const { network, people, population } = await rankJson(engine);
  expect(network).toMatchObject({ people: 3, silent: 1 });
  expect(population).toBe(3);
  expect(people[0]).toMatchObject({ id: "ann", name: "Ann A.", impressions: 500 });
  expect(people[1]).toMatchObject({ id: "bob", impressions: 1 });
});

test("follower counts may have thousands marks; one that cannot be read is told, not passed over", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nann,bob\nbob,ann\n", "people.csv": 'id,name,followers\nann,Ann A.,"1,234"\nbob,Bob B.,many\ncem,Cem C.,7\ndee,Dee D.,9\neva,Eva E.,8\nfay,Fay F.,6\n' });
  const { people } = await rankJson(engine);
  expect(people.slice(0, 2).map(({ id, impressions }) => [id, impressions])).toEqual([["ann", 1234], ["bob", 1]]);
  expect((await engine.board(settingsOf())).notices).toContainEqual(expect.objectContaining({ code: "followers-unreadable", count: 1, line: 3, sample: "many" }));
});

test("the latest follower count holds; the order of rows never matters", async () => {
  const rows = ["ann,bob,2024-01-02,30", "ann,bob,2024-01-03,20", "ann,cem,2024-01-03,25", "ann,bob,,99", "ann,bob,2024-01-01,50"];
  for (const order of [rows, rows.toReversed()]) {
    const { people } = await rankJson(await openFiles({ "m.csv": `from,to,date,followers\n${order.join("\n")}\n` }));
    expect(people[0]).toMatchObject({ id: "ann", impressions: 5 * 25 });
  }
});

test("topics of equal size stand in code-point order", async () => {
  const engine = await openFiles({ "m.csv": "from,to,topic\nann,bob,\u{1f600}\nbob,ann,\uffe6\nann,bob,b\n" });
  await expect(engine.board(settingsOf({ topics: ["none"] }))).rejects.toMatchObject({ hint: expect.stringMatching(/b \(1\), \uffe6 \(1\), \u{1f600} \(1\)/u) });
});

test("scores of ties are no talk, and that is said", async () => {
  const engine = await openFiles({ "m.csv": "from,to,tie_strength\nann,bob,2\nbob,cem,3\n" });
  expect((await rankJson(engine)).mavens).toBeNull();
  expect((await engine.board(settingsOf())).notices).toContainEqual(expect.objectContaining({ code: "no-talk", column: "tie_strength" }));
});

test("undirected: a row is also a post and an impression of the other end", async () => {
  const engine = await openFiles({ "m.csv": "source,target\na,b\nb,c\n" }, { undirected: true });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ messages: 2, ties: 2, totalWeight: 2, reciprocity: 1 });
  expect(people[0]).toMatchObject({ id: "b", posts: 2, impressions: 4, inDegree: 2, outDegree: 2 });
});

test("accounts that are ours stay in the network and leave lists, roles and the cut", async () => {
  const engine = await openFiles({ "m.csv": "from,to\nshop,ann\nshop,bob\nann,shop\nbob,ann\n" }, { ours: ["shop"] });
  const { network, people, population } = await rankJson(engine);
  expect(network["people"]).toBe(3);
  expect(population).toBe(2);
  expect(people.map((p) => p.id).sort()).toEqual(["ann", "bob"]);
});

test("modelled reach is counted per channel", async () => {
  const engine = await openFiles({ "m.csv": "from,to,channel\nann,bob,mail\nann,cem,mail\nann,bob,chat\nbob,ann,chat\n" });
  const { people } = await rankJson(engine, { audience: "modelled" });
  // Two mails at a reach of 2, one chat message at a reach of 1.
  expect(people[0]).toMatchObject({ id: "ann", impressions: 5 });
});

test("topics filter messages, not people; reach stays that of the whole log", async () => {
  const engine = await openFiles({ "m.csv": "from,to,topic\nann,bob,tea\nann,cem,coffee\nbob,ann,Tea\ncem,ann,coffee\n" });
  const { network, people } = await rankJson(engine, { topics: ["TEA"] });
  expect(network).toMatchObject({ people: 3, messages: 2, ties: 2 });
  expect(people[0]).toMatchObject({ id: "ann", posts: 1, impressions: 2 });
});

test("a period takes its start and not its end; rows without a time are out", async () => {
  const engine = await openFiles({ "m.csv": "from,to,time\nann,bob,2024-01-01\nbob,ann,2024-01-02\ncem,ann,2024-01-03\ndee,ann,\n" });
  const period = { since: Date.UTC(2024, 0, 1), until: Date.UTC(2024, 0, 3) };
  expect((await rankJson(engine, period)).network).toMatchObject({ people: 4, messages: 2 });
  expect((await engine.board(settingsOf(period))).notices.find((n) => n.code === "no-time")).toMatchObject({ count: 1 });
});

test("shuffled rows give the same bytes for whole weights", async () => {
  const rows = Array.from({ length: 200 }, (_, i) => `p${(i * 7) % 23},p${(i * 11) % 19},${(i % 3) + 1}`);
  const bytesOf = async (lines: readonly string[]): Promise<string> => {
    const engine = await openFiles({ "m.csv": `source,target,weight\n${lines.join("\n")}\n` });
    const { people, ...rest } = await rankJson(engine, { columns: ["pagerank", "betweenness", "community"] });
    return JSON.stringify([people, rest.network, rest.connectors, rest.mavens]);
  };
  const first = await bytesOf(rows);
  expect(await bytesOf(rows.toReversed())).toBe(first);
  expect(await bytesOf(rows.toSorted())).toBe(first);
});

test("each list of the board marks who stands at the edge of its own cut", async () => {
  // Posts: ann 3, bob 1, cem 1: 80 % of 5 takes ann and one of the two. People reached: ann 1, bob 2, cem 1.
  const engine = await openFiles({ "m.csv": "from,to\nann,bob\nann,bob\nann,bob\nbob,ann; cem\ncem,bob\n" });
  const board = await engine.board(settingsOf({ measure: "outDegree" }));
  expect(board.topMavens.filter((row) => row.atEdge).map((row) => row.id)).toEqual(["bob", "cem"]);
  expect(board.topConnectors.filter((row) => row.atEdge)).toEqual([]);
});

test("a group filter keeps messages with both ends inside, and posts that name nobody", async () => {
  const files = { "m.csv": "from,to\nann,bob\nann,cem\nann,\nbob,ann; cem\ncem,ann\n", "people.csv": "id,team\nann,red\nbob,red\ncem,blue\n" };
  const engine = await openFiles(files);
  const { network, people, population } = await rankJson(engine, { group: { attribute: "team", value: "red" } });
  expect(population).toBe(2);
  expect(network).toMatchObject({ people: 2, messages: 3, ties: 2 });
  expect(people.find((p) => p.id === "ann")).toMatchObject({ posts: 2, outDegree: 1 });
});

test("ties that are no talk have no posts and no mavens, as null and not as zero", async () => {
  const engine = await openFiles({ "m.csv": "source,target\na,b\nb,c\n" }, { isTalk: false });
  const { mavens, people } = await rankJson(engine);
  expect(mavens).toBeNull();
  expect(people.map((p) => p["posts"])).toEqual([null, null, null]);
});

test("an open quote says how many lines it swallowed", async () => {
  const engine = await openFiles({ "m.csv": 'from,to,text\nann,bob,hello there\nbob,ann,"oh\ncem,ann\ndee,ann,"x\n' });
  expect((await engine.setAside(0, 5)).rows.find((row) => row.code === "quote-unclosed")?.reason).toMatch(/opened on line 3 is not closed before the file ends; the \d+ lines after it/);
  expect((await engine.board(settingsOf())).notices.find((n) => n.code === "quote-unclosed")).toMatchObject({ severity: "warning", line: 3 });
});
