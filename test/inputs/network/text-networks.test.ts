import { describe, expect, test } from "vitest";
import { fileOf, newSession } from "../../support/session.ts";
import { errorOf } from "../decode-help.ts";
import { column, readNetwork, tieTexts } from "./network-help.ts";

const ids = async (text: string, name: string): Promise<readonly string[] | undefined> => {
  const { people } = await readNetwork(text, name);
  return people === undefined ? undefined : column(people, "id");
};

describe("GML", () => {
  const text = `Creator "somebody" # no
# a comment with [
graph [ directed 1
  node [ id 1 label "Ann &amp; Co" team "x" graphics [ x 1 y [ z 2 ] ] ]
  node [ id 2 label "Ben
Two" team "y" ]
  edge [ source 1 target 2 weight 2.5e-1 note "[in brackets]" ]
  edge [ source 2 target 3 ]
]
`;

  test("people, ties, weights, texts over several lines", async () => {
    const { format, ties, people } = await readNetwork(text, "a.gml");
    expect(format).toBe("gml");
    expect(people?.columns).toEqual(["id", "name", "team"]);
    expect(people?.rows).toEqual([["1", "Ann & Co", "x"], ["2", "Ben\nTwo", "y"]]);
    expect(people?.lines).toEqual([4, 5]);
    expect(ties.rows).toEqual([["1", "2", "2.5e-1", "[in brackets]"], ["2", "3", "1", ""]]);
    expect(ties.isUndirected).toBe(false);
    expect(ties.notices.find(({ code }) => code === "node-missing")).toMatchObject({ count: 1, sample: "3", line: 8 });
  });

  test("a weight that is a number in no tie is no weight, and that is said; one number makes it one", async () => {
    const gml = (second: string): string => `graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 weight "strong" ] edge [ source 2 target 1 weight ${second} ] ]`;
    const { ties } = await readNetwork(gml('"weak"'), "a.gml");
    expect(ties.meaning?.roles.has("weight")).toBe(false);
    expect(column(ties, "weight")).toEqual(["strong", "weak"]);
    expect(ties.notices.find(({ code }) => code === "weight-no-number")).toMatchObject({ count: 2 });
    expect(await newSession().open([fileOf("a.gml", gml('"weak"'))], { mode: "customers" })).toMatchObject({ rowsRead: 4, rowsKept: 4, messages: 2, people: 2 });
    expect((await readNetwork(gml("2"), "a.gml")).ties.meaning?.roles.get("weight")).toBe("weight");
    const gexf = '<gexf version="1.3"><graph><attributes class="edge"><attribute id="0" title="weight" type="string"/></attributes><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"><attvalues><attvalue for="0" value="strong"/></attvalues></edge></edges></graph></gexf>';
    expect((await readNetwork(gexf, "a.gexf")).ties.meaning?.roles.has("weight")).toBe(false);
  });

  test("undirected unless it says so; keys in any case, ids of letters", async () => {
    const { ties } = await readNetwork('GRAPH [ node [ ID a ] Node [ Id b ] edge [ Source a Target b Value 3 ] ]', "a.gml");
    expect(ties.isUndirected).toBe(true);
    expect(ties.meaning?.roles.get("Value")).toBe("weight");
    expect(ties.rows).toEqual([["a", "b", "3"]]);
  });

  test.each([
    ["cut inside a list", "graph [\nnode [ id 1 ]\nnode [ id", "gml-cut-off", 3],
    ["cut inside a text", 'graph [\nnode [ id 1 label "An', "gml-broken", 2],
    ["a bracket too many", "graph [\n]\n]", "gml-broken", 3],
    ["a key without a value", "graph [\nnode [ id ] ]", "gml-broken", 2],
    ["a number for a key", "graph [\n7 8 ]", "gml-broken", 2],
    ["direction after the ties", "graph [ edge [ source 1 target 2 ]\ndirected 1 ]", "gml-broken", 2],
    ["too deep", `graph [\n${"a [ ".repeat(300)}`, "gml-broken", 2],
  ])("refused: %s", async (_, content, code, line) => {
    expect(await errorOf(() => readNetwork(content, "a.gml"))).toMatchObject({ code, where: { file: "a.gml", line } });
  });
});

