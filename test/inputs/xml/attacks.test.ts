import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unattended } from "../../../src/core/task.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf, sourceOf, utf8 } from "../decode-help.ts";

const folder = sharedPath("corpora/xml-attacks/xmltestdata");
const names = folder === undefined ? [] : readdirSync(folder);

const open = async (name: string, bytes: Uint8Array): Promise<unknown> => openTables(sourceOf(name, bytes), {}, { file: name, task: unattended });

test.each(names)("%s is refused at once under its own name and as a network", async (name) => {
  const bytes = new Uint8Array(readFileSync(join(folder!, name)));
  const before = performance.now();
  expect((await errorOf(() => open(name, bytes))).code).toBe("format-unsupported");
  for (const extension of ["gexf", "graphml"]) expect(["format-unsupported", "xml-doctype", "xml-broken"]).toContain((await errorOf(() => open(`a.${extension}`, bytes))).code);
  expect(performance.now() - before).toBeLessThan(2000);
});

test.each([
  ["entities that grow", '<!DOCTYPE gexf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><gexf>&b;</gexf>', "xml-doctype"],
  ["an external entity", '<!DOCTYPE gexf [<!ENTITY a SYSTEM "file:///etc/passwd">]><gexf>&a;</gexf>', "xml-doctype"],
  ["an external document type", '<!DOCTYPE gexf SYSTEM "http://example.com/a.dtd"><gexf/>', "xml-doctype"],
  ["an entity nobody declared", "<gexf>&a;</gexf>", "xml-broken"],
  ["100,000 elements inside each other", `<gexf>${"<nodes>".repeat(100_000)}`, "xml-too-deep"],
])("a network with %s is refused", async (_, text, code) => {
  expect((await errorOf(() => open("a.gexf", utf8(text)))).code).toBe(code);
});
