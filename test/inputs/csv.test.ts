import { describe, expect, test } from "vitest";
import { csv } from "../../src/inputs/csv/csv.ts";
import { decodeAll, errorOf, utf8 } from "./decode-help.ts";

const read = (content: string | Uint8Array, options: Parameters<typeof decodeAll>[2] = {}) => decodeAll(csv, content, options);

test("a header and two rows become columns and cells with row and line numbers", async () => {
  const { columns, rows, notices, setAside } = await read("from,to\nanna,ben\nben,carl\n");
  expect(columns).toEqual(["from", "to"]);
  expect(rows).toEqual([
    { row: 1, line: 2, cells: ["anna", "ben"] },
    { row: 2, line: 3, cells: ["ben", "carl"] },
  ]);
  expect(notices).toEqual([]);
  expect(setAside).toEqual([]);
});

test("a last row without a line end counts", async () => {
  expect((await read("from,to\nanna,ben")).cells).toEqual([["anna", "ben"]]);
});

test("cells are handed on as they stand: spaces, tabs and other scripts included", async () => {
  expect((await read("from,to\n anna ,\tb 李小龍\u2028x\n")).cells).toEqual([[" anna ", "\tb 李小龍\u2028x"]]);
});

test("doubled quotes, delimiters and line breaks belong to a quoted cell, and lines are counted through them", async () => {
  const { rows } = await read('from,text\nanna,"say ""hi"", please"\nben,"two\r\nlines\nthree"\ncarl,x\n');
  expect(rows).toEqual([
    { row: 1, line: 2, cells: ["anna", 'say "hi", please'] },
    { row: 2, line: 3, cells: ["ben", "two\r\nlines\nthree"] },
    { row: 3, line: 6, cells: ["carl", "x"] },
  ]);
});

test("spaces between a closing quote and the delimiter are no content", async () => {
  expect((await read('from,to\n"anna" ,"ben"\t\n')).cells).toEqual([["anna", "ben"]]);
});

test("CRLF, CR and LF may be mixed, record by record", async () => {
  const { rows } = await read("from,to\r\na,b\rc,d\ne,f\r\n\rg,h");
  expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([[2, "a", "b"], [3, "c", "d"], [4, "e", "f"], [6, "g", "h"]]);
});

test("a CR before the last column of a table with LF lines belongs to its cell and is flagged", async () => {
  for (const chunkBytes of [1, 2, 3, 1000]) {
    const { rows, notices } = await read("from,text,to\nann,hi\r\rthere,ben\nben,x,ann\rcarl,y,ben\r\n\rdora,z,ann\nfred,v,ann\nanna,u,ben\nemil,w\r", { chunkBytes });
    expect(rows).toEqual([
      { row: 1, line: 2, cells: ["ann", "hi\r\rthere", "ben"] },
      { row: 2, line: 5, cells: ["ben", "x", "ann"] },
      { row: 3, line: 6, cells: ["carl", "y", "ben"] },
      { row: 4, line: 8, cells: ["dora", "z", "ann"] },
      { row: 5, line: 9, cells: ["fred", "v", "ann"] },
      { row: 6, line: 10, cells: ["anna", "u", "ben"] },
      { row: 7, line: 11, cells: ["emil", "w"] },
    ]);
    expect(notices).toMatchObject([{ code: "rows-short", count: 1, row: 7, line: 11 }, { code: "line-break-unquoted", count: 2, row: 1, line: 2 }]);
  }
});

test("a short row of a table with CR lines stays a row", async () => {
  expect((await read("from,to,text\ra,b\rc,d,x\r")).cells).toEqual([["a", "b"], ["c", "d", "x"]]);
});

test("blank lines are no rows", async () => {
  const { rows } = await read("\n\nfrom,to\n\na,b\n  \n\nc,d\n\n");
  expect(rows.map(({ row, line }) => [row, line])).toEqual([[1, 5], [2, 8]]);
});

test("a quoted empty cell in a table of one column is a row", async () => {
  expect((await read('name\n""\nben\n')).cells).toEqual([[""], ["ben"]]);
});

test("a byte order mark is no part of the first column's name", async () => {
  expect((await read("\ufefffrom,to\na,b\n")).columns).toEqual(["from", "to"]);
});

test("rows with fewer cells are handed on as they are", async () => {
  expect((await read("from,to,text\na,b,x\nc\nd,e\nf,g,y\n")).cells).toEqual([["a", "b", "x"], ["c"], ["d", "e"], ["f", "g", "y"]]);
});

test("rows with more cells are set aside unless the extra ones are empty", async () => {
  const { cells, setAside, rows } = await read("from,to\na,b\nc,d,e,f\ng,h,,\ni,j\n");
  expect(setAside).toEqual([
    { row: 2, line: 3, column: "", value: "e,f", code: "too-many-cells", reason: "The row has 4 cells, the table 2 columns." },
  ]);
  expect(rows.map(({ row }) => row)).toEqual([1, 3, 4]);
  expect(cells.map((row) => row.slice(0, 2))).toEqual([["a", "b"], ["g", "h"], ["i", "j"]]);
});

test("a quote inside an unquoted cell is kept and flagged once, with the first place and the count", async () => {
  const { cells, notices } = await read('from,text\na,x\nb,5" disk\nc,say "no"\n');
  expect(cells).toEqual([["a", "x"], ["b", '5" disk'], ["c", 'say "no"']]);
  expect(notices).toMatchObject([{ code: "quote-stray", severity: "warning", row: 2, line: 3, count: 3 }]);
});

