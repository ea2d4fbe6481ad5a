import { expect, test } from "vitest";
import type { RecordBatch } from "../../src/core/records.ts";
import { createTableText } from "../../src/engine/table-text.ts";

test("header, comma, CRLF, quotes only where needed", () => {
  expect(tableOf(["from", "to, cc"], [["a", "b"], ["", 'say "hi"'], ["x\ny", " z "]])).toBe('from,"to, cc"\r\na,b\r\n,"say ""hi"""\r\n"x\ny", z \r\n');
});

test("a table without header gets c1 to cn, as wide as its widest record", () => {
  expect(tableOf(["column 1", "column 2"], [["a"], ["b", "c", "d"]], false)).toBe("c1,c2,c3\r\na\r\nb,c,d\r\n");
});

test("blank lines are left out, empty cells are not", () => {
  expect(tableOf(["a", "b"], [[], [""], ["", ""], ["1", "2"]])).toBe("a,b\r\n,\r\n1,2\r\n");
  expect(tableOf(["only"], [[""], ["x"]])).toBe("only\r\n\r\nx\r\n");
});

test("columns that appear later stand in the header", () => {
  const table = createTableText({ hasHeader: true });
  table.columns(["a"]);
  void table.batch(batchOf([["1"]]));
  table.columns(["a", "b"]);
  void table.batch(batchOf([["2", "3"]]));
  expect(new TextDecoder().decode(table.take())).toBe("a,b\r\n1\r\n2,3\r\n");
});

function tableOf(names: string[], rows: string[][], hasHeader = true): string {
  const table = createTableText({ hasHeader });
  table.columns(names);
  void table.batch(batchOf(rows));
  return new TextDecoder().decode(table.take());
}

function batchOf(rows: string[][]): RecordBatch {
  const cells = rows.flat().map((cell) => new TextEncoder().encode(cell));
  const ends: number[] = [];
  for (const cell of cells) ends.push((ends.at(-1) ?? 0) + cell.length);
  const starts: number[] = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.length);
  return {
    bytes: Uint8Array.from(cells.flatMap((cell) => [...cell])),
    recordCount: rows.length,
    cellStart: Uint32Array.from(starts),
    from: Uint32Array.from(cells, (cell, i) => ends[i]! - cell.length),
    to: Uint32Array.from(ends),
    firstRow: 1,
    line: Uint32Array.from(rows, (_, i) => i + 2),
  };
}
