import { createRandom, type Random } from "../../src/core/random.ts";
import { allFormats, recognise } from "../../src/inputs/registry.ts";
import { type Case, type Ending, Fault, openWhole, readTables } from "./execute.ts";
import { mutate } from "./mutate.ts";
import { madeSeeds, REFUSED_FORMATS, type Seed, sharedSeeds } from "./seeds.ts";
import { watchdog } from "./watchdog.ts";

/** In all, over every part: 100,000 in each run, a million with LONG=1, or as many as FUZZ_EXECUTIONS says. */
const EXECUTIONS = Number(process.env["FUZZ_EXECUTIONS"] ?? (process.env["LONG"] === "1" ? 1_000_000 : 100_000));
/** An input of at most 64 kB takes less; measured on a busy machine, so this only finds what hangs. */
const HANGS_MS = 5000;
const CHUNKS = [65_536, 65_536, 4096, 1000, 61, 7, 3, 1];

/** What was run, to be printed. */
export interface FuzzReport {
  readonly words: string;
  /** Each kind of fault once, with its smallest input. */
  readonly faults: readonly string[];
  /** Tables read to their end, by format. */
  readonly read: ReadonlyMap<string, number>;
  readonly formats: readonly string[];
  /** Fewer files read than this would mean that a reader is hardly ever reached. */
  readonly leastRead: number;
}

/**
 * Runs a part of the formats (those at place part, part + parts, …), a share of all executions each. The same seeds give the same inputs: an
 * execution is known by its format and number, whatever else runs.
 */
export async function fuzzPart(part: number, parts: number): Promise<FuzzReport> {
  const formats = allFormats.map(({ id }) => id);
  const mine = formats.filter((_, i) => i % parts === part);
  const each = Math.ceil(EXECUTIONS / formats.length);
  const only = process.env["FUZZ"]?.split(":");
  const watch = watchdog((place, number) => `FUZZ=${mine[place] ?? "seed"}:${number}`);
  const seeds = seedsByFormat((i) => watch.tick(mine.length, i));
  const faults = new Map<string, string>();
  const read = new Map<string, number>();
  const refusals = new Map<string, number>();
  let executions = 0;
  let rows = 0;
  let whole = 0;
  let slowest = { ms: 0, what: "" };
  const rejected: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejected.push(reason);
  process.on("unhandledRejection", onRejection);
  const start = performance.now();
  try {
    for (const [f, format] of mine.entries()) {
      for (let i = 0; i < each; i++) {
        if (only !== undefined && (only[0] !== format || Number(only[1]) !== i)) continue;
        watch.tick(f, i);
        const one = makeCase(format, i, seeds);
        const from = performance.now();
        let fault: Fault | undefined;
        try {
          const ending = await execute(one, i);
          if (i % 10 === 0) whole++;
          rows += ending.rows;
          if (ending.refusal === undefined) read.set(ending.format ?? format, (read.get(ending.format ?? format) ?? 0) + 1);
          else refusals.set(ending.refusal, (refusals.get(ending.refusal) ?? 0) + 1);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          fault = error;
        }
        executions++;
        const ms = performance.now() - from;
        if (ms > slowest.ms) slowest = { ms, what: `${format}:${i}, ${one.bytes.length} bytes` };
        if (ms > HANGS_MS) fault ??= new Fault(`slower than ${HANGS_MS} ms`);
        if (rejected.length > 0) fault ??= new Fault(`a rejection that nobody handles: ${String(rejected.splice(0)[0])}`);
        if (fault !== undefined && !faults.has(fault.message) && faults.size < 20) faults.set(fault.message, await describe(fault, one, format, i));
      }
    }
  } finally {
    process.off("unhandledRejection", onRejection);
    await watch.stop();
  }
  const refused = [...refusals].sort((a, b) => b[1] - a[1]);
  const words = [
    `fuzz: ${executions.toLocaleString("en")} executions over ${mine.join(", ")} in ${((performance.now() - start) / 1000).toFixed(0)} s:`,
    `${[...read.values()].reduce((sum, n) => sum + n, 0).toLocaleString("en")} read (${rows.toLocaleString("en")} rows), ${refused.reduce((sum, [, n]) => sum + n, 0).toLocaleString("en")} refused (${refused.slice(0, 6).map(([code, n]) => `${code} ${n}`).join(", ")} …);`,
    `${whole.toLocaleString("en")} to the whole log; slowest ${slowest.ms.toFixed(0)} ms (${slowest.what}).`,
  ].join(" ");
  return { words, faults: [...faults.values()], read, formats: mine, leastRead: each / 500 };
}

