import type { Notice } from "../core/notice.ts";
import type { ColumnGuess, ColumnRole } from "../core/records.ts";
import { isColumnWord, kindOf } from "../inputs/csv/header.ts";

const MASK = "•••";

/** What names people where it stands in a cell. */
const personRoles: readonly ColumnRole[] = ["from", "to", "id", "name", "replyTo", "messageId"];

/**
 * Column names that may be shown with employees: as they are, or c1 … cn where one of them looks like a value, because the first
 * row then is no header but somebody's data.
 *
 * A name looks like a value that is an address, a date, a number or an id (anna.berg, u1234), that comes again below it or in a column of people (rows that
 * repeat the whole header aside), or that is written with the same marks as four in five cells below it ("Berg, A" over "Diaz, C")
 * and is no word that heads columns. Cost O(cells).
 */
export function shownColumns(names: readonly string[], roles: readonly ColumnRole[], rows: readonly (readonly string[])[]): readonly string[] {
  const below = rows.filter((row) => !names.every((name, c) => (row[c] ?? "").trim() === name.trim()));
  const cells = names.map((_, c) => new Set(below.map((row) => (row[c] ?? "").trim()).filter((cell) => cell !== "")));
  const ofPeople = cells.filter((_, c) => personRoles.includes(roles[c]!));
  const isValue = (raw: string, c: number): boolean => {
    const name = raw.trim();
    if (name === "") return false;
    if (kindOf(name) !== "text" || (/^\p{L}+\.\p{L}+$|^\p{L}{1,3}\d{3,}$/u.test(name) && !isColumnWord(name))) return true;
    return cells[c]!.has(name) || ofPeople.some((column) => column.has(name)) || (!isColumnWord(name) && isWrittenLike(name, cells[c]!));
  };
  return names.some(isValue) ? names.map((_, c) => `c${c + 1}`) : names;
}

/** Whether most cells have the marks of a name at the same places: "x.x", "x x", "x, x (0)". A single word says nothing. */
function isWrittenLike(name: string, cells: ReadonlySet<string>): boolean {
  const shape = shapeOf(name);
  if (shape === "x" || cells.size === 0) return false;
  let alike = 0;
  for (const cell of cells) if (shapeOf(cell) === shape) alike++;
  return alike >= 0.8 * cells.size;
}

function shapeOf(text: string): string {
  return text.slice(0, 100).replace(/[\p{L}\p{M}]+/gu, "x").replace(/\p{N}+/gu, "0");
}

/** What a guess says of a column, without the cells it quotes. */
export function maskGuess(guess: ColumnGuess, raw: readonly string[], shown: readonly string[]): ColumnGuess {
  const c = raw.indexOf(guess.name);
  const named = guess.reason.replaceAll(/"([^"]*)"/g, (quoted, name: string) => (raw === shown || !raw.includes(name) ? quoted : `"${shown[raw.indexOf(name)]!}"`));
  return { ...guess, name: shown[c] ?? guess.name, reason: named.replace(/\b(?:only|always) .*$/, "few different values"), samples: guess.samples.map(() => MASK) };
}

/** A notice without the cells it quotes: its sample, and whatever stands in quotation marks and is no name of a column that is shown. */
export function maskNotice(notice: Notice, shown: readonly string[]): Notice {
  const { sample, column, ...rest } = notice;
  const said = (text: string): string =>
    (sample === undefined || sample === "" ? text : text.replaceAll(sample, MASK)).replaceAll(/"([^"]*)"/g, (quoted, name: string) => (shown.includes(name) ? quoted : MASK));
  return {
    ...rest,
    message: said(notice.message),
    hint: said(notice.hint),
    ...(sample === undefined ? {} : { sample: MASK }),
    ...(column === undefined ? {} : { column: shown.includes(column) ? column : MASK }),
  };
}
