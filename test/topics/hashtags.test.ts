import { expect, test } from "vitest";
import { hashtagsIn } from "../../src/topics/hashtags.ts";

test("a hashtag is one in capitals or not, also where İ is a capital i", () => {
  expect(hashtagsIn("#İade #iade #İADE #Şikayet #ŞİKAYET")).toEqual(["#iade", "#şikayet"]);
  expect(hashtagsIn("#ÖNEMLİ and #önemli")).toEqual(["#önemli"]);
});

test("numbers, anchors and entities are none", () => {
  expect(hashtagsIn("#1 https://a.b/#part &#39; a#b ## #a1")).toEqual(["#a1"]);
});
