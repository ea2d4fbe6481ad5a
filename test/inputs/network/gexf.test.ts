import { describe, expect, test } from "vitest";
import { fileOf, newSession, openFiles, rankJson, settingsOf } from "../../support/session.ts";
import { errorOf } from "../decode-help.ts";
import { column, readNetwork, tieTexts } from "./network-help.ts";

const file = (inside: string, graph = ""): string => `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph ${graph}>
${inside}
</graph></gexf>`;

const two = '<nodes><node id="a" label="Ann"/><node id="b" label="Ben"/></nodes>';

test("people and ties are two tables, the file is known by its ties", async () => {
  const { format, ties, people, tables } = await readNetwork(file(`${two}<edges><edge source="a" target="b" weight="2.5"/></edges>`, 'defaultedgetype="directed"'));
  expect(format).toBe("gexf");
  expect(tables.map(({ part }) => part)).toEqual(["", "people"]);
  expect(ties.columns).toEqual(["from", "to", "weight"]);
  expect(ties.rows).toEqual([["a", "b", "2.5"]]);
  expect(ties.lines).toEqual([3]);
  expect(ties.isUndirected).toBe(false);
  expect(people?.columns).toEqual(["id", "name"]);
  expect(people?.rows).toEqual([["a", "Ann"], ["b", "Ben"]]);
});

test("no direction anywhere: the table says so; GEXF means undirected where it says nothing", async () => {
  const { ties } = await readNetwork(file(`${two}<edges><edge source="a" target="b"/></edges>`));
  expect(ties.isUndirected).toBe(true);
  expect(tieTexts(ties)).toEqual(["a>b"]);
});

test("directed and undirected ties: those without direction become two rows, one to oneself stays one", async () => {
  const { ties } = await readNetwork(file(`${two}<edges><edge source="a" target="b" type="undirected" weight="3"/><edge source="b" target="a"/><edge source="a" target="a" type="undirected"/></edges>`, 'defaultedgetype="directed"'));
  expect(ties.isUndirected).toBe(false);
  expect(tieTexts(ties)).toEqual(["a>b:3", "b>a:3", "b>a:1", "a>a:1"]);
  expect(ties.notices.find(({ code }) => code === "ties-mixed")).toMatchObject({ count: 2 });
});

test("a mutual tie is two rows", async () => {
  const { ties } = await readNetwork(file(`${two}<edges><edge source="a" target="b" type="mutual"/></edges>`, 'defaultedgetype="directed"'));
  expect(tieTexts(ties)).toEqual(["a>b", "b>a"]);
  expect(ties.isUndirected).toBe(false);
});

test("attributes have their titles, defaults are filled in, kinds are topics", async () => {
  const { ties, people } = await readNetwork(file(`
    <attributes class="node"><attribute id="0" title="team" type="string"><default>sales</default><options>sales|it</options></attribute><attribute id="1" title="age" type="integer"/></attributes>
    <attributes class="edge"><attribute id="0" title="mood" type="string"/></attributes>
    <nodes><node id="a"><attvalues><attvalue for="1" value="30"/></attvalues></node><node id="b"><attvalues><attvalue for="0" value="it"/><attvalue for="1" value="null"/></attvalues></node></nodes>
    <edges><edge source="a" target="b" kind="likes" label="deep"><attvalues><attvalue for="0" value="good"/></attvalues></edge></edges>`));
  expect(people?.columns).toEqual(["id", "team", "age"]);
  expect(people?.rows).toEqual([["a", "sales", "30"], ["b", "it", ""]]);
  expect(ties.columns).toEqual(["from", "to", "kind", "label", "mood"]);
  expect(ties.rows).toEqual([["a", "b", "likes", "deep", "good"]]);
  expect(ties.meaning?.roles.get("kind")).toBe("topic");
});

test("positions, sizes and colours are not read", async () => {
  const { people } = await readNetwork(file('<nodes><node id="a"><viz:position x="1" y="2"/><viz:size value="3"/><viz:color r="1" g="2" b="3"/></node><node id="b"/></nodes><edges/>', 'xmlns:viz="v"'));
  expect(people?.columns).toEqual(["id"]);
});

test("hierarchy: nested people and pid become an attribute", async () => {
  const { people, ties } = await readNetwork(file('<nodes><node id="g" label="Group"><nodes><node id="a"/></nodes><edges><edge source="a" target="b"/></edges></node><node id="b" pid="g"/></nodes><edges><edge source="b" target="a"/></edges>', 'defaultedgetype="directed"'));
  expect(people?.rows).toEqual([["a", "", "Group"], ["g", "Group", ""], ["b", "", "g"]]);
  expect(people?.columns).toEqual(["id", "name", "part of"]);
  expect(tieTexts(ties)).toEqual(["a>b", "b>a"]);
});

