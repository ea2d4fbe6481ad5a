import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { IdentityCandidate } from "../../src/core/identity.ts";
import type { TalkLog } from "../../src/core/talk-log.ts";
import { countTalk, findIdentities, mergeSentence } from "../../src/log/identities.ts";
import { foldText, lookAlikes } from "../../src/log/identity-fold.ts";
import { handleOf, nameOf } from "../../src/log/identity-names.ts";
import { fileOf, newSession } from "../support/session.ts";
import { sharedPath } from "../support/shared.ts";
import { readFileSync } from "node:fs";

/** Candidates among people who all write to one other. */
async function candidates(ids: readonly string[], people = ""): Promise<readonly IdentityCandidate[]> {
  const rows = ids.map((id) => `"${id.replaceAll('"', '""')}",hub-of-all`);
  const engine = newSession();
  const files = [fileOf("m.csv", `from,to\n${rows.join("\n")}\n`), ...(people === "" ? [] : [fileOf("people.csv", people)])];
  await engine.open(files, { mode: "customers", files: [{ roles: ["from", "to"] }, ...(people === "" ? [] : [{ kind: "people" as const }])], ...(people === "" ? {} : { peopleKey: "id" }) });
  return engine.identities();
}

test.each([
  ["case", ["ann.berg@x.example", "Ann.Berg@X.example"]],
  ["case", ["bob", "BOB"]],
  ["accents", ["Jose Garcia", "Jos\u00e9 Garc\u00eda"]],
  ["invisible", ["ann", "an\u200bn"]],
  ["invisible", ["ann berg", "ann\u00a0berg"]],
  ["invisible", ["ann", "\uff41\uff4e\uff4e"]],
  ["invisible", ["ann", "\u202eann"]],
  ["look-alike", ["paypal", "p\u0430ypal"]],
  ["look-alike", ["bob_desk", "b0b_desk"]],
  ["plus-address", ["ann@x.example", "ann+news@x.example"]],
  ["mail-dots", ["ann.berg@gmail.com", "annberg@googlemail.com"]],
  ["name-order", ["Berg, Anna", "Anna Berg"]],
  ["name-in-address", ["Anna Berg", "anna.berg@x.example"]],
  ["initials", ["John Smith", "J. Smith"]],
  ["initials", ["bill.rapp@x.example", "brapp@x.example"]],
  ["initials", ["andrew.lewis@x.example", "andrew.h.lewis@x.example"]],
  ["same-local-part", ["anna.berg@x.example", "anna.berg@y.example"]],
  ["same-local-part", ["anna@shop.example", "anna@mail.shop.example"]],
  ["same-handle", ["@annberg", "twitter:annberg"]],
  ["same-handle", ["annberg", "https://x.example/annberg"]],
  ["same-handle", ["annberg", "Anna (@annberg)"]],
  ["punctuation", ["anna_berg", "anna-berg"]],
] as const)("%s: %j may be one person", async (code, ids) => {
  const [found, ...others] = await candidates([...ids, "somebody else", "nobody@other.example"]);
  expect(others).toEqual([]);
  expect(found!.members.map(({ key }) => key).sort()).toEqual([...ids].sort());
  expect(found!.evidence.map((one) => one.code)).toContain(code);
  expect(found!.score).toBeGreaterThanOrEqual(0.5);
  expect(found!.score).toBeLessThan(1);
});

test.each([
  ["007", "7"], ["1e5", "100000"], ["user10", "user1O0"], ["info@x.example", "info@y.example"], ["noreply@x.example", "noreply@y.example"],
  ["ann", "anna"], ["ann berg", "bob berg"], ["anna@x.example", "anna@y.example"], ["12345678", "87654321"],
])("%j and %j are not proposed", async (a, b) => {
  expect(await candidates([a, b])).toEqual([]);
});

test("an initial that fits two people is proposed for neither", async () => {
  expect(await candidates(["John Smith", "Jane Smith", "J. Smith"])).toEqual([]);
});

test("a name that many have joins nobody", async () => {
  const ids = Array.from({ length: 20 }, (_, i) => `u${i}@firm${i}.example`);
  expect(await candidates(ids, `id,name\n${ids.map((id) => `${id},John Smith`).join("\n")}\n`)).toEqual([]);
});

test("several addresses in one row of the people table are one person; a manager named in a row is not", async () => {
  const people = "id,mail2,mail3,boss\nann@x.example,a.b@y.example,ann2@z.example,bob@x.example\nbob@x.example,,,\ncem@x.example,,,bob@x.example\n";
  const [found, ...others] = await candidates(["ann@x.example", "a.b@y.example", "ann2@z.example", "bob@x.example", "cem@x.example"], people);
  expect(others).toEqual([]);
  expect(found!.members.map(({ id }) => id).sort()).toEqual(["a.b@y.example", "ann2@z.example", "ann@x.example"]);
  expect(found!.evidence[0]).toEqual({ code: "same-row", words: "one row of the people table names them together" });
});

test("names, groups and letters between two ids that differ speak against them", async () => {
  const plain = await candidates(["annberg", "Annberg"]);
  const people = "id,name,team\nannberg,Anna Berg,red\nAnnberg,Kurt Wolf,blue\n";
  const doubted = await candidates(["annberg", "Annberg"], people);
  expect(doubted).toEqual([]);
  expect(plain[0]!.conflicts).toEqual([]);
  const [mild] = await candidates(["annberg", "Annberg"], "id,team\nannberg,red\nAnnberg,blue\nhub-of-all,red\n");
  expect(mild!.conflicts.map(({ code }) => code)).toEqual(["groups-differ"]);
  expect(mild!.score).toBeLessThan(plain[0]!.score);
});

