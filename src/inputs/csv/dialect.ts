import { sampleOf, type Notice } from "../../core/notice.ts";
import { leadingComments } from "./comments.ts";
import type { CsvSyntax } from "./csv-syntax.ts";
import { chooseEscape, chooseTrial, normaliseDelimiter, quoteOf, separatorLine, type Reading, type TextHead, type Trial } from "./delimiter.ts";
import { guessHeader } from "./header.ts";

/** Everything that decides how one delimited file is read. */
export interface Dialect {
  readonly syntax: CsvSyntax;
  /** As shown and as answered: "," ";" "\t" "|" " " ", " or another character; "" = the whole line is one cell. */
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Records before the header or the first row: `sep=;` and a preamble. */
  readonly skippedRecords: number;
  /** Column names from a comment (`# FromNodeId ToNodeId`); undefined where there are none. */
  readonly commentNames: readonly string[] | undefined;
  /** Cells of most records of the head. */
  readonly columnCount: number;
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
export function detectDialect(head: TextHead, answers: { readonly delimiter?: string; readonly hasHeader?: boolean } = {}): Dialect {
  const notices: Notice[] = [];
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
  const quoted = chooseEscape(body, chosen, sepRecords);
  const header = guessHeader(quoted.rows, quoted.delimiter !== " ");
  const hasHeader = answers.hasHeader ?? header.isHeader;
  const columnCount = Math.max(1, hasHeader ? (quoted.rows[0]?.length ?? 1) : quoted.mode);
  if (answers.hasHeader === undefined && !header.isSure && quoted.rows.length > 0) notices.push(headerNotice(head.name, hasHeader, quoted.rows[0]!));
  if (quoted.preamble > 0) notices.push(preambleNotice(head.name, quoted.preamble));
  const { delimiter } = quoted;
  return {
    syntax: {
      ...quoted.syntax,
      comments: areRowsComments ? "none" : isEdgeList(quoted, hasHeader) ? "all" : "leading",
      columnsBeforeCr: quoted.endsInLf ? columnCount : 0,
      columnCount: quoted.mode >= 2 ? quoted.mode : 0,
    },
    delimiter,
    hasHeader,
    skippedRecords: sepRecords + quoted.preamble,
    commentNames: hasHeader || areRowsComments ? undefined : comments.names(quoted.delimiter, quoted.mode),
    columnCount,
    notices,
  };
}

/** Two to four columns without a header, the first two of them whole numbers, or separated by blanks: ids cannot begin with #. */
function isEdgeList(trial: Trial, hasHeader: boolean): boolean {
  if (hasHeader || trial.mode < 2 || trial.mode > 4) return false;
  if (trial.delimiter === " ") return true;
  return trial.rows.every((row) => row.slice(0, 2).every((cell) => /^\s*\d+\s*$/.test(cell)));
}

function headerNotice(file: string, hasHeader: boolean, first: readonly string[]): Notice {
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

function preambleNotice(file: string, count: number): Notice {
  return {
    code: "preamble-skipped",
    severity: "info",
    message: `${count} ${count === 1 ? "record" : "records"} before the header were not read as data.`,
    hint: "",
    count,
    file,
  };
}
