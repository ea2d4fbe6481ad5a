import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../support/build.ts";
import { buildThread } from "../support/built-thread.ts";

/** Two words that one person writes once, in a message of 600. */
const CANARY = ["zqcanary", "zqlantern"];

const THEMES = ["parcel courier doorbell neighbour", "invoice payment refund interest", "screen battery charger cable", "kettle boiler teapot saucer", "garden tulip shovel hedge", "violin cello drummer concert"];

const folder = mkdtempSync(join(tmpdir(), "whotalks-heap-"));
let program = "";
let thread = "";
const built: string[] = [folder];

beforeAll(async () => {
  const [main, worker] = [await buildThread("test/engine/heap-program.ts"), await buildThread("src/cli/pool-thread.ts")];
  built.push(main.folder, worker.folder);
  program = fileURLToPath(main.file);
  thread = worker.file.href;
  const rows = Array.from({ length: 600 }, (_, m) => ({
    from: `p${m % 30}`, to: `p${(m * 7 + 1) % 30}`, time: `2025-01-${String(1 + (m % 28)).padStart(2, "0")}T10:00:00Z`,
    text: m === 311 ? `my parcel and the ${CANARY.join(" and the ")} again` : THEMES[m % THEMES.length]!,
  }));
  writeFileSync(join(folder, "talk.csv"), ["from,to,time,text", ...rows.map(({ from, to, time, text }) => `${from},${to},${time},${text}`)].join("\n"));
  writeFileSync(join(folder, "talk.ndjson"), rows.map((row) => JSON.stringify(row)).join("\n"));
}, 120_000);

afterAll(() => {
  for (const one of built) rmSync(one, { recursive: true, force: true });
});

/** What the process still holds of the two words: as strings, and in buffers. */
async function held(file: string, mode: "customers" | "employees", worker: string): Promise<{ readonly strings: readonly string[]; readonly bytes: readonly string[] }> {
  const [snapshot, buffers] = [join(folder, "held.heapsnapshot"), join(folder, "held.bin")];
  const said = JSON.parse(await runProgram(process.execPath, [program, join(folder, file), mode, worker, snapshot, buffers])) as { readonly messages: number; readonly topics: number };
  expect(said.messages).toBe(600);
  expect(said.topics).toBeGreaterThan(0);
  const within = (path: string): readonly string[] => {
    const content = readFileSync(path);
    // The words of the other messages show that the place was looked at.
    return CANARY.filter((word) => content.includes(word));
  };
  return { strings: within(snapshot), bytes: within(buffers) };
}

// The texts of JSON are kept in memory, those of a delimited file are read from it when they are asked for; words of texts are kept.
test("with customers words and texts are held: this is how it looks where they are", async () => {
  expect(await held("talk.ndjson", "customers", "")).toEqual({ strings: CANARY, bytes: CANARY });
}, 120_000);

test.each([["talk.csv", "workers"], ["talk.ndjson", "one thread"]])("with employees nothing of a message's text is held after its topics are counted: %s, %s", async (file, how) => {
  expect(await held(file, "employees", how === "workers" ? thread : "")).toEqual({ strings: [], bytes: [] });
}, 120_000);
