import type { Table } from "../../core/records.ts";
import type { TableSample } from "../sample.ts";

/**
 * What a program is known to export: recognised by the columns of a table (its signature), it says what they mean and may read the
 * table another way (rows left out by reason, columns joined, one table made into messages and people).
 */
export interface Preset {
  readonly id: string;
  /** The program or the shape, for a person: "Brandwatch", "Adjacency matrix". */
  readonly label: string;
  /** Whether a table has this shape; looks at the sample only. */
  fits(sample: TableSample, table: Table): boolean;
  /** The table or tables as they are to be read. */
  apply(table: Table, sample: TableSample): readonly Table[];
}
