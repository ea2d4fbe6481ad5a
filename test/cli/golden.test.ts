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

interface Seen {
  readonly outcome: string;
  readonly files: readonly { readonly name: string; readonly format: string | null; readonly rowsRead: number | null; readonly rowsKept: number | null; readonly rowsSetAside: number | null; readonly setAside: Record<string, number>; readonly notices: readonly { readonly code: string; readonly severity: string }[] }[];
  readonly people: number | null;
  readonly ties: number | null;
  readonly timeRange: readonly [string, string] | null;
}

/** What stops the command line: where the page would ask it refuses with the first question, before anything is read; else what the engine refuses. */
function stopOf({ asks, refusal }: Look): string | undefined {
  const question = asks?.[0]?.split(" ")[0];
  return question === undefined ? refusal : `question-${question}`;
}

describe.runIf(folder !== undefined)("the command line finds in real files what the engine finds", () => {
  test.each(sample())("%s", async (path, look) => {
    const { code, stdout } = await whotalks(["inspect", `${folder}/${path}`, "--mode", "customers", "--as", "json"]);
    const seen = JSON.parse(stdout) as Seen;
    const stop = stopOf(look);
    expect(code).toBe(stop === undefined ? 0 : 1);
    expect(seen.files.flatMap(({ notices }) => notices.filter(({ severity }) => severity === "error").map((notice) => notice.code))).toEqual(stop === undefined ? [] : [stop]);
    const read = seen.files.filter(({ rowsRead }) => rowsRead !== null);
    if (stop !== undefined) {
      expect(seen).toMatchObject({ outcome: "refused", people: null, ties: null, timeRange: null });
      expect(read).toEqual([]);
      return;
    }
    expect(seen).toMatchObject({ outcome: look.outcome, people: look.people, ties: look.ties });
    expect(seen.timeRange?.join(" to ")).toBe(look.time);
    expect(read.map((file) => `${file.name}: ${file.format ?? "?"}, ${file.rowsRead!} = ${file.rowsKept!} + ${file.rowsSetAside!}`)).toEqual(look.tables?.map((table) => table.replace(/, (?:messages|people), (\d+ = \d+ \+ \d+)$/, ", $1")));
    const setAside: Record<string, number> = {};
    for (const file of read) for (const [reason, count] of Object.entries(file.setAside)) setAside[reason] = (setAside[reason] ?? 0) + count;
    expect(setAside).toEqual(look.setAside ?? {});
  });
});
