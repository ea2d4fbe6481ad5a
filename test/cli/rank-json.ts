import { expect } from "vitest";
import type { RankJson } from "../support/session.ts";
import { whotalks } from "./whotalks.ts";

/** What `rank --as json` says, with what it printed beside it. */
export interface RankAnswer extends RankJson {
  readonly input: Counts & { readonly files: readonly (Counts & { readonly name: string; readonly format: string })[] };
  readonly stderr: string;
}

interface Counts {
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
}

/** Runs `rank … --as json` as a user would and reads the answer. Standard input is `input`. */
export async function rank(words: readonly string[], input?: string | Uint8Array): Promise<RankAnswer> {
  const { code, stdout, stderr } = await whotalks(["rank", ...words, "--as", "json"], input === undefined ? {} : { input });
  expect(stderr).not.toContain("error:");
  expect(code).toBe(0);
  return { ...(JSON.parse(stdout) as Omit<RankAnswer, "stderr">), stderr };
}

/** One column of the answer by id. */
export function column(answer: RankJson, key: string): Map<string, number> {
  return new Map(answer.people.map((person) => [person.id, person[key] as number]));
}

/** The best `count` people of a column as `id = value`, with the digits asked for. */
export function best(answer: RankJson, key: string, count: number, digits = 0): string[] {
  return Array.from(column(answer, key))
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([id, value]) => `${id} = ${value.toFixed(digits)}`);
}
