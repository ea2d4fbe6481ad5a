import { afterEach, beforeEach, expect, test } from "vitest";
import type { ColumnRole } from "../../../src/core/records.ts";
import type { InspectedFile, Inspection } from "../../../src/engine/opening.ts";
import { countRemembered, forgetAllColumns, forgetColumns, recallColumns, rememberColumns } from "../../../src/views/store/remembered.ts";

/** What a browser keeps, or refuses to keep. */
let kept: Map<string, string>;
let isDenied: boolean;
beforeEach(() => {
  kept = new Map();
  isDenied = false;
  const check = () => {
    if (isDenied) throw new DOMException("denied", "SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    value: {
      getItem: (key: string) => (check(), kept.get(key) ?? null),
      setItem: (key: string, value: string) => (check(), void kept.set(key, value)),
      removeItem: (key: string) => (check(), void kept.delete(key)),
    },
  });
});
afterEach(() => Reflect.deleteProperty(globalThis, "localStorage"));

function table(names: readonly string[], roles: readonly ColumnRole[], part = ""): InspectedFile {
  const columns = names.map((name, c) => ({ name, role: roles[c]!, reason: "", confidence: 1, samples: [`secret ${c}`] }));
  return { name: "secret.csv", source: 0, part, size: 1, format: "csv", formatLabel: "CSV", encoding: "utf-8", delimiter: ",", hasHeader: true, kind: "messages", columns, rows: [["secret value", "x"]], notices: [] };
}
const inspect = (...files: readonly InspectedFile[]): Inspection => ({ files, questions: [], suggestedMode: "customers" });
const guessed = table(["who", "note"], ["ignore", "text"]);
const said = table(["who", "note"], ["from", "topic"]);
const answered = { files: [{ roles: ["from", "topic"] as const }] };

test("what was said about a header is known again, for that header only", () => {
  rememberColumns(answered, inspect(said));
  expect(recallColumns({}, inspect(guessed), 1)).toEqual({ options: { files: [{ roles: ["from", "topic"], kind: "messages" }] }, recalled: ["0/"] });
  expect(recallColumns({}, inspect(table(["who", "notes"], ["ignore", "text"])), 1).recalled).toEqual([]);
  expect(recallColumns({}, inspect(table(["who", "note", "x"], ["ignore", "text", "ignore"])), 1).recalled).toEqual([]);
});

test("no name, value, sample or header text is kept", () => {
  rememberColumns(answered, inspect(said));
  const text = [...kept.values()].join();
  for (const word of ["secret", "who", "note\""]) expect(text).not.toContain(word);
  expect(JSON.parse(text)).toEqual([{ header: expect.stringMatching(/^[0-9a-f]{16}$/), kind: "messages", roles: ["from", "topic"] }]);
});

test("columns that nobody changed and tables without a header are not kept", () => {
  rememberColumns({}, inspect(said));
  rememberColumns(answered, inspect({ ...said, hasHeader: false }));
  rememberColumns(answered, inspect(table(["c1", "c2"], ["from", "to"])));
  expect(countRemembered()).toBe(0);
});

test("an answer already given is not overruled", () => {
  rememberColumns(answered, inspect(said));
  const given = { files: [{ roles: ["ignore", "from"] as const }] };
  expect(recallColumns(given, inspect(guessed), 1)).toEqual({ options: given, recalled: [] });
});

test("one header, or all, can be forgotten", () => {
  rememberColumns(answered, inspect(said));
  rememberColumns({ files: [{ roles: ["from"] }] }, inspect(table(["a"], ["from"])));
  expect(countRemembered()).toBe(2);
  forgetColumns(guessed);
  expect(countRemembered()).toBe(1);
  forgetAllColumns();
  expect([countRemembered(), kept.size]).toEqual([0, 0]);
});

test("storage that is denied, missing or holds something else remembers nothing and breaks nothing", () => {
  isDenied = true;
  rememberColumns(answered, inspect(said));
  expect(recallColumns({}, inspect(guessed), 1)).toEqual({ options: {}, recalled: [] });
  isDenied = false;
  for (const odd of ["{", "7", '[{"header":1}]', '[{"header":"x","kind":"messages","roles":["constructor"]}]']) {
    kept.set("whotalks-columns", odd);
    expect(countRemembered()).toBe(0);
  }
  Reflect.deleteProperty(globalThis, "localStorage");
  rememberColumns(answered, inspect(said));
  expect(recallColumns({}, inspect(guessed), 1).recalled).toEqual([]);
});
