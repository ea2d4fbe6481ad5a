import type { ColumnRole, RecordSink, Table } from "../../../src/core/records.ts";
import { WhotalksError } from "../../../src/core/errors.ts";
import { unattended } from "../../../src/core/task.ts";
import { sampleTable } from "../../../src/inputs/sample.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { fileOf, newSession } from "../../support/session.ts";
import { sourceOf, utf8 } from "../decode-help.ts";

/** One table as the preset reads it: filled cells by role, in the table's order; several columns of one role are joined by " + ". */
export interface ReadTable {
  readonly part: string;
  readonly source: string;
  readonly kind: string;
  readonly meaning: NonNullable<Table["meaning"]>;
  readonly columns: readonly string[];
  readonly rows: readonly Partial<Record<ColumnRole, string>>[];
  readonly setAside: readonly string[];
  readonly notices: readonly string[];
  readonly accounts: readonly string[];
}

/** The tables of a file, each read whole; set-aside rows as "row column=value code". Fails where rows are lost or out of order. */
export async function readTables(name: string, content: string | Uint8Array): Promise<ReadTable[]> {
  const bytes = typeof content === "string" ? utf8(content) : content;
  const { tables } = await openTables(sourceOf(name, bytes), {}, { file: name, task: unattended });
  return Promise.all(tables.map((table) => readWhole(name, table)));
}

async function readWhole(name: string, table: Table): Promise<ReadTable> {
  const { meaning } = table;
  if (meaning === undefined) throw new Error(`${name}: no preset fits; columns: ${(await sampleTable(table, { file: name, task: unattended })).names.join(" | ")}`);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const rows: Partial<Record<ColumnRole, string>>[] = [];
  const setAside: string[] = [];
  const notices = table.shape.notices.map(({ code }) => code);
  let columns: readonly string[] = [];
  let next = 1;
  const sink: RecordSink = {
    columns: (names) => void (columns = names),
    batch(batch) {
      if (batch.firstRow !== next) throw new Error(`${name}: row ${batch.firstRow} where ${next} is due`);
      next += batch.recordCount;
      for (let r = 0; r < batch.recordCount; r++) {
        const row: Partial<Record<ColumnRole, string>> = {};
        for (let i = batch.cellStart[r]!; i < batch.cellStart[r + 1]!; i++) {
          const role = meaning.roles.get(columns[i - batch.cellStart[r]!]!);
          const text = decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!));
          if (role !== undefined && role !== "ignore" && text !== "") row[role] = row[role] === undefined ? text : `${row[role]} + ${text}`;
        }
        rows.push(row);
      }
    },
    notice: ({ code }) => void notices.push(code),
    setAside(row, _line, column, value, code) {
      if (row !== next) throw new Error(`${name}: row ${row} set aside where ${next} is due`);
      next++;
      setAside.push(`${row} ${column}=${value} ${code}`);
    },
  };
  await table.decode(sink, { file: name, task: unattended });
  for (const header of meaning.roles.keys()) if (!columns.includes(header)) throw new Error(`${name}: "${header}" has a role and is no column of ${columns.join(" | ")}`);
  return {
    part: table.part, source: meaning.source, kind: meaning.kind, meaning, columns, rows, setAside, notices,
    accounts: (meaning.accounts ?? []).map(({ id, kind }) => `${id} ${kind}`),
  };
}

/** What a file becomes through the whole engine, with nothing answered but whose talk it is; the code of the refusal where it is refused. */
export async function countsOf(name: string, content: string | Uint8Array): Promise<{ readonly rows: number; readonly aside: number; readonly people: number; readonly ties: number; readonly ours: number } | string> {
  try {
    const { rowsRead, rowsSetAside, people, tieCount, ours } = await newSession().open([fileOf(name, content)], { mode: "customers" });
    return { rows: rowsRead, aside: rowsSetAside, people, ties: tieCount, ours };
  } catch (error) {
    if (error instanceof WhotalksError) return error.code;
    throw error;
  }
}

/** The first table of a file, and what the file becomes. */
export async function readTable(name: string, content: string | Uint8Array): Promise<ReadTable & { readonly counts: Awaited<ReturnType<typeof countsOf>> }> {
  return { ...(await readTables(name, content))[0]!, counts: await countsOf(name, content) };
}

/** A CSV of lines of cells between bars. */
export function csvOf(lines: string, delimiter = ","): string {
  return `${lines.trim().split("\n").map((line) => line.split("|").map((cell) => quote(cell.trim(), delimiter)).join(delimiter)).join("\r\n")}\r\n`;
}

function quote(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') || cell.includes("\n") ? `"${cell.replaceAll('"', '""')}"` : cell;
}
