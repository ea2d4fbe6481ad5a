import { statSync } from "node:fs";
import type { Bench, LogFile } from "./benchmark.ts";
import { buildProgram } from "./build.ts";
import type { ImportTimes } from "./import-times.ts";
import { makeOtherFiles } from "./make-other-files.ts";
import { formatSample, median, ratios, table } from "./statistics.ts";
import { runWatched } from "./watched-process.ts";

/** "CSV to talk log at least twice PapaParse, memory under 1.5 times the log's own size" (issue 3). */
const GOAL_RATIO = 2;
const GOAL_MEMORY = 1.5;
const MB = 2 ** 20;
/** Read first where memory is measured: large enough for everything to be compiled. */
const SMALL_ROWS = 10_000;
/** A log beside which what every reading takes is small. */
const LARGE_ROWS = 10_000_000;

/** CSV to talk log against PapaParse on the same file, pair by pair; how fast the other formats are, as information. */
export async function benchImport(bench: Bench): Promise<string> {
  const program = await buildProgram("import-times", bench.folder);
  const read = async (reader: "whotalks" | "papaparse" | "papaparse-bare", log: LogFile, ...after: readonly string[]): Promise<ImportTimes> => {
    const { printed } = await runWatched(["--expose-gc", program, reader, log.path, log.delimiter, log.hasHeader ? "header" : "no-header", ...after]);
    return JSON.parse(printed) as ImportTimes;
  };
  const small = await bench.messages(SMALL_ROWS);
  const times: string[][] = [];
  const memory: string[][] = [];
  for (const log of [await bench.generatedLog(), ...bench.realLogs(), ...bench.realPairs()].filter(({ title }) => bench.isAsked(title))) {
    // Not counted: fills the file cache, and shows that both read the same.
    compare(log, await read("whotalks", log), await read("papaparse", log));
    const pairs: { readonly ours: ImportTimes; readonly theirs: ImportTimes }[] = [];
    for (let pair = 0; pair < bench.pairs; pair++) {
      const first = pair % 2 === 0 ? await read("whotalks", log) : undefined;
      const theirs = await read("papaparse", log);
      pairs.push({ ours: first ?? (await read("whotalks", log)), theirs });
      bench.say(`${log.title}: pair ${pair + 1} of ${bench.pairs}`);
    }
    for (const [label, unit] of [["wall s", "seconds"], ["processor s", "cpuSeconds"]] as const) {
      const ours = pairs.map((pair) => pair.ours[unit]);
      const theirs = pairs.map((pair) => pair.theirs[unit]);
      const ratio = ratios(ours, theirs);
      times.push([log.title, label, formatSample(ours, 2), formatSample(theirs, 2), formatSample(ratio, 2), unit === "seconds" ? goal(median(ratio) >= GOAL_RATIO) : ""]);
    }
    const named = pairs.map(({ ours }) => ours.seconds + ours.idSeconds);
    times.push([log.title, "wall s, ids as strings besides", formatSample(named, 2), formatSample(pairs.map(({ theirs }) => theirs.seconds), 2), formatSample(ratios(named, pairs.map(({ theirs }) => theirs.seconds)), 2), ""]);
    const bare: number[] = [];
    for (let run = 0; run < Math.min(3, bench.pairs); run++) bare.push((await read("papaparse-bare", log)).seconds);
    times.push([log.title, "wall s, PapaParse without topics, texts and rows", formatSample(pairs.map(({ ours }) => ours.seconds), 2), formatSample(bare, 2), (median(bare) / median(pairs.map(({ ours }) => ours.seconds))).toFixed(2), ""]);
    const kept = pairs.map(({ ours }) => ours.keptBytes / MB);
    const loaded: { readonly ours: ImportTimes; readonly theirs: ImportTimes }[] = [];
    for (let run = 0; run < Math.min(3, bench.pairs); run++) loaded.push({ ours: await read("whotalks", log, small.path), theirs: await read("papaparse", log, small.path) });
    const share = loaded.map(({ ours }) => ours.peakBytes / ours.keptBytes);
    const peaks = (runs: typeof loaded, whose: "ours" | "theirs"): string => formatSample(runs.map((run) => run[whose].peakBytes / MB), 0);
    memory.push([log.title, formatSample(kept, 0), peaks(loaded, "ours"), peaks(loaded, "theirs"), formatSample(share, 2), goal(median(share) < GOAL_MEMORY), peaks(pairs, "ours"), peaks(pairs, "theirs")]);
  }
  if (bench.rows === undefined && bench.isAsked(`${LARGE_ROWS.toLocaleString("en")} generated messages`)) memory.push(await largeLog(bench, read, small));
  return [
    "From the first byte to the talk log, one process each, program start not counted. PapaParse is fed as a stream and its rows become what a log holds: numbers of",
    "author, recipient, time, weight, row and topic, and the texts as strings. It is told delimiter and columns and takes cells as they come. Whotalks finds both out, checks",
    "every byte (strict UTF-8) and every cell, resolves ties, numbers people by id and takes SHA-256. Ids lie in the log as bytes, in order, and become strings when they are",
    "first asked for: what that takes is added in the third line. Without topics, texts and rows PapaParse does less: for information.",
    `${bench.pairs} pairs in turn after one that is not counted; median (smallest–largest); ratio: PapaParse / Whotalks, pair by pair. Goal: ${GOAL_RATIO} or more.`,
    "Checked before timing: both find the same number of rows and people, and the same sums of weights, of times, and of the lengths of ids, topics and texts.",
    "",
    table(["file", "", "Whotalks", "PapaParse", "ratio", "goal"], times),
    "",
    "Memory: what the log itself takes when everything else is collected, and the most that was resident while it was read, less what was before: in a process that has",
    `read a file of ${SMALL_ROWS.toLocaleString("en")} messages already, so that the program is loaded and compiled, and (cold) in the runs above. Goal: under ${GOAL_MEMORY} times the log.`,
    "Every reading takes 30 to 50 MB, however small the log is: the young half of the script engine's heap, pieces of the file and of what is unpacked, the table in which ids are",
    "looked up. Beside a log of 12 to 25 MB that is more than half of it; beside one of 200 MB (the last line, without the peer, whose strings would fill the memory) it is not.",
    "",
    table(["file", "log, MB", "peak, MB", "PapaParse's peak, MB", "peak / log", "goal", "peak, cold", "PapaParse's, cold"], memory),
    "",
    "### Other formats",
    "",
    "The same way from file to log, files made for it (information, no goal).",
    "",
    await otherFormats(bench, program),
  ].join("\n");
}