describe("Pajek", () => {
  test("labels are the ids, arcs and edges, weights, labels of ties", async () => {
    const { format, ties, people } = await readNetwork('% made by hand\n*Vertices 3\n1 "Ann A." 0.1 0.2 ic Red\n2 Ben\n3 "Cleo"\n*Arcs\n1 2 2.5 l "likes her"\n2 1\n*Edges\n1 3 4\n', "a.net");
    expect(format).toBe("pajek");
    expect(people?.columns).toEqual(["id", "name"]);
    expect(people && column(people, "id")).toEqual(["Ann A.", "Ben", "Cleo"]);
    expect(tieTexts(ties)).toEqual(["Ann A.>Ben:2.5", "Ben>Ann A.:1", "Ann A.>Cleo:4", "Cleo>Ann A.:4"]);
    expect(column(ties, "label")[0]).toBe("likes her");
  });

  test("numbers are the ids where labels are missing or shared", async () => {
    expect(await ids("*Vertices 3\n*Edges\n1 2\n", "a.net")).toEqual(["1", "2", "3"]);
    const { people } = await readNetwork('*Vertices 2\n1 "Ann"\n2 "Ann"\n*Edges\n1 2\n', "a.net");
    expect(people?.rows).toEqual([["1", "Ann"], ["2", "Ann"]]);
  });

  test("lists, also directed, and every line end", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const { ties } = await readNetwork(["*vertices 4", "*arcslist", "1 2 3", "*edgeslist", "3 4", ""].join(end), "a.net");
      expect(tieTexts(ties)).toEqual(["1>2", "1>3", "3>4", "4>3"]);
    }
  });

  test("a matrix; of two modes it is undirected and the modes are groups", async () => {
    expect(tieTexts((await readNetwork("*Vertices 2\n*Matrix\n0 2\n1 0\n", "a.net")).ties)).toEqual(["1>2:2", "2>1:1"]);
    const { ties, people } = await readNetwork("*Vertices 3 2\n*Matrix\n1\n0\n", "a.net");
    expect([tieTexts(ties), ties.isUndirected]).toEqual([["1>3:1"], true]);
    expect(people?.rows).toEqual([["1", "1"], ["2", "1"], ["3", "2"]]);
  });

  test("relations are kinds, times in brackets are rows", async () => {
    const { ties } = await readNetwork('*Vertices 2\n*Arcs :1 "advice"\n1 2 2 [3-5,8]\n*Arcs :2 "friends"\n2 1 1 [4-*]\n', "a.net");
    expect(ties.columns).toEqual(["from", "to", "weight", "time", "kind"]);
    expect(ties.rows).toEqual([["1", "2", "1", "3", "advice"], ["1", "2", "1", "8", "advice"], ["2", "1", "1", "4", "friends"]]);
    expect(ties.meaning?.isTalk).toBe(true);
  });

  test("several networks are alternatives; what else a project holds is told", async () => {
    const { tables, ties } = await readNetwork('*Network first\n*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 2\n*Permutation p\n*Vertices 2\n1\n2\n*Network second\n*Vertices 2\n1 "a"\n2 "b"\n*Edges\n2 1\n', "a.paj");
    expect(tables.map(({ part, choice }) => [part, choice])).toEqual([["first", "network"], ["second", "network"], ["people", undefined]]);
    expect(tables.slice(0, 2).map(tieTexts)).toEqual([["a>b"], ["b>a"]]);
    expect(tables[1]?.isUndirected).toBe(true);
    expect(ties.notices.map(({ code }) => code)).toContain("pajek-left-out");
  });

  test("partitions become groups and vectors numbers of the people, by the order of the vertices", async () => {
    const { tables, ties } = await readNetwork('*Network n\n*Vertices 3\n1 "b"\n2 "a"\n3 "c"\n*Arcs\n1 2\n\n*Partition "sex"\n*Vertices 3\n1\n2\n9999998\n*Vector\n*Vertices 3\n0.5\n-2\n7\n*Partition odd\n*Vertices 4\n1\n', "a.paj");
    const people = tables.find(({ part }) => part === "people")!;
    expect(people.columns).toEqual(["id", "name", "sex", "vector 1"]);
    expect(people.rows).toEqual([["b", "b", "1", "0.5"], ["a", "a", "2", "-2"], ["c", "c", "", "7"]]);
    expect([people.meaning?.roles.get("sex"), people.meaning?.roles.get("vector 1")]).toEqual(["group", "number"]);
    expect(ties.notices.filter(({ code }) => code.startsWith("pajek"))).toMatchObject([{ code: "pajek-values", line: 19, message: "A partition belongs to no network of this file: none has as many vertices." }]);
  });

  test("a tie to a number beyond the last is set aside", async () => {
    const { ties } = await readNetwork("*Vertices 2\n*Arcs\n1 2\n1 3\n0 1\n", "a.net");
    expect(ties.setAside.map(({ line, value, code }) => [line, value, code])).toEqual([[4, "3", "node-missing"], [5, "0", "node-missing"]]);
  });

  test("a count of people alone makes no more than a hundred thousand", async () => {
    const { people, ties } = await readNetwork("*Vertices 999999999\n*Arcs\n1 999999999\n", "a.net");
    expect(people?.rows).toHaveLength(100_000);
    expect(tieTexts(ties)).toEqual(["1>999999999"]);
  });

  test.each([
    ["a first set larger than all", "*Vertices 1 3\n", 1],
    ["no number of vertices", "*Network x\n*Vertices many\n", 2],
    ["a vertex beyond the last", "*Vertices 2\n3 \"x\"\n", 2],
    ["ties before vertices", "*Network x\n*Arcs\n1 2\n", 2],
    ["words for numbers", "*Vertices 2\n*Arcs\na b\n", 3],
    ["an open quotation mark", '*Vertices 2\n1 "Ann\n', 2],
    ["a row too long", "*Vertices 2\n*Matrix\n0 1 1\n", 3],
  ])("refused: %s", async (_, content, line) => {
    expect(await errorOf(() => readNetwork(content, "a.net"))).toMatchObject({ code: "pajek-broken", where: { line } });
  });

  test("a matrix that ends early is cut off", async () => {
    expect(await errorOf(() => readNetwork("*Vertices 2\n*Matrix\n0 1\n", "a.net"))).toMatchObject({ code: "pajek-cut-off", where: { line: 3 } });
  });
});

