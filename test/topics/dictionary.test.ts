import { expect, test } from "vitest";
import { compileDictionary } from "../../src/topics/dictionary.ts";

/** The topics "t0", "t1" … of which a text holds the term, one term each. */
function found(text: string, ...terms: readonly string[]): readonly string[] {
  const compiled = compileDictionary(terms.map((term) => ({ topic: term, terms: [term] })));
  return compiled.match(text).map((topic) => compiled.topics[topic]!);
}

const finds = (text: string, term: string): boolean => found(text, term).length === 1;

test("a word matches whole words without regard to case", () => {
  expect(finds("My PARCEL, please", "parcel")).toBe(true);
  expect(finds("my parcels", "parcel")).toBe(false);
  expect(finds("", "parcel")).toBe(false);
});

test("a phrase matches its words in a row, punctuation between them does not matter", () => {
  expect(finds("It came too-late.", "too late")).toBe(true);
  expect(finds("late, too", "too late")).toBe(false);
  expect(finds("we can't wait", "can't wait")).toBe(true);
  expect(finds("L’avion est parti", "avion")).toBe(true);
});

test("a text is on every topic it matches, each once, in the order of the dictionary; topics of one name are one", () => {
  const compiled = compileDictionary([{ topic: "a", terms: ["one", "two"] }, { topic: "b", terms: ["two three"] }, { topic: "a ", terms: ["four"] }, { topic: "none", terms: [] }]);
  expect(compiled.topics).toEqual(["a", "b", "none"]);
  expect(compiled.match("two three one two")).toEqual([0, 1]);
  expect(compiled.match("four")).toEqual([0]);
  expect(compileDictionary([]).match("anything")).toEqual([]);
});

test("wildcards stand for letters within a word", () => {
  expect(found("Delivered to the floodgate in cut pieces", "deliver*", "*gate", "c?t", "*oodg*", "d*d", "ga?e")).toEqual(["deliver*", "*gate", "c?t", "*oodg*", "d*d"]);
  expect(finds("de livered", "deliver*")).toBe(false);
  expect(finds("caught", "c?t")).toBe(false);
  expect(finds("the big floodgate", "big *gate")).toBe(true);
  expect(finds("big red gate", "big *gate")).toBe(false);
  expect(finds("colour and color", "colo*r")).toBe(true);
  expect(finds("colossal roar", "colo*r")).toBe(false);
});

test("AND, OR and NOT with brackets", () => {
  expect(finds("a refund for the parcel", "refund AND parcel")).toBe(true);
  expect(finds("a refund", "refund AND parcel")).toBe(false);
  expect(finds("a parcel", "refund OR parcel")).toBe(true);
  expect(finds("tax refund", "refund NOT tax")).toBe(false);
  expect(finds("tax refund", "refund AND NOT (tax OR duty)")).toBe(false);
  expect(finds("my refund", "refund NOT tax")).toBe(true);
  expect(finds("slow parcel", "(late OR slow) AND parcel")).toBe(true);
  expect(finds("rock and roll", "rock and roll")).toBe(true);
});

test("NEAR counts words in both directions and does not take one word for both sides", () => {
  expect(finds("the parcel came in broken", "parcel NEAR/3 broken")).toBe(true);
  expect(finds("the parcel came in broken", "broken NEAR/3 parcel")).toBe(true);
  expect(finds("the parcel came in broken", "parcel NEAR/2 broken")).toBe(false);
  expect(finds("a parcel", "parcel NEAR/3 parcel")).toBe(false);
  expect(finds("too late for my second parcel", "(late OR slow) NEAR/4 parcel")).toBe(true);
  expect(finds("deliver the very late parcel", "deliver* NEAR/3 late")).toBe(true);
});

test.each([
  ["German", "Die Straße ist gesperrt. STRASSE!", ["strasse", "straße", "STRASSE"], ["stras"]],
  ["German capitals with ẞ", "GROẞE LIEFERUNG", ["große", "grosse lieferung"], ["gross"]],
  ["Turkish", "IŞIK yandı, İSTANBUL'da ılık bir gün", ["ışık", "istanbul", "ılık", "İstanbul", "IŞIK"], ["ilik"]],
  ["a dotless i is none with a dot", "sinir", ["sinir", "SINIR"], ["sınır"]],
  ["English capital I", "SHIPPING IS LATE, I THINK", ["shipping is late", "i think", "Shipping"], ["sh ipping"]],
  ["Arabic with vowel signs and tatweel", "وَصَلَ الطَّرْدُ مُتَأَخِّرًا والتوصيـــل", ["الطرد", "متأخرا", "*توصيل", "وصل الطرد"], ["طرد"]],
  ["Chinese without spaces", "我的快递还没有到，客服不回复", ["快递", "客服", "没有到"], ["到客服", "递快"]],
  ["Japanese", "配送が遅いです。サービスは良い", ["配送", "遅い", "サービス"], ["送配"]],
  ["Korean with its particles", "배송이 너무 늦어요", ["배송", "늦어요"], ["송배"]],
  ["Thai", "ส่งของช้ามาก", ["ของ", "ช้า"], ["มากช้า"]],
  ["Chinese beside Latin", "买了iPhone充电器", ["iphone", "iPhone充电", "充电器"], ["phone"]],
  ["emoji", "Love it 👍🏽 great😡service ❤️ 👩‍💻", ["👍", "😡", "great", "❤", "👍🏿", "👩‍💻", "great 😡 service"], ["😀"]],
  ["Cyrillic and Greek", "ДОСТАВКА задержана; ΟΔΟΣ οδός", ["доставка", "οδος"], ["достав"]],
  ["full-width forms", "ＡＢＣ１２３ です", ["abc123"], ["bc123"]],
  ["decomposed letters", "cafe\u0301 I\u0307STANBUL", ["café", "istanbul"], ["cafe"]],
  ["mixed", "URGENT: Lieferung nach 北京 delayed 😡", ["lieferung nach 北京 delayed", "北京 AND delayed", "urgent NEAR/4 北京"], ["nach delayed"]],
])("%s: what a native reader expects", (_, text, wanted, unwanted) => {
  expect(wanted.filter((term) => !finds(text, term))).toEqual([]);
  expect(unwanted.filter((term) => finds(text, term))).toEqual([]);
});

test("marks say where the words stand, in the text as it is written", () => {
  const compiled = compileDictionary([{ topic: "late", terms: ["deliver* NEAR/3 late", "too late"] }, { topic: "no tax", terms: ["refund NOT tax"] }]);
  const { text, marks, topics } = compiled.mark("Delivered very LATE 😡; a tax refund");
  expect(topics).toEqual([0]);
  expect(marks.map(({ topic, from, to }) => [topic, text.slice(from, to)])).toEqual([[0, "Delivered"], [0, "LATE"]]);
});

test("a term that cannot be read stops the dictionary and says where", () => {
  expect(() => compileDictionary([{ topic: "money", terms: ["refund AND"] }])).toThrow(/"money".*"refund AND".*character 11/s);
  expect(() => compileDictionary([{ topic: " ", terms: ["x"] }])).toThrow(/no name/);
});
