import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fileOf, newSession, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { readTables } from "../presets/read-tables.ts";

/** Ties as "a>b weight", people as "id name". */
async function network(name: string, document: unknown): Promise<{ ties: string[]; people: string[]; undirected: boolean; notices: string[]; setAside: readonly string[] }> {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const [ties, people] = await readTables(name, text);
  const opened = await newSession().open([fileOf(name, text)], { mode: "customers" });
  return {
    ties: ties!.rows.map(({ from, to, weight }) => `${from}>${to}${weight === undefined ? "" : ` ${weight}`}`),
    people: people === undefined ? [] : people.rows.map((row) => [row.id, row.name, row.group, row.number].filter((each) => each !== undefined).join(" ")),
    undirected: opened.isUndirected,
    notices: [...ties!.notices],
    setAside: ties!.setAside,
  };
}

test("D3: links name nodes by position, people go by name, and the group is a group", async () => {
  const found = await network("d3.json", { nodes: [{ name: "Ann", group: 1, index: 0 }, { name: "Ben", group: 1, index: 1 }, { name: "Cem", group: 2, index: 2 }], links: [{ source: 1, target: 0, value: 2 }, { source: 2, target: 0, value: 8 }] });
  expect(found).toMatchObject({ ties: ["Ben>Ann 2", "Cem>Ann 8"], people: ["Ann 1", "Ben 1", "Cem 2"], undirected: false });
});

test("D3: links before the nodes, ids that are texts, links that name nodes by id", async () => {
  const found = await network("d3.json", { links: [{ source: "a", target: "b" }, { source: "b", target: "c" }], nodes: [{ id: "a" }, { id: "b" }, { id: "c" }] });
  expect(found.ties).toEqual(["a>b", "b>c"]);
});

test("ids that are numbers are ids, not positions", async () => {
  const found = await network("d3.json", { nodes: [{ id: 1, label: "one" }, { id: 2, label: "two" }, { id: 0, label: "zero" }], links: [{ source: 1, target: 2 }, { source: 0, target: 1 }] });
  expect(found).toMatchObject({ ties: ["1>2", "0>1"], people: ["1 one", "2 two", "0 zero"] });
});

test("NetworkX node-link: undirected where it says so, weights", async () => {
  const found = await network("nx.json", { directed: false, multigraph: false, graph: {}, nodes: [{ id: "a", club: "x" }, { id: "b", club: "y" }, { id: "c", club: "x" }], edges: [{ weight: 2.5, source: "a", target: "b" }, { source: "b", target: "c" }] });
  expect(found).toMatchObject({ ties: ["a>b 2.5", "b>c 1"], people: ["a x", "b y", "c x"], undirected: true });
});

test("NetworkX adjacency data: each tie of an undirected network once", async () => {
  const found = await network("nx.json", { directed: false, multigraph: false, graph: [], nodes: [{ id: "a" }, { id: "b" }], adjacency: [[{ id: "b", weight: 3 }], [{ id: "a", weight: 3 }]] });
  expect(found).toMatchObject({ ties: ["a>b 3"], undirected: true });
});

test("Cytoscape: elements in two lists, and in one", async () => {
  const nodes = [{ data: { id: "a", name: "Ann" }, position: { x: 1, y: 2 } }, { data: { id: "b", name: "Ben" } }];
  const edges = [{ data: { id: "e1", source: "a", target: "b", weight: 4 } }];
  const expected = { ties: ["a>b 4"], people: ["a Ann", "b Ben"] };
  expect(await network("cy.cyjs", { format_version: "1.0", elements: { nodes, edges } })).toMatchObject(expected);
  expect(await network("cy.json", { elements: [...nodes.map((each) => ({ group: "nodes", ...each })), ...edges.map((each) => ({ group: "edges", ...each }))] })).toMatchObject(expected);
  expect(await network("cy.json", [...nodes, ...edges])).toMatchObject(expected);
});

test("graphology and sigma: keys, attributes, edges without direction", async () => {
  const found = await network("graph.json", {
    options: { type: "mixed", multi: false }, attributes: { name: "g" },
    nodes: [{ key: "n1", attributes: { label: "Ann", x: 1, y: 2, size: 3, team: "red" } }, { key: "n2", attributes: { label: "Ben", team: "blue" } }, { key: "n3", attributes: { label: "Cem", team: "red" } }],
    edges: [{ key: "e1", source: "n1", target: "n2", attributes: { weight: 2 } }, { key: "e2", source: "n2", target: "n3", undirected: true }],
  });
  // An undirected tie among directed ones goes both ways.
  expect(found).toMatchObject({ ties: ["n1>n2 2", "n2>n3 1", "n3>n2 1"], people: ["n1 Ann red", "n2 Ben blue", "n3 Cem red"] });
});

test("a tie without an end is set aside, an id of an object is its id", async () => {
  const found = await network("x.json", { nodes: [{ id: "a" }, { id: "b" }], links: [{ source: { id: "a", x: 1 }, target: { id: "b" } }, { source: "a" }] });
  expect(found.ties).toEqual(["a>b"]);
  expect(found.setAside).toEqual(["2 =a tie-open"]);
});

test("a network cut off anywhere is refused as a whole", async () => {
  const text = JSON.stringify({ nodes: [{ id: "a" }, { id: "b" }], links: [{ source: "a", target: "b" }] }, undefined, 1);
  for (let end = 30; end < text.length - 1; end += 7) {
    const error = await errorOf(() => readTables("net.json", text.slice(0, end)));
    expect(error.code).toMatch(/^json-(?:cut-off|invalid)$|no-records/);
    expect(error.where.file).toBe("net.json");
  }
});

const miserables = sharedPath("data/classic-other/miserables.json");
test.skipIf(miserables === undefined)("Les Misérables: 77 people, 254 ties, Valjean has 36 neighbours", async () => {
  const engine = newSession();
  const opened = await engine.open([fileOf("miserables.json", readFileSync(miserables!))], { mode: "customers", undirected: true });
  expect(opened).toMatchObject({ people: 77, tieCount: 254, rowsSetAside: 0 });
  const { people } = await rankJson(engine, { measure: "degree" });
  expect(people[0]).toMatchObject({ name: "Valjean", value: 36 });
});

const congress = sharedPath("data/congress-twitter");
test.skipIf(congress === undefined)("the US Congress: the lists of neighbours in JSON are the ties of the CSV", async () => {
  const [ties] = await readTables("congress.json", readFileSync(`${congress!}/congress_network_data.json`));
  const csv = readFileSync(`${congress!}/congress_edges.csv`, "utf8").trim().split(/\r?\n/).slice(1);
  const written = (rows: readonly string[]): string[] => rows.map((row) => { const [a, b, w] = row.split(","); return `${a},${b},${Number(w)}`; }).sort();
  expect(written(ties!.rows.map(({ from, to, weight }) => `${from},${to},${weight}`))).toEqual(written(csv));
  expect(await newSession().open([fileOf("congress.json", readFileSync(`${congress!}/congress_network_data.json`))], { mode: "customers" })).toMatchObject({ people: 475, tieCount: 13_289 });
});
