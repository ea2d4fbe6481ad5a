/**
 * A text whose UTF-8 bytes were written as one letter each ("JÃ¶rg" for "Jörg", as Meta's downloads have it), put right.
 *
 * Changed only where every letter is a byte, one at least is beyond ASCII, and the bytes are UTF-8; all other texts stay as they are.
 */
export function repairMojibake(text: string): string {
  let isBeyond = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff) return text;
    if (unit > 0x7f) isBeyond = true;
  }
  if (!isBeyond) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  } catch {
    // These bytes are no UTF-8: the letters are meant as they stand.
    return text;
  }
}
