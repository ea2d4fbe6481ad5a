import { wasm } from "virtual:kernels/sha256";
import { instantiate } from "./compiled.ts";

/** A running SHA-256. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** The digest as 64 hexadecimal digits; nothing is taken in any more. */
  hex(): string;
}

interface Exports {
  takeBlocks(state: number, at: number, count: number): void;
}

const CONSTANTS = 1024;
const STATE = 1536;
const BLOCKS = 2048;
const BLOCK = 64;
/** Bytes that go into the kernel at once. */
const WINDOW = 65_536;

/** First 32 bits of the fractions of the square roots of the first 8 primes (FIPS 180-4, section 5.3.3). */
const BEGINNING: readonly number[] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/** The same of the cube roots of the first 64 primes (section 4.2.2). */
const ROUNDS: readonly number[] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

/**
 * Makes running hashes that share one compiled kernel: the twin of the package @noble/hashes, for places without a native SHA-256 that
 * takes a file piece by piece. Each keeps its state and at most one block. Memory: 128 KB for all.
 * @returns undefined where WebAssembly is switched off
 */
export function compiledSha256(): (() => Sha256) | undefined {
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  kernel.reserve(BLOCKS + WINDOW);
  const { exports, memory } = kernel;
  const window = new Uint8Array(memory.buffer, BLOCKS, WINDOW);
  const stateHere = new Uint32Array(memory.buffer, STATE, BEGINNING.length);
  new Uint32Array(memory.buffer, CONSTANTS, ROUNDS.length).set(ROUNDS);
  return () => {
    const state = Uint32Array.from(BEGINNING);
    const open = new Uint8Array(BLOCK);
    let openBytes = 0;
    let total = 0;
    /** Takes whole blocks out of bytes. @returns how many bytes */
    const take = (bytes: Uint8Array): number => {
      stateHere.set(state);
      let done = 0;
      while (bytes.length - done >= BLOCK) {
        const size = Math.min(WINDOW, (bytes.length - done) & -BLOCK);
        window.set(bytes.subarray(done, done + size));
        exports.takeBlocks(STATE, BLOCKS, size / BLOCK);
        done += size;
      }
      state.set(stateHere);
      return done;
    };
    const update = (bytes: Uint8Array): void => {
      total += bytes.length;
      let from = 0;
      if (openBytes > 0) {
        from = Math.min(BLOCK - openBytes, bytes.length);
        open.set(bytes.subarray(0, from), openBytes);
        openBytes += from;
        if (openBytes < BLOCK) return;
        take(open);
        openBytes = 0;
      }
      from += take(from === 0 ? bytes : bytes.subarray(from));
      open.set(bytes.subarray(from));
      openBytes = bytes.length - from;
    };
    return {
      update,
      hex() {
        const bytes = total;
        const end = new Uint8Array(openBytes < BLOCK - 8 ? BLOCK - openBytes : 2 * BLOCK - openBytes);
        end[0] = 0x80;
        const view = new DataView(end.buffer);
        view.setUint32(end.length - 8, Math.floor(bytes / 2 ** 29));
        view.setUint32(end.length - 4, (bytes * 8) % 2 ** 32);
        update(end);
        return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
      },
    };
  };
}