describe("UCINET DL", () => {
  const read = async (text: string) => {
    const { ties, people } = await readNetwork(text, "a.txt");
    return { ties: tieTexts(ties), isUndirected: ties.isUndirected, people: people && column(people, "id") };
  };

  test("a full matrix with labels, over any number of lines", async () => {
    expect(await read('dl n=3\nformat = fullmatrix\nlabels:\nann,"Ben B"\ncleo\ndata:\n0 1 0\n2 0\n0 0 0.5 0\n')).toEqual({ ties: ["ann>Ben B:1", "Ben B>ann:2", "cleo>Ben B:0.5"], isUndirected: false, people: ["ann", "Ben B", "cleo"] });
  });

  test("labels embedded in a matrix, in any case", async () => {
    expect(await read("DL n = 2\nlabels embedded\ndata:\nann ben\nAnn 0 1\nBen 1 0\n")).toEqual({ ties: ["ann>ben:1", "ben>ann:1"], isUndirected: false, people: ["ann", "ben"] });
  });

  test("halves are undirected; a diagonal may be absent", async () => {
    expect(await read("dl n=3 format=lowerhalf data:\n0\n1 0\n2 3 0\n")).toMatchObject({ ties: ["2>1:1", "3>1:2", "3>2:3"], isUndirected: true });
    expect(await read("dl n=3 format=lowerhalf diagonal=absent data:\n1\n2 3\n")).toMatchObject({ ties: ["2>1:1", "3>1:2", "3>2:3"] });
    expect(await read("dl n=3 format=upperhalf diagonal=absent data:\n1 2\n3\n")).toMatchObject({ ties: ["1>2:1", "1>3:2", "2>3:3"] });
    expect(await read("dl n=2 diagonal=absent data:\n1\n2\n")).toMatchObject({ ties: ["1>2:1", "2>1:2"] });
  });

  test("edge lists and node lists, by number or by label", async () => {
    expect(await read("DL n=3\nformat = edgelist1\nlabels:\nann, ben, cleo\ndata:\n1 2\n3 1 -1\n")).toEqual({ ties: ["ann>ben:1", "cleo>ann:-1"], isUndirected: false, people: ["ann", "ben", "cleo"] });
    expect(await read("DL n=3\nformat = edgelist1\nlabels embedded:\ndata:\nann ben 0.1\n")).toMatchObject({ ties: ["ann>ben:0.1"] });
    expect(await read("DL n=4\nformat = nodelist1\nlabels embedded:\ndata:\nann ben cleo\nden\n")).toEqual({ ties: ["ann>ben", "ann>cleo"], isUndirected: false, people: ["den"] });
  });

  test("two modes are undirected", async () => {
    expect(await read("dl nr=2 nc=1\nrow labels: ann ben\ncolumn labels: club\ndata:\n1\n0\n")).toEqual({ ties: ["ann>club:1"], isUndirected: true, people: ["ann", "ben", "club"] });
    expect(await read("dl nr=2 nc=2 format=edgelist2\nrow labels: ann ben\ncolumn labels: x y\ndata:\n2 1\n")).toMatchObject({ ties: ["ben>x"], isUndirected: true });
  });

  test("several matrices are alternatives by their names", async () => {
    const { tables } = await readNetwork("dl n=2 nm=2\nlabels: ann ben\nmatrix labels: advice friends\ndata:\n0 1 0 0\n0 0 1 0\n", "a.dl");
    expect(tables.map(({ part, choice, rows }) => [part, choice, rows.length])).toEqual([["advice", "network", 1], ["friends", "network", 1], ["people", undefined, 2]]);
    const lists = await readNetwork("dl n=2 nm=2 format=el1 data:\n1 2\n!\n2 1\n", "a.dl");
    expect(lists.tables.map(({ part }) => part)).toEqual(["network 1", "network 2", "people"]);
  });

  test("a cell that is no number is set aside", async () => {
    const { ties } = await readNetwork("dl n=2 data:\n0 ?\n1 0\n", "a.dl");
    expect(ties.setAside).toEqual([{ row: 1, line: 2, value: "?", code: "matrix-cell" }]);
  });

  test.each([
    ["the matrix ends early", "dl n=2 data:\n0 1\n0\n", "dl-cut-off", 3],
    ["the header does not end", "dl n=2\nlabels: a b\n", "dl-cut-off", 2],
    ["more values than cells", "dl n=2 data:\n0 1\n0 1 1\n", "dl-broken", 3],
    ["no number of people", "dl nm=2 data:\n1\n", "dl-broken", 1],
    ["one label twice", "dl n=2\nlabels: a a\ndata:\n", "dl-broken", 3],
    ["an unknown format", "dl n=2 format=blockmatrix data:\n", "dl-broken", 1],
    ["rows labelled otherwise than columns", "dl n=2 labels embedded data:\na b\na 0 1\nc 0 1\n", "dl-broken", 4],
  ])("refused: %s", async (_, content, code, line) => {
    expect(await errorOf(() => readNetwork(content, "a.dl"))).toMatchObject({ code, where: { line } });
  });
});

