import { describe, expect, test } from "vitest";
import { openBytes, type OpenBytesOptions } from "../../src/inputs/open.ts";
import { errorOf, sourceOf, utf8 } from "./decode-help.ts";
import { fileOf, readTables } from "./table-help.ts";

const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

/** "from,to\nann,ben\n" as `zstd` writes it: one raw block with its check sum. */
const small = bytesOf("KLUv/SQQgQAAZnJvbSx0bwphbm4sYmVuCiegUUU=");
/** A header and the rows p{i % 97},q{i * 7919 % 89} for i = 0 … 99 as `zstd -19` writes them: entropy coded. */
const packed = bytesOf(
  "KLUv/WQQAm0MAAZxYhSgFSRt4CdrFQA4R1LI0sqZ/9U9BF0AWgBdABLeMCaFl8as8M6YFl4Zc4Q3GFPqHWJSvSdm1WtiWr1CzFFviSniDWKSeEnMEu+IaeIVMYd4AzHF3mGSvWeWvWaavcIc9pYp9waT7iWz7h3T7hUzeAMzMKABAgIABAzuHcGcey+Y4V4LprhX" +
    "BPPurWDKG4JJLwWz3gmmvRLM8QbBFHkHmSTvkVnyGpkmryBzyFtkyryBTJqXyKx5h0ybV8gc8wZkCr1jTKL3xix6bUyjV4w56K0xAw1mDr1kZqB3zBT0iplHb2BmEN4hzAnvCTOE14QpwiuEeeEtYQb1BmFOvSTMUO8IU9Qrwrx6A2EG4h1ljnivzCBeK1OIV5R54q0y" +
    "A3tDmWMvlRnsnTKFvVLm2RuUAxziHVPsFZPsDcyyVwzT7K1hDnvDMOVeGibdO8Ose2WYdm8wzOAdZ857Z4bXzhSvOPPeOjOQN5w58tKZQd45U8grZ568wZnBvMPMmffMDPOamWJeYebNW2YG9ABVugJ1",
);
const rows = `from,to\n${Array.from({ length: 100 }, (_, i) => `p${i % 97},q${(i * 7919) % 89}\n`).join("")}`;
/** A frame of one run: `count` times the byte x. */
const run = (count: number): Uint8Array => {
  const word = (count << 3) | 2;
  const last = ((128 << 3) | 2) | 1;
  return Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x50, word & 255, (word >> 8) & 255, word >> 16, 120, last & 255, last >> 8, 0, 120);
};
const skippable = join(Uint8Array.of(0x52, 0x2a, 0x4d, 0x18, 5, 0, 0, 0), utf8("any 5"));

async function readAll(bytes: Uint8Array, chunkBytes = 65_536, options: OpenBytesOptions = {}): Promise<string> {
  return new Response(openBytes(sourceOf("a.csv", bytes, chunkBytes), options)).text();
}

test("zstd is known by its content and decompressed, whatever the name and the chunks", async () => {
  for (const chunkBytes of [1, 2, 3, 5, 17, 65_536]) {
    expect(await readAll(small, chunkBytes)).toBe("from,to\nann,ben\n");
    expect(await readAll(packed, chunkBytes)).toBe(rows);
    expect(await readAll(run(1000), chunkBytes)).toBe("x".repeat(1128));
  }
  expect((await readTables(fileOf("a.csv.zst", packed)))[0]!.cells).toHaveLength(100);
});

test("several frames are one file, what stands between them is skipped", async () => {
  for (const chunkBytes of [1, 7, 65_536]) expect(await readAll(join(small, skippable, run(10), packed, skippable), chunkBytes)).toBe(`from,to\nann,ben\n${"x".repeat(138)}${rows}`);
});

describe("is refused", () => {
  test("cut off, wherever that is", async () => {
    for (const whole of [small, packed, join(small, packed)]) {
      for (let end = 5; end < whole.length; end++) {
        if (end === small.length && whole.length > packed.length) continue;
        expect(await errorOf(() => readAll(whole.subarray(0, end)))).toMatchObject({ code: "zstd-broken", where: { file: "a.csv" } });
      }
    }
  });

  test("damaged, or followed by something else", async () => {
    const changed = packed.slice();
    changed.fill(0xff, 12, 30);
    expect(await errorOf(() => readAll(changed))).toMatchObject({ code: "zstd-broken" });
    expect(await errorOf(() => readAll(join(small, utf8("and more text"))))).toMatchObject({ code: "zstd-broken" });
  });

  test("a window of more than 128 MiB and a dictionary, before any memory is taken", async () => {
    const windowed = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0xa8, 1, 0, 0);
    const error = await errorOf(() => readAll(windowed));
    expect(error).toMatchObject({ code: "zstd-window" });
    expect(error.hint).toContain("--long=31");
    expect(await errorOf(() => readAll(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 1, 0x50, 7, 1, 0, 0)))).toMatchObject({ code: "zstd-window" });
  });

  test("what inflates beyond the cap", async () => {
    const bomb = join(...Array.from({ length: 40 }, () => run(120_000)));
    expect(bomb.length).toBe(560);
    expect(await errorOf(() => readAll(bomb, 65_536, { maxInflated: 1_000_000 }))).toMatchObject({ code: "inflated-too-large" });
  });
});
