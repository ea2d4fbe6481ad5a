import { createHash } from "node:crypto";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { compiledSha256 } from "../../src/kernels/sha256.ts";

const hashOf = (...pieces: readonly Uint8Array[]): string => {
  const hash = compiledSha256()!();
  for (const piece of pieces) hash.update(piece);
  return hash.hex();
};
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

test("the examples of FIPS 180-4: nothing, one block, two blocks, a million letters", () => {
  expect(hashOf()).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(hashOf(text("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(hashOf(text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))).toBe("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  expect(hashOf(text("a".repeat(1_000_000)))).toBe("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
});

test("every length around a block and a window, as the package and Node say", () => {
  const random = createRandom(7);
  const bytes = Uint8Array.from({ length: 65_536 + 200 }, () => random.below(256));
  for (const length of [...Array.from({ length: 200 }, (_, i) => i), 65_535, 65_536, 65_537, 65_600, bytes.length]) {
    const part = bytes.subarray(0, length);
    const expected = createHash("sha256").update(part).digest("hex");
    expect(bytesToHex(sha256(part))).toBe(expected);
    if (hashOf(part) !== expected) throw new Error(`${length} bytes`);
  }
});

test("pieces of any size make the same, and several hashes may run at once", () => {
  const random = createRandom(3);
  const bytes = Uint8Array.from({ length: 300_000 }, () => random.below(256));
  const make = compiledSha256()!;
  const hashes = [make(), make(), make()];
  const at = hashes.map(() => 0);
  while (at.some((place) => place < bytes.length)) {
    const which = random.below(hashes.length);
    const size = random.below([70, 3000, 100_000][which]!);
    hashes[which]!.update(bytes.subarray(at[which], at[which]! + size));
    at[which] = Math.min(bytes.length, at[which]! + size);
  }
  const expected = createHash("sha256").update(bytes).digest("hex");
  expect(hashes.map((hash) => hash.hex())).toEqual([expected, expected, expected]);
});
