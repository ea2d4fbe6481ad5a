import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createSegmenter } from "../../src/topics/segment.ts";
import { createWordSplitter } from "../../src/topics/split-words.ts";

const encoder = new TextEncoder();

function splitOf(isTurkic = false): (text: string) => string[] {
  const { split, found, words } = createWordSplitter({ isTurkic });
  return (text) => {
    // Somewhere among other bytes.
    const bytes = encoder.encode(`before ${text} behind`);
    const count = split(bytes, 7, bytes.length - 7);
    return Array.from(found().subarray(0, count), (word) => words.text(word));
  };
}

const pieces = [
  "parcel", "Parcel", "AND", "x", "i", "I", "4k", "12", "1,000.50", "10:30", "don't", "l'usine", "'quoted'", "rock'n'roll", "Anna's", "e-mail", "-", "--", "a--b", "-a-", "x-", "co-op-ed", "C++", "c#", "c#d", "#tag", "#12", "##", "a#b", "under_score", "_x_",
  "www.", "www.x.org", "wwww.x", "awww.x", "WWW.A.b", "http://", "https://a.b/c?d=e&f", "HTTP://X", "xhttp://y", "me@y.co", "@Foo.bar", "@", "a@b", "first.last+tag@mail.example.com", "<@U12>", "<https://a|b>", "a<b>c", "&amp;", "R&D", "&", ":smile:", ":+1:", "a:b:c", "note:", "::", ":)", "key:value", "C:/x",
  "schön", "naïve", "Straße", "ÀÉ", "İzmir'de", "ışık", "ΣΟΦΟΣ", "привет", "можно", "我的快递", "iPhone手机", "配送について", "ล่าช้ามาก", "배송이", "می‌خواهم", "الطلبـــية", "👍🏽", "👨‍👩‍👧", "🇩🇪", "ok👍", "’s", "it’s", "“quoted”", "a\u00a0b", "a\u2028b", "\ufeffx", "co\u00adop", "e\u0301a", "ＡＢＣ", "…", "½", "x²",
  "\u0301", "ﬁne", "a\u200db", "(see", "this)", "and/or", "$5", "50%", "~x", "a=b", "a|b", "*bold*", "`code`", "\"q\"", "q?!", "a.b.c", "e.g.", "\u0000a", "a\u001fb", "x\u007fy", "a;b", "[x]", "{y}", "\\n", "^", "a_b-c'd",
];
const blanks = [" ", "  ", "\n", "\t", "\r\n", "", "", ".", ",", "\u00a0", "\v", "\f"];

test.each([[false, 1], [false, 2], [true, 3]])("pieces cut byte by byte and by the segmenter are the segmenter's words of the whole text (Turkish: %s, seed %i)", (isTurkic, seed) => {
  const random = createRandom(seed);
  const split = splitOf(isTurkic);
  const { wordsOf } = createSegmenter({ isTurkic });
  for (let round = 0; round < 4000; round++) {
    const text = Array.from({ length: 1 + random.below(8) }, () => pieces[random.below(pieces.length)]! + blanks[random.below(blanks.length)]!).join("");
    expect(split(text), JSON.stringify(text)).toEqual(wordsOf(text).map((word) => word.normalize("NFC")));
  }
});

test("any run of ASCII characters gives the segmenter's words", () => {
  const random = createRandom(4);
  const split = splitOf();
  const { wordsOf } = createSegmenter();
  const likely = "aAbBwWhtps019 '-_.:#@&<>/+;!";
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: random.below(24) }, () => (random.below(4) === 0 ? String.fromCharCode(random.below(128)) : likely[random.below(likely.length)]!)).join("");
    expect(split(text), JSON.stringify(text)).toEqual(wordsOf(text));
  }
});

test("a piece that was met before has the same words again", () => {
  const split = splitOf();
  for (let round = 0; round < 3; round++) expect(split("l'usine R&D @handle schön")).toEqual(["usine", "r", "d", "schön"]);
});