test("having written to each other, and having got the same messages, speak against two ids", async () => {
  const engine = newSession();
  await engine.open([fileOf("m.csv", "from,to\nann,Ann\nbob,ann; Ann\n")], { mode: "customers" });
  const [found] = await engine.identities();
  expect(found!.conflicts.map(({ code }) => code).sort()).toEqual(["got-the-same", "wrote-to-each-other"]);
});

test("the one with most messages is the one to keep, and no words name anybody", async () => {
  const engine = newSession();
  await engine.open([fileOf("m.csv", "from,to\nAnn,bob\nann,bob\nann,cem\n")], { mode: "customers" });
  const [found] = await engine.identities();
  expect(found).toMatchObject({ into: "ann", members: [{ key: "ann", sent: 2, received: 0 }, { key: "Ann", sent: 1, received: 0 }] });
  for (const { words } of [...found!.evidence, ...found!.conflicts]) expect(words).not.toMatch(/ann|bob|cem/i);
});

test("the order of the rows changes no candidate", async () => {
  const ids = ["ann", "Ann", "ANN", "anna.berg@x.example", "Anna Berg", "Berg, Anna", "anna.berg@y.example", "bob", "b0b"];
  expect(await candidates(ids.toReversed())).toEqual(await candidates(ids));
});

test("every look-alike is one of the table of Unicode (UTS 39)", () => {
  const path = sharedPath("corpora/unicode-confusables/confusables/assets/confusables.txt");
  if (path === undefined) return;
  const prototype = new Map<string, string>();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const match = /^([0-9A-F]+)\s*;\s*([0-9A-F ]+?)\s*;/.exec(line);
    if (match !== null) prototype.set(String.fromCodePoint(Number.parseInt(match[1]!, 16)), match[2]!.split(" ").map((code) => String.fromCodePoint(Number.parseInt(code, 16))).join(""));
  }
  expect(prototype.size).toBeGreaterThan(5000);
  const skeleton = (text: string): string => Array.from(text.normalize("NFD"), (letter) => prototype.get(letter) ?? letter).join("");
  for (const [letter, latin] of lookAlikes()) expect(`${letter} ${skeleton(letter)}`).toBe(`${letter} ${skeleton(latin)}`);
});

test("letters fold step by step", () => {
  expect(foldText("\u0410nn\u00c9")).toEqual({ visible: "\u0410nn\u00c9", lower: "\u0430nn\u00e9", plain: "\u0430nne", skeleton: "anne" });
  expect(handleOf("u/Ann_B")).toBe("ann_b");
  expect(nameOf("Dr. Berg, Anna (Sales)")).toEqual({ words: ["anna", "berg"], from: "comma" });
});

test("a merge says in a sentence what it does to the rank", () => {
  expect(mergeSentence(3, 41, 6)).toBe("Merging these 3 moves the person from rank 41 to 6.");
  expect(mergeSentence(2, 1, 1)).toBe("Merging these 2 leaves the person at rank 1.");
});

/** A log of people alone: what the search for identities reads, without reading a file. */
function logOf(ids: readonly string[]): TalkLog {
  const sorted = [...new Set(ids)].sort();
  const n = sorted.length;
  return {
    people: { count: n, ids: sorted, names: sorted, isOurs: new Uint8Array(n), isSilent: new Uint8Array(n), followers: undefined, attributes: [] },
    messages: {
      count: n, author: Uint32Array.from({ length: n }, (_, i) => i), at: undefined, weight: undefined, recipientStart: Uint32Array.from({ length: n + 1 }, (_, i) => i),
      recipientOf: Uint32Array.from({ length: n }, (_, i) => (i * 7 + 1) % n), recipientWeight: undefined, isCapped: undefined, channel: undefined, topicStart: undefined,
      topicOf: undefined, parent: undefined, file: new Uint16Array(n), row: new Uint32Array(n), text: undefined,
    },
    topics: [], channels: [], hasTalk: true, isUndirected: false, split: "full", ties: ["addressed"], timeRange: undefined,
    report: { files: [], rowsRead: 0, rowsKept: 0, rowsSetAside: 0, reasons: {}, setAside: [], notices: [] },
  };
}

test("of 100,000 people those planted twice are found, in a few seconds on a busy machine", () => {
  const random = createRandom(3);
  const below = (bound: number): number => random.below(bound);
  const syllables = ["an", "ber", "cor", "dal", "eri", "fu", "go", "hel", "ir", "jo", "kar", "lu", "mi", "nor", "os", "pe", "ra", "so", "ti", "ul"];
  const word = (): string => syllables[below(20)]! + syllables[below(20)]! + syllables[below(20)]!;
  const ids = Array.from({ length: 100_000 }, (_, i) => (i % 3 === 0 ? `${word()}.${word()}${i}@firm${below(900)}.example` : i % 3 === 1 ? `${word()}_${i}` : `${word()} ${word()}`));
  const planted = ids.slice(0, 300).map((id) => id.toUpperCase());
  const log = logOf([...ids, ...planted]);
  const { sent, received } = countTalk(log);
  const started = performance.now();
  const found = findIdentities(log, sent, received);
  const spent = performance.now() - started;
  const named = new Set(found.flatMap(({ members }) => members.map((p) => log.people.ids[p]!)));
  expect(planted.filter((id) => !named.has(id))).toEqual([]);
  expect(found.every(({ members }) => members.length <= 10)).toBe(true);
  console.info(`100,000 people: candidates in ${Math.round(spent)} ms`);
  expect(spent).toBeLessThan(10_000);
});
