import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Network } from "../src/core/network.ts";
import { createRandom } from "../src/core/random.ts";
import { buildNetwork } from "../src/network/csr.ts";
import { simpleUnion, withoutWeights } from "../src/network/undirected-union.ts";
import { sharedPath } from "../test/support/shared.ts";
import { keep } from "./cache.ts";

/** A network as both sides load it: `network.json`, `from.u32`, `to.u32`, `weight.f64`; an undirected pair stands once. */
export interface NetworkFolder {
  readonly title: string;
  readonly folder: string;
}

export interface AboutNetwork {
  readonly people: number;
  readonly ties: number;
  readonly directed: boolean;
  readonly weighted: boolean;
}

const SEED = 1;
const GROUP = 100;
const SOURCES = ["bench/networks.ts", "src/network/csr.ts", "src/network/undirected-union.ts", "src/core/random.ts"];
const REAL = {
  "wiki-Vote": { path: "data/large-snap/wiki-Vote.txt", directed: true },
  "email-Enron": { path: "data/enron-snap/Email-Enron.txt", directed: false },
  "musae-github": { path: "data/musae-github/musae_git_edges.csv", directed: false },
  Slashdot: { path: "data/large-snap/soc-slashdot0902-directed.edges.csv.gz", directed: true },
  Higgs: { path: "data/higgs-twitter/higgs-activity_time.txt.gz", directed: true },
  CollegeMsg: { path: "data/snap-temporal/CollegeMsg.txt.gz", directed: true },
} as const;

/** How the network is changed before both sides get it. */
export interface NetworkChange {
  /** "counts": rows of one tie summed; "made": seeded whole numbers from 1 to 9. Default: every tie weighs 1. */
  readonly weights?: "counts" | "made";
  /** Two people are tied where either is to the other. */
  readonly union?: boolean;
}

/** A real network from the collection beside the repository; undefined where it is missing. */
export async function realNetwork(name: keyof typeof REAL, change: NetworkChange = {}): Promise<NetworkFolder | undefined> {
  const { path, directed } = REAL[name];
  const file = sharedPath(path);
  if (file === undefined) return undefined;
  return prepare(name, `${name}-${change.weights ?? "plain"}${change.union === true ? "-union" : ""}`, change, () => readPairs(file, directed));
}

/**
 * A generated directed network: heavy tails at both ends (squares of uniform numbers), half of the ties to people near by, as in the
 * generated messages. Ties drawn twice count once, so there are a few fewer than asked for.
 */
export async function generatedNetwork(people: number, ties: number, change: NetworkChange = {}): Promise<NetworkFolder> {
  const name = `generated-${people}-${ties}-${change.weights ?? "plain"}${change.union === true ? "-union" : ""}`;
  return prepare("generated", name, change, () => drawPairs(people, ties));
}

/** A generated network of groups of a hundred people each: four of five ties stay in the group, the others go to anybody. */
export async function groupedNetwork(people: number, ties: number, change: NetworkChange = {}): Promise<NetworkFolder> {
  const name = `grouped-${people}-${ties}-${change.weights ?? "plain"}${change.union === true ? "-union" : ""}`;
  return prepare("generated in groups", name, change, () => drawGroups(people, ties));
}

/** What a folder holds, in words for a table. */
export function describeNetwork({ title, folder }: NetworkFolder): string {
  const { people, ties, directed, weighted } = aboutNetwork(folder);
  return `${title}: ${people.toLocaleString("en")} people, ${ties.toLocaleString("en")} ${directed ? "ties" : "undirected ties"}${weighted ? " with weights" : ""}`;
}

export function aboutNetwork(folder: string): AboutNetwork {
  return JSON.parse(readFileSync(join(folder, "network.json"), "utf8")) as AboutNetwork;
}

/** The network of a folder in our own form. */
export function loadNetwork(folder: string): Network {
  const { people, directed, weighted } = aboutNetwork(folder);
  const bytes = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(folder, name))).buffer;
  const weight = weighted ? new Float64Array(bytes("weight.f64")) : undefined;
  return buildNetwork(people, new Uint32Array(bytes("from.u32")), new Uint32Array(bytes("to.u32")), weight, { undirected: !directed });
}

async function prepare(title: string, name: string, change: NetworkChange, make: () => Network): Promise<NetworkFolder> {
  const folder = await keep(`network-${name}`, SOURCES, async (path) => {
    const whole = make();
    const plain = change.weights === "counts" ? whole : withoutWeights(whole);
    const network = change.union === true ? simpleUnion(plain) : plain;
    mkdirSync(path);
    writeNetwork(path, network, change.weights === "made");
  });
  return { title, folder };
}

function writeNetwork(folder: string, { directed, personCount, outgoing }: Network, makesWeights: boolean): void {
  const from = new Uint32Array(outgoing.of.length);
  const to = new Uint32Array(outgoing.of.length);
  const weight = new Float64Array(outgoing.of.length);
  const random = createRandom(SEED);
  let ties = 0;
  for (let p = 0; p < personCount; p++) {
    for (let i = outgoing.start[p]!; i < outgoing.start[p + 1]!; i++) {
      if (!directed && outgoing.of[i]! < p) continue;
      from[ties] = p;
      to[ties] = outgoing.of[i]!;
      weight[ties++] = makesWeights ? 1 + random.below(9) : (outgoing.weight?.[i] ?? 1);
    }
  }
  const weighted = makesWeights || outgoing.weight !== undefined;
  writeFileSync(join(folder, "from.u32"), from.subarray(0, ties));
  writeFileSync(join(folder, "to.u32"), to.subarray(0, ties));
  if (weighted) writeFileSync(join(folder, "weight.f64"), weight.subarray(0, ties));
  const about: AboutNetwork = { people: personCount, ties, directed, weighted };
  writeFileSync(join(folder, "network.json"), JSON.stringify(about));
}

/** Two whole numbers a line, whatever stands between and behind them; other lines are headings. People are numbered by their numbers. */
function readPairs(file: string, directed: boolean): Network {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const pairs: number[] = [];
  for (const [, a, b] of text.matchAll(/^(\d+)[\s,]+(\d+)/gm)) pairs.push(Number(a), Number(b));
  const ids = [...new Set(pairs)].sort((a, b) => a - b);
  const numberOf = new Map(ids.map((id, i) => [id, i]));
  const column = (offset: number): Uint32Array => Uint32Array.from({ length: pairs.length / 2 }, (_, i) => numberOf.get(pairs[2 * i + offset]!)!);
  return buildNetwork(ids.length, column(0), column(1), undefined, { undirected: !directed });
}

function drawGroups(people: number, ties: number): Network {
  const random = createRandom(SEED);
  const from = Uint32Array.from({ length: ties }, () => random.below(people));
  const to = from.map((person) => (random.next() < 0.8 ? Math.min(people - 1, person - (person % GROUP) + random.below(GROUP)) : random.below(people)));
  return buildNetwork(people, from, to, undefined, { undirected: false });
}

function drawPairs(people: number, ties: number): Network {
  const random = createRandom(SEED);
  const from = new Uint32Array(ties);
  const to = new Uint32Array(ties);
  for (let i = 0; i < ties; i++) {
    const u = random.next();
    const v = random.next();
    const near = u * u + (v * v * v) / 50;
    from[i] = Math.floor(u * u * people);
    to[i] = Math.floor((random.next() < 0.5 && near < 1 ? near : v * v) * people);
  }
  return buildNetwork(people, from, to, undefined, { undirected: false });
}
