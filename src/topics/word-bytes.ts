/** What a byte of a text can be where it is cut into words: bits, some of them of the same byte. src/kernels/assembly/cut-words.ts has the same. */
export const BYTE = {
  blank: 1,
  letter: 2,
  digit: 4,
  /** Joins two words where it stands between them. */
  hyphen: 8,
  /** Begins an address, a @handle, a mark or an entity, or belongs to them, wherever it stands. */
  mark: 16,
  /** Mean something else in some places. */
  colon: 32,
  hash: 64,
  dot: 128,
  apostrophe: 256,
  /** Of another script than ASCII. */
  wide: 512,
  line: 1024,
  hex: 2048,
  /** What the name before an @ is made of. */
  inMail: 4096,
} as const;

/** The kinds of all bytes. */
export function kindsOfBytes(): Uint16Array {
  const kinds = new Uint16Array(256).fill(BYTE.wide, 128);
  const set = (bytes: string, kind: number): void => {
    for (const byte of bytes) kinds[byte.charCodeAt(0)]! |= kind;
  };
  const [small, large, digits] = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
  set(" \t\n\v\f\r", BYTE.blank);
  set(small + large, BYTE.letter);
  set(digits, BYTE.digit);
  set("-", BYTE.hyphen);
  set("@<&+_", BYTE.mark);
  set(":", BYTE.colon);
  set("#", BYTE.hash);
  set(".", BYTE.dot);
  set("'", BYTE.apostrophe);
  set("_", BYTE.line);
  set(`${digits}abcdef`, BYTE.hex);
  set(`${small}${digits}_.+-`, BYTE.inMail);
  return kinds;
}

/** Each byte as a small letter where it is a capital of ASCII. */
export function smallBytes(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
}

/** What French, Italian and Catalan write onto the next word: see ELIDED in segment.ts. */
export const ELIDED: readonly string[] = ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "gl", "dell", "dall", "all", "nell", "sull", "coll", "quell", "quest"];
