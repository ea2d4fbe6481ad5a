import type { Bench } from "./benchmark.ts";
import { goalTable, type Line } from "./contest.ts";
import { generatedNetwork, type NetworkFolder, realNetwork } from "./networks.ts";
import { compete, type Contest, startRivals } from "./rivals.ts";

const GOAL = 1;
const PEOPLE = 100_000;
const TIES = 1_000_000;
/** For paths from everyone to everyone. */
const FEW_PEOPLE = 5_000;
const FEW_TIES = 50_000;
/** There are many lines: after so long no new round of one begins. */
const LIMIT_SECONDS = 25;

type Kind = Pick<Contest, "work" | "id" | "tolerance" | "scale" | "goals"> & { readonly isUnion: boolean; readonly isLong?: true };

const both = { igraph: GOAL, networkit: GOAL } as const;
const kinds: readonly Kind[] = [
  { work: "PageRank to 1e-12", id: "pagerank", goals: both, tolerance: 1e-8, isUnion: false },
  { work: "eigenvector to 1e-12", id: "eigenvector", goals: both, tolerance: 1e-6, scale: "length", isUnion: false },
  { work: "HITS to 1e-12", id: "hub", goals: { igraph: GOAL }, tolerance: 1e-6, scale: "sum", isUnion: false },
  { work: "harmonic closeness", id: "closeness", goals: both, tolerance: 1e-9, isUnion: false, isLong: true },
  { work: "core numbers", id: "core", goals: both, tolerance: 0, isUnion: true },
  { work: "constraint", id: "constraint", goals: { igraph: GOAL }, tolerance: 1e-9, isUnion: false },
  { work: "triangles (local clustering)", id: "clustering", goals: both, tolerance: 1e-9, isUnion: true },
];

/** Iterative and local measures on loaded networks, against the faster of igraph and NetworKit. */
export async function benchMeasures(bench: Bench): Promise<string> {
  const rivals = await startRivals(bench, ["igraph", "networkit"]);
  const lines: Line[] = [];
  const notes: string[] = [];
  try {
    const asked: { readonly kind: Kind; readonly network: NetworkFolder; readonly at: number }[] = [];
    for (const kind of kinds) {
      for (const network of await networksOf(kind)) if (bench.isAsked(`${kind.work} ${network.title}`)) asked.push({ kind, network, at: asked.length });
    }
    // Network by network: each is loaded once. Told in the order of the measures.
    const found = new Map<number, Awaited<ReturnType<typeof compete>>>();
    for (const { kind, network, at } of asked.toSorted((a, b) => (a.network.folder === b.network.folder ? a.at - b.at : a.network.folder < b.network.folder ? -1 : 1))) {
      const command = `npm run bench -- peers-measures --only "${kind.work.split(" to ")[0]}"`;
      found.set(at, await compete(bench, rivals, { ...kind, network, weighted: false, isForFastest: true, limitSeconds: LIMIT_SECONDS, command }));
    }
    for (const { at } of asked) {
      lines.push(...found.get(at)!.lines);
      notes.push(...found.get(at)!.notes);
    }
  } finally {
    rivals.end();
  }
  return [
    "The measure alone on a network that every side has loaded before, as above, without weights; the goal is for the faster of the two peers. HITS: igraph computes the hubs,",
    "Whotalks hubs and authorities; NetworKit has neither HITS nor constraint. Core numbers and triangles: all sides get the undirected union. NetworKit's PageRank is asked",
    "for an L1 change of 1e-12 and to spread what people without outgoing ties hold, its eigenvector for 1e-12; igraph solves both with methods of its own to machine precision.",
    `After ${LIMIT_SECONDS} s on a line no new round begins.`,
    "",
    goalTable(lines),
    "",
    ...notes.map((note) => `- ${note}`),
  ].join("\n");
}

/** Paths from everyone to everyone take minutes on large networks: those are measured on smaller ones. */
async function networksOf({ isUnion, isLong }: Kind): Promise<readonly NetworkFolder[]> {
  const change = { union: isUnion };
  const found = isLong === true
    ? [await realNetwork("wiki-Vote", change), await generatedNetwork(FEW_PEOPLE, FEW_TIES, change)]
    : [await realNetwork("Higgs", change), await generatedNetwork(PEOPLE, TIES, change)];
  return found.filter((network) => network !== undefined);
}
