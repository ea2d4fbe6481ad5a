import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import type { Notice } from "../../src/core/notice.ts";
import { fileOf, newSession } from "../support/session.ts";
import { sharedPath } from "../support/shared.ts";
import { scorePollock, type PollockAnswer } from "./pollock-score.ts";

interface Reading extends PollockAnswer {
  readonly bytes: Uint8Array | undefined;
  readonly notices: readonly Notice[];
  readonly refusal: string;
}

const corpus = sharedPath("corpora/pollock");
const folder = corpus === undefined ? undefined : unpack(join(corpus, "polluted_files.tar.xz"));

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
}, 120_000);

/** The corpus is packed with xz: the system's tar unpacks it. */
function unpack(archive: string): string | undefined {
  const into = mkdtempSync(join(tmpdir(), "pollock-"));
  try {
    execFileSync("tar", ["-xJf", archive, "-C", into], { stdio: "pipe" });
    return into;
  } catch (error) {
    rmSync(into, { recursive: true });
    if (process.env["CI"] !== undefined) throw error;
    console.info("Pollock is left out: tar and xz are needed to unpack it");
    return undefined;
  }
}

describe.runIf(folder !== undefined)("Pollock: 2,290 polluted files, read as inspect --as csv reads them, nothing named", () => {
  const names = folder === undefined ? [] : readdirSync(join(folder, "csv")).sort();
  const readings = new Map<string, Reading>();
  const readClean = (): Map<string, string> => new Map(names.map((name) => [name, readFileSync(join(folder!, "clean", name), "utf8")]));

  test("simple score at least 9.95, weighted at least 9.60, none silently wrong", async () => {
    expect(names).toHaveLength(2290);
    const session = newSession();
    for (const name of names) {
      const bytes = readFileSync(join(folder!, "csv", name));
      try {
        const table = await session.table(fileOf(name, bytes), {});
        readings.set(name, { text: new TextDecoder().decode(table.bytes), bytes: table.bytes, isWarned: table.notices.length > 0, notices: table.notices, refusal: "" });
      } catch (error) {
        if (!(error instanceof WhotalksError)) throw new Error(`${name} crashed the reader`, { cause: error });
        readings.set(name, { text: undefined, bytes: undefined, isWarned: true, notices: [], refusal: `${error.code}: ${error.message}` });
      }
    }
    const weights = new Map(Object.entries(JSON.parse(readFileSync(join(corpus!, "pollock_weights.json"), "utf8")) as Record<string, number>));
    const score = scorePollock(readClean(), readings, weights);
    console.info(`Pollock: simple ${score.simple.toFixed(3)}, weighted ${score.weighted.toFixed(3)}, refused ${score.refused.length}, wrong and said ${score.wrong.length - score.silent.length}, silently wrong ${score.silent.length} of ${names.length}`);
    writeReport();
    expect(score.silent.slice(0, 20)).toEqual([]);
    expect(score.refused).toEqual(["file_no_payload.csv"]);
    expect(score.simple).toBeGreaterThanOrEqual(9.95);
    expect(score.weighted).toBeGreaterThanOrEqual(9.6);
  }, 300_000);

  test("nothing is said of the clean file", () => {
    expect(readings.get("source.csv")!.notices).toEqual([]);
  });

  /** POLLOCK_OUT=FOLDER keeps what was read, in the form that the corpus's own score.py reads. */
  function writeReport(): void {
    const out = process.env["POLLOCK_OUT"];
    if (out === undefined) return;
    mkdirSync(out, { recursive: true });
    for (const [name, { bytes, notices, refusal }] of readings) {
      writeFileSync(join(out, name), bytes ?? `Application Error\n${refusal}\n`);
      rmSync(join(out, `${name}.warn`), { force: true });
      if (notices.length > 0) writeFileSync(join(out, `${name}.warn`), notices.map((notice) => JSON.stringify(notice)).join("\n"));
    }
  }
});
