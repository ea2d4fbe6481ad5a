import { expect, test } from "vitest";
import { gexfTarget } from "../../src/exports/gexf.ts";
import { naughtyStrings } from "../support/shared.ts";
import { readXml } from "../support/xml.ts";
import { textOf, tinyPeople, tinySnapshot } from "./tiny-snapshot.ts";

test("the bytes of a tiny network", () => {
  expect(textOf(gexfTarget.write(tinySnapshot(), {}))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>Whotalks 1.2.3</creator>
    <description>Recipe abc. Measure impressions, audience delivered.</description>
  </meta>
  <graph defaultedgetype="directed">
    <attributes class="node">
      <attribute id="rank" title="rank" type="integer"/>
      <attribute id="role" title="role" type="string"/>
      <attribute id="value" title="value (impressions)" type="double"/>
      <attribute id="impressions" title="impressions" type="double"/>
      <attribute id="posts" title="posts" type="double"/>
      <attribute id="inDegree" title="inDegree" type="integer"/>
      <attribute id="outDegree" title="outDegree" type="integer"/>
      <attribute id="inStrength" title="inStrength" type="double"/>
      <attribute id="outStrength" title="outStrength" type="double"/>
      <attribute id="closeness" title="closeness" type="double"/>
    </attributes>
    <nodes>
      <node id="ann" label="Ann"><attvalues><attvalue for="rank" value="1"/><attvalue for="role" value="connector"/><attvalue for="value" value="2"/><attvalue for="impressions" value="2"/><attvalue for="posts" value="2"/><attvalue for="inDegree" value="1"/><attvalue for="outDegree" value="1"/><attvalue for="inStrength" value="0.5"/><attvalue for="outStrength" value="2"/><attvalue for="closeness" value="1"/></attvalues></node>
      <node id="bob" label="Bob"><attvalues><attvalue for="rank" value="2"/><attvalue for="role" value="neither"/><attvalue for="value" value="0.30000000000000004"/><attvalue for="impressions" value="0.30000000000000004"/><attvalue for="posts" value="1"/><attvalue for="inDegree" value="1"/><attvalue for="outDegree" value="1"/><attvalue for="inStrength" value="2"/><attvalue for="outStrength" value="0.5"/></attvalues></node>
      <node id="cy" label="Cy"><attvalues><attvalue for="role" value="neither"/><attvalue for="posts" value="0"/><attvalue for="inDegree" value="0"/><attvalue for="outDegree" value="0"/><attvalue for="inStrength" value="0"/><attvalue for="outStrength" value="0"/><attvalue for="closeness" value="1e-320"/></attvalues></node>
    </nodes>
    <edges>
      <edge id="0" source="ann" target="bob" weight="2"/>
      <edge id="1" source="bob" target="ann" weight="0.5"/>
    </edges>
  </graph>
</gexf>
`);
});

test("an undirected network says so", () => {
  const snapshot = tinySnapshot();
  const text = textOf(gexfTarget.write({ ...snapshot, ties: { ...snapshot.ties, isUndirected: true } }, {}));
  expect(text).toContain('<graph defaultedgetype="undirected">');
});

test("top keeps the listed people and the ties among them", () => {
  const two = readXml(textOf(gexfTarget.write(tinySnapshot(), { top: 2 })));
  expect(two.filter(({ name }) => name === "node").map(({ attributes }) => attributes.get("id"))).toEqual(["ann", "bob"]);
  expect(two.filter(({ name }) => name === "edge")).toHaveLength(2);
  const one = readXml(textOf(gexfTarget.write(tinySnapshot(), { top: 1 })));
  expect(one.filter(({ name }) => name === "edge")).toHaveLength(0);
});

test("our own accounts are drawn and marked, though the list leaves them out", () => {
  const people = { ...tinySnapshot().people, order: Uint32Array.of(0, 1), isOurs: Uint8Array.of(0, 0, 1) };
  const text = textOf(gexfTarget.write(tinySnapshot({ people }), {}));
  expect(text).toContain('<attribute id="ours" title="ours" type="boolean"/>');
  expect(text).toMatch(/<node id="cy".*<attvalue for="ours" value="true"\/>/);
});

test("normalised degrees are doubles", () => {
  const people = { ...tinySnapshot().people, inDegree: Float64Array.of(0.5, 0.5, 0) };
  expect(textOf(gexfTarget.write(tinySnapshot({ people }), {}))).toContain('<attribute id="inDegree" title="inDegree" type="double"/>');
});

test("names of any kind give well-formed XML and come back", () => {
  for (const text of [...naughtyStrings(), '"><script>', "a&amp;b", "]]>", "tab\tline\nend\r", "😀"]) {
    const nodes = readXml(textOf(gexfTarget.write(tinySnapshot({ people: tinyPeople(["a", "b", "c"], [text, "B", "C"]) }), {})));
    expect(nodes.find(({ name }) => name === "node")?.attributes.get("label")).toBe(allowed(text));
  }
});

test("characters that XML forbids are replaced and counted, and their people stay apart", () => {
  const text = textOf(gexfTarget.write(tinySnapshot({ people: tinyPeople(["a\u0001", "a\u0002", "c"], ["A\u001b[31m", "B\ud800", "C"]) }), {}));
  const ids = readXml(text).filter(({ name }) => name === "node").map(({ attributes }) => attributes.get("id"));
  expect(new Set(ids).size).toBe(3);
  expect(text).toContain("Characters that XML forbids, replaced by U+FFFD: 4.");
});

function allowed(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

test("groups and numbers of the people table are attributes under the names of their columns, whatever these are", () => {
  const people = {
    ...tinyPeople(["ann", "bob", "cy"], ["Ann", "Bob", "Cy"]),
    attributes: [{ name: 'team "A" & rank', labels: ["red", "<blue>"], codes: Uint32Array.of(1, 0, 0xffffffff) }],
    numbers: [{ name: "rank", values: Float64Array.of(41.5, Number.NaN, 0) }],
  };
  const elements = readXml(textOf(gexfTarget.write(tinySnapshot({ people }), {})));
  const declared = elements.filter(({ name }) => name === "attribute").map(({ attributes }) => [attributes.get("id"), attributes.get("title"), attributes.get("type")]);
  expect(declared.slice(-2)).toEqual([["group1", 'team "A" & rank', "string"], ["number1", "rank", "double"]]);
  const values = (id: string): (string | undefined)[] => elements.filter(({ name, attributes }) => name === "attvalue" && attributes.get("for") === id).map(({ attributes }) => attributes.get("value"));
  expect(values("group1")).toEqual(["<blue>", "red"]);
  expect(values("number1")).toEqual(["41.5", "0"]);
});
