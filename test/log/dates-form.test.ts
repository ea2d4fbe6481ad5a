import fc from "fast-check";
import { expect, test } from "vitest";
import { decideDateForm } from "../../src/log/date-form.ts";

test("day first and month first both fit and differ: the column is ambiguous and says what each would mean", () => {
  const decision = decideDateForm(["01/02/2023", "03/04/2023"]);
  expect(decision.isAmbiguous).toBe(true);
  expect(decision.alternatives).toEqual([
    { order: "dmy", example: "01/02/2023 = 1 February 2023" },
    { order: "mdy", example: "01/02/2023 = 2 January 2023" },
  ]);
});

test("one value decides for the whole column", () => {
  expect(decideDateForm(["01/02/2023", "13/02/2023"])).toMatchObject({ form: "dmy", isAmbiguous: false });
  expect(decideDateForm(["01/02/2023", "02/13/2023"])).toMatchObject({ form: "mdy", isAmbiguous: false });
  expect(decideDateForm(["24/02/29", "99/12/31", "01/02/03"])).toMatchObject({ form: "ymd", isAmbiguous: false });
});

test("dates that mean the same in both orders are not asked about, nor are dates with points", () => {
  expect(decideDateForm(["01/01/2023", "05/05/2023"])).toMatchObject({ form: "dmy", isAmbiguous: false });
  expect(decideDateForm(["01.02.2023", "03.04.2023"])).toMatchObject({ form: "dmy", isAmbiguous: false });
});

test("a column in which some values fit only one order and some only the other is ambiguous", () => {
  expect(decideDateForm(["13/02/2023", "02/13/2023", "01/02/2023"])).toMatchObject({ isAmbiguous: true, isContrary: true });
  expect(decideDateForm(["01/02/2023", "03/04/2023"])).not.toHaveProperty("isContrary");
});

test("one impossible value does not decide: it is left to be set aside", () => {
  const decision = decideDateForm([...Array.from({ length: 99 }, () => "31/01/2023"), "01/31/2023"]);
  expect(decision).toMatchObject({ form: "dmy", isAmbiguous: false, valueCount: 100, fitCount: 99 });
});

test("two-digit years that fit all three orders offer three", () => {
  expect(decideDateForm(["01/02/03"]).alternatives.map(({ order }) => order)).toEqual(["dmy", "mdy", "ymd"]);
});

test("an order given by the user settles it; it does not touch a column that is sure", () => {
  expect(decideDateForm(["01/02/2023"], { order: "mdy" })).toMatchObject({ form: "mdy", isAmbiguous: false });
  expect(decideDateForm(["2023-02-01"], { order: "mdy" })).toMatchObject({ form: "iso", isAmbiguous: false });
});

test("whole numbers go by their size over the column", () => {
  expect(decideDateForm(["1082040961", "1082155839"]).form).toBe("epoch-s");
  expect(decideDateForm(["1082040961000", "0", "1082155839000"]).form).toBe("epoch-ms");
  expect(decideDateForm(["1082040961000000"]).form).toBe("epoch-us");
  expect(decideDateForm(["1082040961000000000"]).form).toBe("epoch-ns");
  expect(decideDateForm(["20230301", "20240229"]).form).toBe("iso");
  expect(decideDateForm(["20230301", "20240230"])).toMatchObject({ form: "relative-s" });
});

test("small numbers are seconds from an unknown start, and that is said", () => {
  expect(decideDateForm(["0", "2635", "4249"])).toMatchObject({ form: "relative-s", noticeCode: "times-relative" });
});

test("20000 to 60000 are spreadsheet days only in a column named like a date", () => {
  expect(decideDateForm(["44927", "45000.25"], { isNamedDate: true }).form).toBe("excel-1900");
  expect(decideDateForm(["44927"], { isNamedDate: true, dateSystem: 1904 }).form).toBe("excel-1904");
  expect(decideDateForm(["44927", "45000.25"]).form).toBe("relative-s");
  expect(decideDateForm(["0", "44927", "45000", "46000"], { isNamedDate: true }).form).toBe("relative-s");
});

test("no time at all: no form; blanks do not count", () => {
  expect(decideDateForm(["", " ", "soon", "3 weeks ago"])).toMatchObject({ form: undefined, valueCount: 2, fitCount: 0 });
  expect(decideDateForm([])).toMatchObject({ form: undefined, valueCount: 0 });
});

test("every column of days 1 to 12 whose readings differ somewhere is flagged, never guessed", () => {
  const part = fc.integer({ min: 1, max: 12 });
  const column = fc.array(fc.tuple(part, part, fc.integer({ min: 1970, max: 2060 }), fc.constantFrom("/", "-")), { minLength: 1, maxLength: 50 });
  fc.assert(fc.property(column, (dates) => {
    const decision = decideDateForm(dates.map(([a, b, year, mark]) => `${a}${mark}${b}${mark}${year}`));
    expect(decision.isAmbiguous).toBe(dates.some(([a, b]) => a !== b));
  }), { seed: 1, numRuns: 2000 });
});
