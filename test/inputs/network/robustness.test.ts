import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newSession, settingsOf } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { fileSource, readSource } from "./network-help.ts";
import { outcome } from "./outcome.ts";

/** What every network file of the collection becomes; reviewed by eye against the file and, for igraph's, against what igraph reads. */
const expected: readonly (readonly [string, string])[] = [
  ["gephi-export/basic.vna", "vna: 1 ties; 2 people"],
  ["gephi-export/gexf__includenullattvalues.gexf", "gexf: 1 ties; 2 people"],
  ["gephi-export/gexf__infinity.gexf", "gexf: 1 ties; 2 people"],
  ["gephi-import/cdata.graphml", "graphml: 1 ties; 2 people"],
  ["gephi-import/dot__adjacencylist.dot", "dot: 5 ties; 4 people"],
  ["gephi-import/dot__basic.dot", "dot: 2 ties; 3 people"],
  ["gephi-import/dot__emptyfields.dot", "dot: 2 ties undirected; 3 people"],
  ["gephi-import/dot__intlabels.dot", "dot: 0 ties; 1 people"],
  ["gephi-import/dot__labels.dot", "dot: 2 ties; 3 people"],
  ["gephi-import/dot__multipleedgesperline.dot", "dot: 3 ties; 4 people"],
  ["gephi-import/dot__multipleedgesperline2.dot", "dot: 3 ties undirected; 4 people"],
  ["gephi-import/dot__namedgraph.dot", "dot: 0 ties; 1 people"],
  ["gephi-import/dot__subgraph.dot", "dot: 1 ties; 2 people"],
  ["gephi-import/dot__undirected.dot", "dot: 1 ties undirected; 2 people"],
  ["gephi-import/emojis.gml", "gml: 0 ties; 1 people"],
  ["gephi-import/emptyattribute.vna", "vna: 3 ties; 3 people"],
  ["gephi-import/gexf__basic.gexf", "gexf: 1 ties; 2 people"],
  ["gephi-import/gexf__data.gexf", "gexf: 1 ties; 1 people"],
  ["gephi-import/gexf__dynamicedgeweight.gexf", "gexf: 2 ties with times - tie-moments 1, times-years 1; 2 people"],
  ["gephi-import/gexf__infinity.gexf", "gexf: 0 ties; 1 people"],
  ["gephi-import/gexf__meta.gexf", "refused no-records"],
  ["gephi-import/gexf__slice.gexf", "gexf: 1 ties; 2 people"],
  ["gephi-import/gexf__timezone.gexf", "gexf: 1 ties - gexf-timezone 1; 2 people"],
  ["gephi-import/gexf__zeroweight.gexf", "gexf: 1 ties; 2 people"],
  ["gephi-import/label.gml", "gml: 2 ties undirected; 3 people"],
  ["gephi-import/withdesc.graphml", "graphml: 1 ties; 2 people"],
  ["igraph/examples__simple__celegansneural.gml", "gml: 2359 ties; 297 people"],
  ["igraph/examples__simple__edgelist1.dl", "dl: 5 ties; 5 people"],
  ["igraph/examples__simple__edgelist2.dl", "dl: 5 ties"],
  ["igraph/examples__simple__edgelist3.dl", "dl: 5 ties; 5 people"],
  ["igraph/examples__simple__edgelist4.dl", "dl: 5 ties; 5 people"],
  ["igraph/examples__simple__edgelist5.dl", "dl: 5 ties"],
  ["igraph/examples__simple__edgelist6.dl", "dl: 5 ties; 5 people"],
  ["igraph/examples__simple__edgelist7.dl", "dl: 3 ties; 4 people"],
  ["igraph/examples__simple__fullmatrix1.dl", "dl: 12 ties; 5 people"],
  ["igraph/examples__simple__fullmatrix2.dl", "dl: 12 ties; 5 people"],
  ["igraph/examples__simple__fullmatrix3.dl", "dl: 12 ties; 5 people"],
  ["igraph/examples__simple__fullmatrix4.dl", "dl: 12 ties; 5 people"],
  ["igraph/examples__simple__igraph_read_graph_lgl-1.lgl", "lgl: 4 ties undirected; 3 people"],
  ["igraph/examples__simple__igraph_read_graph_lgl-2.lgl", "lgl: 4 ties undirected; 3 people"],
  ["igraph/examples__simple__igraph_read_graph_lgl-3.lgl", "refused lgl-broken, line 1"],
  ["igraph/examples__simple__karate.gml", "gml: 78 ties undirected; 34 people"],
  ["igraph/examples__simple__links.net", "pajek: 7 ties; 4 people"],
  ["igraph/examples__simple__nodelist1.dl", "dl: 5 ties; 5 people"],
  ["igraph/examples__simple__nodelist2.dl", "dl: 5 ties"],
  ["igraph/examples__simple__test.graphml", "graphml: 7 ties undirected; 6 people"],
  ["igraph/examples__simple__weighted.gml", "gml: 1 ties undirected; 2 people"],
  ["igraph/fuzzing__test_inputs__graph1.gml", "gml: 3 ties; 3 people"],
  ["igraph/fuzzing__test_inputs__graph1.ncol", "lgl: 3 ties undirected"],
  ["igraph/fuzzing__test_inputs__graph2.ncol", "lgl: 4 ties undirected"],
  ["igraph/fuzzing__test_inputs__graph3.ncol", "lgl: 3 ties undirected"],
  ["igraph/fuzzing__test_inputs__wa1.graphml", "graphml: 7 ties undirected; 5 people"],
  ["igraph/fuzzing__test_inputs__wa2.graphml", "graphml: 7 ties undirected; 5 people"],
  ["igraph/fuzzing__test_inputs__wa3.graphml", "graphml: 7 ties undirected; 5 people"],
  ["igraph/fuzzing__test_inputs__wa4.graphml", "graphml: 7 ties undirected - weight-no-number 7; 5 people"],
  ["igraph/fuzzing__test_inputs__wa5.graphml", "graphml: 7 ties undirected - weight-no-number 7; 5 people"],
  ["igraph/fuzzing__test_inputs__wa6.graphml", "graphml: 7 ties undirected - weight-no-number 7; 5 people"],
  ["igraph/fuzzing__test_inputs__wa7.graphml", "graphml: 7 ties undirected - weight-no-number 7; 5 people"],
  ["igraph/fuzzing__test_inputs__yfiles.graphml", "graphml: 4 ties - graphml-port 8; 4 people"],
  ["igraph/tests__regression__bug_1970.graphml", "refused no-records"],
  ["igraph/tests__regression__bug_2497.gml", "gml: 0 ties; 2 people"],
  ["igraph/tests__regression__bug_2506_1.graphml", "refused no-records"],
  ["igraph/tests__regression__bug_2506_2.graphml", "refused no-records"],
  ["igraph/tests__regression__bug_2506_3.graphml", "refused no-records"],
  ["igraph/tests__regression__cattr_bool_bug.graphml", "graphml: 9 ties undirected; 10 people"],
  ["igraph/tests__regression__cattr_bool_bug2.graphml", "refused no-records"],
  ["igraph/tests__regression__invalid1.gml", "gml: 64 ties undirected - node-missing 1; 33 people"],
  ["igraph/tests__regression__invalid1.graphml", "refused encoding, line 9"],
  ["igraph/tests__regression__invalid2.gml", "refused gml-broken, line 1"],
  ["igraph/tests__regression__invalid2.graphml", "refused no-records"],
  ["igraph/tests__regression__invalid3.graphml", "refused no-records"],
  ["igraph/tests__regression__invalid4.gml", "refused gml-broken, line 1"],
  ["igraph/tests__regression__invalid4.graphml", "refused binary"],
  ["igraph/tests__regression__invalid5.gml", "gml: 0 ties; 1 people"],
  ["igraph/tests__regression__invalid5.graphml", "refused xml-broken, line 30"],
  ["igraph/tests__regression__invalid6.gml", "refused gml-broken, line 1"],
  ["igraph/tests__regression__invalid6.graphml", "refused xml-broken, line 2"],
  ["igraph/tests__regression__invalid_pajek1.net", "refused pajek-broken, line 1"],
  ["igraph/tests__regression__invalid_pajek2.net", "refused pajek-broken, line 3"],
  ["igraph/tests__regression__invalid_pajek3.net", "refused pajek-broken, line 2"],
  ["igraph/tests__unit__bipartite.net", "pajek: 11 ties undirected; 13 people"],
  ["igraph/tests__unit__graph1.gml", 'gml: "network 1" 2 ties - people-differ 2; "network 2" 0 ties'],
  ["igraph/tests__unit__graph2.gml", "gml: 0 ties - node-repeated 2; 3 people"],
  ["igraph/tests__unit__graph3.gml", "refused no-records"],
  ["igraph/tests__unit__input.dl", "dl: 100 ties"],
  ["igraph/tests__unit__links.net", "pajek: 7 ties; 4 people"],
  ["igraph/tests__unit__pajek1.net", "pajek: 9 ties undirected; 10 people"],
  ["igraph/tests__unit__pajek2.net", "pajek: 9 ties undirected; 10 people"],
  ["igraph/tests__unit__pajek3.net", "pajek: 9 ties undirected; 10 people"],
  ["igraph/tests__unit__pajek4.net", "pajek: 9 ties undirected; 10 people"],
  ["igraph/tests__unit__pajek5.net", "pajek: 9 ties undirected; 10 people"],
  ["igraph/tests__unit__pajek6.net", "pajek: 9 ties; 10 people"],
  ["igraph/tests__unit__pajek_arcslist.net", "pajek: 55 ties; 18 people"],
  ["igraph/tests__unit__pajek_bip.net", "pajek: 25 ties undirected; 15 people"],
  ["igraph/tests__unit__pajek_bip2.net", "refused pajek-broken, line 18"],
  ["igraph/tests__unit__pajek_edgeslist.net", "pajek: 3 ties undirected; 3 people"],
  ["igraph/tests__unit__pajek_signed.net", "pajek: 45 ties; 10 people"],
  ["igraph/tests__unit__test.graphml", "graphml: 7 ties undirected; 6 people"],
  ["igraph/tests__unit__utf8_with_bom.net", "pajek: 6 ties undirected; 10 people"],
  ["manynet/adols.net", "pajek: 10 ties undirected; 8 people"],
  ["manynet/adols.paj", "pajek: 10 ties undirected; 8 people"],
];

