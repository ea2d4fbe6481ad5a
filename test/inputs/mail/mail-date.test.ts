import { expect, test } from "vitest";
import { readMailDate } from "../../../src/inputs/mail/mail-date.ts";

test.each([
  ["Mon, 03 Jun 1996 09:42:32 -0700", "1996-06-03T09:42:32-07:00"],
  ["18 Apr 2005 14:36:11 +0200", "2005-04-18T14:36:11+02:00"],
  ["Fri, 22 Jul 2005 11:59:37 +0200 (CEST)", "2005-07-22T11:59:37+02:00"],
  ["Wed, 20 Sep 1995 00:19:00 (EDT) -0400", "1995-09-20T00:19:00-04:00"],
  ["Thu, 8 Mar 2005 17:40:36 EDT", "2005-03-08T17:40:36-04:00"],
  ["6 Sep 96 7:05 GMT", "1996-09-06T07:05:00+00:00"],
  ["1 Jan 49 00:00 UT", "2049-01-01T00:00:00+00:00"],
  ["1 Jan 50 00:00 UT", "1950-01-01T00:00:00+00:00"],
  ["1 Jan 103 00:00 UT", "2003-01-01T00:00:00+00:00"],
  ["Fri Nov  8 18:21:51 1996", "1996-11-08T18:21:51+00:00"],
  ["Mon Jun 3 12:50:27 PDT 1996", "1996-06-03T12:50:27-07:00"],
  ["Mon, 3 June 1996 9.42.32 +0200", "1996-06-03T09:42:32+02:00"],
  ["03-Jun-1996 21:42:32 GMT+0200", "1996-06-03T21:42:32+02:00"],
  ["3 Jun 1996 12:30 AM -0500", "1996-06-03T00:30:00-05:00"],
  ["2015-05-22T10:56:21Z", "2015-05-22T10:56:21+00:00"],
  ["2015-05-22 10:56:21 +05:30", "2015-05-22T10:56:21+05:30"],
  ["31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00"],
])("%s", (value, expected) => {
  expect(readMailDate(value)?.iso).toBe(expected);
});

test("a zone without a known offset is UTC and said so", () => {
  expect(readMailDate("3 Jun 1996 09:42:32 XYZ")).toEqual({ iso: "1996-06-03T09:42:32+00:00", isZoneKnown: false });
  expect(readMailDate("3 Jun 1996 09:42:32 -0000")).toEqual({ iso: "1996-06-03T09:42:32+00:00", isZoneKnown: true });
  expect(readMailDate("3 Jun 1996 09:42:32 +9900")?.isZoneKnown).toBe(false);
});

test.each(["", "yesterday", "3 Foo 1996 10:00", "32 Jan 2020 10:00 +0000", "1 Jan 2020 25:00 +0000", "1 Jan 2020", " ".repeat(1000)])("no date: %s", (value) => {
  expect(readMailDate(value)).toBeUndefined();
});
