import type { Notice } from "../../core/notice.ts";
import { leadingComments } from "./comments.ts";
import type { CsvSyntax } from "./csv-syntax.ts";
import { chooseEscape, chooseQuote, chooseTrial, normaliseDelimiter, quoteOf, separatorLine, type Reading, type TextHead, type Trial } from "./delimiter.ts";
import { headerNotice, headerRowsNotice, misfitNotice, noHeaderNotice, preambleNotice } from "./dialect-notices.ts";
import { guessHeader, type CellKind } from "./header.ts";
import { habitsOf, type TableHabits } from "./table-below.ts";
import { columnKinds, fitHeader, headerRowCount } from "./table-start.ts";

/** Rows by which the kind of a column is told. */
const KIND_ROWS = 200;

/** Everything that decides how one delimited file is read. */
export interface Dialect {
  readonly syntax: CsvSyntax;
  /** As shown and as answered: "," ";" "\t" "|" " " ", " or another character; "" = the whole line is one cell. */
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Records that name the columns: more than one where names stand in several rows; 0 without header. */
  readonly headerRows: number;
  /** Names of the columns, "" where the file gives none; empty without header. */
  readonly names: readonly string[];
  /** Records before the header or the first row: `sep=;` and a preamble. */
  readonly skippedRecords: number;
  /** Column names from a comment (`# FromNodeId ToNodeId`); undefined where there are none. */
  readonly commentNames: readonly string[] | undefined;
  readonly columnCount: number;
  /** Cells of most records of the head. */
  readonly mode: number;
  /** Rows without header that are of many lengths (lists of neighbours): columns are added as they come. */
  readonly isRagged: boolean;
  /** What most cells of a column look like, in the first rows. */
  readonly kinds: readonly (CellKind | undefined)[];
  /** By which a row is told that may begin another table; undefined where the rows are of several lengths or keep to nothing. */
  readonly habits: TableHabits | undefined;
  readonly notices: readonly Notice[];
}

/**
 * Finds delimiter, quoting, comments, preamble and header of a delimited file from its head.
 *
 * Each common delimiter is tried; the one that cuts most records into equally many cells (at least two, the first record
 * included) wins, space only where no other does. Two that do equally well give the notice `delimiter-tie`.
 * @param answers settle delimiter and header; the rest is still looked for
 * @throws WhotalksError `delimiter-unknown` for an answer that cannot separate cells
 */
export function detectDialect(file: TextHead, answers: { readonly delimiter?: string; readonly hasHeader?: boolean } = {}): Dialect {
  const notices: Notice[] = [];
  const head: TextHead = { ...file, last: {} };
  const separator = separatorLine(head);
  const comments = leadingComments(head.bytes);
  const sepRecords = separator === undefined ? 0 : 1;
  const settled = answers.delimiter === undefined ? separator : normaliseDelimiter(answers.delimiter);
  let body: TextHead = { ...head, bytes: head.bytes.subarray(comments.end) };
  const reading: Reading = { quote: quoteOf(body), sepRecords };
  let chosen = chooseTrial(body, settled, reading, notices);
  const areRowsComments = comments.areRows(chosen.delimiter, chosen.mode);
  if (areRowsComments) {
    body = head;
    chosen = chooseTrial(body, chosen.delimiter, reading, notices);
  }
  const quoted = chooseEscape(body, chooseQuote(body, chosen, areRowsComments ? chosen.delimiter : settled, sepRecords), sepRecords);
  const { delimiter, rows, mode } = quoted;
  const header = answers.hasHeader === undefined ? guessHeader(rows, delimiter !== " ") : { isHeader: answers.hasHeader, isSure: true };
  const hasHeader = header.isHeader && rows.length > 0;
  const headerRows = hasHeader ? headerRowCount(rows) : 0;
  const table = rows.slice(headerRows);
  const fit = hasHeader ? fitHeader(rows.slice(0, headerRows), table, mode) : undefined;
  const commentNames = hasHeader || areRowsComments ? undefined : comments.names(delimiter, mode);
  const isList = isEdgeList(quoted, hasHeader);
  const name = head.name;
  if (answers.hasHeader === undefined && rows.length > 0) {
    if (!header.isSure) notices.push(headerNotice(name, hasHeader, rows[0]!));
    else if (!hasHeader && !isList && commentNames === undefined) notices.push(noHeaderNotice(name, rows[0]!));
  }
  if (quoted.preamble > 0) notices.push(preambleNotice(name, quoted.preamble, quoted.before));
  if (headerRows > 1) notices.push(headerRowsNotice(name, headerRows, fit!.names));
  if (fit !== undefined && fit.misfit !== "none") notices.push(misfitNotice(name, fit, mode));
  const columnCount = Math.max(1, fit?.names.length ?? mode);
  return {
    syntax: {
      ...quoted.syntax,
      comments: areRowsComments ? "none" : isList ? "all" : "leading",
      columnsBeforeCr: quoted.endsInLf ? columnCount : 0,
      columnCount: mode >= 2 && rows.length >= 2 ? mode : 0,
    },
    delimiter,
    hasHeader,
    headerRows,
    names: fit?.names ?? [],
    skippedRecords: sepRecords + quoted.preamble,
    commentNames,
    columnCount,
    mode,
    isRagged: !hasHeader && rows.length >= 3 && rows.filter((row) => row.length === mode).length < 0.8 * rows.length,
    kinds: columnKinds(table.slice(0, KIND_ROWS)),
    habits: mode === columnCount ? habitsOf(table, mode) : undefined,
    notices,
  };
}

/** Two to four columns without a header, the first two of them whole numbers, or separated by blanks: ids cannot begin with #. */
function isEdgeList(trial: Trial, hasHeader: boolean): boolean {
  if (hasHeader || trial.mode < 2 || trial.mode > 4) return false;
  if (trial.delimiter === " ") return true;
  return trial.rows.every((row) => row.slice(0, 2).every((cell) => /^\s*\d+\s*$/.test(cell)));
}
