import fc from "fast-check";
import { expect, test } from "vitest";
import { fileOf, newSession, settingsOf } from "../support/session.ts";

/** Opens rows of id, author, in_reply_to, time by the rule reply: who answered whom, and what was noticed. */
async function open(rows: readonly string[]): Promise<{ ties: string[]; notices: Record<string, number> }> {
  const engine = newSession();
  const opened = await engine.open([fileOf("replies.csv", `id,author,in_reply_to,time\n${rows.join("\n")}\n`)], { mode: "customers", ties: ["reply"] });
  const { bytes } = await engine.write("ties", settingsOf(), {});
  const ties = new TextDecoder().decode(bytes).trimEnd().split("\n").slice(1).map((line) => line.split(",").slice(0, 2).join(">"));
  return { ties, notices: Object.fromEntries(opened.notices.map(({ code, count }) => [code, count])) };
}

test("of two messages that answer each other the first answers nothing", async () => {
  const found = await open(["1,ann,2,2024-01-02", "2,bob,1,2024-01-01", "3,cy,1,2024-01-03"]);
  expect(found.ties).toEqual(["ann>bob", "cy>ann"]);
  expect(found.notices["reply-cycle"]).toBe(1);
});

test("without times the smallest id is the first", async () => {
  expect((await open(["b,bob,a,", "c,cy,b,", "a,ann,c,"])).ties).toEqual(["bob>ann", "cy>bob"]);
});

test("a message that answers itself answers nothing", async () => {
  const found = await open(["1,ann,1,2024-01-01", "2,bob,1,2024-01-02"]);
  expect(found.ties).toEqual(["bob>ann"]);
  expect(found.notices["reply-cycle"]).toBe(1);
});

test("which link is dropped does not depend on the order of the rows", async () => {
  const rows = ["1,a,3,2024-01-05", "2,b,1,2024-01-02", "3,c,2,2024-01-03", "4,d,2,2024-01-06", "5,e,5,2024-01-01"];
  const expected = await open(rows);
  expect(expected.ties).toEqual(["a>c", "c>b", "d>b"]);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      expect(await open(shuffled)).toEqual(expected);
    }),
    { seed: 5, numRuns: 20 },
  );
});

test("a reply older than what it answers is kept and counted", async () => {
  const found = await open(["1,ann,,2024-01-02", "2,bob,1,2024-01-01"]);
  expect(found.ties).toEqual(["bob>ann"]);
  expect(found.notices).toEqual({ "reply-older": 1, "broadcast": 1 });
});

test("a reply to a message that is not there is a post, and counted", async () => {
  const found = await open(["1,ann,,2024-01-01", "2,bob,1,2024-01-02", "3,cy,77,2024-01-03"]);
  expect(found.ties).toEqual(["bob>ann"]);
  expect(found.notices["parent-missing"]).toBe(1);
});

test("a chain of 100,000 replies is followed, a circle of as many is opened once", async () => {
  const count = 100_000;
  const chain = Array.from({ length: count }, (_, i) => `${i},u${i % 10},${i === 0 ? "" : i - 1},`);
  expect((await open(chain)).notices["reply-cycle"]).toBeUndefined();
  chain[0] = `0,u0,${count - 1},`;
  expect((await open(chain)).notices["reply-cycle"]).toBe(1);
});
