import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createSegmenter } from "../../src/topics/segment.ts";
import { createWordSplitter, openCutting } from "../../src/topics/split-words.ts";
import { sharedPath } from "../support/shared.ts";
import { cut } from "./bags.ts";

const encoder = new TextEncoder();

const kernels = ["compiled", "plain"] as const;

function splitOf(kernel: (typeof kernels)[number], isTurkic = false): (text: string) => string[] {
  const splitter = createWordSplitter({ isTurkic, kernel });
  return (text) => {
    // Somewhere among other texts.
    const bytes = encoder.encode(`before${text}behind`);
    const cutting = openCutting(splitter);
    cutting.add({ bytes, ends: Uint32Array.of(6, bytes.length - 6, bytes.length) });
    const { words, ends, of } = cutting.take();
    return Array.from(of.subarray(ends[0], ends[1]), (word) => words.text(word));
  };
}

const pieces = [
  "parcel", "Parcel", "AND", "x", "i", "I", "4k", "12", "1,000.50", "10:30", "don't", "l'usine", "'quoted'", "rock'n'roll", "Anna's", "e-mail", "-", "--", "a--b", "-a-", "x-", "co-op-ed", "C++", "c#", "c#d", "#tag", "#12", "##", "a#b", "under_score", "_x_",
  "www.", "www.x.org", "wwww.x", "awww.x", "WWW.A.b", "http://", "https://a.b/c?d=e&f", "HTTP://X", "xhttp://y", "me@y.co", "@Foo.bar", "@", "a@b", "first.last+tag@mail.example.com", "<@U12>", "<https://a|b>", "a<b>c", "&amp;", "R&D", "&", ":smile:", ":+1:", "a:b:c", "note:", "::", ":)", "key:value", "C:/x",
  "schön", "naïve", "Straße", "ÀÉ", "İzmir'de", "ışık", "ΣΟΦΟΣ", "привет", "можно", "我的快递", "iPhone手机", "配送について", "ล่าช้ามาก", "배송이", "می‌خواهم", "الطلبـــية", "👍🏽", "👨‍👩‍👧", "🇩🇪", "ok👍", "’s", "it’s", "“quoted”", "a\u00a0b", "a\u2028b", "\ufeffx", "co\u00adop", "e\u0301a", "ＡＢＣ", "…", "½", "x²",
  "\u0301", "ﬁne", "a\u200db", "(see", "this)", "and/or", "$5", "50%", "~x", "a=b", "a|b", "*bold*", "`code`", "\"q\"", "q?!", "a.b.c", "e.g.", "\u0000a", "a\u001fb", "x\u007fy", "a;b", "[x]", "{y}", "\\n", "^", "a_b-c'd",
];
const blanks = [" ", "  ", "\n", "\t", "\r\n", "", "", ".", ",", "\u00a0", "\v", "\f"];

describe.each(kernels)("%s", (kernel) => {
  test.each([[false, 1], [false, 2], [true, 3]])("pieces cut byte by byte and by the segmenter are the segmenter's words of the whole text (Turkish: %s, seed %i)", (isTurkic, seed) => {
    const random = createRandom(seed);
    const split = splitOf(kernel, isTurkic);
    const { wordsOf } = createSegmenter({ isTurkic });
    for (let round = 0; round < 4000; round++) {
      const text = Array.from({ length: 1 + random.below(8) }, () => pieces[random.below(pieces.length)]! + blanks[random.below(blanks.length)]!).join("");
      expect(split(text), JSON.stringify(text)).toEqual(wordsOf(text).map((word) => word.normalize("NFC")));
    }
  });

  test.each([[4, "aAbBwWhtps019 '-_.:#@&<>/+;!"], [5, "cdelLqu s’'’_-+#x"], [6, "ax1@._-+ ’…“”–„‘"], [7, "&#xX;abf019 <>@!:"]])("any run of ASCII characters and typographic marks gives the segmenter's words (seed %i)", (seed, likely) => {
    const random = createRandom(seed);
    const split = splitOf(kernel);
    const { wordsOf } = createSegmenter();
    for (let round = 0; round < 10_000; round++) {
      const text = Array.from({ length: random.below(24) }, () => (random.below(6) === 0 ? String.fromCharCode(random.below(128)) : likely[random.below(likely.length)]!)).join("");
      expect(split(text), JSON.stringify(text)).toEqual(wordsOf(text));
    }
  });

  test.each([63, 64, 65, 129])("a name of %i letters before an @ is an address or not as with the segmenter", (length) => {
    const text = `${"a".repeat(length)}@example.org b`;
    expect(splitOf(kernel)(text)).toEqual(createSegmenter().wordsOf(text));
  });

  test("a piece that was met before has the same words again, also one too long to be kept", () => {
    const split = splitOf(kernel);
    const long = `schön-${"é".repeat(40)}`;
    for (let round = 0; round < 3; round++) expect(split(`l'usine R&D @handle schön ${long}`)).toEqual(["usine", "r", "d", "schön", long]);
  });

  test("many texts at once, one of them longer than a part, have the words they have alone", () => {
    const random = createRandom(8);
    const texts = Array.from({ length: 6000 }, (_, k) => Array.from({ length: k === 4100 ? 20_000 : random.below(12) }, () => pieces[random.below(pieces.length)]!).join(" "));
    const { wordsOf } = createSegmenter();
    const { words, ends, of } = cut(texts, false, kernel);
    const found = Array.from(of, (word) => words.text(word));
    texts.forEach((text, k) => expect(found.slice(k === 0 ? 0 : ends[k - 1], ends[k])).toEqual(wordsOf(text).map((word) => word.normalize("NFC"))));
  });

  const real = sharedPath("data/twcs-customer-support/llm_labeled_5k.csv");
  test.skipIf(real === undefined)("messages of customers have the segmenter's words", () => {
    const texts = Papa.parse<Record<string, string>>(readFileSync(real!, "utf8"), { header: true, skipEmptyLines: true }).data.map((row) => row["first_customer_text"] ?? "");
    const { wordsOf } = createSegmenter();
    const { words, ends, of } = cut(texts, false, kernel);
    texts.forEach((text, k) => expect(Array.from(of.subarray(k === 0 ? 0 : ends[k - 1], ends[k]), (word) => words.text(word))).toEqual(wordsOf(text).map((word) => word.normalize("NFC"))));
  });
});
