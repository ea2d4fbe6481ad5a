import type { ColumnRole } from "../../core/records.ts";
import type { InspectedFile, Inspection, OpenOptions } from "../../engine/opening.ts";
import { columnMeanings } from "../words/role-names.ts";
import { answersOf, tableKey, withTableAnswers } from "./table-answers.ts";

/*
 * What columns mean, as the reader chose it for a header, kept in this browser: a number made of the header's words, and the meanings
 * in their order. No value of a file and no name of one is kept; where the browser keeps nothing, nothing is remembered.
 */
const storageKey = "whotalks-columns";
/** Headers kept: the one not used for longest goes first. */
const most = 200;

interface Remembered {
  readonly header: string;
  readonly kind: "messages" | "people";
  readonly roles: readonly ColumnRole[];
}

/** The options with what was chosen before for the same headers; `recalled` names the tables. Answers already given stay. */
export function recallColumns(options: OpenOptions, inspection: Inspection, sourceCount: number): { readonly options: OpenOptions; readonly recalled: readonly string[] } {
  const known = read();
  const recalled: string[] = [];
  let next = options;
  for (const table of inspection.files) {
    const found = known.find((other) => other.header === headerOf(table) && other.roles.length === table.columns.length);
    if (found === undefined || answersOf(options, table).roles !== undefined) continue;
    recalled.push(tableKey(table));
    if (found.kind === table.kind && table.columns.every((column, c) => column.role === found.roles[c])) continue;
    next = withTableAnswers(next, table, sourceCount, { roles: found.roles, kind: found.kind });
  }
  return { options: next, recalled };
}

/** Keeps the meanings of every table whose columns the reader changed or confirmed. */
export function rememberColumns(options: OpenOptions, inspection: Inspection): void {
  let known = read();
  for (const table of inspection.files) {
    const header = headerOf(table);
    if (header === undefined || table.isUsed === false || answersOf(options, table).roles === undefined) continue;
    known = [{ header, kind: table.kind, roles: table.columns.map(({ role }) => role) }, ...known.filter((other) => other.header !== header)];
  }
  write(known.slice(0, most));
}

/** Forgets the header of one table. */
export function forgetColumns(table: InspectedFile): void {
  write(read().filter((other) => other.header !== headerOf(table)));
}

/** Forgets every header. */
export function forgetAllColumns(): void {
  write([]);
}

/** How many headers are remembered. */
export function countRemembered(): number {
  return read().length;
}

/** A number made of the header's words (two 32-bit FNV-1a hashes); undefined where there is no header to know again. */
function headerOf(table: InspectedFile): string | undefined {
  if (!table.hasHeader || table.columns.every(({ name }, c) => name === `c${c + 1}`)) return undefined;
  const text = `${table.format}\n${table.columns.map(({ name }) => name).join("\n")}`;
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(16).padStart(8, "0")}${(b >>> 0).toString(16).padStart(8, "0")}`;
}

function read(): readonly Remembered[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(parsed) ? parsed.filter(isRemembered) : [];
  } catch {
    // No storage here, or something else wrote into it: then nothing is remembered.
    return [];
  }
}

function write(known: readonly Remembered[]): void {
  try {
    if (known.length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(known));
  } catch {
    // Storage that is full or denied remembers nothing.
  }
}

function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== "object" || value === null) return false;
  const { header, kind, roles } = value as Partial<Record<keyof Remembered, unknown>>;
  return typeof header === "string" && (kind === "messages" || kind === "people") && Array.isArray(roles) && roles.every((role) => columnMeanings.some((meaning) => meaning.role === role));
}
