import { expect, test } from "vitest";
import { jsonTarget, writeJson } from "../../src/exports/json.ts";
import type { RankSnapshot } from "../../src/exports/snapshot.ts";
import { joinBytes } from "../../src/exports/text-writer.ts";
import { naughtyStrings } from "../support/shared.ts";
import { textOf, tinyPeople, tinySnapshot } from "./tiny-snapshot.ts";

const keys = [
  "whotalks", "recipe", "options", "input", "network", "measure", "audience", "audienceWhy", "share", "topic", "population",
  "connectors", "mavens", "both", "either", "people",
];

test("keys stand in the order of the contract", () => {
  const parsed = parse(tinySnapshot());
  expect(Object.keys(parsed)).toEqual(keys);
  expect(Object.keys(parsed.network)).toEqual(["people", "silent", "ties", "messages", "selfMessages", "totalWeight", "reciprocity"]);
  expect(Object.keys(parsed.connectors)).toEqual(["count", "share", "gini", "tiedIn", "tiedOut"]);
  expect(Object.keys(parsed.people[0])).toEqual([
    "rank", "id", "name", "role", "value", "impressions", "posts", "inDegree", "outDegree", "inStrength", "outStrength", "closeness",
  ]);
});

test("the order of the snapshot's own fields does not show", () => {
  const { network, connectors } = tinySnapshot();
  const turned = tinySnapshot({
    network: Object.fromEntries(Object.entries(network).toReversed()) as RankSnapshot["network"],
    connectors: Object.fromEntries(Object.entries(connectors).toReversed()) as RankSnapshot["connectors"],
  });
  expect(textOf(jsonTarget.write(turned, {}))).toBe(textOf(jsonTarget.write(tinySnapshot(), {})));
});

test("the bytes of a tiny answer", () => {
  const people = tinyPeople(["ann", "bob", "cy"], ["Ann", "Bob", "Cy"]);
  expect(textOf(jsonTarget.write(tinySnapshot({ people: { ...people, order: Uint32Array.of(1) } }), {}))).toBe(`{
  "whotalks": "1.2.3",
  "recipe": "abc",
  "options": {"measure": "impressions", "share": 0.8, "topics": [], "cutTop": null, "undirected": false},
  "input": {"files": [{"name": "talk.csv", "format": "csv", "rowsRead": 4, "rowsKept": 3, "rowsSetAside": 1}], "rowsRead": 4, "rowsKept": 3, "rowsSetAside": 1},
  "network": {"people": 3, "silent": 1, "ties": 2, "messages": 3, "selfMessages": 0, "totalWeight": 3, "reciprocity": 1},
  "measure": "impressions",
  "audience": "delivered",
  "audienceWhy": "Messages name their recipients.",
  "share": 0.8,
  "topic": null,
  "population": 3,
  "connectors": {"count": 1, "share": 0.3333333333333333, "gini": null, "tiedIn": 1, "tiedOut": 0},
  "mavens": null,
  "both": 0,
  "either": 1,
  "people": [
    {"rank":2,"id":"bob","name":"Bob","role":"neither","value":0.30000000000000004,"impressions":0.30000000000000004,"posts":1,"inDegree":1,"outDegree":1,"inStrength":2,"outStrength":0.5,"closeness":null}
  ]
}
`);
});

test("communities appear after network, only when asked for", () => {
  const parsed = parse(tinySnapshot({ communities: { runs: 10, modularity: 0.25, count: 2 } }));
  expect(Object.keys(parsed)).toEqual([...keys.slice(0, 5), "communities", ...keys.slice(5)]);
  expect(JSON.stringify(parsed.communities)).toBe('{"count":2,"modularity":0.25,"runs":10}');
});

test("one topic is its name, several are a list", () => {
  expect(parse(tinySnapshot({ topics: ["price"] })).topic).toBe("price");
  expect(parse(tinySnapshot({ topics: ["price", "support"] })).topic).toEqual(["price", "support"]);
});

test("NaN and infinity are null, numbers keep every digit", () => {
  const [ann, bob, cy] = parse(tinySnapshot()).people;
  expect(bob.value).toBe(0.1 + 0.2);
  expect(bob.closeness).toBeNull();
  expect(cy.rank).toBeNull();
  expect(cy.closeness).toBe(1e-320);
  expect(ann.closeness).toBe(1);
});

test("names of any kind come back, lone surrogates as U+FFFD", () => {
  for (const text of [...naughtyStrings(), "__proto__", "\ud800x", "x\udc00", "\u2028", "😀"]) {
    const parsed = parse(tinySnapshot({ people: tinyPeople([text, "b", "c"], [text, "B", "C"]) }));
    expect(parsed.people[0].id).toBe(text.replace(/\p{Surrogate}/gu, "\ufffd"));
  }
});

test("nobody at all is an empty list", () => {
  const people = { ...tinySnapshot().people, order: new Uint32Array(0) };
  expect(parse(tinySnapshot({ people })).people).toEqual([]);
});

test("300,000 people are written in pieces that joined are the file", () => {
  const n = 300_000;
  const column = Float64Array.from({ length: n }, (_, i) => i / 3);
  const ids = Array.from({ length: n }, (_, i) => `person-${i}`);
  const people: RankSnapshot["people"] = {
    order: Uint32Array.from(ids, (_, i) => i), ids, names: ids, roles: ids.map(() => "neither" as const), isOurs: new Uint8Array(n),
    rank: column, value: column, impressions: column, posts: column, inDegree: column, outDegree: column, inStrength: column, outStrength: column, measures: [],
  };
  const pieces = writeJson(tinySnapshot({ people }), {});
  expect(pieces.length).toBeGreaterThan(100);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1 << 20);
  expect(JSON.parse(textOf(joinBytes(pieces))).people).toHaveLength(n);
});

// What a stranger's program would see: any JSON.
function parse(snapshot: RankSnapshot): ReturnType<typeof JSON.parse> {
  return JSON.parse(textOf(jsonTarget.write(snapshot, {})));
}
