import { WhotalksError } from "../../core/errors.ts";
import type { Notice } from "../../core/notice.ts";
import type { Occurrence } from "./csv-syntax.ts";

/** The refusal of a file in which a quote opens a cell of more than 16 MB. */
export function unclosedQuoteError(file: string, line: number): WhotalksError {
  return new WhotalksError("quote-unclosed", `${file}: the quote opened on line ${line} is not closed within 16 MB.`, {
    hint: "Close the quote, or double it if it belongs to the text.",
    where: { file, line },
  });
}

/** The refusal of a file with an unquoted cell of more than 16 MB. */
export function longCellError(file: string, line: number): WhotalksError {
  return new WhotalksError("cell-too-long", `${file}: a cell on line ${line} is longer than 16 MB.`, {
    hint: "Check that the file is a table and that its delimiter is right.",
    where: { file, line },
  });
}

/** The refusal of a file without any record, saying what was found instead. @param sample what it quotes from the file */
export function noRecordsError(file: string, seen: string, sample?: string): WhotalksError {
  return new WhotalksError("no-records", `${file}: no records. ${seen}`, {
    hint: "Open a file with one message or one tie a row.",
    where: sample === undefined ? { file } : { file, sample },
  });
}

/** Where something in the records happened first: the row is left out where it was the header or before it. */
export function placeOf(file: string, at: Occurrence, leading: number): Pick<Notice, "file" | "row" | "line"> {
  const row = at.record - leading;
  return row > 0 ? { file, row, line: at.line } : { file, line: at.line };
}

/** @param leading records before the first row */
export function strayQuoteNotice(file: string, at: Occurrence, leading: number): Notice {
  return {
    code: "quote-stray",
    severity: "warning",
    message: "A quote inside a cell was kept as it stands.",
    hint: "Look at the row named; a quote that belongs to a quoted text must be doubled.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

/** @param leading records before the first row */
export function nulNotice(file: string, at: Occurrence, leading: number): Notice {
  return {
    code: "nul-character",
    severity: "warning",
    message: "NUL characters were found in the text and kept.",
    hint: "",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

/** @param leading records before the first row */
export function bareReturnNotice(file: string, at: Occurrence, leading: number): Notice {
  return {
    code: "line-break-unquoted",
    severity: "warning",
    message: "A line break (CR) inside a cell without quotes was kept: the row goes on after it.",
    hint: "Look at the row named.",
    count: at.count,
    ...placeOf(file, at, leading),
  };
}

export function literalQuoteNotice(file: string, row: number, line: number, sample: string): Notice {
  return {
    code: "quote-literal",
    severity: "warning",
    message: "A quote that is never closed was read as part of the text: with it, the rows have the right number of cells.",
    hint: "Look at the row named.",
    count: 1,
    file,
    ...(row > 0 ? { row } : {}),
    line,
    sample,
  };
}

export function cutOffNotice(file: string, row: number, line: number, cells: number, columns: number): Notice {
  return {
    code: "row-cut-off",
    severity: "warning",
    message: `The last row has ${cells} of ${columns} cells and no line end: the file looks cut off.`,
    hint: "Check that the file was copied or exported whole.",
    count: 1,
    file,
    row,
    line,
  };
}

export function duplicateHeaderNotice(file: string, names: readonly string[]): Notice {
  return {
    code: "header-duplicate",
    severity: "warning",
    message: `Columns share a name: ${names.slice(0, 5).map((name) => `"${name}"`).join(", ")}.`,
    hint: "Each column is kept by its position.",
    count: names.length,
    file,
    line: 1,
    column: names[0]!,
  };
}
