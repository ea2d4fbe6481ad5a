import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import type { Bench } from "./benchmark.ts";
import { buildProgram } from "./build.ts";
import { type Cost, inTurn, type Line, timeLine } from "./contest.ts";
import { differenceOf, scaled } from "./peers/agree.ts";
import { type Conversation, converse } from "./peers/conversation.ts";
import { findPeers, nameOf, type Tool } from "./peers/install.ts";
import { aboutNetwork, describeNetwork, type NetworkFolder } from "./networks.ts";
import { median } from "./statistics.ts";

/** Whotalks and the native tools, each in a process of its own that has loaded the same network. */
export interface Rivals {
  readonly ours: Conversation;
  readonly peers: readonly { readonly tool: Tool; readonly name: string; readonly conversation: Conversation }[];
  /** Gives all of them a network, unless they have it; how long that takes is not counted. */
  load(network: NetworkFolder): Promise<void>;
  end(): void;
}

export async function startRivals(bench: Bench, tools: readonly Tool[]): Promise<Rivals> {
  let loaded = "";
  const program = await buildProgram("our-kernels", bench.folder);
  const ours = converse(process.execPath, [program]);
  const found = await findPeers(tools, bench.say);
  const peers = [...found.values()].map((peer) => ({
    tool: peer.tool,
    name: peer.tool === "networkit" ? `${nameOf(peer)}, ${bench.threads} threads` : `${nameOf(peer)}, 1 thread`,
    conversation: converse(peer.python, [join(root, "bench/peers/peer.py"), peer.tool, String(bench.threads)]),
  }));
  return {
    ours,
    peers,
    async load({ folder }) {
      if (folder === loaded) return;
      loaded = "";
      const { people, ties } = aboutNetwork(folder);
      for (const { ask } of [ours, ...peers.map(({ conversation }) => conversation)]) {
        const found = await ask<{ readonly people: number; readonly ties: number }>({ do: "load", folder });
        if (found.people !== people || found.ties !== ties) throw new Error(`${folder}: ${JSON.stringify(found)} was loaded of ${people} people and ${ties} ties.`);
      }
      loaded = folder;
    },
    end: () => {
      for (const { end } of [ours, ...peers.map(({ conversation }) => conversation)]) end();
    },
  };
}

/** A measure that is compared on one network. */
export interface Contest {
  readonly work: string;
  readonly id: string;
  readonly network: NetworkFolder;
  readonly weighted: boolean;
  /** Tools that have it, with the goal for each; one goal for the faster of all where `isForFastest`. */
  readonly goals: Partial<Readonly<Record<Tool, number>>>;
  readonly isForFastest: boolean;
  /** Values may be this far apart, relatively to the larger one, after dividing by their length or sum where given. */
  readonly tolerance: number;
  readonly scale?: "length" | "sum";
  /**
   * Betweenness of peers that take many minutes: they search from one of so many people alone, drawn, and their time is multiplied by
   * that. Their values are not compared then.
   */
  readonly share?: number;
  /** No new round begins after so long, where that is less than for all. */
  readonly limitSeconds?: number;
  readonly command: string;
}

/** Runs a measure on all that have it, in turn; who finds something else is named and not compared with. */
export async function compete(bench: Bench, rivals: Rivals, contest: Contest): Promise<{ readonly lines: readonly Line[]; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  const out = (name: string): string => join(bench.folder, `${name}.f64`);
  const question = { do: "measure", id: contest.id, weighted: contest.weighted };
  await rivals.load(contest.network);
  const asks = [{ tool: "ours", name: "", conversation: rivals.ours }, ...rivals.peers.filter(({ tool }) => contest.goals[tool] !== undefined)];
  const title = `${contest.work}, ${describeNetwork(contest.network)}`;
  const read = (tool: string): Float64Array => {
    const values = new Float64Array(new Uint8Array(readFileSync(out(tool))).buffer);
    return contest.scale === undefined ? values : scaled(values, contest.scale);
  };
  const others = new Set<string>();
  const { people } = aboutNetwork(contest.network.folder);
  const ask = async ({ tool, conversation }: (typeof asks)[number]): Promise<Cost> => {
    if (contest.share === undefined || tool === "ours") return conversation.ask<Cost>({ ...question, out: out(tool) });
    const { seconds, cpuSeconds, sources } = await conversation.ask<Cost & { readonly sources: number }>({ ...question, share: contest.share });
    return { seconds: (seconds * people) / sources, cpuSeconds: (cpuSeconds * people) / sources };
  };
  const runs = await inTurn(asks.map((of) => ({ run: () => ask(of) })), {
    rounds: bench.pairs, limitSeconds: Math.min(bench.limitSeconds, contest.limitSeconds ?? Infinity),
    check: (first) => {
      bench.say(`${title}: ${first.map((cost, i) => `${asks[i]!.tool} ${cost.seconds.toFixed(3)} s (${cost.cpuSeconds.toFixed(3)})`).join(", ")}`);
      if (contest.share !== undefined) {
        notes.push(`${title}: the peers search from 1 of ${contest.share} people; their time is multiplied by that, and their values are not compared (with \`--thorough\` they search from all).`);
        return;
      }
      const ours = read("ours");
      for (const { tool, name } of asks.slice(1)) {
        const { relative, place } = differenceOf(ours, read(tool));
        if (relative <= contest.tolerance) notes.push(`${title}: ${name.split(",")[0]} finds the same, at most ${relative.toExponential(1)} apart.`);
        else {
          others.add(tool);
          notes.push(`${title}: ${name.split(",")[0]} finds something else (person ${place}: ${ours[place]} and ${read(tool)[place]}, ${relative.toExponential(1)} apart); its time is not compared.`);
        }
        bench.say(notes.at(-1)!);
      }
    },
  });
  const compared = asks.map((ask, i) => ({ ...ask, runs: runs[i]! })).filter(({ tool }) => tool !== "ours" && !others.has(tool));
  const lineOf = (peer: (typeof compared)[number]): Line =>
    timeLine({ work: title, peer: peer.name, goal: contest.goals[peer.tool as Tool], command: contest.command }, runs[0]!, peer.runs);
  if (!contest.isForFastest || compared.length < 2) return { lines: compared.map(lineOf), notes };
  const time = ({ runs: of }: (typeof compared)[number]): number => median(of.map(({ seconds }) => seconds));
  const fastest = compared.toSorted((a, b) => time(a) - time(b))[0]!;
  for (const { name, tool } of compared) if (tool !== fastest.tool) notes.push(`${title}: ${name} needs ${time(compared.find((peer) => peer.tool === tool)!).toFixed(2)} s, more than ${fastest.name}.`);
  return { lines: [lineOf(fastest)], notes };
}
