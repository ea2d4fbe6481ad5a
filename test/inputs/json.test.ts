import { describe, expect, test } from "vitest";
import { json } from "../../src/inputs/json/json.ts";
import { decodeAll, errorOf } from "./decode-help.ts";

const read = (content: string, options: Parameters<typeof decodeAll>[2] = {}) => decodeAll(json, content, options);

test("a list of objects: keys become columns, values cells, each record knows its line", async () => {
  const { columns, rows, notices, setAside } = await read('[\n  {"from": "ann", "to": "ben"},\n  {"from": "ben",\n   "to": "carl"}\n]\n');
  expect(columns).toEqual(["from", "to"]);
  expect(rows).toEqual([
    { row: 1, line: 2, cells: ["ann", "ben"] },
    { row: 2, line: 3, cells: ["ben", "carl"] },
  ]);
  expect([notices, setAside]).toEqual([[], []]);
});

test("numbers keep their text, null is an empty cell, true and false are words", async () => {
  const { cells } = await read('[{"id":12345678901234567890,"w":1.50,"e":-1E+3,"n":null,"t":true,"f":false}]');
  expect(cells).toEqual([["12345678901234567890", "1.50", "-1E+3", "", "true", "false"]]);
});

test("nested objects give dotted names, lists their JSON text with every digit", async () => {
  const { columns, cells } = await read('[{"user":{"id":7,"at":{"x":1}},"to":["a","b\\"c"],"n":[12345678901234567890,{"k":[null,true]}],"e":[],"o":{}}]');
  expect(columns).toEqual(["user.id", "user.at.x", "to", "n", "e"]);
  expect(cells).toEqual([["7", "1", '["a","b\\"c"]', '[12345678901234567890,{"k":[null,true]}]', "[]"]]);
});

test("keys seen later add columns; a record may lack keys", async () => {
  const { columns, cells } = await read('[{"a":1},{"b":2},{"a":3,"c":4}]');
  expect(columns).toEqual(["a", "b", "c"]);
  expect(cells).toEqual([["1"], ["", "2"], ["3", "", "4"]]);
});

test("columns grow between batches", async () => {
  const many = Array.from({ length: 40_000 }, (_, i) => (i < 39_999 ? `{"a":${i}}` : `{"a":${i},"b":"new"}`));
  const { columns, rows, batchCount } = await read(`[${many.join(",")}]`);
  expect(columns).toEqual(["a", "b"]);
  expect(rows.at(-1)).toMatchObject({ row: 40_000, cells: ["39999", "new"] });
  expect(batchCount).toBeGreaterThan(1);
});

test("a key that comes twice is flagged and the last value wins", async () => {
  const { cells, notices } = await read('[{"a":1,"a":2,"b.c":3,"b":{"c":4}}]');
  expect(cells).toEqual([["2", "4"]]);
  expect(notices).toMatchObject([{ code: "json-key-repeated", count: 2, column: "a" }]);
});

test("__proto__ and constructor are columns like any other", async () => {
  const { columns, cells } = await read('[{"__proto__":"a","constructor":"b","x":{"__proto__":1}}]');
  expect(columns).toEqual(["__proto__", "constructor", "x.__proto__"]);
  expect(cells).toEqual([["a", "b", "1"]]);
});

describe("an object that holds the list", () => {
  test("is opened, and the keys that were not read are named", async () => {
    const { cells, notices } = await read('{"count":2,"includes":{"users":[{"id":1}]},"tags":["a"],"data":[{"a":1},{"a":2}],"none":[]}');
    expect(cells).toEqual([["1"], ["2"]]);
    expect(notices).toMatchObject([{ code: "json-skipped", count: 4, message: expect.stringContaining('"count", "includes", "tags", "none"') }]);
  });

  test("with two lists of objects is refused by their names", async () => {
    const error = await errorOf(() => read('{"nodes":[{"id":1}],"links":[{"source":1,"target":2}]}'));
    expect(error.code).toBe("json-two-lists");
    expect(error.message).toContain('"nodes" and "links"');
  });
});

