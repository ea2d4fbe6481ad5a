import { describe, expect, test } from "vitest";
import { errorOf } from "../decode-help.ts";
import { readNetwork, tieTexts } from "./network-help.ts";

const file = (inside: string, keys = "", graph = 'edgedefault="directed"'): string => `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph ${graph}>
${inside}
</graph></graphml>`;

const read = async (inside: string, keys?: string, graph?: string) => readNetwork(file(inside, keys, graph), "a.graphml");

test("people, ties and the values of their keys", async () => {
  const keys = '<key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="node" attr.name="team" attr.type="string"><default>sales</default></key><key id="d2" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>';
  const { format, ties, people } = await read('<node id="n0"><data key="d0">Ann</data></node><node id="n1"><data key="d1">it</data></node><edge source="n0" target="n1"/><edge source="n1" target="n0"><data key="d2">0.5</data></edge>', keys);
  expect(format).toBe("graphml");
  expect(people?.columns).toEqual(["id", "name", "team"]);
  expect(people?.rows).toEqual([["n0", "Ann", "sales"], ["n1", "", "it"]]);
  expect(ties.columns).toEqual(["from", "to", "weight"]);
  expect(tieTexts(ties)).toEqual(["n0>n1:2", "n1>n0:0.5"]);
  expect(ties.isUndirected).toBe(false);
});

test("undirected by default of the graph; single ties may differ", async () => {
  const nodes = '<node id="a"/><node id="b"/>';
  expect((await read(`${nodes}<edge source="a" target="b"/>`, "", 'edgedefault="undirected"')).ties.isUndirected).toBe(true);
  const { ties } = await read(`${nodes}<edge source="a" target="b" directed="false"/><edge source="a" target="b"/>`);
  expect(ties.isUndirected).toBe(false);
  expect(tieTexts(ties)).toEqual(["a>b", "b>a", "a>b"]);
});

test("one key id may stand for people and for ties; texts in CDATA", async () => {
  const keys = '<key id="l" for="node" attr.name="label"/><key id="l" for="edge" attr.name="note"/>';
  const { people, ties } = await read('<node id="a"><data key="l"><![CDATA[A & <b>]]></data></node><node id="b"/><edge source="a" target="b"><data key="l">x</data></edge>', keys);
  expect(people?.rows[0]).toEqual(["a", "A & <b>"]);
  expect(ties.columns).toEqual(["from", "to", "note"]);
});

test("the name is the key label, else name, else the text of a yFiles node, else the description", async () => {
  const keys = '<key id="l" for="node" attr.name="label"/><key id="n" for="node" attr.name="name"/><key id="g" for="node" yfiles.type="nodegraphics"/>';
  const { people } = await read('<node id="a"><data key="n">N</data><data key="l">L</data></node><node id="b"><data key="n">N</data></node><node id="c"><desc>D</desc><data key="g"><y:ShapeNode><y:Fill color="x"/><y:NodeLabel>Y <y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node><node id="d"><desc>D</desc></node>', keys);
  expect(people?.rows.map((row) => row[1])).toEqual(["L", "N", "Y", "D"]);
  expect(people?.columns).toEqual(["id", "name", "name (attribute)"]);
});

test("columns that share a name with the id or with each other stay apart", async () => {
  const keys = '<key id="a" for="node" attr.name="id"/><key id="b" for="node" attr.name="team"/><key id="c" for="node" attr.name="team"/>';
  const { people } = await read('<node id="n"><data key="a">7</data><data key="b">x</data><data key="c">y</data></node><node id="m"/>', keys);
  expect(people?.columns).toEqual(["id", "id (attribute)", "team", "team (2)"]);
  expect(people?.rows[0]).toEqual(["n", "7", "x", "y"]);
});

