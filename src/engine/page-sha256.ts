import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { compiledSha256 } from "../kernels/sha256.ts";
import type { Hasher } from "./host.ts";

/** SHA-256 for the threads of a page, compiled where that may be: the browser's own takes no file piece by piece. */
export function pageSha256(): () => Hasher {
  return compiledSha256() ?? plainSha256;
}

function plainSha256(): Hasher {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
}
