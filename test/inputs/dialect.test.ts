import { describe, expect, test } from "vitest";
import { csv } from "../../src/inputs/csv/csv.ts";
import { decodeAll, errorOf } from "./decode-help.ts";

const read = (content: string, options: Parameters<typeof decodeAll>[2] = {}) => decodeAll(csv, content, options);

describe("delimiter", () => {
  test.each([
    [",", "from,to,text\nann,ben,hello; there | you\n"],
    [";", "from;to;text\nann;ben;hello, there\n"],
    ["\t", "from\tto\ttext\nann\tben\thello, there; you\n"],
    ["|", "from|to|text\nann|ben|hello, there\n"],
    [" ", "from to text\nann   ben\t\thello\n"],
    [", ", "from, to, text\nann, ben, hello\n"],
  ])("%j is found", async (delimiter, content) => {
    const { shape, columns, cells } = await read(content);
    expect(shape.delimiter).toBe(delimiter);
    expect(columns).toEqual(["from", "to", "text"]);
    expect(cells[0]!.slice(0, 2)).toEqual(["ann", "ben"]);
  });

  test("commas as decimal points do not hide a semicolon", async () => {
    const { shape, cells, notices } = await read("id;weight\n1;2,5\n2;3,5\n");
    expect(shape.delimiter).toBe(";");
    expect(cells).toEqual([["1", "2,5"], ["2", "3,5"]]);
    expect(notices).toEqual([]);
  });

  test("two that cut equally well give a notice, and the answer settles it", async () => {
    const content = "a;b,c\n1;2,3\n4;5,6\n";
    const { shape, columns } = await read(content);
    expect(shape.delimiter).toBe(";");
    expect(columns).toEqual(["a", "b,c"]);
    expect(shape.notices).toMatchObject([{ code: "delimiter-tie", severity: "warning", message: expect.stringContaining("semicolon and comma") }, { code: "header-assumed" }].slice(0, shape.notices.length));
    const answered = await read(content, { delimiter: "," });
    expect(answered.columns).toEqual(["a;b", "c"]);
    expect(answered.shape.notices.filter(({ code }) => code === "delimiter-tie")).toEqual([]);
  });

  test("delimiters inside quotes do not count", async () => {
    const { shape, cells } = await read('from;text\nann;"a, b, c; d"\nben;"e, f, g; h"\n');
    expect(shape.delimiter).toBe(";");
    expect(cells[1]).toEqual(["ben", "e, f, g; h"]);
  });

  test("quoted cells stand in lists separated by blanks as well", async () => {
    const { cells } = await read('Source Target Type timeset\nFred Alice Directed "[2016-02-03, 2016-02-04]"\nAlice Fred Directed "[1, 2]"\n');
    expect(cells[0]).toEqual(["Fred", "Alice", "Directed", "[2016-02-03, 2016-02-04]"]);
  });

  test("sep= on the first line names it and is no row", async () => {
    const { shape, columns, rows } = await read("sep=;\r\nfrom;to\r\na,x;b\r\n");
    expect(shape.delimiter).toBe(";");
    expect(columns).toEqual(["from", "to"]);
    expect(rows).toEqual([{ row: 1, line: 3, cells: ["a,x", "b"] }]);
  });

  test("any other ASCII character, tab and space by name can be answered; what cannot separate is a wrong argument", async () => {
    expect((await read("from^to\na^b\n", { delimiter: "^" })).cells).toEqual([["a", "b"]]);
    expect((await read("from\tto\na\tb\n", { delimiter: "tab" })).cells).toEqual([["a", "b"]]);
    for (const delimiter of ["ü", "ab", '"', "\n"]) {
      expect(await errorOf(() => read("from,to\n", { delimiter }))).toMatchObject({ code: "delimiter-unknown", kind: "arguments" });
    }
  });

  test("spaces around cells stay when not every comma is followed by one", async () => {
    expect((await read("foo,bar,baz\n1, leading space,3\n")).cells).toEqual([["1", " leading space", "3"]]);
  });

  test("a quote after comma and space opens a cell", async () => {
    expect((await read('from, to, text\nann, ben, "a, b"\n')).cells).toEqual([["ann", "ben", "a, b"]]);
  });
});

