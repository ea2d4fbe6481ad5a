import { WhotalksError } from "../../core/errors.ts";
import type { Notice } from "../../core/notice.ts";
import type { DecodeContext, RecordBatch, RecordSink, Table, TableMeaning } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { isTwoMode, matrixShape, weightOf, type MatrixShape } from "./matrix-shape.ts";
import type { Preset } from "./preset.ts";

const COLUMNS = ["from", "to", "weight"];
const ZERO = 0x30;

/** Ties that somebody measured: nobody posted anything. */
export function tiesMeaning(source: string): TableMeaning {
  return { source, kind: "messages", roles: new Map([["from", "from"], ["to", "to"], ["weight", "weight"]]), isTalk: false, ties: ["addressed"] };
}

/**
 * An adjacency matrix: row i, column j holds the weight of the tie from i to j, 0 or nothing is no tie. Each tie becomes a record;
 * somebody without any tie one record without recipient. A symmetric matrix, or one of which only one side of the diagonal is filled,
 * has ties without direction. Tables of people and events (two modes) are refused.
 */
export const matrix: Preset = {
  id: "matrix",
  label: "Adjacency matrix",
  fits: (sample) => matrixShape(sample) !== undefined || isTwoMode(sample),
  apply(table, sample) {
    const shape = matrixShape(sample);
    return [shape === undefined ? refuse(table) : tiesOf(table, shape)];
  },
};

function refuse(table: Table): Table {
  return {
    ...table,
    meaning: tiesMeaning("Two-mode matrix"),
    decode(_sink, { file }) {
      throw new WhotalksError("two-mode", `${file}: the rows and the columns of this table of 0 and 1 have different names, as people and events have: it holds no ties between people.`, {
        hint: "Open a matrix of people by people, or a list of ties; if the columns are traits of people, name the first one.",
        where: { file, line: 1 },
      });
    },
  };
}

function tiesOf(table: Table, shape: MatrixShape): Table {
  const isUndirected = shape.fill !== "directed";
  return {
    ...table,
    shape: { ...table.shape, isUndirected: table.shape.isUndirected || isUndirected, notices: table.shape.notices.filter(({ code }) => !code.startsWith("header-")) },
    meaning: tiesMeaning("Adjacency matrix"),
    decode: (sink, context) => decodeMatrix(table, shape, sink, context),
  };
}

async function decodeMatrix(table: Table, shape: MatrixShape, sink: RecordSink, context: DecodeContext): Promise<void> {
  const { labels, firstColumn, hasRowNames, fill, isComma } = shape;
  const builder = new BatchBuilder(sink);
  const decoder = new TextDecoder();
  const hasTie = new Set<string>();
  /** Everybody, and the line that names them first. */
  const named = new Map(labels.map((name) => [name, 1]));
  let skip = shape.skippedRecords;
  let rowCount = 0;
  let loopCount = 0;
  const take = (batch: RecordBatch, r: number): void => {
    const start = batch.cellStart[r]!;
    const end = Math.min(batch.cellStart[r + 1]!, start + firstColumn + labels.length);
    const text = (i: number): string => decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!));
    const line = batch.line[r]!;
    const from = hasRowNames ? text(start).trim() : (labels[rowCount] ?? "");
    if (!hasRowNames && rowCount >= labels.length) throw sizeError(context.file, labels.length, rowCount + 1, line);
    named.set(from, line);
    for (let i = start + firstColumn; i < end; i++) {
      const at = batch.from[i]!;
      if (batch.to[i] === at || (batch.to[i]! === at + 1 && batch.bytes[at] === ZERO)) continue;
      const column = i - start - firstColumn;
      const to = labels[column]!;
      const cell = text(i);
      const weight = weightOf(cell, isComma);
      if (weight === 0) continue;
      if (Number.isNaN(weight)) {
        builder.setAside(line, cell, "weight-not-a-number", `The weight of the tie from "${from}" to "${to}" is no number.`, to);
        continue;
      }
      if (from === to) loopCount++;
      // Of a symmetric matrix one side says everything.
      if (from === to || (fill === "both" && column < rowCount)) continue;
      hasTie.add(from).add(to);
      builder.add([from, to, weight === 1 ? "1" : isComma ? cell.trim().replace(",", ".") : cell.trim()], line);
    }
    rowCount++;
  };
  await table.decode(
    {
      columns() {},
      async batch(batch) {
        for (let r = 0; r < batch.recordCount; r++) {
          if (skip-- > 0) continue;
          take(batch, r);
          if (builder.isFull) await builder.flush(COLUMNS);
        }
      },
      notice: (notice) => (fill !== "directed" && notice.code === "rows-short" ? undefined : sink.notice(notice)),
      setAside: (_row, line, column, value, code, reason) => builder.setAside(line, value, code, reason, column),
    },
    context,
  );
  if (!hasRowNames && rowCount < labels.length) throw sizeError(context.file, labels.length, rowCount, 0);
  for (const [name, line] of named) if (name !== "" && !hasTie.has(name)) builder.add([name, "", "1"], line);
  await builder.flush(COLUMNS);
  for (const notice of noticesOf(context.file, shape, rowCount, loopCount)) sink.notice(notice);
}

function sizeError(file: string, columns: number, rows: number, line: number): WhotalksError {
  return new WhotalksError("matrix-not-square", `${file}: a matrix of ${columns} columns must have ${columns} rows; ${rows < columns ? `it has ${rows}` : "it has more"}.`, {
    hint: "Check that the file was copied or exported whole.",
    where: line === 0 ? { file } : { file, line },
  });
}

function noticesOf(file: string, { labels, fill, hasRowNames }: MatrixShape, rowCount: number, loopCount: number): Notice[] {
  const sides = { directed: "a row's person is tied to the columns' people", both: "symmetric: ties have no direction", upper: "only the part above the diagonal is filled: ties have no direction", lower: "only the part below the diagonal is filled: ties have no direction" };
  const notices: Notice[] = [{
    code: fill === "directed" ? "matrix" : "matrix-undirected",
    severity: "info",
    message: `Read as a matrix of ${labels.length} people: ${sides[fill]}.`,
    hint: fill === "directed" ? "" : "Fill both sides if ties have a direction.",
    count: 1,
    file,
  }];
  if (hasRowNames && rowCount !== labels.length) {
    notices.push({ code: "matrix-not-square", severity: "warning", message: `The matrix has ${labels.length} columns and ${rowCount} rows.`, hint: "Check that the file was copied or exported whole.", count: 1, file });
  }
  if (loopCount > 0) notices.push({ code: "matrix-diagonal", severity: "info", message: `${loopCount} ${loopCount === 1 ? "weight" : "weights"} on the diagonal: a tie to oneself is none.`, hint: "", count: loopCount, file });
  return notices;
}
