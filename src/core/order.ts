/**
 * Compares two strings in code-point order (not UTF-16 code units, not locale): the order of ids everywhere.
 * @returns negative, 0 or positive. Cost: the common prefix.
 */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // Surrogates (D800–DFFF) stand for code points above every other unit: lift them over E000–FFFF.
    const liftedX = x >= 0xd800 && x < 0xe000 ? x + 0x10000 : x;
    const liftedY = y >= 0xd800 && y < 0xe000 ? y + 0x10000 : y;
    return liftedX - liftedY;
  }
  return a.length - b.length;
}
