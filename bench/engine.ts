import type { Bench } from "./benchmark.ts";
import { buildProgram } from "./build.ts";
import type { BetweennessTimes, ChangeTime, ChangeTimes } from "./engine-times.ts";
import { formatSample, median, ratios, table } from "./statistics.ts";
import { runWatched } from "./watched-process.ts";

/** "Any slice re-ranks in under 200 ms at a million messages." */
const CHANGE_GOAL_MS = 200;

/** The engine in one process without a page: every change at a million messages, memory at rest, exact betweenness. */
export async function benchEngine(bench: Bench): Promise<string> {
  const program = await buildProgram("engine-times", bench.folder);
  const million = await bench.generatedLog();
  const run = async <Times>(...args: readonly string[]): Promise<Times> => JSON.parse((await runWatched(["--expose-gc", program, ...args])).printed) as Times;

  const repeated: ChangeTimes[] = [];
  for (let i = 0; i < bench.pairs; i++) {
    repeated.push(await run<ChangeTimes>("changes", million.path, "customers"));
    bench.say(`changes: run ${i + 1} of ${bench.pairs}`);
  }
  const memory: string[][] = [memoryRow(million.title, repeated[0]!)];
  memory.push(memoryRow(`${million.title}, employees (texts dropped)`, await run<ChangeTimes>("changes", million.path, "employees")));
  for (const log of bench.realLogs()) memory.push(memoryRow(log.title, await run<ChangeTimes>("changes", log.path, "customers")));

  const betweenness: string[][] = [];
  for (const { title, path } of bench.networks()) {
    const { people, ties, ours, theirs } = await run<BetweennessTimes>("betweenness", path, "", String(bench.pairs));
    betweenness.push([`${title}: ${people.toLocaleString("en")} people with ties, ${ties.toLocaleString("en")} ties`, formatSample(ours, 0), formatSample(theirs, 0), formatSample(ratios(ours, theirs), 2)]);
    bench.say(`betweenness of ${title}`);
  }
  return [
    `### A change at ${repeated[0]!.messages.toLocaleString("en")} messages, ${repeated[0]!.people.toLocaleString("en")} people`,
    "",
    "Milliseconds until every number of the board is there, engine in one process; each setting is new to the session.",
    `${bench.pairs} processes, about ten settings of a kind in each; median (smallest–largest) of all. Goal (product.md, Topics): a slice re-ranks in under ${CHANGE_GOAL_MS} ms.`,
    "",
    table(["change", "ms", "processor ms", "goal"], changeRows(repeated)),
    "",
    "### Memory at rest",
    "",
    "Heap and buffers alive after collecting, less those before opening; one process each.",
    "",
    table(["data", "messages", "opened, MB", "bytes a message", "with the first board, MB", "bytes a message", "with the table of topics, MB"], memory),
    "",
    "### Exact betweenness, in milliseconds",
    "",
    `The engine's ranked list by betweenness against graphology-metrics (graph already built, not counted), ${bench.pairs} pairs in turn in one process after one that is not counted; every person's value agrees to 1e-9.`,
    "",
    table(["network", "Whotalks", "graphology-metrics", "ratio"], betweenness),
  ].join("\n");
}

function changeRows(runs: readonly ChangeTimes[]): string[][] {
  const rows = [
    ["opening the file", formatSample(runs.map((run) => run.openSeconds * 1000), 0), "", ""],
    changeRow("first board", runs.map((run) => run.firstBoard), ""),
  ];
  for (const kind of Object.keys(runs[0]!.changes)) {
    const times = runs.flatMap((run) => run.changes[kind] ?? []);
    rows.push(changeRow(kind, times, median(times.map(({ ms }) => ms)) < CHANGE_GOAL_MS ? "met" : "**failed**"));
  }
  return rows;
}

function changeRow(label: string, times: readonly ChangeTime[], goal: string): string[] {
  return [label, formatSample(times.map(({ ms }) => ms), 0), formatSample(times.map(({ cpuMs }) => cpuMs), 0), goal];
}

function memoryRow(title: string, { messages, openBytes, boardBytes, topicBytes }: ChangeTimes): string[] {
  const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
  return [title, messages.toLocaleString("en"), megabytes(openBytes), (openBytes / messages).toFixed(0), megabytes(boardBytes), (boardBytes / messages).toFixed(0), megabytes(topicBytes)];
}
