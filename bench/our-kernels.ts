import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { MeasureContext, WeightsChoice } from "../src/core/measure.ts";
import type { Network } from "../src/core/network.ts";
import { unattended } from "../src/core/task.ts";
import { findCommunities } from "../src/measures/community.ts";
import { sizeDots } from "../src/network/dot-size.ts";
import { layOut } from "../src/network/layout.ts";
import { measures } from "../src/measures/registry.ts";
import { sampleBetweenness } from "../src/measures/sampled-betweenness.ts";
import { loadNetwork } from "./networks.ts";
import { newPool } from "./our-engine.ts";

/** A question of bench/peers/peer.py, answered by our own measures on a loaded network with the workers of the command line. */
interface Question {
  readonly do: "load" | "measure" | "top" | "communities" | "layout";
  readonly folder: string;
  readonly id: string;
  readonly weighted?: boolean;
  readonly out?: string;
  readonly seed: number;
  readonly runs?: number;
  readonly k: number;
  readonly epsilon: number;
  readonly delta: number;
}

const pool = newPool();
let network: Network | undefined;

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await reply(JSON.parse(line) as Question).catch((fault: unknown) => ({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);

async function reply(question: Question): Promise<Readonly<Record<string, unknown>>> {
  if (question.do === "load") {
    network = loadNetwork(question.folder);
    await pool.ready();
    return { people: network.personCount, ties: network.tieCount };
  }
  if (question.do === "measure") return timeMeasure(question);
  if (question.do === "top") return timeTop(question);
  if (question.do === "layout") return timeLayout(question);
  return timeCommunities(question);
}

async function timeMeasure({ id, weighted, out }: Question): Promise<Readonly<Record<string, unknown>>> {
  const measure = measures.find((candidate) => candidate.id === id);
  if (measure === undefined) throw new Error(`There is no measure ${id}.`);
  const { answer, result } = await timed(() => measure.compute(contextOf(network!, weighted === true ? "on" : "off")));
  if (out !== undefined) writeFileSync(out, result.values);
  return { ...answer, notices: result.notices.map(({ code }) => code) };
}

/** The people whose shares are largest, after sampling until everyone's share is within epsilon with probability 1 − delta. */
async function timeTop({ k, epsilon, delta, seed }: Question): Promise<Readonly<Record<string, unknown>>> {
  const { answer, result } = await timed(() => sampleBetweenness(network!, { epsilon, delta, seed, task: unattended, pool }));
  const people = Array.from(result.share.keys()).sort((a, b) => result.share[b]! - result.share[a]! || a - b).slice(0, k);
  return { ...answer, samples: result.samples, people, values: people.map((person) => result.share[person]!) };
}

async function timeCommunities({ seed, runs = 1, out }: Question): Promise<Readonly<Record<string, unknown>>> {
  const { answer, result } = await timed(() => findCommunities(network!, { runs, seed, task: unattended, pool }));
  if (out !== undefined) writeFileSync(out, Float64Array.from(result.labels));
  return { ...answer, modularity: result.modularity, count: result.count };
}

/** As the map does it: circles first, then places; x of everyone and then y of everyone are written. */
async function timeLayout({ out }: Question): Promise<Readonly<Record<string, unknown>>> {
  const { personCount, outgoing } = network!;
  const { start, of } = outgoing;
  const { answer, result } = await timed(async () => {
    const from = new Uint32Array(of.length / 2);
    const to = new Uint32Array(of.length / 2);
    let count = 0;
    for (let p = 0; p < personCount; p++) {
      for (let i = start[p]!; i < start[p + 1]!; i++) {
        if (of[i]! < p) continue;
        from[count] = p;
        to[count++] = of[i]!;
      }
    }
    const circles = await findCommunities(network!, { runs: 1, seed: 1, task: unattended });
    const { radius } = sizeDots(Float64Array.from({ length: personCount }, (_, p) => start[p + 1]! - start[p]!));
    return layOut({ personCount, from, to, weight: undefined, circleOf: circles.labels, isOurs: new Uint8Array(personCount), radius }, unattended, { pool });
  });
  if (out !== undefined) writeFileSync(out, Float64Array.from([...result.x, ...result.y]));
  return answer;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ readonly answer: { readonly seconds: number; readonly cpuSeconds: number }; readonly result: Result }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { answer: { seconds, cpuSeconds: (user + system) / 1e6 }, result };
}

function contextOf(of: Network, weights: WeightsChoice): MeasureContext {
  const results = new Map<string, Promise<unknown>>();
  const nothing = new Float64Array(of.personCount);
  return {
    network: of, impressions: nothing, posts: nothing, weights, normalized: false, seed: 1, louvainRuns: 1, task: unattended, pool,
    shared: <T>(key: string, make: () => Promise<T>): Promise<T> => {
      const known = results.get(key) ?? make();
      results.set(key, known);
      return known as Promise<T>; // The key names the type, as in the session.
    },
  };
}