describe("times", () => {
  const timed = async (edge: string, graph = 'mode="dynamic" timeformat="date"'): Promise<string[]> => {
    const { ties } = await readNetwork(file(`${two}<edges>${edge}</edges>`, graph));
    return column(ties, "time").map((time, r) => `${time}${ties.columns.includes("weight") ? ` ${column(ties, "weight")[r]!}` : ""}`);
  };
  test.each([
    ["start and end", '<edge source="a" target="b" start="2024-01-02" end="2024-02-01"/>', ["2024-01-02"]],
    ["an open start", '<edge source="a" target="b" end="2024-02-01"/>', ["2024-02-01"]],
    ["an infinite start", '<edge source="a" target="b" start="-INF" end="2024-02-01"/>', ["2024-02-01"]],
    ["bounds that do not belong to it (1.2)", '<edge source="a" target="b" startopen="2024-01-02" endopen="2024-01-03"/>', ["2024-01-02"]],
    ["spells, the weight of the whole divided among them", '<edge source="a" target="b" weight="3"><spells><spell start="2024-01-01" end="2024-01-02"/><spell start="2024-03-01"/></spells></edge>', ["2024-01-01 1.5", "2024-03-01 1.5"]],
    ["spells without a weight count 1 each", '<edge source="a" target="b"><spells><spell start="2024-01-01"/><spell start="2024-03-01"/></spells></edge>', ["2024-01-01", "2024-03-01"]],
    ["slices (1.1)", '<edge source="a" target="b"><slices><slice start="2024-01-01" end="2024-01-02"/><slice start="2024-03-01"/></slices></edge>', ["2024-01-01", "2024-03-01"]],
    ["a timestamp", '<edge source="a" target="b" timestamp="2024-01-01T10:00:00"/>', ["2024-01-01T10:00:00"]],
    ["timestamps", '<edge source="a" target="b" timestamps="&lt;[2024-01-01, 2024-01-02]&gt;"/>', ["2024-01-01", "2024-01-02"]],
    ["intervals", '<edge source="a" target="b" intervals="&lt;[1.0, 2.0); (3.0, 4.0]&gt;"/>', ["1.0", "3.0"]],
    ["weights at timestamps", '<edge source="a" target="b"><attvalues><attvalue for="weight" value="1" timestamp="2004"/><attvalue for="weight" value="2" timestamp="2005"/></attvalues></edge>', ["2004-01-01 1", "2005-01-01 2"]],
    ["times in scientific notation, as Java writes them", '<edge source="a" target="b" start="1.2628416E12" end="1.2628417E12"/>', ["1262841600000"]],
    ["a date with a zone", '<edge source="a" target="b" start="2009-03-01Z" end="2009-03-02+01:00"/>', ["2009-03-01T00:00:00Z"]],
    ["weights over stretches", '<edge source="a" target="b" start="1" end="9"><attvalues><attvalue for="weight" value="1" start="1" end="5"/><attvalue for="weight" value="2" start="5" end="9"/></attvalues></edge>', ["1 1", "5 2"]],
    ["spells take the weight that holds then", '<edge source="a" target="b"><spells><spell start="2" end="3"/><spell start="6" end="7"/></spells><attvalues><attvalue for="weight" value="1" start="1" end="5"/><attvalue for="weight" value="2" start="5" end="9"/></attvalues></edge>', ["2 1", "6 2"]],
    ["weights written into one value", '<edge source="a" target="b"><attvalues><attvalue for="weight" value="&lt;[1, 2, 0.5); [2, 3, 0.7]&gt;"/></attvalues></edge>', ["1 0.5", "2 0.7"]],
  ])("%s", async (_, edge, expected) => {
    expect(await timed(edge)).toEqual(expected);
  });

  test("ties with times are talk, ties without are not, and the reader is told", async () => {
    const talk = await readNetwork(file(`${two}<edges><edge source="a" target="b" timestamp="2024-01-01"/></edges>`));
    expect(talk.ties.meaning?.isTalk).toBe(true);
    expect(talk.ties.notices).toEqual([]);
    const ties = await readNetwork(file(`${two}<edges><edge source="a" target="b"/></edges>`));
    expect(ties.ties.meaning?.isTalk).toBe(false);
    expect(ties.ties.notices.map(({ code }) => code)).toEqual(["no-talk"]);
  });

  test("times that are all years are the first days of them, and the reader is told; one that is none leaves all as numbers", async () => {
    const years = '<edge source="a" target="b" timestamp="1996"/><edge source="a" target="b" timestamp="2004.0"/>';
    const { ties } = await readNetwork(file(`${two}<edges>${years}</edges>`));
    expect(column(ties, "time")).toEqual(["1996-01-01", "2004-01-01"]);
    expect(ties.notices.map(({ code }) => code)).toEqual(["times-years"]);
    expect(await timed(`${years}<edge source="a" target="b" timestamp="3"/>`)).toEqual(["1996", "2004.0", "3"]);
  });

  test("a zone of the file is told", async () => {
    const { ties } = await readNetwork(file(`${two}<edges/>`, 'timezone="America/Los_Angeles"'));
    expect(ties.notices.find(({ code }) => code === "gexf-timezone")?.hint).toBe("--time-zone America/Los_Angeles");
  });

  test("of an attribute that changes the last value counts", async () => {
    const { people, ties } = await readNetwork(file('<attributes class="node" mode="dynamic"><attribute id="0" title="price" type="double"/></attributes><nodes><node id="a"><attvalues><attvalue for="0" value="1" start="1" end="2"/><attvalue for="0" value="2" start="2"/></attvalues></node></nodes><edges/>'));
    expect(people?.rows).toEqual([["a", "2"]]);
    expect(ties.notices.map(({ code }) => code)).toContain("attribute-changes");
  });
});

