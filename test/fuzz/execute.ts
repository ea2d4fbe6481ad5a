import { WhotalksError } from "../../src/core/errors.ts";
import type { ByteSource, RecordSink } from "../../src/core/records.ts";
import { unattended } from "../../src/core/task.ts";
import { openTables } from "../../src/inputs/tables.ts";
import { sourceOf } from "../inputs/decode-help.ts";
import { newSession } from "../support/session.ts";

/** One file and the way it is handed over. */
export interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Format it is read as; undefined: as it looks. */
  readonly format: string | undefined;
  readonly chunkBytes: number;
  /** Whether bytes can be had from anywhere, as of a file on disk. */
  readonly canJump: boolean;
}

/** How reading ended: rows by table, or the code of the refusal. */
export interface Ending {
  readonly format: string | undefined;
  readonly refusal: string | undefined;
  readonly rows: number;
  readonly setAside: number;
  /** Everything that was decoded, in short: equal for equal readings. Of several faults another one may be met first in other chunks. */
  readonly digest: string;
}

/** What a reader must never do; `message` is the same for the same fault whatever the bytes. */
export class Fault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "Fault";
  }
}

/** Reads every table of the file to its end and checks what is handed over. @throws Fault */
export async function readTables(one: Case): Promise<Ending> {
  let rows = 0;
  let setAside = 0;
  let format: string | undefined;
  let digest = "";
  try {
    const context = { file: one.name, task: unattended };
    const opened = await openTables(sourceFor(one), one.format === undefined ? {} : { format: one.format }, context);
    format = opened.format.id;
    const parts = new Set<string>();
    for (const table of opened.tables) {
      if (parts.has(table.part)) throw new Fault(`two tables have the part "${table.part}"`);
      parts.add(table.part);
      const sink = checkingSink();
      try {
        await table.decode(sink, context);
      } finally {
        rows += sink.rows();
        setAside += sink.setAsideCount();
        digest += `${table.part}:${sink.digest()};`;
      }
    }
    return { format, refusal: undefined, rows, setAside, digest };
  } catch (error) {
    return { format, refusal: refusalOf(error), rows, setAside, digest: "refused" };
  }
}

/** Opens the file whole, to the talk log, and checks the accounting. @throws Fault */
export async function openWhole(one: Case): Promise<Ending> {
  const engine = newSession();
  try {
    const opened = await engine.open([sourceFor(one)], { mode: "customers", files: [one.format === undefined ? {} : { format: one.format }] });
    const { rowsRead, rowsKept, rowsSetAside, files, reasons } = opened;
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    if (rowsRead !== rowsKept + rowsSetAside) throw new Fault(`rows read = kept + set aside does not hold: ${rowsRead} = ${rowsKept} + ${rowsSetAside}`);
    if (rowsRead !== sum(files.map((file) => file.rowsRead)) || rowsKept !== sum(files.map((file) => file.rowsKept))) throw new Fault("the rows of the files do not add up to those of all");
    if (rowsSetAside !== sum(Object.values(reasons))) throw new Fault("the rows set aside do not add up by reason");
    const page = await engine.setAside(0, 5);
    if (page.total !== rowsSetAside) throw new Fault("the list of rows set aside is not as long as their count");
    return { format: files[0]?.format, refusal: undefined, rows: rowsKept, setAside: rowsSetAside, digest: `${rowsRead} ${opened.people} ${opened.tieCount} ${opened.messages}` };
  } catch (error) {
    return { format: undefined, refusal: refusalOf(error), rows: 0, setAside: 0, digest: "" };
  }
}

/** The code of a refusal. @throws Fault for anything that is none */
function refusalOf(error: unknown): string {
  if (error instanceof Fault) throw error;
  if (error instanceof WhotalksError && error.kind === "data") {
    if (error.message === "" || error.code === "") throw new Fault("a refusal without words");
    if (error.message.length > 4000) throw new Fault(`a refusal of more than 4,000 characters (${error.code})`);
    return error.code;
  }
  const words = error instanceof Error ? `${error.name}: ${error.message.replaceAll(/\d+/g, "0").slice(0, 120)} ${placeOf(error)}` : `no error but ${typeof error}`;
  throw new Fault(words, error);
}

/** The innermost function of ours that the error went through. */
function placeOf(error: Error): string {
  return /at (?:async )?\S* ?\(?[^\n]*\/(src\/[\w/.-]+\.ts)/.exec(error.stack ?? "")?.[1] ?? "";
}

function sourceFor({ name, bytes, chunkBytes, canJump }: Case): ByteSource {
  const source = sourceOf(name, bytes, chunkBytes);
  return canJump ? { ...source, slice: async (start, end) => bytes.slice(start, end) } : source;
}

/** Counts records and fails where they are not consecutive, cells lie outside their buffer, or columns change. */
function checkingSink(): RecordSink & { rows(): number; setAsideCount(): number; digest(): string } {
  let names: readonly string[] | undefined;
  let nextRow = 1;
  let setAside = 0;
  let cellCount = 0;
  let sum = 0;
  const mix = (value: number): void => { sum = (Math.imul(sum, 31) + value) | 0; };
  return {
    columns(all) {
      if (names?.some((name, c) => all[c] !== name) === true) throw new Fault("columns changed while a table was read");
      names = [...all];
    },
    batch({ bytes, recordCount, cellStart, from, to, firstRow, line }) {
      if (names === undefined) throw new Fault("records before columns");
      if (firstRow !== nextRow) throw new Fault("record numbers are not consecutive");
      if (cellStart.length < recordCount + 1 || line.length < recordCount) throw new Fault("a batch is shorter than it says");
      nextRow += recordCount;
      for (let i = cellStart[0]!; i < cellStart[recordCount]!; i++) {
        const start = from[i];
        const end = to[i];
        if (start === undefined || end === undefined || start > end || end > bytes.length) throw new Fault("a cell lies outside its buffer");
        cellCount++;
        mix(end - start);
        for (let k = start; k < end && k < start + 64; k++) mix(bytes[k]!);
      }
    },
    notice(notice) {
      if (notice.code === "" || !(notice.count >= 0)) throw new Fault("a notice without code or count");
    },
    setAside(row, _line, _column, _value, code, reason) {
      if (row !== nextRow) throw new Fault("a row set aside is not the next one");
      if (code === "" || reason === "") throw new Fault("a row set aside without a reason");
      nextRow++;
      setAside++;
      mix(code.length);
    },
    rows: () => nextRow - 1,
    setAsideCount: () => setAside,
    digest: () => `${names?.length ?? 0} columns, ${nextRow - 1} rows, ${setAside} set aside, ${cellCount} cells, ${sum}`,
  };
}
