import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { CrossTable } from "../../src/insights/cross-table.ts";
import { hideCells, type HiddenCells } from "../../src/insights/hide-cells.ts";

function tableOf(rows: readonly (readonly number[])[]): CrossTable {
  const columns = rows[0]!.length;
  const rowTotals = Float64Array.from(rows, (row) => row.reduce((sum, people) => sum + people, 0));
  const columnTotals = Float64Array.from({ length: columns }, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0));
  return { cells: Float64Array.from(rows.flat()), rowTotals, columnTotals, people: rowTotals.reduce((sum, people) => sum + people, 0) };
}

function show(rows: readonly (readonly number[])[], least = 5): string[] {
  const { isHidden: hidden, atLeast } = hideCells(tableOf(rows), least);
  return rows.map((row, i) => row.map((people, j) => (hidden[i * row.length + j] === 0 ? String(people) : atLeast[i * row.length + j]! > 0 ? `${atLeast[i * row.length + j]}+` : "·")).join(" "));
}

test("nothing is hidden where every cell has nobody or enough", () => {
  expect(show([[6, 0], [0, 9]])).toEqual(["6 0", "0 9"]);
});

test("a small cell is hidden together with others, so that row and column do not give it away", () => {
  expect(show([[3, 7], [8, 9]])).toEqual(["· 6+", "7+ ·"]);
  expect(show([[3, 7, 20], [8, 9, 20], [20, 20, 20]])).toEqual(["· 6+ 20", "7+ · 20", "20 20 20"]);
});

test("a cell of nobody is hidden where it would tell about the others", () => {
  expect(show([[3, 2, 9], [2, 3, 9], [0, 0, 9]], 5)).toEqual(["· · 9", "· · 9", "0 0 9"]);
  expect(show([[2, 4, 0], [4, 0, 2], [0, 2, 4]], 5).join("").includes("0")).toBe(false);
});

test("a cell hidden for the few beside it says how many it has at least, and no more than the sums without fewer than five", () => {
  // Rows 40 + 3 and 2 + 50, columns 42 and 53: each of the two has all of its row and column but fewer than five.
  expect(show([[40, 3], [2, 50]])).toEqual(["38+ ·", "· 48+"]);
});

/** All whole tables with these sums and these shown cells, by the value each gives to one cell. */
function valuesOf(table: CrossTable, { isHidden: hidden, atLeast }: HiddenCells, cell: number): ReadonlySet<number> {
  const columns = table.columnTotals.length;
  const found = new Set<number>();
  const rowLeft = Float64Array.from(table.rowTotals);
  const columnLeft = Float64Array.from(table.columnTotals);
  const unknown: number[] = [];
  table.cells.forEach((people, k) => {
    if (hidden[k] === 1) unknown.push(k);
    else {
      rowLeft[Math.floor(k / columns)]! -= people;
      columnLeft[k % columns]! -= people;
    }
  });
  const chosen = new Map<number, number>();
  const fill = (at: number): void => {
    if (found.size > 1) return;
    const k = unknown[at];
    if (k === undefined) {
      if (rowLeft.every((left) => left === 0) && columnLeft.every((left) => left === 0)) found.add(chosen.get(cell)!);
      return;
    }
    const [i, j] = [Math.floor(k / columns), k % columns];
    for (let people = atLeast[k]!; people <= Math.min(rowLeft[i]!, columnLeft[j]!); people++) {
      chosen.set(k, people);
      rowLeft[i]! -= people;
      columnLeft[j]! -= people;
      fill(at + 1);
      rowLeft[i]! += people;
      columnLeft[j]! += people;
    }
  };
  fill(0);
  return found;
}

test("random tables, seeds 1 to 150: no small cell has only one value that fits all sums, whatever is tried", () => {
  let hiddenTables = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const random = createRandom(seed);
    const [rows, columns] = [2 + random.below(2), 2 + random.below(2)];
    // Sums are shown, so each is 4 or more, or 0, as groups are before they are crossed.
    const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => [0, 1, 2, 3, 5, 9][random.below(6)]!));
    const table = tableOf(cells);
    if ([...table.rowTotals, ...table.columnTotals].some((sum) => sum > 0 && sum < 4)) continue;
    const answer = hideCells(table, 4);
    const { isHidden: hidden, atLeast } = answer;
    if (hidden.includes(1)) hiddenTables++;
    table.cells.forEach((people, cell) => {
      if (people === 0 || people >= 4) return;
      expect(hidden[cell], `seed ${seed}`).toBe(1);
      expect(valuesOf(table, answer, cell).size, `seed ${seed}, cell ${cell}: ${JSON.stringify(cells)}`).toBeGreaterThan(1);
    });
    atLeast.forEach((people, cell) => expect(people === 0 || (hidden[cell] === 1 && people <= table.cells[cell]!), `seed ${seed}`).toBe(true));
    for (const line of [...cells.map((_, i) => cells[i]!.map((__, j) => i * columns + j)), ...cells[0]!.map((_, j) => cells.map((__, i) => i * columns + j))]) {
      const sum = line.reduce((total, cell) => total + (hidden[cell] === 1 ? table.cells[cell]! : 0), 0);
      expect(sum === 0 || sum >= 4, `seed ${seed}: hidden sum ${sum}`).toBe(true);
    }
  }
  expect(hiddenTables).toBeGreaterThan(30);
});
