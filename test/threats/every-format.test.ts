import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../src/engine/settings.ts";
import { fileOf, newSession } from "../support/session.ts";
import { type Pair, pairsAsFiles } from "./pairs-as-files.ts";

interface Seen {
  readonly format: string;
  readonly people: readonly string[];
  readonly ties: number;
}

/** The names of everybody in a file, in code-unit order. */
async function see(name: string, bytes: Uint8Array): Promise<Seen> {
  const engine = newSession();
  const { files, tieCount } = await engine.open([{ ...fileOf(name, bytes), slice: async (start, end) => bytes.slice(start, end) }], { mode: "customers" });
  const { rows } = await engine.list({ settings: defaultSettings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 10_000 });
  return { format: files[0]!.format, people: rows.map((row) => row.name).sort(), ties: tieCount };
}

/** Everyone writes to the next one and to the one after. */
function circle(names: readonly string[]): Pair[] {
  return names.flatMap((name, i) => [[name, names[(i + 1) % names.length]!], [name, names[(i + 2) % names.length]!]] as const);
}

const plain = circle(["ann", "bob", "cy", "dee", "eve", "fay"]);

describe("44: what a file is called decides nothing: each kind under the extension of each other one", () => {
  const files = [...pairsAsFiles(plain)];
  for (const [kind, bytes] of files) {
    test(kind, async () => {
      const under = await Promise.all([...files.map(([extension]) => extension), "txt", "dat"].map(async (extension) => [extension, await see(`talk.${extension}`, bytes)] as const));
      const own = under.find(([extension]) => extension === kind)![1];
      expect(own).toMatchObject({ people: ["ann", "bob", "cy", "dee", "eve", "fay"], ties: 12 });
      for (const [extension, seen] of under) expect(seen, `${kind} called .${extension}`).toEqual(own);
    });
  }
});

describe("23: ids keep every character in every format", () => {
  const ids = ["007", "7", "1e5", "100000", "12345678901234567890", "12345678901234567891", "TRUE", "NA", "null", "1.0", "0x10", "1/2", "2024-01-02", "+49 170 123", "001-2"];
  for (const [kind, bytes] of pairsAsFiles(circle(ids))) {
    test(kind, async () => {
      expect((await see(`talk.${kind}`, bytes)).people).toEqual(ids.toSorted());
    });
  }
});

describe("24: letters stay what they are in every format: marks, spaces inside, look-alikes, directions", () => {
  const ids = ["Zoë", "Zoe", "李小龍", "😀 smile", "b\u043eb", "bob", "Bob", "b\u200bob", "\u202ebob", "İrem", "ann & \"co\" <x>", "two  spaces", "ann+x@example.org", "O'Brien"];
  for (const [kind, bytes] of pairsAsFiles(circle(ids))) {
    // UCINET and Pajek have no way to write a quote inside a label.
    const expected = ids.toSorted();
    test.runIf(kind !== "dl" && kind !== "net")(kind, async () => {
      expect((await see(`talk.${kind}`, bytes)).people).toEqual(expected);
    });
  }
  const unquoted = ids.filter((id) => !id.includes('"'));
  for (const kind of ["dl", "net"]) {
    test(`${kind}, without quotes`, async () => {
      expect((await see(`talk.${kind}`, pairsAsFiles(circle(unquoted)).get(kind)!)).people).toEqual(unquoted.toSorted());
    });
  }
});

describe("26: names that are members of every object are ordinary people in every format", () => {
  const ids = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "__defineGetter__", "toJSON", "length", "then", "undefined"];
  const members = (): unknown[] => Reflect.ownKeys(Object.prototype).flatMap((key) => [key, Object.getOwnPropertyDescriptor(Object.prototype, key)?.value]);
  const before = members();
  for (const [kind, bytes] of pairsAsFiles(circle(ids))) {
    test(kind, async () => {
      expect((await see(`talk.${kind}`, bytes)).people).toEqual(ids.toSorted());
      expect(members()).toEqual(before);
    });
  }
});
