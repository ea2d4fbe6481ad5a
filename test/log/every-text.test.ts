import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { unattended } from "../../src/core/task.ts";
import type { TalkLog } from "../../src/core/talk-log.ts";
import { eachText } from "../../src/log/every-text.ts";
import { createTextStore, growPlaces, isLongText, type TextColumns } from "../../src/log/texts.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A file of quoted cells with doubled quotes, gaps between them, and where they lie. */
function makeFile(texts: readonly string[], seed: number): { readonly bytes: Uint8Array; readonly columns: Pick<TextColumns, "places" | "longLengths"> } {
  const random = createRandom(seed);
  const places = growPlaces({ factor: 2 });
  const longLengths = new Map<number, number>();
  let file = "header\n";
  let size = file.length;
  texts.forEach((text, m) => {
    places.pushNone(1);
    const before = `${"x".repeat(random.below(9))},"`;
    const cell = text.replaceAll('"', '""');
    const length = encoder.encode(text).length;
    if (length > 0) {
      places.set(m, size + before.length, length);
      if (isLongText(length)) longLengths.set(m, length);
    }
    const row = `${before}${cell}"\n`;
    file += row;
    size += encoder.encode(row).length;
  });
  return { bytes: encoder.encode(file), columns: { places: places.view(), longLengths } };
}

async function readAll(count: number, columns: Partial<TextColumns>): Promise<string[]> {
  const text = createTextStore({ places: undefined, longLengths: new Map(), kept: undefined, fileOf: () => 0, readFile: () => undefined, ...columns });
  const all: string[] = [];
  await eachText({ messages: { text, count } } as unknown as TalkLog, "Reading", unattended, ({ bytes, from, to, count: some }, first) => {
    expect(first).toBe(all.length);
    for (let k = 0; k < some; k++) all.push(decoder.decode(bytes.subarray(from[k]!, to[k]!)));
  });
  return all;
}

test("all texts of a file are read as each by itself, quotes doubled or not, in few looks", async () => {
  const random = createRandom(5);
  const words = ["hello", '"', "grüße", "北京", "", " ", '""', "a \"quoted\" word"];
  const texts = Array.from({ length: 20_000 }, (_, k) => (k % 7 === 0 ? "" : Array.from({ length: random.below(6) }, () => words[random.below(words.length)]!).join("")));
  texts[19_999] = `${'"'.repeat(500)}end`;
  texts[100] = "long ".repeat(20_000);
  const { bytes, columns } = makeFile(texts, 3);
  let looks = 0;
  const readFile = () => async (start: number, end: number) => {
    looks++;
    return bytes.slice(start, end);
  };
  expect(await readAll(texts.length, { ...columns, readFile })).toEqual(texts);
  expect(looks).toBeLessThan(40);
});

test("texts of two files, and texts that were kept", async () => {
  const one = makeFile(["a", "b"], 1);
  const places = growPlaces({ factor: 2 });
  places.pushNone(4);
  for (const m of [0, 1]) places.set(m, one.columns.places!.low[m]!, 1);
  for (const m of [2, 3]) places.set(m, one.columns.places!.low[m - 2]!, 1);
  const readFile = (file: number) => async (start: number, end: number) => (file === 0 ? one.bytes : one.bytes.map((byte) => (byte === 97 ? 99 : byte))).slice(start, end);
  expect(await readAll(4, { places: places.view(), fileOf: (m) => (m < 2 ? 0 : 1), readFile })).toEqual(["a", "b", "c", "b"]);
  const kept = { bytes: encoder.encode("abcdef"), start: Float64Array.of(0, 2, 2, 6) };
  expect(await readAll(3, { kept })).toEqual(["ab", "", "cdef"]);
});

test("of some messages the texts lie in a file, of others they were kept", async () => {
  const one = makeFile(["first", "second"], 1);
  const places = growPlaces({ factor: 2 });
  places.pushNone(5);
  places.set(0, one.columns.places!.low[0]!, 5);
  places.set(3, one.columns.places!.low[1]!, 6);
  const kept = { bytes: encoder.encode("keptmore"), start: Float64Array.of(0, 0, 4, 4, 4, 8) };
  expect(await readAll(5, { places: places.view(), kept, readFile: () => async (start, end) => one.bytes.slice(start, end) })).toEqual(["first", "kept", "", "second", "more"]);
});

test("texts come in pieces of some 20 ms of work, and messages are let in between", async () => {
  const texts = Array.from({ length: 3000 }, (_, k) => "a word or two ".repeat(1 + (k % 100)));
  const start = new Float64Array(texts.length + 1);
  texts.forEach((text, k) => (start[k + 1] = start[k]! + text.length));
  const text = createTextStore({ places: undefined, longLengths: new Map(), kept: { bytes: encoder.encode(texts.join("")), start }, fileOf: () => 0, readFile: () => undefined });
  const sizes: number[] = [];
  const told: number[] = [];
  const task = { breathe: async (progress?: { readonly done: number }) => void told.push(progress!.done) };
  await eachText({ messages: { text, count: texts.length } } as unknown as TalkLog, "Reading", task, ({ from, to, count }) => void sizes.push(Array.from({ length: count }, (_, k) => to[k]! - from[k]!).reduce((a, b) => a + b)));
  expect(Math.max(...sizes)).toBeLessThan(2 ** 18 + 1400);
  expect(sizes.reduce((a, b) => a + b)).toBe(start.at(-1));
  expect(told).toHaveLength(sizes.length);
  expect(told.at(-1)).toBe(texts.length);
});
