import type { DecodeContext, RecordBatch, RecordSink, Table, TableMeaning } from "../../core/records.ts";
import type { Notice } from "../../core/notice.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { plainName } from "./signature.ts";

/** The cells of the record at hand. */
export interface Row {
  /** The first filled cell among the columns of these plain names ("sender address"), trimmed; "" where there is none. */
  get(...names: readonly string[]): string;
  /** Number of the record, 1-based. */
  readonly row: number;
}

/** Why a record is left out. */
export interface LeftOut {
  /** Plain name of the column that says so. */
  readonly column: string;
  readonly code: string;
  readonly reason: string;
}

/** Several records that one record of the table holds (a comment and the replies nested in it); each counts as a record. */
export interface Several {
  readonly records: readonly ((readonly (string | undefined)[]) | LeftOut)[];
}

/** What one reading of a table makes of its records, one after the other; made anew for each reading. */
export interface RowMaker {
  /** The cells of the added columns, or why the record is left out. Of several the first has the table's own cells beside it. */
  make(row: Row): readonly (string | undefined)[] | LeftOut | Several;
  /** Said after the last record. */
  notices?(): readonly Omit<Notice, "file">[];
}

export interface Reshaping {
  /** Columns that are added in front of those of the table. */
  readonly added: readonly string[];
  /** Roles of added columns by name, and of those of the table by plain name, the first filled in the sample where several are given. */
  readonly meaning: TableMeaning;
  readonly start: (readAll: (take: (row: Row) => void) => Promise<void>, context: DecodeContext) => RowMaker | Promise<RowMaker>;
}

/**
 * A table with columns added in front and records left out by reason; every record of the table is either handed on or set aside, in
 * its place. Columns of the table that are called like an added one go by "NAME (as exported)". Cost: every cell is decoded and encoded once.
 */
export function reshape(table: Table, { added, meaning, start }: Reshaping): Table {
  return {
    ...table,
    meaning,
    async decode(sink, context) {
      const maker = await start((take) => readRows(table, context, take), context);
      const builder = new BatchBuilder(sink);
      let columns: readonly string[] = added;
      const cells = new CellRow();
      const take = (batch: RecordBatch, r: number): void => {
        cells.stand(batch, r);
        const made = maker.make(cells);
        const records = "records" in made ? made.records : [made];
        records.forEach((record, k) => {
          if ("code" in record) builder.setAside(batch.line[r]!, k === 0 ? cells.get(record.column) : "", record.code, record.reason, cells.nameOf(record.column));
          else builder.add(k === 0 ? [...record, ...cells.all()] : record, batch.line[r]!);
        });
      };
      await table.decode(
        {
          columns(names) {
            cells.name(names);
            columns = [...added, ...names.map((name) => (added.includes(name) ? `${name} (as exported)` : name))];
          },
          async batch(batch) {
            for (let r = 0; r < batch.recordCount; r++) {
              take(batch, r);
              if (builder.isFull) await builder.flush(columns);
            }
          },
          notice: (notice) => sink.notice(notice),
          setAside: (_row, line, column, value, code, reason) => builder.setAside(line, value, code, reason, column),
        },
        context,
      );
      await builder.flush(columns);
      for (const notice of maker.notices?.() ?? []) sink.notice({ ...notice, file: context.file });
    },
  };
}

/** Reads a table for what its cells say, before it is read for good. */
async function readRows(table: Table, context: DecodeContext, take: (row: Row) => void): Promise<void> {
  const cells = new CellRow();
  await table.decode(
    {
      columns: (names) => cells.name(names),
      batch(batch) {
        for (let r = 0; r < batch.recordCount; r++) {
          cells.stand(batch, r);
          take(cells);
        }
      },
      notice() {},
      setAside() {},
    },
    context,
  );
}

/** A second table made of what the records of another say: one record for each key, in the order of first sight. */
export function collectTable(table: Table, part: string, columns: readonly string[], meaning: TableMeaning, collect: (row: Row) => readonly (readonly string[])[]): Table {
  return {
    ...table,
    part,
    meaning,
    async decode(sink: RecordSink, context: DecodeContext) {
      const known = new Map<string, readonly string[]>();
      await readRows(table, context, (row) => {
        for (const cells of collect(row)) {
          const key = cells[0] ?? "";
          if (key !== "" && !known.has(key)) known.set(key, cells);
        }
      });
      const builder = new BatchBuilder(sink);
      let line = 0;
      for (const cells of known.values()) {
        builder.add(cells, ++line);
        if (builder.isFull) await builder.flush(columns);
      }
      await builder.flush(columns);
    },
  };
}

/** The cells of one record of a batch after the other, decoded when asked for. */
class CellRow implements Row {
  row = 0;
  private readonly decoder = new TextDecoder();
  private names: readonly string[] = [];
  private readonly columnsOf = new Map<string, number[]>();
  private batch: RecordBatch | undefined;
  private first = 0;
  private end = 0;

  name(names: readonly string[]): void {
    this.names = names;
    this.columnsOf.clear();
    names.forEach((name, c) => {
      const plain = plainName(name);
      this.columnsOf.set(plain, [...(this.columnsOf.get(plain) ?? []), c]);
    });
  }

  stand(batch: RecordBatch, r: number): void {
    this.batch = batch;
    this.first = batch.cellStart[r]!;
    this.end = batch.cellStart[r + 1]!;
    this.row = batch.firstRow + r;
  }

  get(...names: readonly string[]): string {
    for (const name of names) {
      for (const c of this.columnsOf.get(name) ?? []) {
        const cell = this.at(c).trim();
        if (cell !== "") return cell;
      }
    }
    return "";
  }

  /** Header text of a plain name. */
  nameOf(plain: string): string {
    const c = this.columnsOf.get(plain)?.[0];
    return c === undefined ? "" : this.names[c]!;
  }

  all(): string[] {
    return Array.from({ length: this.end - this.first }, (_, c) => this.at(c));
  }

  private at(c: number): string {
    const i = this.first + c;
    if (this.batch === undefined || i >= this.end) return "";
    return this.decoder.decode(this.batch.bytes.subarray(this.batch.from[i]!, this.batch.to[i]!));
  }
}
