import { expect, test } from "vitest";
import { newSession, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { fileSource, readSource, type ReadNetwork } from "./network-help.ts";

/** People by name, and ties between names with their weights, in no order and no direction. */
function network({ ties, people }: ReadNetwork): { people: string[]; ties: string[] } {
  const at = (table: { columns: readonly string[] }, name: string): number => table.columns.indexOf(name);
  const nameOf = new Map(people!.rows.map((row) => [row[0]!, at(people!, "name") < 0 ? row[0]! : row[at(people!, "name")]!]));
  const weight = ties.columns.findIndex((column) => ties.meaning?.roles.get(column) === "weight");
  return {
    people: [...nameOf.values()].sort(),
    ties: ties.rows.map((row) => `${[nameOf.get(row[0]!)!, nameOf.get(row[1]!)!].sort().join(" - ")}${weight < 0 ? "" : ` ${Number(row[weight])}`}`).sort(),
  };
}

const classics = sharedPath("data/classic-igraphdata");
const miserables = (extension: string) => readSource(fileSource(`${classics!}/lesmis.${extension}`));

test.runIf(classics !== undefined)("Les Misérables is the same network as GML and GraphML, with weights, and as Pajek without", async () => {
  const gml = network(await miserables("gml"));
  expect([gml.people.length, gml.ties.length]).toEqual([77, 254]);
  expect(gml.ties.reduce((sum, tie) => sum + Number(tie.split(" ").at(-1)), 0)).toBe(820);
  expect(network(await miserables("graphml"))).toEqual(gml);
  expect(network(await miserables("net"))).toEqual({ people: gml.people, ties: gml.ties.map((tie) => tie.replace(/ \d+$/, "")).sort() });
});

const gephi = sharedPath("data/gephi-samples/gephi-LesMiserables.gexf");
test.runIf(gephi !== undefined && classics !== undefined)("Gephi's own Les Misérables has the same people, numbers of ties and sum of weights", async () => {
  const gexf = network(await readSource(fileSource(gephi!)));
  const gml = network(await miserables("gml"));
  expect(gexf.people.length).toBe(gml.people.length);
  const weights = (ties: readonly string[]): string[] => ties.map((tie) => tie.slice(tie.lastIndexOf(" "))).sort();
  expect(weights(gexf.ties)).toEqual(weights(gml.ties));
});

test.runIf(classics !== undefined)("Valjean knows 36 others, whatever the file", async () => {
  for (const extension of ["gml", "graphml", "net"]) {
    const engine = newSession();
    await engine.open([fileSource(`${classics!}/lesmis.${extension}`)], { mode: "customers" });
    const ranked = await rankJson(engine, { measure: "degree" });
    expect([extension, ranked.people[0]?.name, ranked.people[0]?.value, ranked.people[1]?.value]).toEqual([extension, "Valjean", 36, 22]);
    expect(ranked.mavens).toBeNull();
  }
});

const karate = sharedPath("data/robustness/igraph/examples__simple__karate.gml");
test.runIf(karate !== undefined && classics !== undefined)("the karate club is the same as GML and as CSV", async () => {
  const gml = network(await readSource(fileSource(karate!)));
  const csv = await readSource(fileSource(`${classics!}/karate.edges.csv`));
  expect([gml.people.length, gml.ties.length]).toEqual([34, 78]);
  expect(csv.ties.rows.map((row) => [row[0]!, row[1]!].sort().join(" - ")).sort()).toEqual(gml.ties);
});

const enron = sharedPath("data/enron-titles/enron.graphML");
test.runIf(enron !== undefined)("Enron as igraph saved it", async () => {
  const { ties, people } = await readSource(fileSource(enron!));
  expect([people?.rows.length, ties.rows.length, ties.isUndirected, ties.setAside.length]).toEqual([149, 4308, false, 0]);
  expect(people?.rows[0]).toEqual(["n0", "marie.heard@enron.com", "Heard", "N/A"]);
});
