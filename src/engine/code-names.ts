import type { People } from "../core/talk-log.ts";
import type { Hasher } from "./host.ts";

/** What people are called on screen and in every export, by person number. */
export interface Labels {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly isCoded: boolean;
}

/** The ids and names as they are; made when they are asked for. */
export function plainLabels(people: People): Labels {
  return {
    isCoded: false,
    get ids() {
      return people.ids;
    },
    get names() {
      return people.names;
    },
  };
}

/**
 * Code names P-0001 … for employees: numbered in the order of HMAC-SHA-256 of the ids, so the numbers say nothing about file or id
 * order.
 *
 * @param key a secret of the data set (the digest of its files with the seed): who holds only the names cannot rebuild the codes, and
 * another data set gives other codes. The same files give the same codes, so that the same input gives the same bytes.
 * Cost: one HMAC per person.
 */
export function codeNames(people: People, key: string, sha256: () => Hasher): Labels {
  const sign = createSigner(key, sha256);
  const order = people.ids.map((id, p) => ({ p, mark: sign(id) })).sort((a, b) => (a.mark < b.mark ? -1 : 1));
  const digits = Math.max(4, String(people.count).length);
  const codes: string[] = Array.from({ length: people.count }, () => "");
  order.forEach(({ p }, k) => {
    codes[p] = `P-${String(k + 1).padStart(digits, "0")}`;
  });
  return { ids: codes, names: codes, isCoded: true };
}

const BLOCK = 64;

/** Signs ids with a key: HMAC (RFC 2104) over the host's SHA-256; the key is hashed first, as the standard allows. */
export function createSigner(key: string, sha256: () => Hasher): (text: string) => string {
  const encoder = new TextEncoder();
  const digest = (...parts: readonly Uint8Array[]): Uint8Array => {
    const hasher = sha256();
    for (const part of parts) hasher.update(part);
    return fromHex(hasher.hex());
  };
  const block = new Uint8Array(BLOCK);
  block.set(digest(encoder.encode(key)));
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = block.map((byte) => byte ^ 0x5c);
  return (text) => {
    const first = digest(inner, encoder.encode(text));
    const hasher = sha256();
    hasher.update(outer);
    hasher.update(first);
    return hasher.hex();
  };
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