describe("a list of lists", () => {
  test("has its column names in the first one", async () => {
    const { columns, cells } = await read('[["from","to",""],["ann","ben",1],["ben",null,["x"]]]');
    expect(columns).toEqual(["from", "to", "column 3"]);
    expect(cells).toEqual([["ann", "ben", "1"], ["ben", "", '["x"]']]);
  });

  test("whose first one holds numbers has no header", async () => {
    const { columns, cells } = await read("[[1,2],[3,4]]");
    expect(columns).toEqual(["column 1", "column 2"]);
    expect(cells).toEqual([["1", "2"], ["3", "4"]]);
  });

  test("sets aside rows with more cells than columns", async () => {
    const { cells, setAside } = await read('[["a","b"],["1","2","3"],["4","5",null]]');
    expect(cells).toEqual([["4", "5", ""]]);
    expect(setAside).toMatchObject([{ row: 1, code: "too-many-cells", value: "3" }]);
  });
});

test("elements that are no objects are set aside in their place", async () => {
  const { rows, setAside } = await read('[{"a":1},\n5,\n[1,{"b":2}],\n{"a":2},null]');
  expect(rows.map(({ row, line }) => [row, line])).toEqual([[1, 1], [4, 4]]);
  expect(setAside).toMatchObject([
    { row: 2, line: 2, value: "5", code: "json-no-record" },
    { row: 3, line: 3, value: '[1,{"b":2}]' },
    { row: 5, line: 4, value: "null" },
  ]);
});

test.each([
  ["cut inside a record", '[{"a":1},\n{"a":', "json-cut-off", 2],
  ["cut inside a text", '[{"a":1},\n{"a":"xy', "json-cut-off", 2],
  ["cut before the last bracket", '[{"a":1}\n', "json-cut-off", 2],
  ["a missing comma", '[{"a":1}\n{"a":2}]', "json-invalid", 2],
  ["a comma too many", '[{"a":1},\n]', "json-invalid", 2],
  ["a key without quotes", "[\n{a:1}]", "json-invalid", 2],
  ["the wrong bracket", '[{"a":1]', "json-invalid", 1],
  ["something after the end", '[{"a":1}]\r\nx', "json-invalid", 2],
  ["two documents", '[{"a":1}]\r[{"a":1}]', "json-invalid", 2],
  ["a single quote", "[{'a':1}]", "json-invalid", 1],
  ["NaN", '[{"a":NaN}]', "json-invalid", 1],
])("%s is refused with its line", async (_name, content, code, line) => {
  for (const chunkBytes of [1, 3, 1000]) {
    expect(await errorOf(() => read(content, { chunkBytes }))).toMatchObject({ code, where: { file: "file.json", line } });
  }
});

test.each([["", "empty"], [" \n", "empty"], ["[]", "no object"], ["[{}]", "no object"], ["{}", "no list"], ['{"a":1}', "no list"], ["[1,2]", "no object"], ["7", "no list"]])(
  "%j is refused: no records",
  async (content, seen) => {
    const error = await errorOf(() => read(content));
    expect(error.code).toBe("no-records");
    expect(error.message).toContain(seen);
  },
);

test("256 levels are read, 257 refused, 100,000 refused as well", async () => {
  const nested = (depth: number): string => `[{"a":${"[".repeat(depth - 2)}${"]".repeat(depth - 2)}}]`;
  expect((await read(nested(256))).cells[0]![0]).toHaveLength(508);
  expect(await errorOf(() => read(nested(257)))).toMatchObject({ code: "json-too-deep" });
  expect(await errorOf(() => read("[".repeat(100_000)))).toMatchObject({ code: "json-too-deep" });
});

test("escapes and characters of four bytes survive every chunk border; half a character is replaced and counted", async () => {
  const content = '[{"naïve 😀":"a\\u0041\\ud83d\\ude00\\n李"},{"naïve 😀":"x\\ud83d"}]';
  for (let chunkBytes = 1; chunkBytes <= 64; chunkBytes++) {
    const { columns, cells, notices } = await read(content, { chunkBytes });
    expect(columns).toEqual(["naïve 😀"]);
    expect(cells).toEqual([["aA😀\n李"], ["x\ufffd"]]);
    expect(notices).toMatchObject([{ code: "lone-surrogate", count: 1 }]);
  }
});

test("a text that is never closed is refused after 16 MB", async () => {
  const error = await errorOf(() => read(`[{"a":1},\n{"a":"${"x".repeat(18_000_000)}`));
  expect(error).toMatchObject({ code: "json-invalid", where: { line: 2 } });
});
