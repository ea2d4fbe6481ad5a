import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/build.ts";
import { formatSample, median, ratios, type Sample, table } from "./statistics.ts";

/** One line of the table of goals: what Whotalks needs, what the peer needs, and how much of that is allowed. */
export interface Line {
  readonly work: string;
  /** "–" where nobody is compared with: then `theirs` is undefined and the goal is for our own number. */
  readonly peer: string;
  readonly unit: string;
  readonly digits: number;
  readonly ours: Sample;
  readonly theirs: Sample | undefined;
  /** Most that ours ÷ theirs may be (or ours, without a peer); undefined = information. */
  readonly goal: number | undefined;
  /** Ratio of processor times, where both were read. */
  readonly processor?: number;
  readonly command: string;
}

export interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export interface Side<Measured extends Cost> {
  readonly run: () => Promise<Measured>;
}

/** A first round this long is no warm-up: it counts. */
const LONG_SECONDS = 10;

/**
 * Runs the sides in turn, each round beginning with another one. The first round, after which `check` may throw, is not counted unless
 * it is long. After `limitSeconds` no new round begins, so long work has fewer of them.
 * @returns for each side its runs, as many for all
 */
export async function inTurn<Measured extends Cost>(
  sides: readonly Side<Measured>[], options: { readonly rounds: number; readonly limitSeconds: number; readonly check?: (first: readonly Measured[]) => void },
): Promise<Measured[][]> {
  const begin = performance.now();
  const runs: Measured[][] = sides.map(() => []);
  const round = async (first: number): Promise<Measured[]> => {
    const measured: Measured[] = [];
    for (let i = 0; i < sides.length; i++) {
      const side = (first + i) % sides.length;
      measured[side] = await sides[side]!.run();
    }
    return measured;
  };
  const count = (measured: readonly Measured[]): void => measured.forEach((cost, side) => runs[side]!.push(cost));
  const first = await round(0);
  options.check?.(first);
  if (first.reduce((sum, { seconds }) => sum + seconds, 0) > LONG_SECONDS) count(first);
  while (runs[0]!.length < options.rounds) {
    if (runs[0]!.length > 0 && performance.now() - begin > options.limitSeconds * 1000) break;
    count(await round(runs[0]!.length));
  }
  return runs;
}

/** A line of seconds from the runs of both sides. */
export function timeLine(about: Pick<Line, "work" | "peer" | "goal" | "command">, ours: readonly Cost[], theirs: readonly Cost[]): Line {
  const seconds = (runs: readonly Cost[]): Sample => runs.map((run) => run.seconds);
  const cpu = (runs: readonly Cost[]): number => median(runs.map((run) => run.cpuSeconds));
  const unit = median(seconds(theirs)) < 1 ? "ms" : "s";
  const scale = unit === "ms" ? 1000 : 1;
  return {
    ...about, unit, digits: unit === "ms" ? 0 : 2, processor: cpu(ours) / cpu(theirs),
    ours: seconds(ours).map((value) => value * scale), theirs: seconds(theirs).map((value) => value * scale),
  };
}

/** What decides: the median of the ratios of one pair each, or of our own numbers where there is no peer. */
export function measuredOf(line: Line): Sample {
  return line.theirs === undefined ? line.ours : ratios(line.theirs, line.ours);
}

export function isMet(line: Line): boolean {
  return line.goal !== undefined && median(measuredOf(line)) <= line.goal;
}

export const goalHead = ["work", "peer", "", "Whotalks", "peer needs", "ratio", "goal", "", "runs", "processor time, ratio", "command"] as const;

/** The table of goals, and below it why what was missed was missed. */
export function goalTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const verdict = line.goal === undefined ? "information" : isMet(line) ? "met" : "**missed**";
    return [
      line.work, line.peer, line.unit, formatSample(line.ours, line.digits), line.theirs === undefined ? "–" : formatSample(line.theirs, line.digits),
      line.theirs === undefined ? "–" : formatSample(measuredOf(line), 2), line.goal === undefined ? "" : `≤ ${line.goal}`, verdict, String(line.ours.length),
      line.processor === undefined || Number.isNaN(line.processor) ? "" : line.processor.toFixed(2), `\`${line.command}\``,
    ];
  });
  const missed = lines.filter((line) => line.goal !== undefined && !isMet(line));
  return [table(goalHead, rows), ...missed.flatMap((line) => ["", `- Missed, ${line.work} (${line.peer}): ${reasonOf(line)}`])].join("\n");
}

/** Reasons are written by hand into bench/misses.md, under a heading `## WORK / PEER` that begins like the line's. */
function reasonOf({ work, peer }: Line): string {
  const sections = readFileSync(join(root, "bench/misses.md"), "utf8").split(/^## /m).slice(1);
  for (const section of sections) {
    const [head = "", ...text] = section.split("\n");
    const [ofWork = "", ofPeer = ""] = head.split(" / ");
    if (work.startsWith(ofWork.trim()) && peer.startsWith(ofPeer.trim())) return text.join(" ").replaceAll(/\s+/g, " ").trim();
  }
  return "no reason written down yet (bench/misses.md).";
}
