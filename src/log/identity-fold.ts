/** Letters of other scripts and their Latin doubles: the commonest of UTS #39, each written with the letter that it looks like. */
const LOOK_ALIKES = new Map(
  [
    // Cyrillic
    "АA", "ВB", "ЕE", "КK", "МM", "НH", "ОO", "РP", "СC", "ТT", "ХX", "ЅS", "ІI", "ЈJ", "аa", "еe", "оo", "рp", "сc", "уy", "хx", "ѕs", "іi", "јj", "һh", "ԁd", "ԛq", "ԝw",
    // Greek
    "ΑA", "ΒB", "ΕE", "ΖZ", "ΗH", "ΙI", "ΚK", "ΜM", "ΝN", "ΟO", "ΡP", "ΤT", "ΥY", "ΧX", "αa", "γy", "ιi", "νv", "οo", "ρp", "υu",
    // Armenian, and Latin letters that are drawn like others
    "օo", "ոn", "սu", "հh", "ցg", "ɑa", "ɡg", "ıi",
  ].map((pair) => [pair[0]!, pair[1]!] as const),
);

/** Letters that lose no accent when they are taken apart. */
const PLAIN = new Map([["ß", "ss"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["ð", "d"], ["þ", "th"], ["æ", "ae"], ["œ", "oe"], ["ħ", "h"]]);

/** The letters of an id at each step of making it plainer, so that the last step at which two ids differ can be told. */
export interface Folds {
  /** Without invisible characters and compatibility forms, blanks single. */
  readonly visible: string;
  readonly lower: string;
  readonly plain: string;
  /** Letters of other scripts as the Latin letters they look like, 0 and 1 between letters as o and l. */
  readonly skeleton: string;
}

/** Whether a letter of another script has a Latin double in our table. For the tests. */
export function lookAlikes(): ReadonlyMap<string, string> {
  return LOOK_ALIKES;
}

/** Folds a text. Cost: one pass, some more where it is not ASCII. */
export function foldText(text: string): Folds {
  const isAscii = /^[\x21-\x7e]*$/.test(text);
  const visible = isAscii ? text : text.normalize("NFKC").replace(/[\p{Cf}\p{Cc}\u115f\u1160\u3164]|\ufe0f/gu, "").replace(/\s+/gu, " ").trim();
  const lower = visible.toLowerCase();
  const plain = isAscii ? lower : withoutAccents(lower);
  return { visible, lower, plain, skeleton: skeletonOf(visible) };
}

function withoutAccents(lower: string): string {
  return lower.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[ßøłđðþæœħ]/g, (letter) => PLAIN.get(letter)!).normalize("NFC");
}

function skeletonOf(visible: string): string {
  // Case last: В looks like B, its small letter does not look like b.
  const latin = /^[\x20-\x7e]*$/.test(visible) ? visible : Array.from(visible, (letter) => LOOK_ALIKES.get(letter) ?? letter).join("");
  const lower = withoutAccents(latin.toLowerCase());
  return /\d/.test(lower) ? lower.replace(/(?<=\p{L})[01]+(?=\p{L})/gu, (digits) => digits.replaceAll("0", "o").replaceAll("1", "l")) : lower;
}
