/** How the words of a text are cut out and folded. */
export interface SegmentOptions {
  /** True where the texts are Turkish or Azeri: I is the capital of ı, İ that of i, and what follows an apostrophe is an ending. */
  readonly isTurkic?: boolean;
}

/** Cuts texts into words; keeps none of them. */
export interface Segmenter {
  /** The words of a text in their order, folded. Cost O(length of the text). */
  readonly wordsOf: (text: string) => string[];
}

/**
 * What a text is made of, tried in this order at every place. Skipped: addresses of pages and mail, @handles, <marks> of chats, entities and
 * :names: of pictures. Then, in the first group, words, with inner apostrophes and hyphens, and the ends of c++ and c#; in the second emoji.
 */
const PIECE =
  /(?:https?:\/\/|www\.)[^\s<>]+|<[@#!][^<>\s]*>|&(?:[a-z]{2,8}|#x?[\da-f]{2,6});|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|@[\p{L}\p{M}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*|(?<![\p{L}\p{N}:]):[a-z][\w+'-]*:(?![\p{L}\p{N}:])|([\p{L}\p{M}\p{N}_\u200c\u200d]+(?:['’-][\p{L}\p{M}\p{N}_\u200c\u200d]+)*(?:\+\+|#(?![\p{L}\p{N}]))?)|(\p{RI}{2}|\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)*)/gu;

const LETTER = /\p{L}/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{scx=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Thai}\p{sc=Lao}\p{sc=Myanmar}]/u;
const RUNS = /[\p{scx=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Thai}\p{sc=Lao}\p{sc=Myanmar}]+|[^\p{scx=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Thai}\p{sc=Lao}\p{sc=Myanmar}]+/gu;
/** What changes no word: soft hyphens and other invisible marks, Arabic vowel signs and stretching, Hebrew points, the dot left of İ. */
const UNWRITTEN = /[\u00ad\ufeff\u2060\u0640]|[\u064b-\u065f\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|(?<=i)\u0307/gu;
const SKIN = /[\ufe0f\p{Emoji_Modifier}]/gu;
/** Made when it is first needed: its dictionaries take milliseconds. */
let cutter: Intl.Segmenter | undefined;
/** Articles and pronouns that French, Italian and Catalan write onto the next word. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|gl|dell|dall|all|nell|sull|coll|quell|quest)'(?=\p{L})/u;

/**
 * Cuts texts into words as their readers would: between spaces and marks where a script has spaces, by Intl.Segmenter within runs of
 * Chinese, Japanese, Thai, Lao and Burmese, where ICU 78 (Node) and Chromium 156 cut alike; Khmer, where their dictionaries differ, at its
 * spaces and invisible breaks. (A host without Intl.Segmenter gets pairs of characters there.)
 *
 * Words are NFKC and lower case, without vowel signs; "l'usine" gives usine, "Anna's" anna, Turkish "İzmir'de" izmir. Hashtags give their
 * word. Emoji are words, without skin colour. Numbers without a letter, addresses, @handles, entities are none.
 */
export function createSegmenter({ isTurkic = false }: SegmentOptions = {}): Segmenter {
  const cut = (run: string, into: string[]): void => {
    if (typeof Intl === "undefined" || Intl.Segmenter === undefined) return void into.push(...pairsOf(run));
    cutter ??= new Intl.Segmenter("und", { granularity: "word" });
    for (const { segment, isWordLike } of cutter.segment(run)) if (isWordLike === true) into.push(segment);
  };
  const addWord = (found: string, into: string[]): void => {
    const word = trim(found, isTurkic);
    if (!LETTER.test(word)) return;
    if (!UNSPACED.test(word)) return void into.push(word);
    for (const run of word.match(RUNS)!) {
      if (UNSPACED.test(run)) cut(run, into);
      else addWord(run, into);
    }
  };
  return {
    wordsOf(text) {
      const words: string[] = [];
      const folded = fold(text, isTurkic);
      // By itself `matchAll` would make the expression anew for each text.
      PIECE.lastIndex = 0;
      for (let found = PIECE.exec(folded); found !== null; found = PIECE.exec(folded)) {
        const [piece, word, emoji] = found;
        if (word !== undefined) addWord(piece, words);
        else if (emoji !== undefined) words.push(piece.replace(SKIN, ""));
      }
      return words;
    },
  };
}

/** Whether a word is of a script without spaces, so that where it begins and ends is by the engine's own dictionary. */
export function isCutByDictionary(word: string): boolean {
  return UNSPACED.test(word);
}

/** A text as its words are compared: NFKC, lower case, without marks that change no word. */
export function fold(text: string, isTurkic: boolean): string {
  if (isAscii(text) && !isTurkic) return text.toLowerCase();
  const composed = text.normalize("NFKC");
  const cased = isTurkic ? composed.replaceAll("I", "ı").replaceAll("İ", "i") : composed;
  return cased.toLowerCase().replace(UNWRITTEN, "").replaceAll("’", "'");
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Without what is written onto a word by an apostrophe, and without joiners at its ends. */
function trim(found: string, isTurkic: boolean): string {
  const word = /^[_\u200c\u200d]|[_\u200c\u200d]$/u.test(found) ? found.replace(/^[_\u200c\u200d]+|[_\u200c\u200d]+$/gu, "") : found;
  const mark = word.indexOf("'");
  if (mark < 0) return word;
  if (isTurkic) return word.slice(0, mark);
  return word.replace(ELIDED, "").replace(/'s$/, "");
}

/** Every two characters that follow each other; a single one alone. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.length < 2 ? characters : characters.slice(1).map((second, i) => characters[i]! + second);
}
