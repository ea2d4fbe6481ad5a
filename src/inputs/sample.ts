import type { DecodeContext, RecordBatch, RecordSink, Table } from "../core/records.ts";
import type { Notice } from "../core/notice.ts";
import type { TableHead } from "./columns/columns.ts";
import { textRows } from "./text-rows.ts";

/** Records looked at before columns are guessed. */
export const SAMPLE_ROWS = 1000;
/** Cells looked at: of tables of thousands of columns, fewer records. */
const SAMPLE_CELLS = 1_000_000;

/** The beginning of a table as text. */
export interface TableSample extends TableHead {
  readonly notices: readonly Notice[];
  /** True where the table has no more records than these. */
  readonly isWhole: boolean;
}

class SampleFull extends Error {}

/**
 * The first 1,000 records of a table. Reads no further than it must.
 * @throws WhotalksError as the table's decode, where the fault lies in what was read
 */
export async function sampleTable(table: Table, context: DecodeContext): Promise<TableSample> {
  const rows: string[][] = [];
  const notices: Notice[] = [];
  let names: readonly string[] = [];
  let isFull = false;
  let cellCount = 0;
  /** How many records of a batch the sample takes. */
  const fitting = ({ recordCount, cellStart }: RecordBatch): number => {
    let r = 0;
    for (; r < recordCount && rows.length + r < SAMPLE_ROWS && cellCount <= SAMPLE_CELLS; r++) cellCount += cellStart[r + 1]! - cellStart[r]!;
    return r;
  };
  const sink: RecordSink = {
    columns(all) {
      names = [...all];
    },
    batch(batch: RecordBatch) {
      const end = fitting(batch);
      rows.push(...textRows(batch, 0, end));
      if (end < batch.recordCount) {
        isFull = true;
        throw new SampleFull("enough");
      }
    },
    notice: (notice) => notices.push(notice),
    setAside() {},
  };
  try {
    await table.decode(sink, context);
  } catch (error) {
    // The sample is full: reading was stopped on purpose. Anything else is the table's own fault.
    if (!isFull) throw error;
  }
  // Nothing but automatic mail: it may be meant, and what its columns hold must be known then.
  if (rows.length === 0 && context.keepsAutomatic !== true) return await sampleTable(table, { ...context, keepsAutomatic: true });
  return { names, hasHeader: table.shape.hasHeader, rows, notices, isWhole: !isFull };
}
