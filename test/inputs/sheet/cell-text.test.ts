import { expect, test } from "vitest";
import { numberText } from "../../../src/inputs/sheet/cell-text.ts";
import { kindOfFormat } from "../../../src/inputs/sheet/styles.ts";

test("numbers keep their digits; one of more than 15 that ends in zeros was rounded", () => {
  const text = (raw: string) => numberText(raw, "number", false);
  for (const [raw, expected] of [["7", "7"], ["-7", "-7"], ["007", "007"], ["0.1", "0.1"], ["0.10000000000000001", "0.1"], ["6.9999999999999996", "7"], ["1E+3", "1000"], ["1.5E-7", "1.5e-7"], ["123456789012345", "123456789012345"], ["", ""], ["abc", "abc"]]) {
    expect(text(raw!)).toEqual({ text: expected, isRounded: false });
  }
  expect(text("1.14456E+18")).toEqual({ text: "1144560000000000000", isRounded: true });
  expect(text("1144560000000000000")).toEqual({ text: "1144560000000000000", isRounded: true });
  // Other programs than Excel write all digits of a whole number.
  expect(text("1144560123456789012")).toEqual({ text: "1144560123456789012", isRounded: false });
});

test("days since 1900 (with the 29 February that never was) and 1904", () => {
  const day = (raw: string, is1904 = false): string => numberText(raw, "day", is1904).text;
  for (const [raw, expected] of [["1", "1900-01-01"], ["59", "1900-02-28"], ["60", "1900-02-29"], ["61", "1900-03-01"], ["25569", "1970-01-01"], ["45000", "2023-03-15"], ["2958465", "9999-12-31"]]) expect(day(raw!)).toBe(expected);
  expect(day("0", true)).toBe("1904-01-01");
  expect(day("43538", true)).toBe("2023-03-15");
  expect(day("45000.5")).toBe("2023-03-15T12:00:00");
  // No date: before 1900, after 9999.
  expect(day("-3")).toBe("-3");
  expect(day("2958466")).toBe("2958466");
});

test("moments and times of day, to the millisecond", () => {
  expect(numberText("45000", "moment", false).text).toBe("2023-03-15T00:00:00");
  expect(numberText("45000.52083333333", "moment", false).text).toBe("2023-03-15T12:30:00");
  expect(numberText("45000.999999999", "moment", false).text).toBe("2023-03-16T00:00:00");
  expect(numberText("45000.123456789", "moment", false).text).toBe("2023-03-15T02:57:46.667");
  expect(numberText("0.4375", "time", false).text).toBe("10:30:00");
  expect(numberText("45000.4375", "time", false).text).toBe("2023-03-15T10:30:00");
});

test("what a format shows is told by its code", () => {
  const kinds: [string, string][] = [
    ["General", "number"], ["0.00", "number"], ["#,##0 \"days\"", "number"], ["0.00E+00", "number"], ["[Red]0", "number"], ["@", "number"], ["[h]:mm:ss", "number"], ["\\d0", "number"], ["[$-409]0", "number"],
    ["yyyy-mm-dd", "day"], ["d/m/yy", "day"], ["mmm\\-yy", "day"], ["[$-409]d\\ mmmm\\ yyyy;@", "day"], ["mmmm", "day"], ["yyyy\"年\"m\"月\"d\"日\"", "day"],
    ["m/d/yy h:mm", "moment"], ["yyyy-mm-dd\\Thh:mm:ss.000", "moment"], ["dd.mm.yyyy hh:mm AM/PM", "moment"], ["h:mm AM/PM", "time"], ["mm:ss.0", "time"],
  ];
  expect(kinds.map(([code]) => [code, kindOfFormat(code)])).toEqual(kinds);
});
