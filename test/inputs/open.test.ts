import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { HEAD_BYTES, openBytes, readHead, type OpenBytesOptions } from "../../src/inputs/open.ts";
import { errorOf, sourceOf, utf8 } from "./decode-help.ts";

async function readAll(bytes: Uint8Array, chunkBytes = 65_536, options: OpenBytesOptions = {}): Promise<Uint8Array> {
  return new Uint8Array(await new Response(openBytes(sourceOf("a.csv", bytes, chunkBytes), options)).arrayBuffer());
}

const gzip = (text: string | Uint8Array): Uint8Array => new Uint8Array(gzipSync(text));
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const text = "anna,ben\n".repeat(5000);

test("plain bytes come through as they are", async () => {
  for (const content of ["", "a", "ab", "abc", text]) expect(await readAll(utf8(content), 7)).toEqual(utf8(content));
});

test("gzip is known by its content and inflated, whatever the name and the chunks", async () => {
  for (const chunkBytes of [1, 2, 3, 17, 1000]) expect(await readAll(gzip("from,to\nann,ben\n"), chunkBytes)).toEqual(utf8("from,to\nann,ben\n"));
  expect(await readAll(gzip(text))).toEqual(utf8(text));
});

test("several gzip members are one file, for every way the stream is cut", async () => {
  const bytes = join(gzip("from,to\n"), gzip(""), gzip("ann,ben\n"), gzip("ben,carl\n"));
  for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes++) {
    expect(new TextDecoder().decode(await readAll(bytes, chunkBytes))).toBe("from,to\nann,ben\nben,carl\n");
  }
});

test("what looks like a member inside compressed data is no border", async () => {
  // Stored, not deflated: the inner file stands byte for byte in the outer one.
  const inner = gzip("inner");
  const outer = new Uint8Array(gzipSync(join(utf8("x".repeat(100)), inner, utf8("y".repeat(100))), { level: 0 }));
  expect(await readAll(outer)).toEqual(join(utf8("x".repeat(100)), inner, utf8("y".repeat(100))));
  expect(await readAll(join(outer, gzip("end")), 50)).toEqual(join(utf8("x".repeat(100)), inner, utf8("y".repeat(100)), utf8("end")));
});

describe("damaged gzip is refused by name", () => {
  const whole = gzip(Uint8Array.from({ length: 50_000 }, (_, i) => (i * i * 7919) >> 5));
  test("cut off", async () => {
    for (const cut of [12, 200, whole.length - 9, whole.length - 1]) {
      const error = await errorOf(() => readAll(whole.subarray(0, cut)));
      expect(error).toMatchObject({ code: "gzip-broken", where: { file: "a.csv" } });
      expect(error.message).toContain("cut off");
    }
  });

  test("changed", async () => {
    for (const at of [300, whole.length - 6, whole.length - 2]) {
      const changed = whole.slice();
      changed[at] = changed[at]! ^ 0x55;
      expect(await errorOf(() => readAll(changed))).toMatchObject({ code: "gzip-broken" });
    }
  });

  test("a second member cut off", async () => {
    const error = await errorOf(() => readAll(join(gzip("ok"), whole.subarray(0, 500))));
    expect(error).toMatchObject({ code: "gzip-broken" });
  });
});

test("inflating stops at the cap", async () => {
  const bomb = gzip(new Uint8Array(5_000_000));
  expect(bomb.length).toBeLessThan(10_000);
  expect(await errorOf(() => readAll(bomb, 65_536, { maxInflated: 1_000_000 }))).toMatchObject({ code: "inflated-too-large" });
  expect(await readAll(bomb, 65_536, { maxInflated: 5_000_000 })).toHaveLength(5_000_000);
});

describe("the head of a file", () => {
  test("is the whole file where that is short", async () => {
    expect(await readHead(sourceOf("a.csv", utf8("from,to\n")))).toEqual({ name: "a.csv", bytes: utf8("from,to\n"), isWhole: true });
    expect(await readHead(sourceOf("a.csv", new Uint8Array(0)))).toEqual({ name: "a.csv", bytes: new Uint8Array(0), isWhole: true });
  });

  test("is the first 256 KiB of the inflated content otherwise, the same for all chunks, and the source can be read again", async () => {
    const long = utf8("anna,ben\n".repeat(100_000));
    for (const content of [long, gzip(long)]) {
      for (const chunkBytes of [1000, 1_000_000]) {
        const source = sourceOf("a.csv", content, chunkBytes);
        const head = await readHead(source);
        expect(head.isWhole).toBe(false);
        expect(head.bytes).toEqual(long.subarray(0, HEAD_BYTES));
        expect((await new Response(openBytes(source)).arrayBuffer()).byteLength).toBe(long.length);
      }
    }
  });

  test("of exactly that length is whole", async () => {
    expect((await readHead(sourceOf("a.csv", new Uint8Array(HEAD_BYTES).fill(65)))).isWhole).toBe(true);
  });
});