describe("VNA", () => {
  test("people with attributes, ties with their strength", async () => {
    const { format, ties, people } = await readNetwork('*Node data\nID team "full name"\na x "Ann A."\nb "" Ben\n*Node properties\nID x y\na 1 2\n*Tie data\nfrom to strength kind\na b 2.5 "is fond of"\n', "a.vna");
    expect(format).toBe("vna");
    expect(people?.columns).toEqual(["id", "team", "full name"]);
    expect(people?.rows).toEqual([["a", "x", "Ann A."], ["b", "", "Ben"]]);
    expect(ties.columns).toEqual(["from", "to", "weight", "kind (attribute)"]);
    expect(ties.rows).toEqual([["a", "b", "2.5", "is fond of"]]);
  });

  test.each([
    ["more values than columns", "*Tie data\nfrom to\na b 1\n", 3],
    ["a tie without an end", "*Tie data\nfrom to strength\na\n", 3],
    ["an open quotation mark", '*Node data\nID name\na "Ann\n', 3],
  ])("refused: %s", async (_, content, line) => {
    expect(await errorOf(() => readNetwork(content, "a.vna"))).toMatchObject({ code: "vna-broken", where: { line } });
  });
});

describe("DOT", () => {
  const read = async (text: string) => {
    const { ties, people } = await readNetwork(text, "a.dot");
    return { ties: tieTexts(ties), isUndirected: ties.isUndirected, people: people && column(people, "id") };
  };

  test("chains, with and without semicolons", async () => {
    expect(await read("digraph { a -> b -> c; b -> d\nd -> a }")).toEqual({ ties: ["a>b", "b>c", "b>d", "d>a"], isUndirected: false, people: ["a", "b", "c", "d"] });
    expect(await read("graph g { a -- b -- c }")).toMatchObject({ ties: ["a>b", "b>c"], isUndirected: true });
  });

  test("groups as ends, subgraphs, people without ties", async () => {
    expect(await read("digraph { A -> {B ; C D} -> E\n subgraph cluster_0 { label=x; n0 [foo=a]; n1 } alone }")).toEqual({ ties: ["A>B", "A>C", "A>D", "B>E", "C>E", "D>E"], isUndirected: false, people: ["A", "B", "C", "D", "E", "n0", "n1", "alone"] });
    expect((await read("graph { subgraph s {a b} -- subgraph {c} }")).ties).toEqual(["a>c", "b>c"]);
  });

  test("quoted, joined, HTML and numeric ids, ports, comments, a line of the preprocessor", async () => {
    const { ties, people } = await read('# line 1\n/* graph { x\n} */ digraph "the graph" { "Ann \\"A\\"" -> "Be" + "n" // ->\n "Be\\\nn":p:nw -> <b <i>x</i>>; -3.5 -> .5; "graph" -> "a -> b" }');
    expect(ties).toEqual(['Ann "A">Ben', "Ben>b <i>x</i>", "-3.5>.5", "graph>a -> b"]);
    expect(people).toHaveLength(7);
  });

  test("weights, attributes, defaults of ties and their scope, labels as names", async () => {
    const { ties, people } = await readNetwork('digraph { node [shape=box] edge [weight=2, color="a;b"] a -> b [weight=5 bold]; { edge [weight=7]; b -> c } c -> a; a [label="Ann\\nA."; team=x]; b [label="\\N"] }', "a.gv");
    expect(tieTexts(ties)).toEqual(["a>b:5", "b>c:7", "c>a:2"]);
    expect(column(ties, "color")).toEqual(["a;b", "a;b", "a;b"]);
    expect(column(ties, "bold")).toEqual(["true", "", ""]);
    expect(people?.rows).toEqual([["a", "Ann A.", "x"], ["b", "", ""], ["c", "", ""]]);
  });

  test("a strict graph counts a pair once", async () => {
    expect((await read("strict graph { a -- b; b -- a; a -- b }")).ties).toEqual(["a>b"]);
    expect((await read("strict digraph { a -> b; b -> a; a -> b }")).ties).toEqual(["a>b", "b>a"]);
    expect((await read("graph { a -- b; b -- a }")).ties).toEqual(["a>b", "b>a"]);
  });

  test("known by its first words, not by its name", async () => {
    expect((await readNetwork("/* x */ strict digraph g{a->b}", "a.txt")).format).toBe("dot");
    expect((await readNetwork("graph,count\na,1\nb,2\n", "a.dot")).format).toBe("csv");
  });

  test.each([
    ["cut inside the graph", "digraph {\na -> b\n", "dot-cut-off", 2],
    ["cut inside a text", 'digraph {\na -> "b\n', "dot-cut-off", 2],
    ["cut inside a comment", "digraph {\n/* a }\n", "dot-cut-off", 2],
    ["nobody before an arrow", "digraph {\n-> b }", "dot-broken", 2],
    ["marks that are no DOT", "digraph {\na => b }", "dot-broken", 2],
    ["too many subgraphs inside each other", `digraph {\n${"{".repeat(300)}`, "dot-broken", 2],
  ])("refused: %s", async (_, content, code, line) => {
    expect(await errorOf(() => readNetwork(content, "a.dot"))).toMatchObject({ code, where: { line } });
  });
});