test("a single quote inside a quoted cell is kept and flagged", async () => {
  const { cells, notices } = await read('from,text,to\na,"he said "hi, you" and left",b\n');
  expect(cells).toEqual([["a", 'he said "hi, you" and left', "b"]]);
  expect(notices).toMatchObject([{ code: "quote-stray", row: 1, count: 2 }]);
});

test("an unclosed quote is read as text where that makes even rows", async () => {
  const { cells, notices, setAside } = await read('from,text,to\na,x,b\nc,"never closed,d\ne,y,f\n');
  expect(cells).toEqual([["a", "x", "b"], ["c", '"never closed', "d"], ["e", "y", "f"]]);
  expect(setAside).toEqual([]);
  expect(notices).toMatchObject([{ code: "quote-literal", row: 2, line: 3, sample: expect.stringContaining('"never closed') }]);
});

test("an unclosed quote that makes no even rows sets the record aside and keeps those before it", async () => {
  const { cells, setAside } = await read('from,text,to\na,x,b\nc,"one, two, three\nfour,d\n');
  expect(cells).toEqual([["a", "x", "b"]]);
  expect(setAside).toMatchObject([{ row: 2, line: 3, code: "quote-unclosed", value: '"one, two, three\nfour,d\n' }]);
});

test("a quote that is not closed within 16 MB is refused at the line where it was opened", async () => {
  const filler = "x,y\n".repeat(5_000_000);
  const error = await errorOf(() => read(`from,to\na,b\nc,d\ne,"f\n${filler}`));
  expect(error).toMatchObject({ code: "quote-unclosed", where: { file: "file.csv", line: 4 } });
});

test("a last row that breaks off is handed on and flagged", async () => {
  const { cells, notices } = await read("from,to,text\na,b,x\nc,d,y\ne,f");
  expect(cells.at(-1)).toEqual(["e", "f"]);
  expect(notices).toMatchObject([{ code: "row-cut-off", row: 3, line: 4, severity: "warning" }]);
});

test("a short last row with a line end is not taken for cut off", async () => {
  expect((await read("from,to,text\na,b,x\nc,d,y\ne,f\n")).notices).toMatchObject([{ code: "rows-short", severity: "warning", count: 1, row: 3, line: 4 }]);
});

test("NUL and control characters are kept, NUL is flagged once", async () => {
  const { cells, notices } = await read("from,text\na,x\0y\u0001\nb,\0\n");
  expect(cells).toEqual([["a", "x\0y\u0001"], ["b", "\0"]]);
  expect(notices).toMatchObject([{ code: "nul-character", count: 2, row: 1, line: 2 }]);
});

describe("columns", () => {
  test("empty names become column n; __proto__ is a name like any other", async () => {
    expect((await read("from,,__proto__, \na,b,c,d\n")).columns).toEqual(["from", "column 2", "__proto__", "column 4"]);
  });

  test("names that come twice are kept by position and flagged", async () => {
    const { columns, notices } = await read("from,to,to\na,b,c\n");
    expect(columns).toEqual(["from", "to", "to"]);
    expect(notices).toMatchObject([{ code: "header-duplicate", column: "to", count: 1 }]);
  });

  test("one column is a table, even with the odd comma in it", async () => {
    const { columns, cells, shape } = await read("name\nAnna\nBen, the second\nCarl\n");
    expect(shape.delimiter).toBe("");
    expect(columns).toEqual(["name"]);
    expect(cells).toEqual([["Anna"], ["Ben, the second"], ["Carl"]]);
  });

  test("200 columns", async () => {
    const header = Array.from({ length: 200 }, (_, c) => `c${c}`);
    const { columns, cells } = await read(`${header.join(",")}\n${header.map((_, c) => c).join(",")}\n`);
    expect(columns).toEqual(header);
    expect(cells[0]).toHaveLength(200);
    expect(cells[0]![199]).toBe("199");
  });

  test("100,000 columns, a header longer than what the file is recognised by", async () => {
    const header = Array.from({ length: 100_000 }, (_, c) => `column_${c}`);
    const row = header.map((_, c) => String(c)).join(";");
    const { columns, rows, shape } = await read(`${header.join(";")}\n${`${row}\n`.repeat(10)}`, { chunkBytes: 5000 });
    expect(shape).toMatchObject({ delimiter: ";", hasHeader: true });
    expect(columns).toHaveLength(100_000);
    expect(rows).toHaveLength(10);
    expect(rows[9]!.cells[99_999]).toBe("99999");
  });
});

describe("nothing to read", () => {
  test.each([
    ["", "empty"],
    ["\ufeff", "empty"],
    ["\n \r\n\n", "blank lines"],
    ["# only\n# comments\n", "comments"],
  ])("%j is refused: no records", async (content, seen) => {
    const error = await errorOf(() => read(content));
    expect(error).toMatchObject({ code: "no-records", kind: "data" });
    expect(error.message).toContain(seen);
  });

  test.each(["from,to\n", "from,to", "foo,bar,baz\n", "name\n"])("%j is a header without rows: columns, no batch", async (content) => {
    const { columns, batchCount, rows } = await read(content);
    expect(columns).toEqual(content.trim().split(","));
    expect([batchCount, rows.length]).toEqual([0, 0]);
  });
});

test("more rows than one batch holds come in batches of at most 1 MiB", async () => {
  const content = utf8(`from,to\n${"anna,ben\n".repeat(200_000)}`);
  const { rows, batchCount } = await read(content, { chunkBytes: 1_000_000 });
  expect(rows).toHaveLength(200_000);
  expect(batchCount).toBeGreaterThan(4);
  expect(rows.at(-1)).toEqual({ row: 200_000, line: 200_001, cells: ["anna", "ben"] });
});