const root = sharedPath("data/robustness");
const isNetwork = (name: string): boolean => /\.(?:gexf|graphml|gml|net|paj|dot|vna|dl|lgl|ncol)$/.test(name);

describe.runIf(root !== undefined)("importer inputs of other tools", () => {
  test("every network file is in the table", () => {
    const found = ["gephi-export", "gephi-import", "igraph", "manynet"].flatMap((folder) => readdirSync(join(root!, folder)).filter(isNetwork).map((name) => `${folder}/${name}`));
    expect(found.sort()).toEqual(expected.map(([path]) => path).sort());
  });

  test.each(expected)("%s: %s", async (path, became) => {
    expect(await outcome(join(root!, path))).toBe(became);
  });
});

/** Ties of a file as the engine adds them up: "a,b" → weight, undirected pairs in order of their ids. */
async function tiesOf(path: string, undirected: boolean): Promise<Map<string, number>> {
  const engine = newSession();
  await engine.open([fileSource(path)], { mode: "customers", isTalk: false, ...(undirected ? { undirected } : {}) });
  const { bytes } = await engine.write("ties", settingsOf(), {});
  const [header, ...rows] = new TextDecoder().decode(bytes).trim().split(/\r?\n/).filter((line) => !line.startsWith("#")).map(cellsOf);
  const [from, to, weight] = ["from", "to", "weight"].map((name) => header!.indexOf(name));
  return new Map(rows.map((row) => [pair(row[from!]!, row[to!]!, undirected), Number(row[weight!])]));
}

