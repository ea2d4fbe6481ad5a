import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Look } from "../golden/shared-data.ts";
import { sharedPath } from "../support/shared.ts";
import { whotalks } from "./whotalks.ts";

const golden = JSON.parse(readFileSync(new URL("../golden/shared-data.json", import.meta.url), "utf8")) as Readonly<Record<string, Look>>;
const folder = sharedPath("data");

/** Of each format the first file of the list that is one table or network, and the first refusal of each kind. */
function sample(): [string, Look][] {
  const seen = new Set<string>();
  return Object.entries(golden).filter(([path, look]) => {
    const kind = look.refusal ?? / (\S+), /.exec(look.tables?.[0] ?? "")?.[1] ?? "";
    if (!path.includes("/") || seen.has(kind)) return false;
    seen.add(kind);
    return true;
  });
}

describe.runIf(folder !== undefined)("the command line finds in real files what the engine finds", () => {
  test.each(sample())("%s", async (path, look) => {
    const { code, stdout } = await whotalks(["inspect", `${folder}/${path}`, "--mode", "customers", "--as", "json"]);
    const seen = JSON.parse(stdout) as { outcome: string; files: { name: string; format: string | null; rowsRead: number | null; rowsKept: number | null; notices: { code: string; severity: string }[] }[]; people: number | null; ties: number | null; timeRange: [string, string] | null };
    expect(code).toBe(look.outcome === "refused" ? 1 : 0);
    expect(seen).toMatchObject({ outcome: look.outcome, people: look.people ?? null, ties: look.ties ?? null });
    expect(seen.timeRange?.join(" to ")).toBe(look.time);
    // Where the engine refuses, the command line says so, or has asked before it came to that.
    const codes = seen.files.flatMap(({ notices }) => notices.map(({ code: found }) => found));
    if (look.refusal !== undefined) expect(codes.some((found) => found === look.refusal || (look.asks ?? []).some((asked) => found === `question-${asked.split(" ")[0]!}`)), codes.join()).toBe(true);
    for (const table of look.tables ?? []) {
      const [, name, format, read, kept] = /^(.*): (\S+), \S+, (\d+) = (\d+) \+ \d+$/.exec(table)!;
      expect(seen.files).toContainEqual(expect.objectContaining({ name, format, rowsRead: Number(read), rowsKept: Number(kept) }));
    }
  });
});
