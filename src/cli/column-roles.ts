import type { ColumnRole } from "../core/records.ts";
import type { InspectedFile } from "../engine/opening.ts";
import { wrongArgument } from "./not-built.ts";
import type { ColumnPair } from "./values.ts";

/**
 * The roles of every file's columns after `--columns`: the named columns get theirs, a guessed column whose role was given to another is
 * ignored, the rest stay as guessed. A pair must fit at least one file; files it does not fit keep their guesses for that role. A people
 * table (`isPeople` by position) takes followers and ignore only, by header text: `from=#1` speaks of the messages.
 * @returns by position of the files; undefined where no pair fits.
 */
export function assignColumns(files: readonly InspectedFile[], pairs: readonly ColumnPair[], isPeople: (file: number) => boolean = () => false): (readonly ColumnRole[] | undefined)[] {
  const found = files.map((file, f) => pairs.map((pair) => (isPeople(f) ? findPeopleColumn(file, pair) : findColumn(file, pair))));
  for (const [i, { role, column }] of pairs.entries()) {
    if (found.every((columns) => columns[i] === undefined)) {
      const names = files.flatMap((file) => file.columns.map(({ name }) => name));
      throw wrongArgument(`--columns ${role}=${column}: no file has such a column.`, `There are ${names.join(", ")}; or #1 to #${names.length}.`);
    }
  }
  return files.map((file, f) => {
    const given = new Map<number, ColumnRole>();
    for (const [i, pair] of pairs.entries()) {
      const at = found[f]![i];
      if (at !== undefined) given.set(at, pair.role);
    }
    if (given.size === 0) return undefined;
    const taken = new Set(given.values());
    return file.columns.map((column, at) => given.get(at) ?? (taken.has(column.role) ? "ignore" : column.role));
  });
}

function findPeopleColumn(file: InspectedFile, { role, column }: ColumnPair): number | undefined {
  if (role !== "followers" && role !== "ignore") return undefined;
  return findByName(file, column);
}

/** Header text first, so that a column that is really called "#2" can be named. */
function findColumn(file: InspectedFile, { column }: ColumnPair): number | undefined {
  const byName = findByName(file, column);
  if (byName !== undefined) return byName;
  const number = /^#(\d+)$/.exec(column);
  const at = number === null ? -1 : Number(number[1]) - 1;
  return at >= 0 && at < file.columns.length ? at : undefined;
}

function findByName(file: InspectedFile, column: string): number | undefined {
  const wanted = column.normalize("NFC");
  const at = file.columns.findIndex(({ name }) => name.normalize("NFC").trim() === wanted);
  return at < 0 ? undefined : at;
}
