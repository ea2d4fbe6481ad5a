import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import { sharedPath } from "../test/support/shared.ts";
import { benchBrowser } from "./browser.ts";
import { keep } from "./cache.ts";
import { benchCommandLine } from "./command-line.ts";
import { benchCommunities } from "./communities.ts";
import { benchDiscovery } from "./discovery.ts";
import { benchEngine } from "./engine.ts";
import { benchGrowth } from "./growth.ts";
import { benchImport } from "./import.ts";
import { benchLayout } from "./layout.ts";
import { makeMessages } from "./make-messages.ts";
import { benchMap } from "./map.ts";
import { benchMeasures } from "./measures.ts";
import { benchMemory } from "./memory.ts";
import { benchLongPaths, benchPaths } from "./paths.ts";
import { writeResults } from "./results.ts";
import { benchSampling } from "./sampling.ts";
import { benchTab } from "./tab.ts";
import { benchTasks } from "./tasks.ts";
import { benchTenMillion } from "./ten-million.ts";
import { benchTopics } from "./topics.ts";

/** A message log with what the peer has to be told about it. */
export interface LogFile {
  readonly title: string;
  readonly path: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
}

/** What the sections share. */
export interface Bench {
  /** A temporary folder outside the repository, deleted at the end. */
  readonly folder: string;
  readonly pairs: number;
  /** No new pair begins after so long; Infinity with `--thorough`. */
  readonly limitSeconds: number;
  /** Rows of the largest log, where another number than usual was asked for. */
  readonly rows: number | undefined;
  /** Threads of Whotalks and of each peer that can use several. */
  readonly threads: number;
  /** Whether a line was asked for: all are, without `--only TEXT`. */
  isAsked(line: string): boolean;
  /** Generated messages, written at the first call and kept. */
  messages(rows: number): Promise<LogFile>;
  /** Real logs; none where the collection of real data is missing. */
  realLogs(): readonly LogFile[];
  /** Real lists of ties without times; none where the collection is missing. */
  realPairs(): readonly LogFile[];
  /** A generated million messages, written at the first call. */
  generatedLog(): Promise<LogFile>;
  /** Small real networks for exact betweenness. */
  networks(): readonly { readonly title: string; readonly path: string }[];
  readonly say: (line: string) => void;
}

const sections: readonly (readonly [title: string, run: (bench: Bench) => Promise<string>])[] = [
  ["Command line", benchCommandLine],
  ["Browser", benchBrowser],
  ["Engine", benchEngine],
  ["Import", benchImport],
  ["Ten million messages", benchTenMillion],
  ["Tab: ten million messages", benchTab],
  ["Peers: exact betweenness", benchPaths],
  ["Peers: sampled betweenness", benchSampling],
  ["Peers: measures", benchMeasures],
  ["Peers: communities", benchCommunities],
  ["Topics", benchTopics],
  ["Discovery", benchDiscovery],
  ["Memory at rest", benchMemory],
  ["Growth", benchGrowth],
  ["Layout", benchLayout],
  ["Map", benchMap],
  ["Use: tasks of the main thread", benchTasks],
  ["Long: exact betweenness", benchLongPaths],
];
/** Run only when asked for by name. */
const SELDOM = "long";
const SEED = 1;
const LIMIT_SECONDS = 120;

/**
 * Runs every section but the long ones, or those whose title begins with one of the words given (`npm run bench -- browser`, `-- peers`,
 * `-- peers-measures`, `-- long`), and writes bench/RESULTS.md; sections not run keep what they said. `--pairs N` (default 5), `--rows N`
 * (default 1,000,000; ten million where that is the point), `--only TEXT`: only lines with this text, and nothing is written;
 * `--thorough`: all pairs, however long they take.
 */
export async function runBenchmark(args: readonly string[]): Promise<void> {
  const valueOf = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const numberOf = (name: string): number | undefined => (valueOf(name) === undefined ? undefined : Number(valueOf(name)));
  const flags = ["--thorough"];
  const words = args.filter((word, i) => !word.startsWith("--") && !((args[i - 1] ?? "").startsWith("--") && !flags.includes(args[i - 1]!)));
  const only = valueOf("--only");
  const folder = mkdtempSync(join(tmpdir(), "whotalks-bench-"));
  const bench = createBench(folder, { pairs: numberOf("--pairs") ?? 5, rows: numberOf("--rows"), only, limitSeconds: args.includes("--thorough") ? Infinity : LIMIT_SECONDS });
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      clear();
      process.exit(130);
    });
  }
  try {
    for (const [title, run] of sections) {
      const slug = slugOf(title);
      if (words.length === 0 ? slug.startsWith(SELDOM) : !words.some((word) => slug.startsWith(slugOf(word)))) continue;
      bench.say(title);
      const measured = commit();
      const text = await run(bench).catch((fault: unknown) => {
        process.exitCode = 1;
        bench.say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
        return "**Not measured:** the run failed.";
      });
      if (only !== undefined) {
        process.stdout.write(`${text}\n`);
        continue;
      }
      writeResults(join(root, "bench/RESULTS.md"), sections.map(([other]) => other), { title, text, commit: measured });
    }
  } finally {
    clear();
  }
}

/** "Peers: measures" as one types it: peers-measures. */
function slugOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

function createBench(folder: string, asked: Pick<Bench, "pairs" | "limitSeconds" | "rows"> & { readonly only: string | undefined }): Bench {
  const messages = async (rows: number): Promise<LogFile> => {
    const sources = ["bench/make-messages.ts", "src/core/random.ts"];
    const path = await keep(`messages-${rows}.csv`, sources, (file) => makeMessages(file, { rows, people: 100_000, seed: SEED }));
    return { title: `${rows.toLocaleString("en")} generated messages`, path, delimiter: ",", hasHeader: true };
  };
  const higgs = sharedPath("data/higgs-twitter/higgs-activity_time.txt.gz");
  const slashdot = sharedPath("data/large-snap/soc-slashdot0902-directed.edges.csv.gz");
  const networks = [
    ["CollegeMsg", "data/snap-temporal/CollegeMsg.txt.gz"],
    ["email-Eu-core", "data/email-Eu-core/email-Eu-core.txt"],
  ] as const;
  return {
    folder,
    pairs: asked.pairs,
    limitSeconds: asked.limitSeconds,
    rows: asked.rows,
    threads: availableParallelism(),
    isAsked: (line) => asked.only === undefined || line.toLowerCase().includes(asked.only.toLowerCase()),
    messages,
    realLogs: () => (higgs === undefined ? [] : [{ title: "Higgs", path: higgs, delimiter: " ", hasHeader: false }]),
    realPairs: () => (slashdot === undefined ? [] : [{ title: "Slashdot", path: slashdot, delimiter: ",", hasHeader: true }]),
    generatedLog: () => messages(asked.rows ?? 1_000_000),
    networks: () => networks.flatMap(([title, name]) => {
      const path = sharedPath(name);
      return path === undefined ? [] : [{ title, path }];
    }),
    say: (line) => void process.stderr.write(`${line}\n`),
  };
}

/** The commit that was measured. */
function commit(): string {
  const git = (...args: readonly string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const isChanged = git("status", "--porcelain", "--", "src", "package.json", "vite.config.ts") !== "";
  return `${git("rev-parse", "--short", "HEAD")}${isChanged ? " with uncommitted changes" : ""}`;
}
