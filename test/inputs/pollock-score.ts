/**
 * The score of the Pollock benchmark: ten numbers a file (loaded at all; precision, recall and F1 of the header's cells, of the
 * records as text, of all cells), summed; the mean over the files, plain and weighted by how often a pollution is met.
 */
export interface PollockScore {
  readonly simple: number;
  readonly weighted: number;
  readonly refused: readonly string[];
  readonly wrong: readonly string[];
  /** Files in which the text of a record differs from the clean answer and nothing was said. */
  readonly silent: readonly string[];
}

export interface PollockAnswer {
  /** The table as RFC 4180 text; undefined where the file was refused. */
  readonly text: string | undefined;
  readonly isWarned: boolean;
}

/** Scores the answers to files against their clean tables, both by file name. */
export function scorePollock(clean: ReadonlyMap<string, string>, answers: ReadonlyMap<string, PollockAnswer>, weights: ReadonlyMap<string, number>): PollockScore {
  let simple = 0;
  let weighted = 0;
  let totalWeight = 0;
  const refused: string[] = [];
  const wrong: string[] = [];
  const silent: string[] = [];
  for (const [file, cleanText] of clean) {
    const weight = weights.get(file) ?? -1;
    totalWeight += weight;
    const answer = answers.get(file);
    if (answer?.text === undefined) {
      refused.push(file);
      continue;
    }
    const expected = readRfc4180(cleanText);
    const found = readRfc4180(answer.text);
    const score = scoreTable(expected, found);
    simple += score;
    weighted += score * weight;
    if (!isSameText(expected, found)) {
      wrong.push(file);
      if (!answer.isWarned) silent.push(file);
    }
  }
  return { simple: simple / clean.size, weighted: weighted / totalWeight, refused, wrong, silent };
}

function scoreTable(expected: readonly string[][], found: readonly string[][]): number {
  if (expected.length === 0) return 10;
  const header = precisionRecallF1(expected[0]!.map(plain), (found[0] ?? []).map(plain));
  const text = (rows: readonly string[][]): string[] => rows.slice(1).map((row) => row.map(plain).join(""));
  return 1 + header + precisionRecallF1(text(expected), text(found)) + precisionRecallF1(expected.flat(), found.flat());
}

function precisionRecallF1(expected: readonly string[], found: readonly string[]): number {
  if (expected.length === 0) return 3;
  const left = new Map<string, number>();
  for (const item of found) left.set(item, (left.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of expected) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    shared++;
  }
  if (shared === 0) return 0;
  const precision = shared / expected.length;
  const recall = shared / found.length;
  return precision + recall + (2 * precision * recall) / (precision + recall);
}

function plain(cell: string): string {
  if (cell === "False" || cell === "false") return "0";
  return cell === "True" || cell === "true" ? "1" : cell;
}

function isSameText(expected: readonly string[][], found: readonly string[][]): boolean {
  const texts = (rows: readonly string[][]): string => JSON.stringify(rows.map((row) => row.join("")).filter((row) => row !== "").sort());
  return texts(expected) === texts(found);
}

/** Comma, CR or LF or CRLF, doubled quotes; a blank line is a record without cells. */
function readRfc4180(text: string): string[][] {
  const rows: string[][] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let row: string[] = [];
  const endRow = (): void => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    if (row.length === 0 && /[\r\n]/.test(text[at]!)) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endRow();
      continue;
    }
    let cell = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        const end = text.indexOf('"', at);
        cell += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    let end = at;
    while (end < text.length && !/[,\r\n]/.test(text[end]!)) end++;
    row.push(cell + text.slice(at, end));
    at = end + 1;
    if (text[end] === ",") {
      if (at >= text.length || /[\r\n]/.test(text[at]!)) row.push("");
      else continue;
      if (at >= text.length) break;
      at += text.startsWith("\r\n", at) ? 2 : 1;
    } else if (text[end] === "\r" && text[at] === "\n") at++;
    endRow();
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
