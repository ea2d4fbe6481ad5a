import { expect, test } from "vitest";
import { openFiles, settingsOf } from "../support/session.ts";

const sentence = async (csv: string): Promise<string | undefined> => (await (await openFiles({ "a.csv": csv })).board(settingsOf())).findings.find(({ id }) => id === "F15")?.sentence;

test("rows that could not be used are said with their reason, and with the main one where there are several", async () => {
  expect(await sentence("from,to\na,b\n,b\n,c\n")).toBe("2 rows (67 %) could not be used (nobody is named as the author). If they differ from the rest, the lists change.");
  expect(await sentence("from,to,weight\na,b,1\n,b,1\n,c,1\nb,c,0\n")).toMatch(/^3 rows \(75 %\) could not be used \(mostly: nobody is named as the author\)\./);
});

test("one is said as one", async () => {
  expect(await sentence("from,to\na,b\n,b\n")).toBe("1 row (50 %) could not be used (nobody is named as the author). If they differ from the rest, the lists change.");
  // One person who wrote to 30 others makes all of every share.
  const rows = Array.from({ length: 30 }, (_, i) => `a,p${i}`).join("\n");
  const { findings } = await (await openFiles({ "a.csv": `from,to\n${rows}\n` })).board(settingsOf());
  expect(findings.map(({ sentence: said }) => said).join("\n")).not.toMatch(/\b1 (names|rows|posts)\b/);
  expect(findings.find(({ id }) => id === "F4")?.sentence).toMatch(/^At 70 % the list has 1 name, /);
});

test("too little to rank is judged by those who take part in the topic that is chosen, not by everyone", async () => {
  const day = (m: number): string => `2025-01-${String(1 + (m % 28)).padStart(2, "0")}T10:00:00Z`;
  const rows = Array.from({ length: 300 }, (_, m) => (m % 2 === 0 ? `p${m % 30},p${(m + 1) % 30},${day(m)},wide` : `p${m % 3 === 0 ? 0 : 1},p${m % 5},${day(m)},narrow`));
  const engine = await openFiles({ "a.csv": ["from,to,time,topic", ...rows].join("\n") });
  const found = async (topics: readonly string[]): Promise<string | undefined> => (await engine.board(settingsOf({ topics }))).findings.find(({ id }) => id === "F14")?.sentence;
  expect(await found([])).toBeUndefined();
  expect(await found(["wide"])).toBeUndefined();
  expect(await found(["narrow"])).toBe("Too little to rank: 150 posts by 2 people. Names are shown, not ranked.");
});