/** What reading many messages takes: the same columns as for the others, the peer left out. */
async function largeLog(bench: Bench, read: (reader: "whotalks", log: LogFile, ...after: readonly string[]) => Promise<ImportTimes>, small: LogFile): Promise<string[]> {
  const log = await bench.messages(LARGE_ROWS);
  const runs: { readonly loaded: ImportTimes; readonly cold: ImportTimes }[] = [];
  for (let run = 0; run < Math.min(3, bench.pairs); run++) {
    runs.push({ loaded: await read("whotalks", log, small.path), cold: await read("whotalks", log) });
    bench.say(`${log.title}: run ${run + 1}`);
  }
  const share = runs.map(({ loaded }) => loaded.peakBytes / loaded.keptBytes);
  const inMegabytes = (values: readonly number[]): string => formatSample(values.map((bytes) => bytes / MB), 0);
  return [log.title, inMegabytes(runs.map(({ loaded }) => loaded.keptBytes)), inMegabytes(runs.map(({ loaded }) => loaded.peakBytes)), "–", formatSample(share, 2), goal(median(share) < GOAL_MEMORY), inMegabytes(runs.map(({ cold }) => cold.peakBytes)), "–"];
}

async function otherFormats(bench: Bench, program: string): Promise<string> {
  const rows: string[][] = [];
  for (const { title, path } of await makeOtherFiles(bench.folder)) {
    if (!bench.isAsked(title)) continue;
    const runs: ImportTimes[] = [];
    for (let run = 0; run < Math.min(3, bench.pairs); run++) runs.push(JSON.parse((await runWatched(["--expose-gc", program, "whotalks", path])).printed) as ImportTimes);
    const size = statSync(path).size / MB;
    const seconds = runs.map((run) => run.seconds);
    rows.push([title, size.toFixed(1), runs[0]!.rows.toLocaleString("en"), formatSample(seconds, 2), (size / median(seconds)).toFixed(1), Math.round(runs[0]!.rows / median(seconds)).toLocaleString("en"), formatSample(runs.map((run) => run.peakBytes / MB), 0)]);
    bench.say(title);
  }
  return table(["file", "MB", "rows", "s", "MB/s", "rows/s", "peak, MB"], rows);
}

function goal(isMet: boolean): string {
  return isMet ? "met" : "**failed**";
}

/** @throws where both read something else: then no time means anything */
function compare(log: LogFile, ours: ImportTimes, theirs: ImportTimes): void {
  const differs = ours.rows !== theirs.rows || ours.people !== theirs.people || ours.check.some((sum, i) => Math.abs(sum - theirs.check[i]!) > 1e-9 * Math.abs(sum));
  if (differs) throw new Error(`${log.title}: ${JSON.stringify([ours.rows, ours.people, ours.check])} and ${JSON.stringify([theirs.rows, theirs.people, theirs.check])}`);
}