test("somebody whom only ties name is a person, and is listed", async () => {
  const { ties } = await readNetwork(file('<nodes><node id="a"/></nodes><edges>\n<edge source="a" target="x"/><edge source="x" target="y"/></edges>'));
  expect(tieTexts(ties)).toEqual(["a>x", "x>y"]);
  expect(ties.notices.find(({ code }) => code === "node-missing")).toMatchObject({ count: 2, line: 4, sample: "x" });
});

test("ties may stand before the people", async () => {
  const { ties } = await readNetwork(file(`<edges><edge source="a" target="b"/></edges>${two}`));
  expect(ties.notices.map(({ code }) => code)).toEqual(["no-talk"]);
});

test("a tie without an end is set aside with its line", async () => {
  const { ties } = await readNetwork(file(`${two}<edges>\n<edge source="a"/>\n<edge source="a" target="b"/></edges>`));
  expect(ties.setAside).toEqual([{ row: 1, line: 4, value: "a", code: "tie-incomplete" }]);
  expect(ties.rows).toHaveLength(1);
});

test("weights go on as they are written, one that is missing beside others counts 1", async () => {
  const { ties } = await readNetwork(file(`${two}<edges><edge source="a" target="b" weight="-3"/><edge source="a" target="b" weight="NaN"/><edge source="a" target="b"/></edges>`));
  expect(column(ties, "weight")).toEqual(["-3", "NaN", "1"]);
});

test("the log sets aside what is no weight, and sums stay finite", async () => {
  const weights = ["-3", "NaN", "INF", "0.0", "1e999", "many", "1e308", "2"];
  const engine = newSession();
  const opened = await engine.open([fileOf("a.gexf", file(`${two}<edges>${weights.map((weight) => `<edge source="a" target="b" weight="${weight}"/>`).join("")}</edges>`, 'defaultedgetype="directed"'))], { mode: "customers" });
  expect(opened.rowsRead).toBe(opened.rowsKept + opened.rowsSetAside);
  expect(opened.rowsSetAside).toBe(6);
  expect((await rankJson(engine)).network["totalWeight"]).toBe(1e308 + 2);
});

test("a file without people and ties, or without a graph, is refused", async () => {
  expect(await errorOf(() => readNetwork(file("<nodes/><edges/>")))).toMatchObject({ code: "no-records" });
  expect(await errorOf(() => readNetwork('<gexf version="1.3"><meta/></gexf>'))).toMatchObject({ code: "no-records" });
});

test("known by its root element whatever the name; the extension alone is not enough", async () => {
  expect((await readNetwork(file(`${two}<edges/>`), "a.csv")).format).toBe("gexf");
  expect((await readNetwork(`<!-- saved by hand -->\n<g:gexf xmlns:g="http://gexf.net/1.3"><g:graph>${two.replaceAll(/<(\/?)/g, "<$1g:")}</g:graph></g:gexf>`, "a.xml")).format).toBe("gexf");
  expect((await readNetwork("a,b\n1,2\n", "a.gexf")).format).toBe("csv");
});

test("the same for chunks of every size", async () => {
  const text = file(`${two.replace("Ann", "Ánn")}<edges>\r\n<edge source="a" target="b" weight="2"/>\r\n</edges>`);
  const whole = await readNetwork(text);
  for (const chunkBytes of [1, 2, 3, 7, 64]) expect(await readNetwork(text, "a.gexf", { chunkBytes })).toEqual(whole);
});

describe("our own export", () => {
  const messages = "from,to,weight\nann,ben,2\nben,ann,1\nann,\"Last, First\",3.5\n";
  const people = "id,name,team\nann,Ann A.,x\nben,Ben,x\ncleo,Cléo & <co>,y\n\"Last, First\",L,y\n";

  test("opens again as the same people, ties and weights", async () => {
    const first = await openFiles({ "m.csv": messages, "people.csv": people });
    const { bytes } = await first.write("gexf", settingsOf(), {});
    const second = newSession();
    await second.open([fileOf("network.gexf", bytes)], { mode: "customers" });
    const [before, after] = [await rankJson(first), await rankJson(second)];
    const named = (ranked: typeof before): unknown => ranked.people.map(({ id, name }) => `${id} ${name}`).sort();
    expect(named(after)).toEqual(named(before));
    for (const key of ["people", "silent", "ties", "totalWeight"]) expect([key, after.network[key]]).toEqual([key, before.network[key]]);
    const edges = (text: Uint8Array): string[] => new TextDecoder().decode(text).split("\n").filter((line) => line.includes("<edge "));
    expect(edges((await second.write("gexf", settingsOf(), {})).bytes)).toEqual(edges(bytes));
    expect(edges(bytes)).toHaveLength(3);
  });
});
