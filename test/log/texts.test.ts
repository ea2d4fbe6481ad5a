import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import type { TalkLog } from "../../src/core/talk-log.ts";
import type { FileAnswers } from "../../src/engine/opening.ts";
import { readFiles } from "../../src/engine/read-files.ts";
import { recogniseFile } from "../../src/engine/recognise-file.ts";
import { openSources } from "../../src/engine/sources.ts";
import { createTextStore, growPlaces, isLongText } from "../../src/log/texts.ts";

const encoder = new TextEncoder();
const host = { now: () => 0, yield: async () => {}, sha256: () => ({ update: () => {}, hex: () => "" }) };

/** The log of one file; its bytes can be read from any place, or only in order. */
async function logOf(bytes: Uint8Array, canSlice: boolean, reads: string[] = [], answers: FileAnswers = {}): Promise<TalkLog> {
  const slice = async (start: number, end: number): Promise<Uint8Array> => {
    reads.push(`${start}-${end}`);
    return bytes.slice(start, end);
  };
  const source = { name: "a.csv", size: bytes.length, stream: () => new Blob([bytes.slice()]).stream(), ...(canSlice ? { slice } : {}) };
  const [hashed] = openSources([source], host);
  return readFiles(await recogniseFile(hashed!, answers, "customers", unattended), { mode: "customers" }, unattended);
}

async function textsOf({ messages }: TalkLog): Promise<string[]> {
  const texts: string[] = [];
  for (let m = 0; m < messages.count; m++) texts.push((await messages.text?.read(m)) ?? "");
  return texts;
}

test("a text is read from its file when it is asked for, doubled quotes taken out", async () => {
  const reads: string[] = [];
  const log = await logOf(encoder.encode('from,to,text\na,b,plain\na,c,"he said ""no"", and\nleft"\nb,a,\nb,c,"""all"""\n'), true, reads);
  reads.length = 0;
  expect(await textsOf(log)).toEqual(["plain", 'he said "no", and\nleft', "", '"all"']);
  expect(reads.length).toBeGreaterThan(2);
  expect([0, 1, 2, 3].map((m) => log.messages.text!.lengthOf(m))).toEqual([5, 22, 0, 5]);
});

test("a byte order mark is not counted", async () => {
  const log = await logOf(encoder.encode("\ufefffrom,to,text\na,b,grün\nb,c,blau\n"), true);
  expect(await textsOf(log)).toEqual(["grün", "blau"]);
});

test("a file may begin with a text, in quotes or not", async () => {
  for (const first of ["hello", '"he said ""no"""']) {
    const log = await logOf(encoder.encode(`${first},ann,bob\nbye,bob,cem\n`), true, [], { hasHeader: false, roles: ["text", "from", "to"] });
    expect(await textsOf(log)).toEqual([first === "hello" ? first : 'he said "no"', "bye"]);
  }
});

test("a text longer than a length has room for keeps its length elsewhere", async () => {
  const long = `${"x".repeat(70_000)}""y`;
  const log = await logOf(encoder.encode(`from,to,text\na,b,"${long}"\nb,c,short\n`), true);
  expect(await textsOf(log)).toEqual([long.replace('""', '"'), "short"]);
  expect(isLongText(65_534)).toBe(false);
  expect(isLongText(65_535)).toBe(true);
});

test("a file that is shorter than it was is refused when a text is asked for", async () => {
  const bytes = encoder.encode("from,to,text\na,b,one\nb,c,two\n");
  let isCut = false;
  const slice = async (start: number, end: number): Promise<Uint8Array> => bytes.slice(start, isCut ? start : end);
  const [hashed] = openSources([{ name: "a.csv", size: bytes.length, stream: () => new Blob([bytes.slice()]).stream(), slice }], host);
  const log = await readFiles(await recogniseFile(hashed!, {}, "customers", unattended), { mode: "customers" }, unattended);
  isCut = true;
  await expect(log.messages.text!.read(0)).rejects.toMatchObject({ code: "file-unreadable" });
});

test("a text that was kept and one that stayed in its file stand side by side", async () => {
  const places = growPlaces();
  places.pushNone(2);
  places.set(1, 1, 3);
  const store = createTextStore({
    places: places.view(), longLengths: new Map(),
    kept: { bytes: encoder.encode("kept"), start: Float64Array.of(0, 4, 4) },
    fileOf: () => 2, readFile: (file) => (file === 2 ? async (start, end) => encoder.encode(" far").slice(start, end) : undefined),
  });
  expect([await store.read(0), await store.read(1)]).toEqual(["kept", "far"]);
});

test("places beyond four bytes and long lengths come back, in one column and joined from two", async () => {
  const far = 2 ** 32 + 12;
  const first = growPlaces();
  first.pushNone(2);
  first.set(1, far, 70_000);
  const second = growPlaces();
  second.pushNone(1);
  second.set(0, 5, 3);
  const all = growPlaces();
  all.pushNone(1);
  for (const part of [second, first]) all.pushAll(part.view());
  expect([all.isUsed, growPlaces().isUsed]).toEqual([true, false]);
  const asked: number[] = [];
  const store = createTextStore({ places: all.view(), longLengths: new Map([[3, 70_000]]), kept: undefined, fileOf: () => 0, readFile: () => async (start, end) => { asked.push(start, end); return new Uint8Array(end - start); } });
  expect([0, 1, 2, 3].map((m) => store.lengthOf(m))).toEqual([0, 3, 0, 70_000]);
  await store.read(1);
  await store.read(3);
  expect(asked).toEqual([4, 8, far - 1, far + 70_000]);
});

test("texts with employees are neither kept nor referred to", async () => {
  const bytes = encoder.encode("from,to,text\na,b,one\n");
  const [hashed] = openSources([{ name: "a.csv", size: bytes.length, stream: () => new Blob([bytes.slice()]).stream(), slice: async (start, end) => bytes.slice(start, end) }], host);
  const log = await readFiles(await recogniseFile(hashed!, {}, "employees", unattended), { mode: "employees" }, unattended);
  expect(log.messages.text).toBeUndefined();
});

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`texts left in the file are those that are kept, whatever the quotes (seed ${seed})`, async () => {
    const random = createRandom(seed);
    const pieces = ["a", "bc", " ", ",", "\n", '""', '"', "'", "é", "李", ";", "\r\n", "@d", "\\", "x".repeat(300)];
    const quoted = pieces.filter((piece) => piece !== '"');
    let text = seed % 2 === 0 ? "\ufeff" : "";
    text += "from,to,text\n";
    for (let row = 0; row < 3000; row++) {
      const isQuoted = random.next() < 0.7;
      const isFaulty = seed > 4 && random.next() < 0.01;
      let cell = "";
      for (let words = random.below(6); words > 0; words--) cell += (isFaulty ? pieces : isQuoted ? quoted : ["a", "bc", "é", "'", "李"])[random.below(isFaulty ? pieces.length : isQuoted ? quoted.length : 5)]!;
      text += `p${random.below(50)},p${random.below(50)},${isQuoted ? `"${cell}"` : cell}\n`;
    }
    const bytes = encoder.encode(text);
    const [kept, left] = [await logOf(bytes, false), await logOf(bytes, true)];
    expect(left.messages.count).toBe(kept.messages.count);
    expect(await textsOf(left)).toEqual(await textsOf(kept));
  });
}