test("nested graphs count, ports and hyperedges are left out and told", async () => {
  const { people, ties } = await read(`
    <node id="g"><graph edgedefault="undirected"><node id="g::a"/><node id="g::b"/><edge source="g::a" target="g::b"/></graph><port name="p"><port name="q"/></port></node>
    <hyperedge><endpoint node="g"/><endpoint node="g::a"/></hyperedge>
    <edge source="g" target="g::a" sourceport="p"/>`);
  expect(people?.columns).toEqual(["id", "part of"]);
  expect(people?.rows).toEqual([["g::a", "g"], ["g::b", "g"], ["g", ""]]);
  expect(tieTexts(ties)).toEqual(["g::a>g::b", "g::b>g::a", "g>g::a"]);
  expect(ties.notices.map(({ code, count }) => `${code} ${count}`)).toEqual(["graphml-port 1", "graphml-hyperedge 1", "no-talk 1", "ties-mixed 1"]);
});

test("graphs beside each other are alternatives by their ids", async () => {
  const graph = (id: string, tie: string): string => `<graph id="${id}" edgedefault="directed"><node id="a"/><node id="b"/>${tie}</graph>`;
  const { tables } = await readNetwork(`<graphml>${graph("advice", '<edge source="a" target="b"/>')}${graph("friends", '<edge source="b" target="a"/>')}</graphml>`, "a.graphml");
  expect(tables.map(({ part, choice }) => [part, choice])).toEqual([["advice", "network"], ["friends", "network"], ["people", undefined]]);
  expect(tables.slice(0, 2).map(tieTexts)).toEqual([["a>b"], ["b>a"]]);
});

test("a tie to somebody who is not declared is set aside, as the format demands declarations", async () => {
  const { ties } = await read('<edge source="a" target="b"/>\n<edge source="a" target="x"/><node id="a"/><node id="b"/>');
  expect(tieTexts(ties)).toEqual(["a>b"]);
  expect(ties.setAside).toEqual([{ row: 2, line: 4, value: "x", code: "node-missing" }]);
});

test("times and weights are found among the keys of ties", async () => {
  const keys = '<key id="t" for="edge" attr.name="date"/><key id="c" for="edge" attr.name="count"/><key id="s" for="edge" attr.name="score"/>';
  const { ties } = await read('<node id="a"/><node id="b"/><edge source="a" target="b"><data key="t">2024-05-01</data><data key="c">3</data><data key="s">9</data></edge>', keys);
  expect([...ties.meaning!.roles]).toEqual([["from", "from"], ["to", "to"], ["date", "time"], ["count", "weight"]]);
  expect(ties.meaning?.isTalk).toBe(true);
});

describe("people's attributes", () => {
  const roles = async (values: readonly string[]): Promise<string | undefined> => {
    const nodes = values.map((value, k) => `<node id="n${k}"><data key="k">${value}</data></node>`).join("");
    return (await read(nodes, '<key id="k" for="node" attr.name="thing"/>')).people?.meaning?.roles.get("thing");
  };
  const many = (of: (k: number) => string): string[] => Array.from({ length: 30 }, (_, k) => of(k));
  test.each([
    ["few texts are groups", many((k) => `team ${k % 3}`), "group"],
    ["few numbers are groups", many((k) => String(k % 4)), "group"],
    ["many numbers measure", many((k) => String(k * 1.5)), "number"],
    ["texts that differ for all are not used", many((k) => `text ${k}`), "ignore"],
    ["dates are not used", many((k) => `2024-01-${k + 1 < 10 ? "0" : ""}${k + 1}`), "ignore"],
  ])("%s", async (_, values, role) => {
    expect(await roles(values)).toBe(role);
  });
});

test("refused with its line", async () => {
  expect(await errorOf(() => readNetwork(file('<node id="a">\n<data key="k">x</node>'), "a.graphml"))).toMatchObject({ code: "xml-broken", where: { line: 4 } });
  expect(await errorOf(() => readNetwork("<!DOCTYPE graphml SYSTEM 'x.dtd'>\n<graphml/>", "a.graphml"))).toMatchObject({ code: "xml-doctype", where: { line: 1 } });
});
