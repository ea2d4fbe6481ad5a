import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import { sharedPath } from "../test/support/shared.ts";
import { benchBrowser } from "./browser.ts";
import { benchCommandLine } from "./command-line.ts";
import { benchEngine } from "./engine.ts";
import { benchImport } from "./import.ts";
import { makeMessages } from "./make-messages.ts";
import { writeResults } from "./results.ts";

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
  /** Real logs; none where the collection of real data is missing. */
  realLogs(): readonly LogFile[];
  /** Real lists of ties without times; none where the collection is missing. */
  realPairs(): readonly LogFile[];
  /** A generated million messages, written at the first call. */
  generatedLog(): Promise<LogFile>;
  /** Small real networks for exact betweenness. */
  networks(): readonly { readonly title: string; readonly path: string }[];
  say(line: string): void;
}

const sections: readonly (readonly [title: string, run: (bench: Bench) => Promise<string>])[] = [
  ["Command line", benchCommandLine],
  ["Browser", benchBrowser],
  ["Engine", benchEngine],
  ["Import", benchImport],
];
const SEED = 1;

/**
 * Runs every section, or those whose title begins with one of the words given (`npm run bench -- browser`), and writes bench/RESULTS.md;
 * sections not run keep what they said. `--pairs N` (default 5), `--rows N` (default 1,000,000).
 */
export async function runBenchmark(args: readonly string[]): Promise<void> {
  const optionOf = (name: string, usual: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : usual);
  const rows = optionOf("--rows", 1_000_000);
  const words = args.filter((word, i) => !word.startsWith("--") && !(args[i - 1] ?? "").startsWith("--"));
  const folder = mkdtempSync(join(tmpdir(), "whotalks-bench-"));
  const bench = createBench(folder, { pairs: optionOf("--pairs", 5), rows });
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      clear();
      process.exit(130);
    });
  }
  try {
    for (const [title, run] of sections) {
      if (words.length > 0 && !words.some((word) => title.toLowerCase().startsWith(word.toLowerCase()))) continue;
      bench.say(title);
      const measured = commit();
      const text = await run(bench).catch((fault: unknown) => {
        process.exitCode = 1;
        bench.say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
        return "**Not measured:** the run failed.";
      });
      writeResults(join(root, "bench/RESULTS.md"), sections.map(([other]) => other), { title, text, commit: measured });
    }
  } finally {
    clear();
  }
}

function createBench(folder: string, { pairs, rows }: { readonly pairs: number; readonly rows: number }): Bench {
  let generated: Promise<LogFile> | undefined;
  const generate = async (): Promise<LogFile> => {
    const path = join(folder, "messages.csv");
    await makeMessages(path, { rows, people: 100_000, seed: SEED });
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
    pairs,
    realLogs: () => (higgs === undefined ? [] : [{ title: "Higgs", path: higgs, delimiter: " ", hasHeader: false }]),
    realPairs: () => (slashdot === undefined ? [] : [{ title: "Slashdot", path: slashdot, delimiter: ",", hasHeader: true }]),
    generatedLog: () => (generated ??= generate()),
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
