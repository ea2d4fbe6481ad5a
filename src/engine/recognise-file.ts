import type { ColumnGuess, ColumnRole, InputFormat, RecordBatch, RecordSink, Shape, TableKind } from "../core/records.ts";
import type { Notice } from "../core/notice.ts";
import type { Task } from "../core/task.ts";
import { guessColumns } from "../inputs/columns/columns.ts";
import { openBytes, readHead } from "../inputs/open.ts";
import { recognise } from "../inputs/registry.ts";
import type { FileAnswers, OpenOptions } from "./engine.ts";
import { maskGuess, maskNotice, shownColumns } from "./mask-columns.ts";
import type { HashedSource } from "./sources.ts";

/** Records looked at before columns are guessed. */
export const SAMPLE_ROWS = 1000;

/** One file as far as its beginning tells. */
export interface RecognisedFile {
  readonly source: HashedSource;
  readonly answers: FileAnswers;
  readonly format: InputFormat;
  readonly shape: Shape;
  /** True with employees: nothing that is said of the file may quote its cells. */
  readonly isMasked: boolean;
  readonly kind: TableKind;
  /** Header texts; with employees c1 … cn where they look like data. */
  readonly names: readonly string[];
  readonly columns: readonly ColumnGuess[];
  /** The guessed roles with the answers laid over them. */
  readonly roles: readonly ColumnRole[];
  /** The first records as text. */
  readonly rows: readonly (readonly string[])[];
  readonly notices: readonly Notice[];
}

/**
 * Recognises format, dialect and columns of a file from its first records. Reads no further than it must.
 * @throws WhotalksError as the format: unknown, binary, undecodable, empty.
 */
export async function recogniseFile(source: HashedSource, answers: FileAnswers, mode: OpenOptions["mode"], task: Task): Promise<RecognisedFile> {
  const head = await readHead(source);
  const format = recognise(head, answers.format);
  const shape = format.shape(head, {
    ...(answers.encoding === undefined ? {} : { encoding: answers.encoding }),
    ...(answers.delimiter === undefined ? {} : { delimiter: answers.delimiter }),
    ...(answers.hasHeader === undefined ? {} : { hasHeader: answers.hasHeader }),
  });
  const sample = createSample();
  try {
    await format.decode(openBytes(source), sample, shape, { file: source.name, task });
  } catch (error) {
    // The sample is full: reading was stopped on purpose. Anything else is the file's own fault.
    if (!sample.isFull) throw error;
  }
  const guess = guessColumns({ names: sample.names, hasHeader: shape.hasHeader, rows: sample.rows });
  const asked = answers.roles;
  const roles = guess.columns.map((column, c) => asked?.[c] ?? column.role);
  const isMasked = mode === "employees";
  const names = isMasked && shape.hasHeader ? shownColumns(sample.names, roles, sample.rows) : sample.names;
  const said = (notices: readonly Notice[]): readonly Notice[] => (isMasked ? notices.map((notice) => maskNotice(notice, names)) : notices);
  return {
    source,
    answers,
    format,
    shape: { ...shape, notices: said(shape.notices) },
    isMasked,
    kind: answers.kind ?? (asked === undefined ? guess.kind : asked.includes("from") ? "messages" : guess.kind),
    names,
    columns: isMasked ? guess.columns.map((column) => maskGuess(column, sample.names, names)) : guess.columns,
    roles,
    rows: sample.rows,
    notices: said([...shape.notices, ...sample.notices]),
  };
}

class SampleFull extends Error {}

interface Sample extends RecordSink {
  readonly names: readonly string[];
  readonly rows: string[][];
  readonly notices: Notice[];
  readonly isFull: boolean;
}

/** A sink that keeps the first records as text and then stops the reading by throwing. */
function createSample(): Sample {
  const decoder = new TextDecoder();
  const rows: string[][] = [];
  const notices: Notice[] = [];
  let names: readonly string[] = [];
  let isFull = false;
  return {
    rows,
    notices,
    get names() {
      return names;
    },
    get isFull() {
      return isFull;
    },
    columns(all) {
      names = [...all];
    },
    batch(batch: RecordBatch) {
      for (let r = 0; r < batch.recordCount; r++) {
        if (rows.length === SAMPLE_ROWS) {
          isFull = true;
          throw new SampleFull("enough");
        }
        const row: string[] = [];
        for (let i = batch.cellStart[r]!; i < batch.cellStart[r + 1]!; i++) row.push(decoder.decode(batch.bytes.subarray(batch.from[i]!, batch.to[i]!)));
        rows.push(row);
      }
    },
    notice: (notice) => notices.push(notice),
    setAside() {},
  };
}
