import type { DecodeContext, RecordBatch, RecordSink, Table } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { kindOf } from "../csv/header.ts";
import type { TableSample } from "../sample.ts";
import { tiesMeaning } from "./matrix.ts";
import type { Preset } from "./preset.ts";

const COLUMNS = ["from", "to", "weight"];
const SEPARATORS = [";", ",", "\t", "|", " "] as const;
const FEWEST = 3;
const LONGEST_ID = 100;

/** How the lines of a table are cut into ids: by its own cells, or its only cell by a separator. */
interface ListShape {
  readonly separator: string | undefined;
  /** The first line was taken for the name of the only column. */
  readonly isHeaderALine: boolean;
}

/**
 * A list of neighbours: "a;b;c" says that a is tied to b and to c. Each tie becomes a record of weight 1, somebody alone on a line
 * and named nowhere else one record without recipient. Taken for one only where nothing names the columns, lines are of several
 * lengths, no line begins like another, and those named later mostly have a line of their own.
 */
export const adjacencyList: Preset = {
  id: "adjacency-list",
  label: "List of neighbours",
  fits: (sample, table) => listShape(sample, table) !== undefined,
  apply(table, sample) {
    const shape = listShape(sample, table)!;
    const notices = table.shape.notices.filter(({ code }) => !code.startsWith("header-"));
    const first = shape.isHeaderALine ? sample.names : undefined;
    return [{ ...table, shape: { ...table.shape, hasHeader: false, notices }, meaning: tiesMeaning("List of neighbours"), decode: (sink, context) => decodeList(table, shape, first, sink, context) }];
  },
};

function listShape(sample: TableSample, table: Table): ListShape | undefined {
  const isAssumed = table.shape.notices.some(({ code }) => code === "header-assumed");
  if (sample.hasHeader && !isAssumed) return undefined;
  const lines = sample.hasHeader ? [sample.names, ...sample.rows] : sample.rows;
  for (const separator of sample.names.length > 1 ? [undefined] : SEPARATORS) {
    // Blanks divide words as well: there nearly everybody must have a line.
    const least = separator === " " || table.shape.delimiter === " " ? 0.6 : 0.25;
    if (isList(lines.map((line) => idsOf(line, separator)), least)) return { separator, isHeaderALine: sample.hasHeader };
  }
  return undefined;
}

function idsOf(line: readonly string[], separator: string | undefined): string[] {
  const cells = separator === undefined ? line : (line[0] ?? "").split(separator);
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
}

/** @param least share of those named later that have a line of their own: by hand, those without ties of their own have none */
function isList(lines: readonly (readonly string[])[], least: number): boolean {
  if (lines.length < FEWEST || new Set(lines.map(({ length }) => length)).size < 2) return false;
  const first = new Set(lines.map((line) => line[0] ?? ""));
  if (first.size < lines.length) return false;
  const others = new Set(lines.flatMap((line) => line.slice(1)));
  const isId = (id: string): boolean => id.length <= LONGEST_ID && kindOf(id) !== "date" && kindOf(id) !== "flag" && !/\d[.,]\d/.test(id);
  if (others.size === 0 || ![...first, ...others].every(isId)) return false;
  let known = 0;
  for (const id of others) if (first.has(id)) known++;
  return known >= 2 && known >= least * others.size && lines.every((line) => new Set(line).size >= line.length - 1);
}

async function decodeList(table: Table, { separator }: ListShape, header: readonly string[] | undefined, sink: RecordSink, context: DecodeContext): Promise<void> {
  const builder = new BatchBuilder(sink);
  const decoder = new TextDecoder();
  const alone = new Map<string, number>();
  const tied = new Set<string>();
  const take = (cells: readonly string[], line: number): void => {
    const [from, ...others] = idsOf(cells, separator);
    if (from === undefined) return;
    if (others.length === 0) alone.set(from, line);
    else tied.add(from);
    for (const to of others) {
      tied.add(to);
      builder.add([from, to, "1"], line);
    }
  };
  if (header !== undefined) take(header, 1);
  await table.decode(
    {
      columns() {},
      async batch(batch: RecordBatch) {
        for (let r = 0; r < batch.recordCount; r++) {
          const cells: string[] = [];
          for (let i = batch.cellStart[r]!; i < batch.cellStart[r + 1]!; i++) cells.push(decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)));
          take(cells, batch.line[r]!);
          if (builder.isFull) await builder.flush(COLUMNS);
        }
      },
      notice: (notice) => (notice.code === "rows-short" ? undefined : sink.notice(notice)),
      setAside: (_row, line, column, value, code, reason) => builder.setAside(line, value, code, reason, column),
    },
    context,
  );
  for (const [id, line] of alone) if (!tied.has(id)) builder.add([id, "", "1"], line);
  await builder.flush(COLUMNS);
  sink.notice({ code: "adjacency-list", severity: "info", message: "Read as a list of neighbours: the first of a line is tied to each of the others.", hint: "Give the columns names if they mean something else.", count: 1, file: context.file });
}
