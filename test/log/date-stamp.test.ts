import { expect, test } from "vitest";
import { createDateReader } from "../../src/log/dates.ts";
import { createStampReader } from "../../src/log/date-stamp.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("a stamp is read to the second; what is no time or written otherwise is left to the general reader", () => {
  const read = createStampReader();
  expect(read(bytes("1970-01-02T00:00:01"), 0)).toBe(86_401_000);
  expect(read(bytes("1970-01-02 23:59:59Z"), 0)).toBe(2 * 86_400_000 - 1000);
  expect(read(bytes("1970-01-03T00:00:00"), 0)).toBe(2 * 86_400_000);
  for (const text of ["2023-02-30T00:00:00", "2023-13-01T00:00:00", "2023-01-01T24:00:00", "2023-01-01T00:60:00", "2023/01/01T00:00:00", "2023-1-011T00:00:00", "0000-01-01T00:00:00", "2023-01-01Tab:00:00"]) expect(read(bytes(text), 0)).toBeNaN();
});

test("with and without a Z, in a zone, the same as with a fraction of .0, which goes the general way", () => {
  const reader = createDateReader("iso", { zone: "Europe/Vienna" });
  for (const text of ["2023-03-26T02:30:00", "2023-07-01 12:00:00", "2023-07-01T12:00:00", "1969-12-31T23:59:59"]) {
    expect(reader.readBytes(bytes(text), 0, 19)).toBe(reader.readBytes(bytes(`${text}.0`), 0, 21));
    expect(reader.readBytes(bytes(`${text}Z`), 0, 20)).toBe(reader.readBytes(bytes(`${text}.0Z`), 0, 22));
  }
});
