import { WhotalksError } from "../../core/errors.ts";

/** The error for a workbook that does not hold together. @param found the end of a sentence that begins with the file */
export function workbookError(file: string, found: string, member?: string): WhotalksError {
  return new WhotalksError("workbook-broken", `${file}: the workbook ${found}`, {
    hint: "Open it in a spreadsheet program, save it again and open the result.",
    where: member === undefined ? { file } : { file, member },
  });
}

/** The error for a spreadsheet of a kind that is known and not read. */
export function sheetKindError(file: string, what: string, remedy: string): WhotalksError {
  return new WhotalksError("format-unsupported", `${file}: this is ${what}, which cannot be opened.`, { hint: remedy, where: { file } });
}
