/**
 * The rows of a small list that a person wrote, as text: RFC 4180 with a comma, lines ended by LF, CR or CRLF. An empty line, and the
 * end of the text, is a row of one empty cell; a cell whose closing quote something follows is taken as it stands. Tables of data go
 * through inputs/csv, which guesses, reports and streams. Cost: the text's length.
 */
export function readCsvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\r|\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
