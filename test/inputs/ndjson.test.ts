import { expect, test } from "vitest";
import { ndjson } from "../../src/inputs/json/ndjson.ts";
import { decodeAll, errorOf } from "./decode-help.ts";

const read = (content: string, options: Parameters<typeof decodeAll>[2] = {}) => decodeAll(ndjson, content, options);

test("one object a line; blank lines are no rows", async () => {
  const { columns, rows } = await read('{"from":"ann","to":"ben"}\r\n\n{"from":"ben","id":12345678901234567890}\n \n');
  expect(columns).toEqual(["from", "to", "id"]);
  expect(rows).toEqual([
    { row: 1, line: 1, cells: ["ann", "ben"] },
    { row: 2, line: 3, cells: ["ben", "", "12345678901234567890"] },
  ]);
});

test("a bad line is set aside with its line and the rest is kept, for every way the stream is cut", async () => {
  const content = '{"a":1}\n{"a":2,"oops":\n{"a":3} x\n[4]\n{"a":{"b":5}}\n7\n{"a":"6"}\n{"a":';
  for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes++) {
    const { columns, rows, setAside } = await read(content, { chunkBytes });
    expect(columns).toEqual(["a", "a.b"]);
    expect(rows).toEqual([
      { row: 1, line: 1, cells: ["1"] },
      { row: 5, line: 5, cells: ["", "5"] },
      { row: 7, line: 7, cells: ["6"] },
    ]);
    expect(setAside.map(({ row, line, code }) => [row, line, code])).toEqual([2, 3, 4, 6, 8].map((n) => [n, n, "json-invalid"]));
    expect(setAside[0]).toMatchObject({ value: '{"a":2,"oops":', reason: expect.stringContaining("ends before") });
  }
});

test("a line nested too deep is set aside", async () => {
  const { cells, setAside } = await read(`{"a":1}\n${"[".repeat(300)}\n{"a":2}\n`);
  expect(cells).toEqual([["1"], ["2"]]);
  expect(setAside).toMatchObject([{ row: 2, code: "json-invalid", reason: expect.stringContaining("nested") }]);
});

/** `npm run test:long` takes ten times as many lines. */
const bad = process.env["LONG"] === "1" ? 1_000_001 : 100_001;

test(`bad line ${bad.toLocaleString("en")} of many is named and the rest kept`, { timeout: 300_000 }, async () => {
  const lines = Array.from({ length: bad + 19_999 }, (_, i) => (i === bad - 1 ? "{oops" : `{"from":"p${i % 100}","to":"q"}`));
  const { rows, setAside } = await read(lines.join("\n"));
  expect(rows).toHaveLength(bad + 19_998);
  expect(setAside).toMatchObject([{ row: bad, line: bad, value: "{oops" }]);
});

test("a repeated key is flagged", async () => {
  expect((await read('{"a":1,"a":2}\n')).notices).toMatchObject([{ code: "json-key-repeated", count: 1 }]);
});

test.each(["", "\n\n"])("%j is refused: no records", async (content) => {
  expect(await errorOf(() => read(content))).toMatchObject({ code: "no-records" });
});
