import { expect, test } from "vitest";
import { openFiles, settingsOf } from "../support/session.ts";

/** Twelve people who talk about tea in a tight circle, half of them of each team; another circle of one team alone; coffee elsewhere. */
function made(): Record<string, string> {
  const lines = ["from,to,time,topic"];
  const people = ["id,team"];
  for (let i = 0; i < 12; i++) {
    people.push(`a${String(i).padStart(2, "0")},${i % 2 === 0 ? "Sales" : "Legal"}`);
    for (let k = i + 1; k < 12; k++) lines.push(`a${String(i).padStart(2, "0")},a${String(k).padStart(2, "0")},2024-0${1 + (i % 3)}-10,tea`);
  }
  for (let i = 0; i < 8; i++) {
    people.push(`b${i},Sales`);
    for (const step of [1, 2]) lines.push(`b${i},b${(i + step) % 8},2024-02-10,tea`);
  }
  for (let i = 0; i < 8; i++) lines.push(`c${i},c${(i + 1) % 8},2024-01-05,coffee`);
  return { "m.csv": lines.join("\n"), "people.csv": people.join("\n") };
}

test("the community of two teams is found, the one of a single team is left out, and another topic is not looked at", async () => {
  const engine = await openFiles(made());
  const found = await engine.practices({ settings: settingsOf(), topic: "tea", smallest: 5, attribute: "team" });
  expect(found).toMatchObject({ topic: "tea", messages: 82, people: 20, oneGroup: 1, tooSmall: 0, smallest: 5, attribute: "team", months: ["2024-01", "2024-02", "2024-03"] });
  expect(found.practices).toHaveLength(1);
  const [practice] = found.practices;
  expect(practice).toMatchObject({ people: 12, core: 12, coreNumber: 11, ties: 66, messages: 66, groups: [{ people: 6 }, { people: 6 }] });
  expect(practice!.members.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, i) => `a${String(i).padStart(2, "0")}`));
  // Six times six of the 66 pairs are of two teams.
  expect(practice!.acrossGroups).toBe(36 / 66);
  expect(practice!.newcomers.reduce<number>((sum, people) => sum + (people ?? 0), 0)).toBe(12);
});

test("without a column of groups every community large enough is one", async () => {
  const engine = await openFiles(made());
  const found = await engine.practices({ settings: settingsOf(), topic: "tea", smallest: 5, attribute: null });
  expect(found.practices.map(({ people, acrossGroups, groups }) => ({ people, acrossGroups, groups }))).toEqual([{ people: 12, acrossGroups: null, groups: [] }, { people: 8, acrossGroups: null, groups: [] }]);
  expect((await engine.practices({ settings: settingsOf(), topic: "tea", smallest: 9, attribute: null })).tooSmall).toBe(1);
});

test("with employees groups of fewer than 5 are not told, and no month with one to four newcomers", async () => {
  const { "m.csv": messages, "people.csv": people } = made();
  // Of the twelve, three are of a third team: too few to be told apart.
  const engine = await openFiles({ "m.csv": messages!, "people.csv": people!.replace("a00,Sales", "a00,Board").replace("a02,Sales", "a02,Board").replace("a04,Sales", "a04,Board") + "\nx1,Board\nx2,Board\nx3,Board" }, { mode: "employees" });
  const found = await engine.practices({ settings: settingsOf(), topic: "tea", smallest: 2, attribute: "team" });
  expect(found.smallest).toBe(5);
  for (const practice of found.practices) {
    expect(practice.people).toBeGreaterThanOrEqual(5);
    for (const group of practice.groups) expect(group.people ?? 5).toBeGreaterThanOrEqual(5);
    for (const newcomers of practice.newcomers) expect(newcomers === null || newcomers === 0 || newcomers >= 5).toBe(true);
    expect(practice.members.every(({ name }) => /^P-\d+$/.test(name))).toBe(true);
  }
});

test("with employees a month of few newcomers does not follow from the others: the next smallest is hidden with it", async () => {
  const id = (i: number): string => `a${String(i).padStart(2, "0")}`;
  const lines = ["from,to,time,topic"];
  // Ten in January, two more in February, six in March.
  for (let i = 0; i < 18; i++) for (let k = i + 1; k < 18; k++) lines.push(`${id(i)},${id(k)},2024-0${k < 10 ? 1 : k < 12 ? 2 : 3}-10,tea`);
  const newcomers = async (mode: "employees" | "customers"): Promise<readonly (number | null)[]> =>
    (await (await openFiles({ "m.csv": lines.join("\n") }, { mode })).practices({ settings: settingsOf(), topic: "tea", smallest: 5, attribute: null })).practices[0]!.newcomers;
  expect(await newcomers("customers")).toEqual([10, 2, 6]);
  expect(await newcomers("employees")).toEqual([10, null, null]);
});

test("what cannot be asked is refused", async () => {
  const engine = await openFiles(made());
  await expect(engine.practices({ settings: settingsOf(), topic: "tea", smallest: 1, attribute: null })).rejects.toMatchObject({ code: "practice-size" });
  await expect(engine.practices({ settings: settingsOf(), topic: "tea", smallest: 5, attribute: "site" })).rejects.toMatchObject({ code: "group-unknown" });
  await expect(engine.practices({ settings: settingsOf(), topic: "water", smallest: 5, attribute: null })).rejects.toMatchObject({ code: "topic-unknown" });
});
