import { basename } from "node:path";
import type { WhotalksError } from "../core/errors.ts";
import type { Notice, SetAside } from "../core/notice.ts";
import type { InspectedFile, Inspection, Opened } from "../engine/opening.ts";

/** How far an inspection came: `refusal` says what stopped it. */
export interface InspectOutcome {
  /** The files as named on the command line, the people table last. */
  readonly names: readonly string[];
  /** True with employees: nothing from a cell is printed. */
  readonly isPrivate: boolean;
  readonly inspection: Inspection | undefined;
  readonly opened: Opened | undefined;
  readonly setAside: readonly SetAside[];
  readonly refusal: WhotalksError | undefined;
}

/** One file's part of the outcome; everything unknown is undefined. */
export interface FileOutcome {
  readonly name: string;
  readonly inspected: InspectedFile | undefined;
  readonly opened: Opened["files"][number] | undefined;
  /** Rows set aside by code, in the order of first appearance. */
  readonly setAside: ReadonlyMap<string, number>;
  readonly notices: readonly Notice[];
}

export function outcomeOf({ opened, refusal }: InspectOutcome): "loaded" | "exclusions" | "refused" {
  if (refusal !== undefined || opened === undefined) return "refused";
  return opened.rowsSetAside > 0 ? "exclusions" : "loaded";
}

/** The outcome as the JSON of the contract; unknown values are null. Ends with a line feed. */
export function inspectionJson(outcome: InspectOutcome): string {
  const { opened } = outcome;
  const files = splitByFile(outcome).map(({ name, inspected, opened: read, setAside, notices }) => ({
    name,
    format: read?.format ?? inspected?.format ?? null,
    encoding: inspected?.encoding ?? null,
    delimiter: inspected?.delimiter ?? null,
    columns: (inspected?.columns ?? []).map((column) => ({ name: column.name, role: column.role, reason: column.reason, sample: column.samples[0] ?? null })),
    rowsRead: read?.rowsRead ?? null,
    rowsKept: read?.rowsKept ?? null,
    rowsSetAside: read?.rowsSetAside ?? null,
    setAside: Object.fromEntries(setAside),
    notices: notices.map((notice) => ({
      code: notice.code,
      severity: notice.severity,
      file: notice.file ?? null,
      row: notice.row ?? null,
      line: notice.line ?? null,
      column: notice.column ?? null,
      sample: notice.sample ?? null,
      hint: notice.hint,
    })),
  }));
  const timeRange = opened?.timeRange?.map((at) => new Date(at).toISOString()) ?? null;
  const whole = { outcome: outcomeOf(outcome), files, people: opened?.people ?? null, ties: opened?.tieCount ?? null, timeRange };
  return `${JSON.stringify(whole, undefined, 2).replace(/\\ud[89a-f][0-9a-f]{2}/g, "\ufffd")}\n`;
}

/**
 * Parts the outcome by table; where nothing was recognised, by file. Rows set aside come in the order of the tables, so counts tell
 * tables of one name apart; notices that name none stand with the first, a refusal with the table it names.
 */
export function splitByFile({ names, inspection, opened, setAside, refusal }: InspectOutcome): FileOutcome[] {
  const given = names.map((path) => (path === "-" ? "-" : basename(path)));
  const tables = inspection === undefined ? given.map((name) => ({ name, inspected: undefined })) : inspection.files.map((inspected) => ({ name: inspected.name, inspected }));
  const refusedAt = refusal === undefined ? -1 : Math.max(0, tables.findIndex(({ name }) => name === refusal.where.file || name.startsWith(`${refusal.where.file ?? ""}/`)));
  let row = 0;
  let used = 0;
  return tables.map(({ name, inspected }, i) => {
    const read = inspected?.isUsed === false ? undefined : opened?.files[used++];
    const counts = new Map<string, number>();
    const end = row + (read?.rowsSetAside ?? 0);
    for (; row < end && row < setAside.length; row++) {
      const { code } = setAside[row]!;
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const belongs = (file: string | undefined): boolean => file === name || (i === 0 && (file === undefined || !tables.some((other) => other.name === file)));
    const found = opened === undefined || read === undefined ? (inspected?.notices ?? []) : opened.notices.filter((notice) => belongs(notice.file));
    const left = inspected?.isUsed === false ? [leftOut(name)] : [];
    return { name, inspected, opened: read, setAside: counts, notices: [...left, ...found, ...(refusal !== undefined && i === refusedAt ? [noticeOf(refusal)] : [])] };
  });
}

/** A sheet beside the one that is meant. */
function leftOut(file: string): Notice {
  return { code: "table-left-out", severity: "info", message: "This table is not read: another one of the file is meant.", hint: "Choose with --sheet NAME.", count: 1, file };
}

function noticeOf(refusal: WhotalksError): Notice {
  return { code: refusal.code, severity: "error", message: refusal.message, hint: refusal.hint, count: 1, ...refusal.where };
}
