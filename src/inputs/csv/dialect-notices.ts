import { sampleOf, type Notice } from "../../core/notice.ts";
import type { HeaderFit } from "./table-start.ts";

/** Nothing in the content said whether the first row names the columns. */
export function headerNotice(file: string, hasHeader: boolean, first: readonly string[]): Notice {
  return {
    code: "header-assumed",
    severity: "info",
    message: hasHeader ? "The first row was taken for the names of the columns." : "The first row was taken for data.",
    hint: "Say whether the file has a header if that is wrong.",
    count: 1,
    file,
    sample: sampleOf(first.join(", ")),
  };
}

/** The first row is data by its content. */
export function noHeaderNotice(file: string, first: readonly string[]): Notice {
  return {
    code: "header-none",
    severity: "info",
    message: "No row names the columns: the first row was taken for data, the columns are numbered.",
    hint: "Say that the file has a header if that is wrong.",
    count: 1,
    file,
    sample: sampleOf(first.join(", ")),
  };
}

/** @param before the records left out */
export function preambleNotice(file: string, count: number, before: readonly (readonly string[])[]): Notice {
  return {
    code: "preamble-skipped",
    severity: "info",
    message: `${count} ${count === 1 ? "record" : "records"} before the table ${count === 1 ? "was" : "were"} not read as data.`,
    hint: "If it is part of the table, move it below the header and open the file again.",
    count,
    file,
    line: 1,
    sample: sampleOf(before[0]?.filter((cell) => cell !== "").join(", ") ?? ""),
  };
}

/** Several rows name the columns. */
export function headerRowsNotice(file: string, count: number, names: readonly string[]): Notice {
  return {
    code: "header-rows",
    severity: "info",
    message: `The first ${count} rows were read as names of the columns and joined.`,
    hint: "Leave one row of names if the second is data.",
    count,
    file,
    sample: sampleOf(names.join(", ")),
  };
}

/** The rows have another number of cells than the header has names. */
export function misfitNotice(file: string, { names, named, misfit }: HeaderFit, mode: number): Notice {
  const read =
    misfit === "row-names" ? "the first cell of a row was taken for its name, which has no column of its own in the header"
    : misfit === "trailing" ? "the last cell, always empty, was taken for a delimiter at the end of the row"
    : misfit === "short" ? "the columns at the end have no name"
    : "the columns at the end have no cells";
  return {
    code: misfit === "long" ? "header-long" : "header-short",
    severity: misfit === "trailing" || misfit === "row-names" ? "info" : "warning",
    message: `The header names ${named} columns, the rows have ${mode} cells: ${read}.`,
    hint: "Look whether names and cells belong together.",
    count: 1,
    file,
    sample: sampleOf(names.join(", ")),
  };
}
