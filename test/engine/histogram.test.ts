import { expect, test } from "vitest";
import { openFiles, settingsOf } from "../support/session.ts";

const text = "from,to,time,topic\nann,bob,2024-01-01,tea\nbob,ann,2024-01-02,tea\nann,bob,,tea\nann,bob,2024-01-02,milk\ncid,bob,,milk\ncid,bob,,milk\n";

test("messages without a time are counted of the slice whose bins they are missing from", async () => {
  const engine = await openFiles({ "talk.csv": text });
  for (const [topics, timed, without] of [[[], 3, 3], [["tea"], 2, 1], [["milk"], 1, 2]] as const) {
    const { all, selected, withoutTime } = await engine.histogram(settingsOf({ topics }), 10);
    expect(all.reduce((sum, count) => sum + count)).toBe(3);
    expect([selected.reduce((sum, count) => sum + count), withoutTime], topics.join()).toEqual([timed, without]);
    expect((await engine.board(settingsOf({ topics }))).network.messages).toBe(timed + without);
  }
});

test("data without any time have no bins, and every message of the slice is without one", async () => {
  const engine = await openFiles({ "talk.csv": "from,to,topic\nann,bob,tea\nbob,ann,milk\n" });
  expect(await engine.histogram(settingsOf({ topics: ["tea"] }), 10)).toEqual({ edges: [], all: [], selected: [], withoutTime: 1 });
});
