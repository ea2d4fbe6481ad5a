import { expect, test } from "vitest";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { fileOf, newSession } from "../support/session.ts";

const text = "from,to\nann@a.org,bob@a.org\nbob@a.org,ann@a.org\n";
const refusal = (options: OpenOptions, csv = text): Promise<unknown> => newSession().open([fileOf("a.csv", csv)], { mode: "customers", ...options });

test.each([
  ["--opt-out", { optOut: ["ann@a.org"] }],
  ["--inside", { inside: ["b.org"] }],
  ["--exclude", { exclude: ["bob@a.org"] }],
] as const)("where %s leaves nothing, the refusal names it and not the columns", async (option, options) => {
  await expect(refusal(options)).rejects.toMatchObject({ code: "no-records", hint: expect.stringContaining(option) });
  await expect(refusal(options)).rejects.toMatchObject({ hint: expect.not.stringContaining("--columns") });
});

test("several options are all named, and rows that are faulty besides keep their remedy", async () => {
  await expect(refusal({ optOut: ["cem@c.org"], inside: ["b.org"] }, `${text}cem@c.org,ann@a.org\n`)).rejects.toMatchObject({ hint: "Check who objected: --opt-out. Check what is inside: --inside." });
  await expect(refusal({ inside: ["b.org"] }, `${text},ann@a.org\n`)).rejects.toMatchObject({ hint: expect.stringMatching(/--columns.*--inside/) });
  await expect(refusal({}, "from,to,weight\nann,bob,0\nbob,ann,0\n")).rejects.toMatchObject({ hint: "Correct the rows, or say what the columns are with --columns." });
});

test("rows of people are not among those left out", async () => {
  const files = [fileOf("a.csv", text), fileOf("people.csv", "id,name\nann@a.org,Ann\nbob@a.org,Bob\n")];
  await expect(newSession().open(files, { mode: "customers", files: [{}, { kind: "people" }], optOut: ["ann@a.org"] })).rejects.toMatchObject({ code: "no-records", message: expect.stringContaining("2 rows"), hint: expect.stringContaining("--opt-out") });
});
