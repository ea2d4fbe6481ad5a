import { expect, test } from "vitest";
import { defaultSettings, showEveryone } from "../../../src/engine/settings.ts";
import type { Opened } from "../../../src/engine/opening.ts";
import { defaultGroupsState } from "../../../src/views/groups/groups-state.ts";
import { defaultTimeState } from "../../../src/views/time/time-state.ts";
import { dataOfAddress, decodeAddress, encodeAddress, oursOfAddress, sampleOfAddress, tellUnmet } from "../../../src/views/store/address.ts";

const opened: Opened = {
  mode: "customers", files: [], rowsRead: 0, rowsKept: 0, rowsSetAside: 0, reasons: {}, notices: [], people: 20, silent: 0, ours: 0, accounts: [],
  authors: 0, recipients: 0, messages: 0, posts: 0, selfMessages: 0, ties: ["addressed"], tieRules: [], overlap: 0, arithmetic: null, joins: [], audiences: ["delivered", "modelled"], channelKinds: null, tieCount: 0, hasTalk: true, isUndirected: false, hasText: false,
  timeRange: [0, Date.UTC(2004, 9, 26)], timeZone: "UTC",
  topics: [{ name: "returns & refunds", messages: 3 }, { name: "price", messages: 2 }],
  groups: [{ attribute: "team", values: [{ label: "Sales", people: 9 }, { label: "Legal", people: 8 }] }],
};

const place = {
  sample: "shop",
  view: "list",
  topicTab: "table",
  selection: [3, 17],
  circle: { person: 4, steps: 2 },
  colour: { attribute: "team" },
  shown: { roles: ["both", "maven"], ranges: [{ measure: "posts", least: 10, most: null }, { measure: "betweenness", least: 0.5, most: 1e-7 + 12 }], groups: [{ attribute: "team", value: "Sales" }] },
  ours: ["ann & co", "bob"],
  groups: defaultGroupsState,
  time: {
    ...defaultTimeState, unit: "month", length: 3, step: 2, top: 20, within: true,
    compared: { before: { since: Date.UTC(2004, 3, 1), until: Date.UTC(2004, 4, 1) }, after: { since: Date.UTC(2004, 4, 1), until: Date.UTC(2004, 5, 1, 6) } },
  },
  settings: {
    ...defaultSettings, topics: ["returns & refunds"], since: Date.UTC(2004, 3, 15), until: Date.UTC(2004, 4, 1, 6), share: 0.725,
    measure: "outDegree", audience: "delivered", weights: "off", normalized: true, approximate: 0.001, group: { attribute: "team", value: "Legal", also: [{ attribute: "team", value: "Sales" }] },
  },
} as const;

const plain = { sample: "", view: "board", topicTab: "table", settings: defaultSettings, selection: [], circle: null, colour: "role", shown: showEveryone, groups: defaultGroupsState, time: defaultTimeState, ours: null } as const;

test("an address brings back view, settings, selection, circle, colours and the accounts that are ours", () => {
  const { hasView, unmet, ...found } = decodeAddress(`#${encodeAddress(place, opened)}`, opened);
  expect(hasView).toBe(true);
  expect(found).toEqual(place);
  expect(unmet).toEqual([]);
});

test("the tab of the topics is part of their address, and of no other view's", () => {
  expect(encodeAddress({ ...plain, view: "topics", topicTab: "overlap" }, opened)).toBe("view=topics&tab=overlap");
  expect(decodeAddress("#view=topics&tab=overlap", opened)).toMatchObject({ view: "topics", topicTab: "overlap" });
  expect(decodeAddress("#view=topics&tab=gone", opened).topicTab).toBe("table");
  expect(encodeAddress({ ...plain, topicTab: "overlap" }, opened)).toBe("view=board");
});

test("defaults are left out of the address", () => {
  expect(encodeAddress(plain, opened)).toBe("view=board");
});

test("with employees the address holds no word of the data", () => {
  const employees: Opened = { ...opened, mode: "employees" };
  const address = encodeAddress(place, employees);
  expect(address).toContain("topic=0");
  expect(address).toContain("group=0.1&group=0.0");
  expect(address).toContain("in=0.0");
  expect(address).not.toMatch(/returns|Legal|team|ann|bob/);
  expect(decodeAddress(address, employees).settings).toEqual(place.settings);
});

test("what the data do not have is left out", () => {
  const { settings, selection, view, unmet } = decodeAddress("#view=nowhere&topic=gone&group=7.Sales&share=99&person=3.x.99.-1&since=yesterday&measure=charm", opened, ["impressions"]);
  expect(settings).toEqual(defaultSettings);
  expect(selection).toEqual([3]);
  expect(view).toBe("board");
  expect(tellUnmet(unmet)).toContain("the topic “gone”, the measure “charm”, the group, 3 people");
  expect(tellUnmet([])).toBe("");
});

test("ranges that nobody can fit, that bound nothing or are of no measure are left out", () => {
  const { shown, unmet } = decodeAddress("#view=list&role=both.king&range=posts_3_2&range=posts__&range=charm_1_&range=posts__7&range=x", opened, ["impressions", "posts"]);
  expect(shown).toEqual({ roles: ["both"], ranges: [{ measure: "posts", least: null, most: 7 }], groups: [] });
  expect(tellUnmet(unmet)).toContain("a range of numbers");
});

test("a period is left out where nothing has a time", () => {
  expect(decodeAddress("#view=board&since=2004-04-15", { ...opened, timeRange: null }).settings.since).toBeNull();
});

test("the sample is read without the data", () => {
  expect(sampleOfAddress("#sample=shop&view=map")).toBe("shop");
  expect(sampleOfAddress("")).toBe("");
});

test("that nothing is ours is told from nothing said about it", () => {
  expect(oursOfAddress(encodeAddress({ ...place, ours: [] }, opened))).toEqual([]);
  expect(oursOfAddress(encodeAddress({ ...place, ours: null }, opened))).toBeUndefined();
});

test("data that are no sample are known again by their name and rows; with employees by their rows alone", () => {
  const read = { ...opened, rowsRead: 41 };
  expect(dataOfAddress(encodeAddress(plain, read, "anna's mail.csv"))).toEqual({ title: "anna's mail.csv", rows: 41 });
  expect(dataOfAddress(encodeAddress(plain, { ...read, mode: "employees" }, "anna's mail.csv"))).toEqual({ title: "", rows: 41 });
  expect(dataOfAddress(encodeAddress(place, read, "shop"))).toBeUndefined();
  expect(dataOfAddress("")).toBeUndefined();
});

test("windows and compared periods that make no sense are as they come, and the tab belongs to its view", () => {
  expect(encodeAddress({ ...plain, view: "time", time: { ...defaultTimeState, tab: "periods" } }, opened)).toBe("view=time&tab=periods");
  expect(decodeAddress("#view=time&tab=periods", opened).time).toEqual({ ...defaultTimeState, tab: "periods" });
  expect(decodeAddress("#view=map&tab=periods", opened).time).toEqual(defaultTimeState);
  expect(decodeAddress("#view=time&window=hour.0.7&first=9999&compare=2004-04-02_2004-04-01_2004-05-01_2004-06-01", opened).time).toEqual(defaultTimeState);
  expect(decodeAddress("#view=time&compare=2004-04-01_2004-05-01_2004-05-01_2004-06-01", { ...opened, timeRange: null }).time.compared).toBeNull();
});
