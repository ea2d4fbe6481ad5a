import { createWriteStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { root } from "../test/support/build.ts";
import type { Bench } from "./benchmark.ts";
import { buildCommandLine } from "./build.ts";
import { keep } from "./cache.ts";
import { goalTable, type Line } from "./contest.ts";
import { type Curve, drawGrowth } from "./growth-picture.ts";
import { generatedNetwork, loadNetwork } from "./networks.ts";
import { formatSample, median, ratios, table } from "./statistics.ts";
import { type Cost, runWatched } from "./watched-process.ts";

const SIZES = [1e4, 1e5, 1e6, 1e7] as const;
const GOAL = 11;

/** Time and memory of the command line from ten thousand to ten million messages, and as many ties. */
export async function benchGrowth(bench: Bench): Promise<string> {
  const whotalks = await buildCommandLine(bench.folder);
  const out = join(bench.folder, "grown.csv");
  const measured: { readonly kind: "messages" | "ties"; readonly size: number; readonly costs: Cost[] }[] = [];
  for (const kind of ["messages", "ties"] as const) {
    if (!bench.isAsked(kind)) continue;
    const args = kind === "ties" ? ["--measure", "pagerank"] : [];
    for (const size of SIZES) measured.push({ kind, size, costs: [] });
    const files = await Promise.all(SIZES.map(async (size) => (kind === "ties" ? tieList(size) : (await bench.messages(size)).path)));
    // Sizes in turn: a machine that slows down meanwhile slows all of them. The first round fills the file cache.
    for (let round = 0; round <= bench.pairs; round++) {
      for (const [i, file] of files.entries()) {
        if (round === 0 && SIZES[i]! >= 1e7) continue;
        const cost = await runWatched([whotalks, "rank", file, ...args, "-o", out]);
        if (round > 0) measured.find((one) => one.kind === kind && one.size === SIZES[i])!.costs.push(cost);
      }
      bench.say(`${kind}: round ${round} of ${bench.pairs}`);
    }
  }
  const seconds = (costs: readonly Cost[]): number[] => costs.map((cost) => cost.seconds);
  const of = (kind: string, size: number): number[] => seconds(measured.find((one) => one.kind === kind && one.size === size)?.costs ?? []);
  const curves: Curve[] = (["messages", "ties"] as const).map((kind) => ({
    label: kind, points: measured.filter((one) => one.kind === kind).map(({ size, costs }) => ({ x: size, y: median(seconds(costs)) })),
  }));
  const curvesDrawn = curves.filter(({ points }) => points.length > 0);
  if (curvesDrawn.length === 2) writeFileSync(join(root, "bench/pictures/growth.svg"), drawGrowth(curvesDrawn));
  const lines: Line[] = of("messages", 1e7).length === 0 ? [] : [{
    work: "from 1 to 10 million messages, time grows", peer: "–", unit: "-fold", digits: 2, theirs: undefined, goal: GOAL,
    ours: ratios(of("messages", 1e6), of("messages", 1e7)), command: "npm run bench -- growth",
  }];
  return [
    "`whotalks rank` on generated messages (100,000 people; ranked by impressions, both roles), and on generated lists of ties (a tenth as many people; ranked by PageRank): whole programs,",
    "median (smallest–largest). Ties drawn twice count once, so there are a few fewer than drawn.",
    "",
    goalTable(lines),
    "",
    table(["data", "s", "processor s", "peak MB"], measured.map(({ kind, size, costs }) => [
      `${size.toLocaleString("en")} ${kind}`, formatSample(seconds(costs), 2), formatSample(costs.map((cost) => cost.cpuSeconds), 2), formatSample(costs.map((cost) => cost.peakMegabytes), 0),
    ])),
    "",
    "![Seconds by number of messages and of ties, both axes logarithmic](pictures/growth.svg)",
  ].join("\n");
}

/** A generated network as a list of ties: from, to. */
async function tieList(ties: number): Promise<string> {
  const { folder } = await generatedNetwork(ties / 10, ties);
  return keep(`ties-${ties}.csv`, ["bench/growth.ts", "bench/networks.ts"], async (path) => {
    const { outgoing, personCount } = loadNetwork(folder);
    function* lines(): Generator<string> {
      let block = "from,to\n";
      for (let p = 0; p < personCount; p++) {
        for (let i = outgoing.start[p]!; i < outgoing.start[p + 1]!; i++) block += `p${p},p${outgoing.of[i]!}\n`;
        if (block.length < 1 << 18) continue;
        yield block;
        block = "";
      }
      yield block;
    }
    await pipeline(lines, createWriteStream(path));
  });
}
