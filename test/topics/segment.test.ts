import { expect, test } from "vitest";
import { createSegmenter, fold } from "../../src/topics/segment.ts";

const words = (text: string, isTurkic = false): string => createSegmenter({ isTurkic }).wordsOf(text).join(" ");

test.each([
  ["English", "Anna's parcel hasn't come — again!", "anna parcel hasn't come again"],
  ["hyphens join", "check-in at Wi-Fi speed", "check-in at wi-fi speed"],
  ["German keeps umlauts and compounds", "Die Lieferverzögerung ist ÄRGERLICH, E-Mail folgt", "die lieferverzögerung ist ärgerlich e-mail folgt"],
  ["French elision", "L’usine n'a pas livré aujourd'hui", "usine a pas livré aujourd'hui"],
  ["Arabic without vowel signs and stretching", "ارسلتُ الطلبـــية، ولم تصل بعد", "ارسلت الطلبية ولم تصل بعد"],
  ["Persian joiners stay inside a word", "می‌خواهم سفارش", "می‌خواهم سفارش"],
  ["Chinese", "我的快递还没有到", "我的 快递 还 没有 到"],
  ["Chinese and Latin letters", "iPhone手机", "iphone 手机"],
  ["Japanese", "配送について質問", "配送 について 質問"],
  ["Thai", "ล่าช้ามาก", "ล่าช้า มาก"],
  ["Khmer by its spaces: dictionaries differ from engine to engine", "ភាសាខ្មែរ ជាភាសា\u200bផ្លូវការ", "ភាសាខ្មែរ ជាភាសា ផ្លូវការ"],
  ["Korean by its spaces", "배송이 아직 안 왔어요", "배송이 아직 안 왔어요"],
  ["wide letters", "ＡＢＣ", "abc"],
  ["emoji one by one, without skin colour, joined ones whole", "ok 👍🏽❤️👨‍👩‍👧🇩🇪", "ok 👍 ❤ 👨‍👩‍👧 🇩🇪"],
  ["hashtags give their word", "#Delivery_late #12 now", "delivery_late now"],
  ["pages, mail, handles, marks of chats and entities are no words", "see https://a.b/c?d=e www.x.org me@y.co @Foo.bar <@U12> <https://a|b> &amp; :smile: ok", "see ok"],
  ["numbers are no words, words with digits are", "12 3.5 10:30 €40 4k iphone8", "4k iphone8"],
  ["names of languages", "C++ and C#", "c++ and c#"],
  ["nothing", " \n…!?", ""],
])("%s", (_, text, found) => {
  expect(words(text)).toBe(found);
});

test("in Turkish the capital of ı is I, that of i is İ, and endings behind an apostrophe are left out", () => {
  expect(words("IŞIK ISPARTA'da, İstanbul’dan KIZ", true)).toBe("ışık ısparta istanbul kız");
  expect(words("TITLE İzmir", false)).toBe("title izmir");
});

test("letters put together in several ways are one word", () => {
  expect(fold("café", false)).toBe(fold("cafe\u0301", false));
  expect(words("co\u00adoperate")).toBe("cooperate");
});

test("long runs without a word boundary take no longer than their length", () => {
  for (const run of ["a.".repeat(200_000), "a-".repeat(200_000), "@".repeat(200_000), "a".repeat(400_000), ":a".repeat(200_000)]) {
    const before = performance.now();
    createSegmenter().wordsOf(run);
    expect(performance.now() - before).toBeLessThan(5000);
  }
});
