import { log } from "../core/exact-math.ts";
import { NONE } from "../core/talk-log.ts";

/** How many people have one value of each of two groupings. */
export interface CrossTable {
  /** Row by row: people of row i and column j at `cells[i * columnCount + j]`. */
  readonly cells: Float64Array;
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  /** People in both groupings. */
  readonly people: number;
}

/** Counts people by two groupings; NONE in either leaves a person out. Cost O(n + rows × columns). */
export function crossTable(rowOf: Uint32Array, rowCount: number, columnOf: Uint32Array, columnCount: number): CrossTable {
  const cells = new Float64Array(rowCount * columnCount);
  const rowTotals = new Float64Array(rowCount);
  const columnTotals = new Float64Array(columnCount);
  let people = 0;
  for (let p = 0; p < rowOf.length; p++) {
    const [row, column] = [rowOf[p]!, columnOf[p]!];
    if (row === NONE || column === NONE) continue;
    cells[row * columnCount + column]!++;
    rowTotals[row]!++;
    columnTotals[column]!++;
    people++;
  }
  return { cells, rowTotals, columnTotals, people };
}

/**
 * How far two groupings are the same: normalised mutual information, 2·I(X;Y) ÷ (H(X) + H(Y)); 0 = they say nothing of each other,
 * 1 = each follows from the other. NaN where both have one group only, or nobody. Many small groups raise it by chance.
 * Source: Danon et al. 2005 (normalised by the mean entropy). Cost O(cells).
 */
export function normalizedMutualInformation({ cells, rowTotals, columnTotals, people }: CrossTable): number {
  let shared = 0;
  let entropies = 0;
  const columnCount = columnTotals.length;
  cells.forEach((count, cell) => {
    if (count === 0) return;
    const [row, column] = [rowTotals[Math.floor(cell / columnCount)]!, columnTotals[cell % columnCount]!];
    shared += (count / people) * log((count * people) / (row * column));
  });
  for (const total of [...rowTotals, ...columnTotals]) if (total > 0) entropies -= (total / people) * log(total / people);
  // Rounding may leave a trace beyond the ends.
  return entropies > 0 ? Math.min(1, Math.max(0, (2 * shared) / entropies)) : Number.NaN;
}
