import { expect, test } from "vitest";
import { defaultSettings, showEveryone } from "../../../src/engine/settings.ts";
import { defaultMapState } from "../../../src/views/map/map-state.ts";
import { defaultGroupsState } from "../../../src/views/groups/groups-state.ts";
import { defaultTimeState } from "../../../src/views/time/time-state.ts";
import { newestWhole } from "../../../src/views/project/project-storage.ts";
import { checksum } from "../../../src/views/project/checksum.ts";
import { readProjectFile, writeProjectFile } from "../../../src/views/project/project-file.ts";
import { projectText, readProject } from "../../../src/views/project/project-text.ts";
import { emptyHistory, remember } from "../../../src/views/store/history.ts";
import type { Project, Step } from "../../../src/views/store/state.ts";

const first: Step = {
  settings: defaultSettings, ours: ["shop"], merge: [{ into: "a", ids: ["a", "b"] }], accounts: null, topics: { from: ["dictionary"], dictionary: [{ topic: "price", terms: ["cost"] }] }, view: "board", topicTab: "table", groups: defaultGroupsState, time: defaultTimeState,
  selection: [], circle: null, colour: "role", mapView: defaultMapState, list: { columns: ["posts"], sort: [], search: "", includeOurs: false }, shown: showEveryone,
};
const second: Step = {
  ...first, view: "map", groups: { ...defaultGroupsState, tab: "scatter", rows: "role", x: { column: "orders" }, means: "everyone", scaleY: "tens" }, selection: [3, 1], circle: { person: 3, name: "cem", steps: 2 }, colour: { measure: "posts" },
  settings: { ...defaultSettings, topics: ["price"], since: 5, group: { attribute: "team", value: "Sales", also: [{ attribute: "team", value: "Legal" }] } },
  shown: { roles: ["both"], ranges: [{ measure: "posts", least: 10, most: null }], groups: [{ attribute: "team", value: "Sales" }] },
};
const project: Project = {
  title: "talk.csv", sample: "", mode: "customers", files: [{ name: "talk.csv", size: 40 }], rowsRead: 3, apart: [["a", "c"]], exactAgreed: ["betweenness"],
  options: { mode: "customers", files: [{ roles: ["from", "to"], parts: [{ part: "x", answers: { use: false } }] }], channelKinds: { known: true, set: [] } },
  step: second, history: remember(emptyHistory, first, { label: () => "view Map" }),
};

test("a project comes back as it was, steps and all", () => {
  expect(readProject(projectText(project))).toEqual(project);
});

test("a part that many steps share is written once", () => {
  const selection = Array.from({ length: 10_000 }, (_, i) => i);
  let { history } = project;
  for (let i = 0; i < 100; i++) history = remember(history, { ...second, selection, settings: { ...defaultSettings, share: 0.5 + i / 1000 } }, { label: () => "cut" });
  const large = { ...project, step: { ...second, selection }, history };
  const made = projectText(large);
  expect(made.length).toBeLessThan(200_000);
  // What was written before is taken again, and reads the same.
  const written = new WeakMap<readonly unknown[], string>();
  expect([projectText(large, written), projectText(large, written)]).toEqual([made, made]);
  expect(written.get(selection)).toBe(JSON.stringify(selection));
  expect(readProject(made).history.past.length).toBe(101);
});

test("of a history too long to keep the newest steps are kept", () => {
  let { history } = project;
  for (let i = 0; i < 60; i++) history = remember(history, { ...second, selection: Array.from({ length: 30_000 }, (_, p) => p + i) }, { label: () => String(i) });
  const made = projectText({ ...project, history });
  expect(made.length).toBeLessThanOrEqual(8_000_000);
  const { past } = readProject(made).history;
  expect([past.at(-1)?.label, past.length > 10, past.length < 61]).toEqual(["59", true, true]);
});

test("a newer project is refused with its version", () => {
  expect(() => readProject(projectText(project).replace('"version":1', '"version":7'))).toThrow(/project version 7; this one reads up to 1/);
});

test("what is no project, or was changed by hand, is refused", () => {
  const made = projectText(project);
  for (const wrong of ["", "{}", "null", "[1]", made.slice(0, -5), made.replace('"whotalks-project"', '"other"'), made.replace('"share":0.8', '"share":"0.8"'), made.replace('"view"', '"vieW"')]) {
    expect(() => readProject(wrong), wrong.slice(0, 60)).toThrow(expect.objectContaining({ code: "project-damaged" }));
  }
});

test("keys that would change objects change none", () => {
  const made = projectText(project)
    .replace('"title"', '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"title"')
    .replace('"mode":"customers","files":[{"roles"', '"__proto__":{"ours":["x"]},"mode":"customers","files":[{"__proto__":{"polluted":1},"roles"');
  expect(made).toContain('"polluted"');
  const read = readProject(made);
  expect(read).toEqual(project);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
  expect(Object.getPrototypeOf(read.options)).toBe(Object.prototype);
  expect(Reflect.get(read.options, "ours")).toBeUndefined();
});

test("a project cut off at any place is refused, and never half a project", () => {
  const made = projectText(project);
  for (let end = 0; end < made.length; end++) expect(() => readProject(made.slice(0, end))).toThrow();
});

test("of two slots the newest whole one counts", () => {
  const slot = (generation: number, text: string, sum = checksum(text)) => ({ generation, text, checksum: sum });
  expect(newestWhole([slot(4, "four"), slot(5, "five")])).toBe("five");
  for (let end = 0; end < 4; end++) expect(newestWhole([slot(4, "four"), slot(5, "five".slice(0, end), checksum("five"))])).toBe("four");
  expect(() => newestWhole([slot(4, "fou", checksum("four"))])).toThrow(expect.objectContaining({ code: "project-damaged" }));
});

test("a project file brings project and files back; without the files it names them", async () => {
  const files = [{ name: "talk.csv", blob: new Blob(["from,to\na,b\n"]) }, { name: "Ünï.csv", blob: new Blob([new Uint8Array([0, 10, 255])]) }];
  const read = await readProjectFile(await writeProjectFile(project, files));
  expect(read.project).toEqual(project);
  expect(await Promise.all(read.files.map(async ({ name, blob }) => [name, [...new Uint8Array(await blob.arrayBuffer())].length]))).toEqual([["talk.csv", 12], ["Ünï.csv", 3]]);
  expect((await readProjectFile(await writeProjectFile(project, []))).files).toEqual([]);
});

test("a project file with one byte changed, cut or added is refused; a newer one with its version", async () => {
  const bytes = new Uint8Array(await (await writeProjectFile(project, [{ name: "talk.csv", blob: new Blob(["from,to\na,b\n"]) }])).arrayBuffer());
  const refuse = async (changed: Uint8Array<ArrayBuffer>): Promise<unknown> => await readProjectFile(new Blob([changed])).then(() => "read", (error: unknown) => Reflect.get(error as object, "code"));
  const end = bytes.indexOf(10);
  for (const at of [0, 5, end + 3, end + 400, bytes.length - 1]) expect(await refuse(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))), `byte ${at}`).toBe("project-damaged");
  for (const length of [0, 10, end, end + 1, end + 50, bytes.length - 1]) expect(await refuse(bytes.slice(0, length)), `cut at ${length}`).toBe("project-damaged");
  expect(await refuse(new Uint8Array([...bytes, 32]))).toBe("project-damaged");
  const newer = new TextDecoder("latin1").decode(bytes).replace('"version":1', '"version":9');
  await expect(readProjectFile(new Blob([Uint8Array.from(newer, (c) => c.charCodeAt(0))]))).rejects.toThrow(/project version 9/);
});