describe("quoting", () => {
  test("a backslash before a quote is an escape where the file uses it so", async () => {
    const { cells, notices } = await read('from,text\nann,"say \\"hi\\", ok"\nben,"\\"quoted\\""\ncarl,"a\\\\b"\n');
    expect(cells).toEqual([["ann", 'say "hi", ok'], ["ben", '"quoted"'], ["carl", "a\\b"]]);
    expect(notices).toEqual([]);
  });

  test("single quotes enclose cells where they do throughout", async () => {
    const { cells } = await read("'from','text'\n'ann','a, b'\n'ben','it''s'\n");
    expect(cells).toEqual([["ann", "a, b"], ["ben", "it's"]]);
  });

  test("an apostrophe here and there is content", async () => {
    expect((await read("from,text\nann,'tis so\nben,don't\n")).cells).toEqual([["ann", "'tis so"], ["ben", "don't"]]);
  });
});

describe("header", () => {
  test.each([
    ["numbers in pairs", "1 2\n3 4\n", false],
    ["words over numbers", "source target\n1 2\n3 4\n", true],
    ["unknown words over numbers", "foo,bar\n1,2\n", true],
    ["names that come again", "Betty,Sue\nSue,Alice\nAlice,Jane\n", false],
    ["column words over names", "from,to\nBetty,Sue\nSue,Alice\n", true],
    ["addresses in the first row", "ann@x.org,ben@x.org\nben@x.org,carl@x.org\n", false],
    ["words over dates", "who,wann\nann,2023-01-01\nben,2023-01-02\n", true],
    ["a date in the first row", "ann,2023-01-01\nben,2023-01-02\n", false],
    ["years as names of columns", "person,2021,2022\nann,1,2\nben,3,4\n", true],
    ["one row of numbers", "1,2,3", false],
    ["one row of words", "foo,bar,baz", true],
    ["quoted numbers", '"629195305762824192","farming"\n"1152094430880567296","resistance"\n', false],
  ])("%s", async (_name, content, hasHeader) => {
    const { shape, columns } = await read(content);
    expect(shape.hasHeader).toBe(hasHeader);
    if (!hasHeader) expect(columns[0]).toBe("column 1");
  });

  test("nothing to go by: the first row is the header of a table and data of a list, with a notice", async () => {
    const table = await read("Ada,Bob\nCarl,Dora\n");
    expect([table.shape.hasHeader, table.shape.notices.map(({ code }) => code)]).toEqual([true, ["header-assumed"]]);
    const list = await read("Ada Bob\nCarl Dora\n");
    expect([list.shape.hasHeader, list.shape.notices.map(({ code }) => code)]).toEqual([false, ["header-assumed"]]);
  });

  test("the answer settles it", async () => {
    expect((await read("from,to\na,b\n", { hasHeader: false })).cells).toEqual([["from", "to"], ["a", "b"]]);
    expect((await read("1,2\n3,4\n", { hasHeader: true })).columns).toEqual(["1", "2"]);
  });

  test("a few lines before the header are skipped with a notice", async () => {
    const { columns, rows, shape } = await read("Report:,Messages of March\nBrand:,Shop\n\nfrom,to,date,text\nann,ben,2023-03-01,x\nben,ann,2023-03-02,y\n");
    expect(columns).toEqual(["from", "to", "date", "text"]);
    expect(rows.map(({ row, line }) => [row, line])).toEqual([[1, 5], [2, 6]]);
    expect(shape.notices).toMatchObject([{ code: "preamble-skipped", count: 2 }]);
  });
});

describe("comments", () => {
  test("before the first record are no rows, and the last may name the columns", async () => {
    const { shape, columns, rows } = await read("# Directed graph: x.txt \n# Nodes: 3 Edges: 2\n# FromNodeId\tToNodeId\n0\t1\n1\t2\n");
    expect(shape).toMatchObject({ delimiter: "\t", hasHeader: false });
    expect(columns).toEqual(["FromNodeId", "ToNodeId"]);
    expect(rows.map(({ row, line }) => [row, line])).toEqual([[1, 4], [2, 5]]);
  });

  test("may name columns without a blank, as in #source,target", async () => {
    expect((await read("#source,target,weight\n1,2,3\n2,3,4\n")).columns).toEqual(["source", "target", "weight"]);
  });

  test("anywhere in a list of ties are no rows", async () => {
    const { rows } = await read("1 2\n2 3\n# part two\n3 4\n4 5\n5 6\n6 7\n7 8\n8 9\n9 1\n");
    expect(rows).toHaveLength(9);
    expect(rows[2]).toEqual({ row: 3, line: 4, cells: ["3", "4"] });
  });

  test("are values in a table: hashtags", async () => {
    expect((await read("id,tag\n1,x\n#2,#y\n")).cells).toEqual([["1", "x"], ["#2", "#y"]]);
    expect((await read("#a,#b\n#b,#c\nx,#a\n", { hasHeader: false })).cells).toEqual([["#a", "#b"], ["#b", "#c"], ["x", "#a"]]);
  });
});
