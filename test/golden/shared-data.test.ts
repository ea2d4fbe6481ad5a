import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { sharedPath } from "../support/shared.ts";
import { filesOf, type Look, lookAt, type Together } from "./shared-data.ts";

/** Related files opened together, by a title. */
const TOGETHER: Readonly<Record<string, Together>> = {
    "email-Eu-core with departments": { files: ["email-Eu-core/edges.csv", "email-Eu-core/nodes.csv"] },
  "Enron with titles": { files: ["enron-perry/emails.csv", "enron-perry/employees.csv"] },
  "Rothamsted with followers": { files: ["rothamsted-tweets/interactions.csv", "rothamsted-tweets/accounts.csv"] },
  "GitHub with names": { files: ["musae-github/musae_git_edges.csv", "musae-github/musae_git_target.csv"] },
  "Krackhardt's advice with departments": { files: ["classic-networkdata/ht_advice.edges.csv", "classic-networkdata/ht_reports.nodes.csv"] },
  "Florentine marriages with names": { files: ["classic-networkdata/flo_marriage.edges.csv", "classic-networkdata/flo_marriage.nodes.csv"] },
  "karate with names": { files: ["classic-networkdata/karate.edges.csv", "classic-networkdata/karate.nodes.csv"] },
  "Quakers": { files: ["walsh-sample-networks/quaker-edges.csv", "walsh-sample-networks/quaker-nodes.csv"] },
  "Game of Thrones": { files: ["walsh-sample-networks/got-edges.csv", "walsh-sample-networks/got-nodes.csv"] },
  "Marvel": { files: ["walsh-sample-networks/marvel-unimodal-edges.csv", "walsh-sample-networks/marvel-unimodal-nodes.csv"] },
  "political books": { files: ["walsh-sample-networks/political-books-edges.csv", "walsh-sample-networks/political-books-nodes.csv"] },
};

const GOLDEN = new URL("shared-data.json", import.meta.url);
const updates = process.env["UPDATE_GOLDEN"] === "1";
const golden: Readonly<Record<string, Look>> = existsSync(GOLDEN) ? (JSON.parse(readFileSync(GOLDEN, "utf8")) as Record<string, Look>) : {};
const folder = sharedPath("data");

describe.runIf(folder !== undefined)("what every file of the collection of real data becomes (UPDATE_GOLDEN=1 writes it anew)", () => {
  const files = folder === undefined ? [] : filesOf(folder);
  const entries: (readonly [string, Together])[] = [...files.map((file) => [file, { files: [file] }] as const), ...Object.entries(TOGETHER)];
  const found: Record<string, Look> = {};

  test.each(entries)("%s", async (title, together) => {
    found[title] = await lookAt(folder!, together);
    if (!updates) expect(found[title]).toEqual(golden[title]);
  });

  test("the list names every file, and nothing that is not there", () => {
    if (!updates) expect(Object.keys(golden)).toEqual(entries.map(([title]) => title));
  });

  afterAll(() => {
    if (updates) writeFileSync(GOLDEN, `{\n${Object.entries(found).map(([title, look]) => `${JSON.stringify(title)}: ${JSON.stringify(look)}`).join(",\n")}\n}\n`);
  });
});
