import { expect, test } from "vitest";
import { NONE } from "../../src/core/talk-log.ts";
import { createRandom } from "../../src/core/random.ts";
import type { MapCounts, MapPicture } from "../../src/core/map-picture.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { MapQuery } from "../../src/engine/shown.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { openFiles, settingsOf } from "../support/session.ts";

// Ann, Ben, Cas and Dora talk, Eli only to himself; Fay is in the table alone; Shop is ours.
const people = "id,team\nann,red\nben,red\ncas,blue\ndora,blue\neli,red\nfay,red\n";
const talk = "from,to,topic\nann,ben,tea\nben,cas,tea\ncas,dora,milk\neli,eli,tea\nshop,ann,milk\n";

function draw(engine: Engine, changed: Partial<Settings> = {}, more: Partial<MapQuery> = {}): Promise<MapPicture> {
  return engine.map({ settings: settingsOf(changed), size: "outDegree", colour: "role", ego: null, ...more });
}

function sumOf({ drawn, crowdedOut, unconnected, silent, outside, unseen }: MapCounts): number {
  return drawn + crowdedOut + unconnected + silent + outside + unseen;
}

async function open(): Promise<Engine> {
  return openFiles({ "talk.csv": talk, "people.csv": people }, { ours: ["shop"] });
}

const none = { crowdedOut: 0, unconnected: 0, silent: 0, outside: 0, unseen: 0, ours: 0 };

test("drawn and not drawn, by reason, make up the population; accounts of ours stand apart", async () => {
  const { counts, person } = await draw(await open());
  expect(counts).toEqual({ ...none, population: 6, drawn: 4, unconnected: 1, silent: 1, ours: 1 });
  expect(person.length).toBe(5);
});

test("a topic leaves people without a connection; a population given has people who are not in the data", async () => {
  const engine = await open();
  expect((await draw(engine, { topics: ["tea"] })).counts).toEqual({ ...none, population: 6, drawn: 3, unconnected: 2, silent: 1 });
  expect((await draw(engine, { population: 100 })).counts).toEqual({ ...none, population: 100, drawn: 4, unconnected: 1, silent: 1, unseen: 94, ours: 1 });
});

test("inside a circle everyone else is outside", async () => {
  const engine = await open();
  const numberOf = new Map((await engine.list({ settings: settingsOf(), columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 20 })).rows.map((row) => [row.id, row.person]));
  const circle = async (id: string): Promise<MapPicture> => draw(engine, {}, { ego: { person: numberOf.get(id)!, steps: 1 } });
  expect([(await circle("ben")).counts, (await circle("ben")).circle]).toEqual([{ ...none, population: 6, drawn: 3, outside: 3 }, { position: 1, name: "ben", steps: 1 }]);
  expect((await circle("fay")).counts).toEqual({ ...none, population: 6, drawn: 1, outside: 5 });
  expect((await circle("shop")).counts).toEqual({ ...none, population: 6, drawn: 1, outside: 5, ours: 1 });
});

test("of more than 20,000 connected people the 3,000 who come first are drawn", async () => {
  const rows = Array.from({ length: 20_200 }, (_, i) => `p${i},p${(i * 7 + 1) % 20_200}`);
  const engine = await openFiles({ "talk.csv": `from,to\n${rows.join("\n")}\n`, "people.csv": `id\nquiet\n${Array.from({ length: 20_200 }, (_, i) => `p${i}`).join("\n")}\n` });
  const { counts, person } = await draw(engine);
  expect([person.length, counts.drawn, counts.crowdedOut > 0, counts.silent]).toEqual([3000, 3000, true, 1]);
  expect(sumOf(counts)).toBe(counts.population);
});

