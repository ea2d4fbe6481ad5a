import type { Bench } from "./benchmark.ts";
import { type Cost, goalTable, inTurn, type Line, timeLine } from "./contest.ts";
import { describeNetwork, generatedNetwork, type NetworkFolder, realNetwork } from "./networks.ts";
import { apartAtMost } from "./peers/agree.ts";
import { startRivals, type Rivals } from "./rivals.ts";
import { formatSample } from "./statistics.ts";

const GOAL = 1;
const TOP = 100;
const DELTA = 0.1;
const PEOPLE = 1_000_000;
const TIES = 10_000_000;

interface Top extends Cost {
  readonly samples: number;
  readonly people: readonly number[];
  readonly values: readonly number[];
}

/** The hundred people of the highest betweenness by sampling with a guaranteed error, against NetworKit's KADABRA. */
export async function benchSampling(bench: Bench): Promise<string> {
  const rivals = await startRivals(bench, ["networkit"]);
  const lines: Line[] = [];
  const notes: string[] = [];
  try {
    if (rivals.peers.length === 0) return "NetworKit could not be installed here: there is nothing to compare with.";
    const asked = [
      { network: await realNetwork("Slashdot", { union: true }), word: "Slashdot", epsilon: 0.001, factors: [1, 2] },
      // NetworKit needs 16 ms a path here, most of it in proportion to the people: what it can do in a minute or two is asked of both.
      { network: await generatedNetwork(PEOPLE, TIES, { union: true }), word: "generated", epsilon: 0.01, factors: [2] },
    ];
    for (const { network, word, epsilon, factors } of asked) {
      if (network === undefined || !bench.isAsked(`top-100 betweenness ${network.title}`)) continue;
      await competeForTop(bench, rivals, network, { epsilon, factors }, { lines, notes, command: `npm run bench -- peers-sampled --only ${word}` });
    }
  } finally {
    rivals.end();
  }
  return [
    `ε (in the table) is a share of all pairs, δ = ${DELTA}: with probability ${1 - DELTA} nobody's estimate is farther off than ε. Sampling alone on a loaded network, a new seed for each run on both sides.`,
    "NetworKit is asked for everybody's value (k = 0, the guarantee that Whotalks gives; its k = 100 takes longer, for it goes on until the ranks of the first are apart). It counts a path",
    "for both directions: its values are twice the share of pairs, and so is its error. So on Slashdot it is measured twice, with ε as asked and with 2ε, which is the same error as ours; its values are halved.",
    "NetworKit's KADABRA refuses directed networks: both sides get the undirected union, where everybody who is tied in one direction is tied in both.",
    "Checked first: the values of its hundred first and of ours are at most 2ε apart.",
    "",
    goalTable(lines),
    "",
    ...notes.map((note) => `- ${note}`),
  ].join("\n");
}

async function competeForTop(bench: Bench, rivals: Rivals, network: NetworkFolder, { epsilon, factors }: { readonly epsilon: number; readonly factors: readonly number[] }, into: { readonly lines: Line[]; readonly notes: string[]; readonly command: string }): Promise<void> {
  await rivals.load(network);
  const [peer] = rivals.peers;
  const title = `top-${TOP} betweenness to ±${epsilon}, ${describeNetwork(network)}`;
  const ask = (of: typeof rivals.ours, error: number) => {
    let seed = 0;
    return { run: () => of.ask<Top>({ do: "top", k: TOP, epsilon: error, delta: DELTA, seed: ++seed }) };
  };
  const runs = await inTurn([ask(rivals.ours, epsilon), ...factors.map((factor) => ask(peer!.conversation, factor * epsilon))], {
    rounds: bench.pairs, limitSeconds: bench.limitSeconds,
    check: ([ours, ...theirs]) => {
      for (const top of theirs) {
        const { most, shared } = apartAtMost(ours!, { people: top.people, values: top.values.map((value) => value / 2) });
        const said = `${title}: ${shared} of ${TOP} people in both lists, values at most ${most.toExponential(1)} apart`;
        bench.say(`${said}; ${ours!.seconds.toFixed(2)} s (${ours!.cpuSeconds.toFixed(2)}), ${ours!.samples} samples, and ${top.seconds.toFixed(2)} s (${top.cpuSeconds.toFixed(2)}), ${top.samples} samples`);
        if (most > 2 * epsilon) throw new Error(`${title}: a value is ${most} away from NetworKit's.`);
        into.notes.push(`${said}.`);
      }
    },
  });
  const samples = (of: readonly Top[]): string => formatSample(of.map((run) => run.samples), 0);
  const [ours, ...theirs] = runs as [Top[], ...Top[][]];
  theirs.forEach((of, i) => {
    const error = factors[i] === 1 ? "err = ε" : `err = ${factors[i]}ε`;
    into.lines.push(timeLine({ work: title, peer: `${peer!.name}, ${error}`, goal: GOAL, command: into.command }, ours, of));
    into.notes.push(`${title}: paths drawn ${samples(ours)}, NetworKit ${samples(of)} (${error}).`);
  });
}
