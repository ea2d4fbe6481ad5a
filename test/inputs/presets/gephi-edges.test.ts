import { expect, test } from "vitest";
import { fileOf, newSession, rankJson } from "../../support/session.ts";
import { column, readNetwork, tieTexts } from "../network/network-help.ts";

const read = async (text: string) => {
  const { ties } = await readNetwork(text, "edges.csv");
  const role = (wanted: string): readonly string[] => column(ties, [...ties.meaning!.roles].find(([, each]) => each === wanted)![0]);
  const [from, to, weight] = [role("from"), role("to"), role("weight")];
  return { ties, rows: from.map((person, r) => `${person}>${to[r]!}:${weight[r]!}`), times: ties.meaning?.isTalk === true ? role("time") : undefined };
};

test("every tie undirected: the table is; a weight that is missing is 1", async () => {
  const { ties, rows } = await read("Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,,2.5\n2,3,Undirected,1,,\n");
  expect([ties.isUndirected, ties.meaning?.source]).toEqual([true, "Gephi edges"]);
  expect(rows).toEqual(["1>2:2.5", "2>3:1"]);
});

test("some directed: the others become two rows", async () => {
  const { ties, rows } = await read("Source,Target,Type,Weight\na,b,Directed,2\nb,c,Undirected,3\nc,c,Undirected,1\n");
  expect(ties.isUndirected).toBe(false);
  expect(rows).toEqual(["a>b:2", "b>c:3", "c>b:3", "c>c:1"]);
});

test("times and weights that change are a row each, a weight of the whole is divided", async () => {
  const spells = await read('Source,Target,Type,timeset,Weight\na,b,Directed,"<[2016-02-03, 2016-02-04]; [2016-02-05, Infinity]>",3\nb,a,Directed,"<[2016-03-04, 2016-03-05]>",1\n');
  expect([spells.rows, spells.times]).toEqual([["a>b:1.5", "a>b:1.5", "b>a:1"], ["2016-02-03", "2016-02-05", "2016-03-04"]]);
  const stamps = await read('Source,Target,Type,timeset,Weight\na,b,Directed,"<[2016-02-03, 2016-02-04]>",2\nb,a,Directed,<[2016-03-04]>,1\n');
  expect([stamps.rows, stamps.times]).toEqual([["a>b:1", "a>b:1", "b>a:1"], ["2016-02-03", "2016-02-04", "2016-03-04"]]);
  const weights = await read('Source,Target,Type,timeset,Weight\na,b,Directed,"<[1.0, 3.0]>","<[1.0, 2.0, 0.5]; [2.0, 3.0, 0.7]>"\n');
  expect([weights.rows, weights.times]).toEqual([["a>b:0.5", "a>b:0.7"], ["1.0", "2.0"]]);
});

test("without a type edges are directed; a weight that changes tells the times; kinds are topics, on both rows of an undirected edge", async () => {
  const { ties, rows, times } = await read('source,target,weight\na,b,"<[1.0, 2, 1]; [2, 3, 2]>"\nb,c,"<[1, Infinity, 4]>"\n');
  expect([ties.isUndirected, rows, times]).toEqual([false, ["a>b:1", "a>b:2", "b>c:4"], ["1.0", "2", "1"]]);
  const kinds = await read("Source,Target,Type,Kind,Weight\na,b,Undirected,likes,2\nb,c,Directed,knows,1\n");
  expect(column(kinds.ties, "edge kind")).toEqual(["likes", "likes", "knows"]);
  const engine = newSession();
  const opened = await engine.open([fileOf("edges.csv", "Source,Target,Type,Kind,Weight\na,b,Undirected,likes,2\nb,c,Directed,knows,1\n")], { mode: "customers" });
  expect([opened.rowsRead, opened.rowsKept]).toEqual([3, 3]);
});

test("edges with times are talk, others are not", async () => {
  const talks = async (text: string): Promise<boolean> => {
    const engine = newSession();
    await engine.open([fileOf("edges.csv", text)], { mode: "customers" });
    return (await rankJson(engine)).mavens !== null;
  };
  expect(await talks('Source,Target,Type,timeset,Weight\na,b,Directed,"<[2016-02-03, 2016-02-04]>",3\n')).toBe(true);
  expect(await talks("Source,Target,Type,Weight\na,b,Directed,3\n")).toBe(false);
});

test("a type of another kind is no table of Gephi's", async () => {
  const { ties } = await readNetwork("source,target,type\na,b,mail\n", "edges.csv");
  expect(ties.meaning).toBeUndefined();
  expect(tieTexts({ ...ties, columns: ["from", "to", "type"] })).toEqual(["a>b"]);
});
