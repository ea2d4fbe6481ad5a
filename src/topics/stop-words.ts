import { stopwords as arabic } from "@orama/stopwords/arabic";
import { stopwords as bulgarian } from "@orama/stopwords/bulgarian";
import { stopwords as danish } from "@orama/stopwords/danish";
import { stopwords as dutch } from "@orama/stopwords/dutch";
import { stopwords as english } from "@orama/stopwords/english";
import { stopwords as finnish } from "@orama/stopwords/finnish";
import { stopwords as french } from "@orama/stopwords/french";
import { stopwords as german } from "@orama/stopwords/german";
import { stopwords as hungarian } from "@orama/stopwords/hungarian";
import { stopwords as hindi } from "@orama/stopwords/indian";
import { stopwords as indonesian } from "@orama/stopwords/indonesian";
import { stopwords as italian } from "@orama/stopwords/italian";
import { stopwords as japanese } from "@orama/stopwords/japanese";
import { stopwords as lithuanian } from "@orama/stopwords/lithuanian";
import { stopwords as chinese } from "@orama/stopwords/mandarin";
import { stopwords as norwegian } from "@orama/stopwords/norwegian";
import { stopwords as portuguese } from "@orama/stopwords/portuguese";
import { stopwords as romanian } from "@orama/stopwords/romanian";
import { stopwords as russian } from "@orama/stopwords/russian";
import { stopwords as slovenian } from "@orama/stopwords/slovenian";
import { stopwords as spanish } from "@orama/stopwords/spanish";
import { stopwords as swedish } from "@orama/stopwords/swedish";
import { stopwords as turkish } from "@orama/stopwords/turkish";
import { stopwords as ukrainian } from "@orama/stopwords/ukrainian";
import { cat, ces, ell, eng, est, fas, heb, hrv, jpn, kor, lav, pol, slk, tha, urd, vie, zho } from "stopword";
import { fold } from "./segment.ts";

/** A language by its code (ISO 639-1) with its words that carry no topic. */
interface Listed {
  readonly code: string;
  readonly lists: readonly (readonly string[])[];
}

/** Which languages' lists each word stands on, for many languages at once. */
export interface StopWords {
  /** By position in the answers of `languagesOf`. */
  readonly codes: readonly string[];
  /** Languages (positions in `codes`) in which the folded word carries no topic; undefined = in none. */
  readonly languagesOf: (word: string) => readonly number[] | undefined;
}

let known: StopWords | undefined;

/**
 * The stop words of 38 languages, folded as words of texts are; contractions also without their apostrophe ("dont").
 * Cost: some 12,000 entries, made when they are asked for first.
 * Source: @orama/stopwords 3.1.18 (Apache-2.0) and, for what it lacks, stopword 3.1.5 (MIT).
 */
export function readStopWords(): StopWords {
  known ??= makeStopWords();
  return known;
}

function makeStopWords(): StopWords {
  const all = listed();
  const languages = new Map<string, number[]>();
  const add = (word: string, language: number): void => {
    const own = languages.get(word);
    if (own === undefined) languages.set(word, [language]);
    else if (own.at(-1) !== language) own.push(language);
  };
  all.forEach(({ code, lists }, language) => {
    for (const entry of lists.flat()) {
      const word = fold(entry, code === "tr");
      add(word, language);
      if (word.includes("'")) add(word.replaceAll("'", ""), language);
    }
  });
  return { codes: all.map(({ code }) => code), languagesOf: (word) => languages.get(word) };
}

function listed(): readonly Listed[] {
  return [
    { code: "en", lists: [english, eng] },
    { code: "ar", lists: [arabic] },
    { code: "bg", lists: [bulgarian] },
    { code: "ca", lists: [cat] },
    { code: "cs", lists: [ces] },
    { code: "da", lists: [danish] },
    { code: "de", lists: [german] },
    { code: "el", lists: [ell] },
    { code: "es", lists: [spanish] },
    { code: "et", lists: [est] },
    { code: "fa", lists: [fas] },
    { code: "fi", lists: [finnish] },
    { code: "fr", lists: [french] },
    { code: "he", lists: [heb] },
    { code: "hi", lists: [hindi] },
    { code: "hr", lists: [hrv] },
    { code: "hu", lists: [hungarian] },
    { code: "id", lists: [indonesian] },
    { code: "it", lists: [italian] },
    { code: "ja", lists: [japanese, jpn] },
    { code: "ko", lists: [kor] },
    { code: "lt", lists: [lithuanian] },
    { code: "lv", lists: [lav] },
    { code: "nl", lists: [dutch] },
    { code: "no", lists: [norwegian] },
    { code: "pl", lists: [pol] },
    { code: "pt", lists: [portuguese] },
    { code: "ro", lists: [romanian] },
    { code: "ru", lists: [russian] },
    { code: "sk", lists: [slk] },
    { code: "sl", lists: [slovenian] },
    { code: "sv", lists: [swedish] },
    { code: "th", lists: [tha] },
    { code: "tr", lists: [turkish] },
    { code: "uk", lists: [ukrainian] },
    { code: "ur", lists: [urd] },
    { code: "vi", lists: [vie] },
    { code: "zh", lists: [chinese, zho] },
  ];
}
