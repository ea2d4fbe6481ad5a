/**
 * 64 bits that change when a text does: two 32-bit sums of FNV-1a with different primes, as 16 hexadecimal digits. It tells damage, not
 * malice. Cost O(length).
 */
export function checksum(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(16).padStart(8, "0")}${(b >>> 0).toString(16).padStart(8, "0")}`;
}

/** SHA-256 of bytes as 64 hexadecimal digits, by the browser; "" where it offers none (a page without https). */
export async function sha256(bytes: Blob): Promise<string> {
  // Typed as always there, which it is not on a page that is no secure context.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return "";
  const digest = new Uint8Array(await subtle.digest("SHA-256", await bytes.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