for (const seed of [1, 2, 3]) {
  test(`whatever is selected, the parts add up (seed ${seed})`, async () => {
    const random = createRandom(seed);
    const name = (): string => `p${random.below(40)}`;
    const rows = Array.from({ length: 60 }, () => `${name()},${name()},t${random.below(4)}`);
    const engine = await openFiles(
      { "talk.csv": `from,to,topic\n${rows.join("\n")}\n`, "people.csv": `id,team\n${Array.from({ length: 50 }, (_, i) => `p${i},g${i % 3}`).join("\n")}\n` },
      { ours: ["p0", "p49"] },
    );
    const asked: readonly Partial<Settings>[] = [{}, { topics: ["t1"] }, { group: { attribute: "team", value: "g1" } }, { topics: ["t2"], group: { attribute: "team", value: "g0" } }, { population: 99 }];
    for (const settings of asked) {
      for (const ego of [null, { person: 3, steps: 1 }, { person: 4, steps: 2 }]) {
        const picture = await draw(engine, settings, { ego });
        const { counts } = picture;
        expect(sumOf(counts), JSON.stringify([settings, ego])).toBe(counts.population);
        expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(0);
        expect(counts.drawn + counts.ours).toBe(picture.person.length);
        expect(counts.ours).toBe(picture.isOurs.reduce((sum, one) => sum + one, 0));
      }
    }
  });
}

test("colours of groups and circles mean in a person's circle what they mean on the map of everyone", async () => {
  const random = createRandom(8);
  const rows = Array.from({ length: 400 }, () => {
    const a = random.below(60);
    const b = random.below(10) > 1 ? (a % 6) + 6 * random.below(10) : random.below(60);
    return `p${a},p${b}`;
  });
  const table = `id,team\n${Array.from({ length: 60 }, (_, i) => `p${i},g${i % 5}`).join("\n")}\n`;
  const engine = await openFiles({ "talk.csv": `from,to\n${rows.join("\n")}\n`, "people.csv": table });
  for (const colour of ["community", { attribute: "team" }] as const) {
    const whole = await draw(engine, {}, { colour });
    const hueOf = new Map(Array.from(whole.person, (p, k) => [p, whole.colourOf[k]!]));
    const circle = await draw(engine, {}, { colour, ego: { person: whole.person[7]!, steps: 1 } });
    expect(circle.person.length).toBeLessThan(whole.person.length);
    expect(Array.from(circle.colourOf)).toEqual(Array.from(circle.person, (p) => hueOf.get(p)));
    expect(circle.colours.map(({ label, people }) => [label, people])).toEqual(whole.colours.map(({ label, people }) => [label, people]));
    for (const { label, hub } of whole.colours) expect(label).toBe(hub === NONE ? label : `around ${whole.names[hub]!}`);
    expect(whole.colours.some(({ hub }) => hub !== NONE)).toBe(colour === "community");
  }
});

test("names first: the board's lists and whom to start with, then those in a role, then the rest", async () => {
  const random = createRandom(4);
  const rows = Array.from({ length: 500 }, () => `p${Math.min(random.below(80), random.below(80))},p${random.below(80)}`);
  const engine = await openFiles({ "talk.csv": `from,to\n${rows.join("\n")}\nshop,p1\n` }, { ours: ["shop"] });
  const picture = await draw(engine);
  const board = await engine.board(settingsOf());
  const position = new Map(Array.from(picture.person, (p, k) => [p, k]));
  const wanted = [...board.topConnectors.map((row) => row.person), ...board.topMavens.map((row) => row.person), ...board.startWith.people.slice(0, 5)].map((p) => position.get(p)!);
  const first = new Set(picture.labelOrder.subarray(0, picture.labelFirst));
  expect(first).toEqual(new Set([...wanted, picture.isOurs.indexOf(1)]));
  expect(picture.labelOrder[0]).toBe(position.get(board.topConnectors[0]!.person));
  const rest = Array.from(picture.labelOrder.subarray(picture.labelFirst), (k) => picture.role[k] === "neither");
  expect(rest).toEqual(rest.toSorted((a, b) => Number(a) - Number(b)));
  expect(rest.includes(true) && rest.includes(false)).toBe(true);
  expect(new Set(picture.labelOrder).size).toBe(picture.person.length);
});
