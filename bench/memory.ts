import type { Bench } from "./benchmark.ts";
import { buildProgram } from "./build.ts";
import { goalTable, type Line } from "./contest.ts";
import type { AtRest } from "./memory-at-rest.ts";
import { aboutNetwork, describeNetwork, generatedNetwork } from "./networks.ts";
import { table } from "./statistics.ts";
import { runWatched } from "./watched-process.ts";

const MESSAGE_GOAL = 40;
const TIE_GOAL = 16;
const FULL_TIE_GOAL = 44;
const ROWS = 10_000_000;
const PEOPLE = 1_000_000;
const TIES = 10_000_000;

/** What stays in memory of an open log and of a network, in bytes a message and a tie. */
export async function benchMemory(bench: Bench): Promise<string> {
  const program = await buildProgram("memory-at-rest", bench.folder);
  const run = async (job: string, path: string): Promise<AtRest> => JSON.parse((await runWatched(["--expose-gc", program, job, path])).printed) as AtRest;
  const command = "npm run bench -- memory";
  const about = { peer: "–", theirs: undefined, unit: "bytes", digits: 1, command } as const;
  const lines: Line[] = [];
  const parts: string[][] = [];
  const log = await bench.messages(bench.rows ?? ROWS);
  const repeated = async (job: string, path: string, perUnit: number): Promise<number[]> => {
    const values: number[] = [];
    for (let i = 0; i < bench.pairs; i++) {
      const found = await run(job, path);
      if (i === 0) parts.push([job === "log" ? log.title : path.split("/").at(-1)!, (found.bytes / 2 ** 20).toFixed(1), (found.arrayBytes / 2 ** 20).toFixed(1), (found.residentBytes / 2 ** 20).toFixed(1), ...(found.boardBytes === undefined ? [""] : [(found.boardBytes / 2 ** 20).toFixed(1)])]);
      values.push(found.bytes / perUnit);
      bench.say(`${job} ${path}: ${JSON.stringify(found)}`);
    }
    return values;
  };
  if (bench.isAsked("message")) lines.push({ ...about, work: `a message, ${log.title} open`, ours: await repeated("log", log.path, bench.rows ?? ROWS), goal: MESSAGE_GOAL });
  if (bench.isAsked("tie")) {
    const plain = await generatedNetwork(PEOPLE, TIES);
    const weighted = await generatedNetwork(PEOPLE, TIES, { weights: "made" });
    lines.push({ ...about, work: `a tie, unweighted and timeless, ${describeNetwork(plain)}`, ours: await repeated("network", plain.folder, aboutNetwork(plain.folder).ties), goal: TIE_GOAL });
    lines.push({ ...about, work: `a tie with weight, both directions used, ${describeNetwork(weighted)}`, ours: await repeated("network", weighted.folder, aboutNetwork(weighted.folder).ties), goal: FULL_TIE_GOAL });
  }
  return [
    "Bytes alive after collecting, less those before, one process each: heap, buffers and shared buffers (the arrays inside are listed beside it). A message: the file opened in a",
    "session (log, people, report), with all that it keeps of the texts. A tie: the network, both ways, with all its arrays read once; times of ties are no",
    "columns of their own, they are found in the log when asked for.",
    "",
    goalTable(lines),
    "",
    table(["data", "alive, MB", "of these in arrays, MB", "resident more than before, MB", "alive with the first board, MB"], parts),
  ].join("\n");
}