/** Gephi's answer: parallel edges added up, ties to oneself left out. */
function answerOf(path: string, undirected: boolean): Map<string, number> {
  const [header, ...rows] = readFileSync(path, "utf8").trim().split("\n").map(cellsOf);
  const at = (name: string): number => header!.indexOf(name);
  const answer = new Map<string, number>();
  for (const row of rows) {
    const [a, b, weight] = [row[at("Source")]!.trim(), row[at("Target")]!.trim(), Number(row[at("Weight")])];
    if (a !== b) answer.set(pair(a, b, undirected), (answer.get(pair(a, b, undirected)) ?? 0) + weight);
  }
  return answer;
}

function pair(a: string, b: string, undirected: boolean): string {
  return JSON.stringify(undirected ? [a, b].sort() : [a, b]);
}

/** "tie weight" in order, weights to six digits. */
function sorted(ties: ReadonlyMap<string, number>): string[] {
  return [...ties].map(([tie, weight]) => `${tie} ${Math.round(weight * 1e6) / 1e6}`).sort();
}

/** Cells of a line of CSV without line breaks in cells. */
function cellsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!);
}

describe.runIf(root !== undefined)("tables that Gephi's importer must make of a spreadsheet", () => {
  test.each([
    ["edges_table_repeated_without_ids.csv", "testEdgesTableRepeatedWithoutIds_Merged", false],
    ["edges_table_opposite_force_undirected_merged.csv", "testEdgesTableOppositeForceUndirected_Merged", true],
    ["edges_table_opposite_force_undirected_issue_1848.csv", "testEdgesTableOppositeForceUndirected_Issue1848", true],
    ["edges_table_with_timeset_intervals.csv", "testEdgesTableWithTimeset_Interval", false],
    ["edges_table_with_timeset_timestamps.csv", "testEdgesTableWithTimeset_Timestamp", false],
    ["adj_list.csv", "testAdjacencyList", false],
    ["matrix.csv", "testMatrix_CSV", false],
    ["matrix.xlsx", "testMatrix_Excel", false],
  ] as const)("%s", async (name, answer, undirected) => {
    const folder = join(root!, "gephi-import");
    expect(sorted(await tiesOf(join(folder, `spreadsheet__${name}`), undirected))).toEqual(sorted(answerOf(join(folder, `spreadsheet__expected__${answer}_edges.csv`), undirected)));
  });

  test("a symmetric matrix is undirected: each pair counts once where Gephi makes two edges", async () => {
    const folder = join(root!, "gephi-import");
    const answer = answerOf(join(folder, "spreadsheet__expected__testComplexMatrix_edges.csv"), true);
    expect(sorted(await tiesOf(join(folder, "spreadsheet__complex_matrix.csv"), true))).toEqual(sorted(new Map([...answer].map(([tie, weight]) => [tie, weight / 2]))));
  });

  test("of two rows with one id Gephi drops the second; here no row is lost", async () => {
    const folder = join(root!, "gephi-import");
    const answer = answerOf(join(folder, "spreadsheet__expected__testEdgesTableRepeatedWithIds_edges.csv"), false);
    answer.set(pair("1", "2", false), 6);
    expect(sorted(await tiesOf(join(folder, "spreadsheet__edges_table_repeated_with_ids.csv"), false))).toEqual(sorted(answer));
  });

  test("a directed and an undirected edge of one pair", async () => {
    const { ties } = await readSource(fileSource(join(root!, "gephi-import", "spreadsheet__edges_table_types_test.csv")));
    expect(ties.rows.map((row) => row.slice(0, 3))).toEqual([["1", "2", "2"], ["2", "1", "2"], ["1", "2", "2"]]);
  });

  test("an old Excel workbook is named", async () => {
    expect(await errorOf(() => readSource(fileSource(join(root!, "gephi-import", "spreadsheet__repeated_headers.xls"))))).toMatchObject({ code: "format-unsupported" });
  });
});
