/**
 * Computes CRC-32 checksums (the polynomial of zip, gzip and PNG): `update(0, bytes)` starts one, `update(crc, bytes)` goes on.
 *
 * Cost: one table of 4 KiB for each calculator, one look-up for each byte.
 */
export function createCrc32(): (crc: number, bytes: Uint8Array) => number {
  const table = new Uint32Array(1024);
  for (let n = 0; n < 256; n++) {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    table[n] = value;
  }
  for (let n = 256; n < 1024; n++) table[n] = (table[n - 256]! >>> 8) ^ table[table[n - 256]! & 255]!;
  return (crc, bytes) => {
    let value = ~crc;
    const whole = bytes.length - (bytes.length % 4);
    let i = 0;
    // Four bytes at a time: each looks up what it does from its place.
    for (; i < whole; i += 4) {
      value ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
      value = table[768 + (value & 255)]! ^ table[512 + ((value >>> 8) & 255)]! ^ table[256 + ((value >>> 16) & 255)]! ^ table[value >>> 24]!;
    }
    for (; i < bytes.length; i++) value = (value >>> 8) ^ table[(value ^ bytes[i]!) & 255]!;
    return ~value >>> 0;
  };
}
