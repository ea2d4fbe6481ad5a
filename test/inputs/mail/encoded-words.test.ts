import { expect, test } from "vitest";
import { decodeBase64, decodeQuotedPrintable, decodeWords } from "../../../src/inputs/mail/encoded-words.ts";

const decode = (value: string): string => decodeWords(value, { unknownCharsets: 0, charset: "" });

test.each([
  ["plain text", "plain text"],
  ["=?utf-8?Q?J=C3=B6rg?=", "Jörg"],
  ["=?UTF-8?b?SsO2cmc=?=", "Jörg"],
  ["=?iso-8859-1?q?a_b?= c", "a b c"],
  ["x =?utf-8?q?a?= =?utf-8?q?b?= y", "x ab y"],
  ["=?utf-8?q?a?= between =?utf-8?q?b?=", "a between b"],
  // A character cut between two words, by Q and by B.
  ["=?utf-8?q?J=C3?= =?utf-8?q?=B6rg?=", "Jörg"],
  ["=?utf-8?B?SsM=?= =?utf-8?B?tnJn?=", "Jörg"],
  ["=?iso-8859-1?q?=E9?= =?utf-8?q?=C3=A9?=", "éé"],
  ["=?utf-8*de?Q?J=C3=B6rg?=", "Jörg"],
  ["=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"],
  ["=?shift_jis?B?k/qWew==?=", "日本"],
  ["=?ks_c_5601-1987?B?x9GxuQ==?=", "한국"],
  ["=?cp1252?Q?=80?=", "€"],
  ["=?8859-15?Q?=A4?=", "€"],
  ["=?utf-8?Q?broken", "=?utf-8?Q?broken"],
  ["=?utf-8?X?a?=", "=?utf-8?X?a?="],
  ["=?utf-8?Q?100=?=", "100="],
])("%s", (value, expected) => {
  expect(decode(value)).toBe(expected);
});

test("an unknown charset is read as Windows-1252 and counted", () => {
  const faults = { unknownCharsets: 0, charset: "" };
  expect(decodeWords("=?x-klingon?Q?=E9?= and =?x-vulcan?Q?b?=", faults)).toBe("é and b");
  expect(faults).toEqual({ unknownCharsets: 2, charset: "x-klingon" });
});

test("quoted-printable and base64 take what is damaged", () => {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  expect(text(decodeQuotedPrintable("a=20b=\r\nc=\nd=ZZ=é"))).toBe("a bcd=ZZ=é");
  expect(text(decodeBase64("aGVs\r\nbG8=!"))).toBe("hello");
  expect(text(decodeBase64("aGVsbG8"))).toBe("hello");
  expect(decodeBase64("a")).toHaveLength(0);
});