/** Seeds by the format they are known as; corpora first, made-up ones where they are missing too. */
function seedsByFormat(onSeed: (number: number) => void): ReadonlyMap<string, readonly Seed[]> {
  const all = [...madeSeeds(), ...sharedSeeds()];
  const byFormat = new Map<string, Seed[]>([["", all]]);
  for (const [i, seed] of all.entries()) {
    onSeed(i);
    const id = formatOf(seed);
    if (id !== undefined) byFormat.set(id, [...(byFormat.get(id) ?? []), seed]);
  }
  return byFormat;
}

/** The format a seed is known as by its content and name; undefined where nothing fits. */
export function formatOf({ name, bytes }: Seed): string | undefined {
  try {
    return recognise({ name, bytes, isWhole: true }).id;
  } catch {
    return undefined;
  }
}

/** The input of one execution: nothing but the seeds, the format's id and the number decides. */
function makeCase(format: string, number: number, seeds: ReadonlyMap<string, readonly Seed[]>): Case {
  const random = createRandom(hash(format) * 0x100000 + number);
  const all = seeds.get("")!;
  const own = seeds.get(format) ?? all;
  const seed = pick(random, random.below(8) === 0 ? all : own);
  const other = pick(random, random.below(3) === 0 ? all : own);
  const bytes = number < own.length ? own[number]!.bytes : mutate(random, seed.bytes, other.bytes);
  const chunk = CHUNKS[random.below(CHUNKS.length)]!;
  return {
    name: (random.below(8) === 0 ? other : number < own.length ? own[number]! : seed).name,
    bytes,
    // What is only refused is no answer to what a file is.
    format: random.below(2) === 0 && !REFUSED_FORMATS.includes(format) ? format : undefined,
    chunkBytes: Math.max(chunk, Math.ceil(bytes.length / 128)),
    canJump: random.below(2) === 0,
  };
}

/** Every tenth input goes through the whole log, every tenth is read in two ways that must agree, the rest is decoded. */
async function execute(one: Case, number: number): Promise<Ending> {
  if (number % 10 === 0) return openWhole(one);
  const ending = await readTables(one);
  if (number % 10 !== 5) return ending;
  const again = await readTables({ ...one, chunkBytes: 1 + (one.chunkBytes % 977) + Math.ceil(one.bytes.length / 64), canJump: !one.canJump });
  if (again.digest !== ending.digest) throw new Fault(`the same bytes in other chunks read differently (${one.format ?? ending.format ?? ""})`);
  return ending;
}

async function describe(fault: Fault, one: Case, format: string, number: number): Promise<string> {
  const small = fault.message.startsWith("slower") ? one : await minimise(one, number, fault.message);
  const cause = fault.cause instanceof Error ? `\n${(fault.cause.stack ?? "").split("\n").slice(0, 6).join("\n")}` : "";
  return `${fault.message}\n  execution FUZZ=${format}:${number}, file ${JSON.stringify(one.name)} read as ${one.format ?? "it looks"}, ${one.bytes.length} bytes, smallest ${small.bytes.length} in chunks of ${small.chunkBytes}\n  base64 ${Buffer.from(small.bytes.subarray(0, 3000)).toString("base64")}\n  ${JSON.stringify(Buffer.from(small.bytes.subarray(0, 400)).toString("latin1"))}${cause}`;
}

/** Leaves out ever smaller pieces as long as the same fault is met. */
async function minimise(one: Case, number: number, message: string): Promise<Case> {
  let best = one;
  let tries = 0;
  const meets = async (bytes: Uint8Array): Promise<boolean> => {
    tries++;
    try {
      await execute({ ...best, bytes }, number);
      return false;
    } catch (error) {
      return error instanceof Fault && error.message === message;
    }
  };
  for (let size = best.bytes.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < best.bytes.length && tries < 1500; ) {
      const without = Buffer.concat([best.bytes.subarray(0, at), best.bytes.subarray(at + size)]);
      if (await meets(without)) best = { ...best, bytes: new Uint8Array(without) };
      else at += size;
    }
  }
  return best;
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.below(list.length)]!;
}

/** FNV-1a of a format's id: its executions stay the same when other formats join. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
