import { openAsBlob, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { DirectedGraph } from "graphology";
import betweennessCentrality from "graphology-metrics/centrality/betweenness.js";
import type { ByteSource } from "../src/core/records.ts";
import { defaultSettings, type Settings } from "../src/engine/settings.ts";
import type { Engine } from "../src/engine/engine.ts";
import { newSession } from "../test/support/session.ts";

export interface ChangeTime {
  readonly ms: number;
  /** Processor time of all threads, collecting included. */
  readonly cpuMs: number;
}

/** What one run in a process of its own measured; printed as JSON. */
export interface ChangeTimes {
  readonly messages: number;
  readonly people: number;
  readonly openSeconds: number;
  readonly firstBoard: ChangeTime;
  /** Until every number of the board is there, by kind of change; each setting is new to the session. */
  readonly changes: Readonly<Record<string, readonly ChangeTime[]>>;
  /** Bytes that stay after opening, and after opening and the first board (its memory of stages included). */
  readonly openBytes: number;
  readonly boardBytes: number;
  /** The same with the table of topics: the messages of each topic, and the numbers of each. */
  readonly topicBytes: number;
}

export interface BetweennessTimes {
  readonly people: number;
  readonly ties: number;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

const [job, path, mode, times] = process.argv.slice(2);
const result = job === "changes" ? await timeChanges(path!, mode === "employees" ? "employees" : "customers") : await timeBetweenness(path!, Number(times));
process.stdout.write(JSON.stringify(result));

async function timeChanges(file: string, chosenMode: "customers" | "employees"): Promise<ChangeTimes> {
  const engine = newSession();
  const before = usedBytes();
  const start = performance.now();
  const opened = await engine.open([await sourceOf(file)], { mode: chosenMode });
  const openSeconds = (performance.now() - start) / 1000;
  const openBytes = usedBytes() - before;
  const timedBy = async (work: () => Promise<boolean>): Promise<ChangeTime> => {
    const cpu = process.cpuUsage();
    const from = performance.now();
    const hasAnswer = await work();
    const ms = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    if (!hasAnswer) throw new Error("nothing to rank");
    return { ms, cpuMs: (user + system) / 1000 };
  };
  const timed = (settings: Partial<Settings>): Promise<ChangeTime> => timedBy(async () => (await engine.board({ ...defaultSettings, ...settings })).connectors.count > 0);
  const firstBoard = await timed({});
  const boardBytes = usedBytes() - before;
  await engine.topics(defaultSettings);
  const topicBytes = usedBytes() - before;
  const changes: Record<string, ChangeTime[]> = {};
  const measure = async (kind: string, list: readonly Partial<Settings>[]): Promise<void> => {
    changes[kind] = [];
    for (const settings of list) changes[kind].push(await timed(settings));
  };
  const topics = opened.topics.slice(0, 12).map(({ name }) => name);
  if (topics.length > 0) await measure("topic", topics.map((topic) => ({ topics: [topic] })));
  if (opened.timeRange !== null) {
    const [first, last] = opened.timeRange;
    const at = (part: number): number => Math.floor(first + (last - first) * part);
    await measure("period", Array.from({ length: 9 }, (_, i) => ({ since: at(i / 12), until: at((i + 4) / 12) })));
    if (topics.length > 0) await measure("topic and period", topics.slice(0, 9).map((topic, i) => ({ topics: [topic], since: at(i / 12), until: at((i + 4) / 12) })));
  }
  await measure("share", [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.85, 0.9, 0.95].map((share) => ({ share })));
  if (topics.length > 0 && opened.timeRange !== null) {
    const [first, last] = opened.timeRange;
    const kind = `all ${opened.topics.length} topics, table`;
    changes[kind] = [];
    for (let i = 0; i < 9; i++) {
      const settings = { ...defaultSettings, share: 0.7, since: Math.floor(first + ((last - first) * i) / 13), until: Math.floor(first + ((last - first) * (i + 4)) / 13) };
      changes[kind].push(await timedBy(async () => (await engine.topics(i % 3 === 0 ? { ...defaultSettings, share: 0.6 + i / 100 } : settings)).rows.length > 0));
    }
  }
  return { messages: opened.messages, people: opened.people, openSeconds, firstBoard, changes, openBytes, boardBytes, topicBytes };
}

/** Exact betweenness of both, in turn, on the same network; both must agree on every person. */
async function timeBetweenness(file: string, runs: number): Promise<BetweennessTimes> {
  const ties = await tiesOf(file);
  const graph = new DirectedGraph();
  for (const [from, to, weight] of ties) graph.mergeDirectedEdge(from, to, { weight });
  const settings: Settings = { ...defaultSettings, measure: "betweenness" };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const engine = newSession();
    await engine.open([await sourceOf(file)], { mode: "customers" });
    await engine.board(defaultSettings);
    const start = performance.now();
    const page = await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 10_000 });
    const between = performance.now();
    const values: Record<string, number> = betweennessCentrality(graph, { getEdgeWeight: null, normalized: false });
    const end = performance.now();
    for (const { id, value } of page.rows) {
      const other = values[id] ?? 0;
      if (Math.abs((value ?? Number.NaN) - other) <= 1e-9 * Math.max(1, other)) continue;
      throw new Error(`Betweenness of ${id}: ${value} and ${other}`);
    }
    // The first run of both warms the compiler up.
    if (run === 0) continue;
    ours.push(between - start);
    theirs.push(end - between);
  }
  return { people: graph.order, ties: graph.size, ours, theirs };
}

/** The tie table that the engine writes: the peer gets the same network. */
async function tiesOf(file: string): Promise<[string, string, number][]> {
  const engine: Engine = newSession();
  await engine.open([await sourceOf(file)], { mode: "customers" });
  const { bytes } = await engine.write("ties", defaultSettings, {});
  const [, ...lines] = new TextDecoder().decode(bytes).trimEnd().split("\n");
  return lines.map((line) => {
    const [from, to, , weight] = line.split(",");
    return [from!, to!, Number(weight)];
  });
}

async function sourceOf(file: string): Promise<ByteSource> {
  const { size } = statSync(file);
  if (size < 1 << 24) {
    const bytes = readFileSync(file);
    return { name: basename(file), size, stream: () => new Blob([bytes]).stream() };
  }
  const blob = await openAsBlob(file);
  return { name: basename(file), size, stream: () => blob.stream(), slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()) };
}

/** What is alive: heap and buffers after collecting twice. */
function usedBytes(): number {
  for (let i = 0; i < 2; i++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