describe("LGL and NCOL", () => {
  test("neighbours under a name; pairs", async () => {
    const { ties, people } = await readNetwork("# ann\nben\ncleo 5\n# den\n", "a.lgl");
    expect([tieTexts(ties), ties.isUndirected]).toEqual([["ann>ben:1", "ann>cleo:5"], true]);
    expect(people && column(people, "id")).toEqual(["ann", "den"]);
    expect(tieTexts((await readNetwork("a b\nb c 12.3e5\n", "a.ncol")).ties)).toEqual(["a>b:1", "b>c:12.3e5"]);
  });

  test.each([["a.lgl", "#\n1\n# 1\n2\n", 1], ["a.ncol", "a b\na b 1 2\n", 2]])("refused: %s", async (name, content, line) => {
    expect(await errorOf(() => readNetwork(content, name))).toMatchObject({ code: "lgl-broken", where: { line } });
  });
});

describe("in every format", () => {
  const names = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "__defineGetter__", "prototype", "then", "length", "nobody", "-"];
  const xml = (id: string): string => id.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const writers: Readonly<Record<string, (a: string, b: string) => string>> = {
    "a.gexf": (a, b) => `<gexf><graph defaultedgetype="directed"><nodes><node id="${xml(a)}"/><node id="${xml(b)}"/></nodes><edges><edge source="${xml(a)}" target="${xml(b)}"/></edges></graph></gexf>`,
    "a.graphml": (a, b) => `<graphml><graph edgedefault="directed"><node id="${xml(a)}"/><node id="${xml(b)}"/><edge source="${xml(a)}" target="${xml(b)}"/></graph></graphml>`,
    "a.gml": (a, b) => `graph [ directed 1 node [ id "${a}" ] node [ id "${b}" ] edge [ source "${a}" target "${b}" ] ]`,
    "a.net": (a, b) => `*Vertices 2\n1 "${a}"\n2 "${b}"\n*Arcs\n1 2\n`,
    "a.dl": (a, b) => `dl n=2 format=edgelist1 labels embedded data:\n"${a}" "${b}"\n`,
    "a.vna": (a, b) => `*Node data\nID\n"${a}"\n"${b}"\n*Tie data\nfrom to\n"${a}" "${b}"\n`,
    "a.dot": (a, b) => `digraph { "${a}" -> "${b}" }`,
    "a.ncol": (a, b) => `${a} ${b}\n`,
  };

  test.each(Object.keys(writers))("names like __proto__ are ordinary people: %s", async (name) => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    for (const id of names) expect([id, tieTexts((await readNetwork(writers[name]!(id, "ann"), name)).ties)]).toEqual([id, [`${id}>ann`]]);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  });

  test.each(Object.keys(writers).filter((name) => name !== "a.ncol"))("ids may hold marks that divide elsewhere: %s", async (name) => {
    const { ties } = await readNetwork(writers[name]!("Last, First; Dr | x", "[1]"), name);
    expect(tieTexts(ties)).toEqual(["Last, First; Dr | x>[1]"]);
    expect(ties.meaning?.single?.has("to")).toBe(true);
  });

  test.each(Object.keys(writers))("attributes named like members of every object: %s", async (name) => {
    const extra: Readonly<Record<string, string>> = {
      "a.gexf": '<gexf><graph><attributes class="node"><attribute id="__proto__" title="__proto__" type="string"/></attributes><nodes><node id="a"><attvalues><attvalue for="__proto__" value="x"/></attvalues></node><node id="b"/></nodes><edges/></graph></gexf>',
      "a.graphml": '<graphml><key id="__proto__" for="node" attr.name="__proto__"/><graph><node id="a"><data key="__proto__">x</data></node><node id="b"/></graph></graphml>',
      "a.gml": 'graph [ node [ id a __proto__ "x" ] node [ id b ] ]',
      "a.dot": "graph { a [__proto__=x]; b }",
      "a.vna": "*Node data\nID __proto__\na x\nb y\n",
    };
    const content = extra[name];
    if (content === undefined) return;
    const { people } = await readNetwork(content, name);
    expect(people?.columns).toEqual(["id", "__proto__"]);
    expect(people?.rows[0]).toEqual(["a", "x"]);
  });

  test.each(Object.keys(writers))("the same in UTF-16 and through gzip: %s", async (name) => {
    const text = writers[name]!("ann", "běn");
    const plain = await readNetwork(text, name);
    const wide = await readNetwork(new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")), name);
    expect(wide.ties.rows).toEqual(plain.ties.rows);
    const { gzipSync } = await import("node:zlib");
    expect((await readNetwork(new Uint8Array(gzipSync(text)), `${name}.gz`)).ties.rows).toEqual(plain.ties.rows);
  });

  test.each(Object.keys(writers))("a byte that does not belong there is refused with its line: %s", async (name) => {
    const bytes = Buffer.from(writers[name]!("ann", "b\u00e9n"), "latin1");
    expect(await errorOf(() => readNetwork(new Uint8Array(bytes), name))).toMatchObject({ code: "encoding" });
    expect((await readNetwork(new Uint8Array(bytes), name, { encoding: "windows-1252" })).ties.rows[0]?.[1]).toBe("bén");
  });
});
