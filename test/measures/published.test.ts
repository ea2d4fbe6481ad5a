import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findCommunities } from "../../src/measures/community.ts";
import { measureModularity } from "../../src/measures/modularity.ts";
import { simpleUnion, withoutWeights } from "../../src/network/undirected-union.ts";
import { unattended } from "../../src/core/task.ts";
import { sharedPath } from "../support/shared.ts";
import { compute, networkOf, type ComputeOptions } from "./compute.ts";
import { dataTest, readTies, top, type NamedNetwork } from "./real-data.ts";

const csv = { undirected: true, separator: /,/, hasHeader: true } as const;

async function valueOf(id: string, { network, ids }: NamedNetwork, person: string, options: ComputeOptions = {}): Promise<number> {
  return (await compute(id, network, { weights: "off", ...options }))[ids.indexOf(person)]!;
}

dataTest("data/classic-networkdata/karate.edges.csv", "the karate club has its published values", async (text) => {
  const club = readTies(text, csv);
  const normalized = { normalized: true };
  expect(await valueOf("betweenness", club, "1", normalized)).toBeCloseTo(0.4376, 4);
  expect(await valueOf("betweenness", club, "34", normalized)).toBeCloseTo(0.3041, 4);
  expect(await valueOf("betweenness", club, "33", normalized)).toBeCloseTo(0.1452, 4);
  expect(await valueOf("betweenness", club, "3", normalized)).toBeCloseTo(0.1437, 4);
  expect(await valueOf("betweenness", club, "32", normalized)).toBeCloseTo(0.1383, 4);
  expect(top(await compute("betweenness", club.network), club.ids, 5)).toEqual(["1", "34", "33", "3", "32"]);
  expect(await valueOf("closenessClassic", club, "1")).toBeCloseTo(0.569, 3);
  expect(await valueOf("eigenvector", club, "34")).toBeCloseTo(0.3734, 4);
  expect(await valueOf("pagerank", club, "34")).toBeCloseTo(0.1009, 4);
  expect(await valueOf("pagerank", club, "1")).toBeCloseTo(0.097, 4);
  expect(await valueOf("constraint", club, "1")).toBeCloseTo(0.1554, 4);
  expect(await valueOf("constraint", club, "34")).toBeCloseTo(0.1564, 4);
  expect(await valueOf("effectiveSize", club, "34")).toBeCloseTo(15.2353, 4);
  const clustering = await compute("clustering", club.network);
  expect(clustering.reduce((a, b) => a + b, 0) / 34).toBeCloseTo(0.57064, 5);
});

dataTest("data/classic-networkdata/karate.edges.csv", "the best division of the karate club has 4 communities and modularity .41979", async (text) => {
  const { network } = readTies(text, csv);
  const found = await findCommunities(network, { runs: 10, seed: 1, task: unattended });
  expect(found.count).toBe(4);
  expect(found.modularity).toBeCloseTo(0.41979, 5);
  expect(found.runs).toBe(10);
});

dataTest("data/classic-igraphdata/kite.edges.csv", "Krackhardt's kite has its published values", async (text) => {
  const kite = readTies(text, csv);
  const [diane, fernando, garth, heather, ike] = ["4", "6", "7", "8", "9"];
  const normalized = { normalized: true };
  expect(await valueOf("degree", kite, diane!)).toBe(6);
  expect(await valueOf("closenessClassic", kite, fernando!)).toBeCloseTo(0.6429, 4);
  expect(await valueOf("closenessClassic", kite, garth!)).toBeCloseTo(0.6429, 4);
  expect(await valueOf("betweenness", kite, heather!, normalized)).toBeCloseTo(0.3889, 4);
  expect(await valueOf("betweenness", kite, fernando!, normalized)).toBeCloseTo(0.2315, 4);
  expect(await valueOf("betweenness", kite, garth!, normalized)).toBeCloseTo(0.2315, 4);
  expect(await valueOf("betweenness", kite, ike!, normalized)).toBeCloseTo(0.2222, 4);
  expect(await valueOf("betweenness", kite, diane!, normalized)).toBeCloseTo(0.1019, 4);
  expect(await valueOf("constraint", kite, heather!)).toBeCloseTo(0.4311, 4);
});

dataTest("data/classic-networkdata/flo_marriage.edges.csv", "the Medici bridge .4524 of the Florentine families, .5220 without the Pucci, who have no tie", async (text) => {
  const medici = "9";
  const pucci = "12";
  expect(await valueOf("betweenness", readTies(text, { ...csv, extra: [pucci] }), medici, { normalized: true })).toBeCloseTo(0.4524, 4);
  expect(await valueOf("betweenness", readTies(text, csv), medici, { normalized: true })).toBeCloseTo(0.522, 4);
});

dataTest("data/classic-networkdata/ht_advice.edges.csv", "Krackhardt's advice network: managers 18, 21 and 7 bridge most", async (text) => {
  const advice = readTies(text, { ...csv, undirected: false });
  expect(top(await compute("betweenness", advice.network), advice.ids, 3)).toEqual(["18", "21", "7"]);
  expect(await valueOf("betweenness", advice, "18")).toBeCloseTo(88.917, 3);
  expect(await valueOf("betweenness", advice, "21")).toBeCloseTo(60.127, 3);
  expect(await valueOf("betweenness", advice, "7")).toBeCloseTo(27.625, 3);
});

test("a strong tie is close: in the small weighted square the person at the strong end bridges", async () => {
  const square = networkOf(4, [[0, 1, 2], [0, 3, 2], [1, 2, 1], [2, 3, 1]], true);
  expect(await compute("betweenness", square, { weights: "on" })).toEqual([1, 0.5, 0, 0.5]);
  expect(await compute("betweenness", square)).toEqual([0.5, 0.5, 0.5, 0.5]);
});

dataTest("data/email-Eu-core/email-Eu-core.txt", "the e-mail of a research institute has its published values", async (text) => {
  const mail = readTies(text, { undirected: false, separator: / /, hasHeader: false });
  const { network, ids } = mail;
  expect([network.personCount, network.tieCount]).toEqual([1005, 24_929]);
  expect(top(await compute("outDegree", network), ids, 5)).toEqual(["160", "82", "121", "107", "86"]);
  expect(top(await compute("inDegree", network), ids, 3)).toEqual(["160", "62", "107"]);
  const bridges = await compute("betweenness", network);
  expect(top(bridges, ids, 5)).toEqual(["160", "86", "5", "121", "62"]);
  const rounded = ["160", "86", "5", "121", "62"].map((id) => bridges[ids.indexOf(id)]!.toFixed(1));
  expect(rounded).toEqual(["72626.5", "37695.4", "27174.0", "24704.1", "24683.0"]);
  const rank = await compute("pagerank", network);
  expect(top(rank, ids, 3)).toEqual(["160", "62", "86"]);
  expect(["160", "62", "86"].map((id) => rank[ids.indexOf(id)]!.toFixed(4))).toEqual(["0.0075", "0.0059", "0.0057"]);
});

dataTest("data/email-Eu-core/email-Eu-core.txt", "its departments have modularity .28801", async (text) => {
  const { network, ids } = readTies(text, { undirected: false, separator: / /, hasHeader: false });
  const lines = readFileSync(sharedPath("data/email-Eu-core/email-Eu-core-department-labels.txt")!, "utf8").trim().split(/\r?\n/);
  const departments = new Map(lines.map((line) => line.split(" ") as [string, string]));
  const labels = ids.map((id) => Number(departments.get(id)));
  expect(measureModularity(simpleUnion(withoutWeights(network)), labels)).toBeCloseTo(0.28801, 5);
});
