import { expect, test } from "vitest";
import { openFiles, rankJson, settingsOf } from "../support/session.ts";

/** More rows than are looked at before reading: everyone writes to the next person. */
const early = (tail: string): string => Array.from({ length: 1200 }, (_, i) => `u${i % 40},u${(i + 1) % 40}${tail}\n`).join("");

test("several recipients in a cell are several people, however late they come", async () => {
  const { network } = await rankJson(await openFiles({ "m.csv": `from,to\n${early("")}u1,"u7, u8"\nu2,"u9, u10"\n` }));
  expect(network).toMatchObject({ people: 40, messages: 1202, totalWeight: 1204 });
});

test("a late name with a comma stays one name", async () => {
  const { network } = await rankJson(await openFiles({ "m.csv": `from,to\n${early("")}u1,"Berg, Anna"\n` }));
  expect(network).toMatchObject({ people: 41, totalWeight: 1201 });
});

test("a decimal comma is one, however late it comes", async () => {
  const engine = await openFiles({ "m.csv": `from;to;weight\n${early(",1").replaceAll(",", ";")}u1;u2;1.234\nu1;u2;0,5\n` });
  expect((await rankJson(engine)).network["totalWeight"]).toBe(1200 + 1234 + 0.5);
});

test("late numbers that can be read both ways are told", async () => {
  const engine = await openFiles({ "m.csv": `from;to;weight\n${early(",1").replaceAll(",", ";")}u1;u2;1.234\n` });
  expect((await rankJson(engine)).network["totalWeight"]).toBe(1200 + 1.234);
  expect((await engine.board(settingsOf())).notices.map(({ code }) => code)).toContain("decimal-ambiguous");
});
