import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { decideDateForm } from "../../src/log/date-form.ts";
import { createDateReader } from "../../src/log/dates.ts";
import { decideRecipientStyle, splitRecipients } from "../../src/log/recipients.ts";

const data = new URL("../../../shared/data/", import.meta.url);
if (!existsSync(data)) {
  if (process.env["CI"] !== undefined) throw new Error("../shared/data is missing");
  console.warn("skipped: ../shared/data is missing");
}
const testWithData = test.runIf(existsSync(data));

function column(path: string, delimiter: string, at: number, skip: number): string[] {
  const raw = readFileSync(new URL(path, data));
  const text = (path.endsWith(".gz") ? gunzipSync(raw) : raw).toString("utf8");
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data.slice(skip).map((row) => row[at] ?? "");
}

// First and last moment as Python 3's datetime reads them.
testWithData.each([
  ["snap-temporal/CollegeMsg.txt.gz", " ", 2, 0, "epoch-s", "2004-04-15T14:56:01.000Z", "2004-10-26T07:52:22.000Z"],
  ["snap-temporal/email-Eu-core-temporal-Dept3.txt.gz", " ", 2, 0, "relative-s", "1970-01-01T00:00:00.000Z", "1972-03-13T06:52:57.000Z"],
  ["enron-perry/emails.csv", ",", 1, 1, "iso", "1998-11-13T04:07:00.000Z", "2002-06-21T13:37:34.000Z"],
  ["twcs-customer-support/twcs.csv", ",", 4, 1, "words", "2011-08-29T03:20:05.000Z", "2017-12-03T18:52:36.000Z"],
  ["rothamsted-tweets/interactions.csv", ",", 0, 1, "words", "2010-06-16T00:52:27.000Z", "2019-11-07T12:08:15.000Z"],
  ["viva-insights-p2p/p2p_data.csv", ",", 8, 1, "iso", "2023-07-01T00:00:00.000Z", "2023-09-01T00:00:00.000Z"],
] as const)("every time of %s is read", (path, delimiter, at, skip, form, first, last) => {
  const values = column(path, delimiter, at, skip).filter((value) => value !== "");
  const decision = decideDateForm(values, { isNamedDate: true });
  expect(decision).toMatchObject({ form, isAmbiguous: false, valueCount: values.length, fitCount: values.length });
  const reader = createDateReader(form);
  const times = values.map((value) => reader.read(value));
  const [low, high] = times.reduce(([a, b], time) => [Math.min(a, time), Math.max(b, time)], [Infinity, -Infinity]);
  expect([new Date(low).toISOString(), new Date(high).toISOString()]).toEqual([first, last]);
});

testWithData("dates of a group table that fit both orders are asked about", () => {
  expect(decideDateForm(column("viva-insights-p2p/g2g_data.csv", ",", 4, 1))).toMatchObject({ isAmbiguous: true });
});

testWithData("Enron mails name one recipient a row, and no name is cut", () => {
  const names = column("enron-perry/emails.csv", ",", 3, 1);
  const style = decideRecipientStyle(names, new Set(column("enron-perry/emails.csv", ",", 2, 1)));
  expect(names.map((name) => splitRecipients(name, style))).toEqual(names.map((name) => [name.trim()]));
  expect(names).toHaveLength(38_388);
});
