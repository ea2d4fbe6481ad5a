import { expect, test } from "vitest";
import { openBlobRange } from "../../src/engine/blob-range.ts";

const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);
const file = new Blob([bytes]);

test("ranges hold the bytes of the file, in any order and of any length, up to its end", async () => {
  const read = openBlobRange({ kind: "blob", blob: file });
  for (const [start, end] of [[0, 10], [100_000, 290_000], [5, 6], [299_990, 400_000], [7, 7]] as const) {
    expect([...(await read(start, end))]).toEqual([...bytes.subarray(start, end)]);
  }
});

test("all ranges come in the same memory, and in other memory once that was handed over", async () => {
  const read = openBlobRange({ kind: "blob", blob: file });
  const first = await read(0, 200_000);
  expect((await read(200_000, 300_000)).buffer.byteLength).toBe(200_000);
  expect(first.length).toBe(0);
  const second = await read(10, 90_000);
  const handedOver = structuredClone(second, { transfer: [second.buffer as ArrayBuffer] });
  expect(await read(20, 80_000)).toEqual(bytes.subarray(20, 80_000));
  expect(handedOver).toEqual(bytes.subarray(10, 90_000));
});

test("where memory cannot be given to be filled, each range has its own", async () => {
  class Plain extends Blob {
    override slice(start?: number, end?: number): Blob {
      return new Plain([super.slice(start, end)]);
    }
    override stream(): ReturnType<Blob["stream"]> {
      return new ReadableStream({ pull: (out) => out.error(new Error("not asked for")) });
    }
  }
  const read = openBlobRange({ kind: "blob", blob: new Plain([bytes]) });
  expect(await read(10, 20)).toEqual(bytes.subarray(10, 20));
});

test("a file that cannot be read fails, and the next range is read again", async () => {
  let fails = true;
  class Broken extends Blob {
    override slice(start?: number, end?: number): Blob {
      return fails ? Object.assign(super.slice(start, end), { stream: () => new ReadableStream({ type: "bytes", pull: (out) => out.error(new DOMException("gone", "NotReadableError")) }) }) : super.slice(start, end);
    }
  }
  const read = openBlobRange({ kind: "blob", blob: new Broken([bytes]) });
  await expect(read(0, 10)).rejects.toThrow("gone");
  fails = false;
  expect(await read(0, 10)).toEqual(bytes.subarray(0, 10));
});
