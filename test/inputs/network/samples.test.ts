import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { unattended } from "../../../src/core/task.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf, sourceOf } from "../decode-help.ts";
import { readNetwork } from "./network-help.ts";

const folders = ["corpora/gexf", "corpora/graphml", "corpora/gephi-io", "data/gephi-samples", "data/walsh-sample-networks", "data/classic-igraphdata", "data/enron-titles", "data/robustness"];

/** Every GEXF and GraphML file, each content once. */
function samples(): { name: string; bytes: Uint8Array }[] {
  const seen = new Set<string>();
  const found: { name: string; bytes: Uint8Array }[] = [];
  for (const folder of folders) {
    const root = sharedPath(folder);
    if (root === undefined) continue;
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(?:gexf|graphml)$/i.test(entry.name));
    for (const { parentPath, name } of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const bytes = new Uint8Array(readFileSync(join(parentPath, name)));
      const digest = createHash("sha256").update(bytes).digest("hex");
      if (!seen.has(digest)) found.push({ name: basename(name), bytes });
      seen.add(digest);
    }
  }
  return found;
}

/** Samples that hold nobody, and those that are broken on purpose, with the reason they are refused for. */
const refused = new Map([
  ["pedantic.gexf", "no-records"], ["sanitized.gexf", "no-records"], ["meta.gexf", "no-records"], ["bug_1970.graphml", "no-records"], ["bug_2506_1.graphml", "no-records"],
  ["bug_2506_2.graphml", "no-records"], ["bug_2506_3.graphml", "no-records"], ["cattr_bool_bug2.graphml", "no-records"], ["invalid1.graphml", "encoding"], ["invalid2.graphml", "no-records"], ["invalid3.graphml", "no-records"],
  ["invalid4.graphml", "binary"], ["invalid5.graphml", "xml-broken"], ["invalid6.graphml", "xml-broken"],
]);

const all = samples();
const whole = all.filter(({ name }) => !refused.has(name));
const open = async (name: string, bytes: Uint8Array): Promise<unknown> => openTables(sourceOf(name, bytes), {}, { file: name, task: unattended });

test.runIf(all.length > 0)("there are more than sixty samples of GEXF and GraphML", () => {
  expect(all.length).toBeGreaterThan(60);
  expect([...refused.keys()].filter((name) => !all.some((sample) => sample.name === name))).toEqual([]);
});

test.each(all.filter(({ name }) => refused.has(name)))("$name is refused with its reason", async ({ name, bytes }) => {
  expect(await errorOf(() => open(name, bytes))).toMatchObject({ code: refused.get(name), where: { file: name } });
});

test.each(whole)("$name opens with its people and ties", async ({ name, bytes }) => {
  const { format, ties, people } = await readNetwork(bytes, name);
  const text = new TextDecoder().decode(bytes).replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, "");
  const count = (tag: string): number => Array.from(text.matchAll(new RegExp(`<${tag}[\\s>/]`, "g"))).length;
  expect(format).toBe(name.toLowerCase().split(".").at(-1));
  expect(people?.rows.length).toBe(count("node"));
  const bothWays = ties.notices.find(({ code }) => code === "ties-mixed")?.count ?? 0;
  const moments = ties.notices.some(({ code }) => code === "tie-moments") ? 1 : 0;
  expect(ties.rows.length + ties.setAside.length - bothWays - moments).toBe(count("edge"));
});

describe("cut off", () => {
  test.each(whole)("$name, anywhere, is refused with its line", async ({ name, bytes }) => {
    const end = bytes.lastIndexOf(0x3c);
    const cuts = new Set(Array.from({ length: 19 }, (_, k) => Math.floor((bytes.length * (k + 1)) / 20)));
    // Inside the last tag, before it, inside the first tags of a person and of a tie.
    const text = new TextDecoder("latin1").decode(bytes);
    for (const at of [end, end + 3, text.indexOf("<node ") + 8, text.indexOf("<edge ") + 8]) cuts.add(at);
    const opened: number[] = [];
    for (const cut of cuts) {
      if (cut <= 0 || cut > end + 3) continue;
      const error = await errorOf(() => open(name, bytes.subarray(0, cut))).catch(() => undefined);
      if (error === undefined || !["xml-broken", "encoding"].includes(error.code) || !(Number(error.where.line) > 0)) opened.push(cut);
    }
    expect(opened).toEqual([]);
  });
});
