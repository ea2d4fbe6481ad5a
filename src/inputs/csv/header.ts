/** Whether the first row of a table names its columns, and whether the content says so or nothing does. */
export interface HeaderGuess {
  readonly isHeader: boolean;
  readonly isSure: boolean;
}

export type CellKind = "empty" | "number" | "date" | "address" | "flag" | "text";

/**
 * Decides by content whether the first of some rows is a header: words over columns of numbers, dates or addresses speak for it,
 * and so do words that usually head columns; a value of the kind of its column, or one that comes again below or in another
 * column, speaks against it.
 *
 * @param rows the first rows of the file as text, the possible header first; at least one
 * @param fallback the answer where nothing speaks either way
 */
export function guessHeader(rows: readonly (readonly string[])[], fallback: boolean): HeaderGuess {
  const first = rows[0] ?? [];
  const rest = rows.slice(1);
  let score = 0;
  const elsewhere = new Map<string, number>();
  for (const row of rest) for (const [c, cell] of row.entries()) if (cell !== "") elsewhere.set(cell, elsewhere.get(cell) === c ? c : elsewhere.has(cell) ? -1 : c);
  const hasYears = new Set(first.filter((cell) => /^(19|20)\d\d$/.test(cell.trim()))).size >= 2;
  for (const [c, raw] of first.slice(0, 1000).entries()) {
    const cell = raw.trim();
    const kind = kindOf(cell);
    if (kind === "empty") continue;
    if (kind === "text") {
      if (isColumnWord(cell)) score += 2;
      else if (elsewhere.has(raw)) score -= 1;
      const below = columnKind(rest, c);
      if (below !== undefined && below !== "text") score += 1;
    } else if (!(hasYears && kind === "number")) {
      if (rest.length === 0 || columnKind(rest, c) === kind) score -= 1;
    }
  }
  if (score !== 0) return { isHeader: score > 0, isSure: true };
  return { isHeader: fallback, isSure: false };
}

/** The kind of at least four in five of the cells of a column that are not empty; undefined where all are or none prevails. */
function columnKind(rows: readonly (readonly string[])[], column: number): CellKind | undefined {
  const counts = new Map<CellKind, number>();
  let all = 0;
  for (const row of rows) {
    const kind = kindOf((row[column] ?? "").trim());
    if (kind === "empty") continue;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    all++;
  }
  for (const [kind, count] of counts) if (count >= 0.8 * all) return kind;
  return undefined;
}

/** What a cell looks like. */
export function kindOf(cell: string): CellKind {
  if (cell === "") return "empty";
  if (cell.length > 100) return "text";
  if (/^[+-]?(\d+([.,]\d+)*|[.,]\d+)(e[+-]?\d+)?%?$/i.test(cell)) return "number";
  if (/^\S+@\S+\.\S+$|^https?:\/\/|^@\w+$/.test(cell)) return "address";
  if (/^(true|false|yes|no)$/i.test(cell)) return "flag";
  if (/\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}:\d{2}/.test(cell)) return "date";
  return "text";
}

const COLUMN_WORDS =
  "from to source target sender sent_by recipient recipients receiver author authors user username user_name screen_name handle " +
  "name id date time timestamp datetime created_at published text message body content comment subject title topic topics tag tags " +
  "channel weight count label type kind cc bcc email e_mail address reply_to in_reply_to thread message_id followers followers_count " +
  "department team group role location country language url value score year age gender vertex_1 vertex_2 node node1 node2 ego alter " +
  "key attr attribute first last first_name last_name from_name to_name key val von an datum absender empfänger text betreff";

/** Whether a cell reads like the name of a column: "from", "Tweet ID", "createdAt". */
export function isColumnWord(cell: string): boolean {
  if (cell.length > 40) return false;
  const words = cell
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[\s._\-/#()[\]]+/u)
    .filter((word) => word !== "");
  if (words.length === 0 || words.length > 4) return false;
  const known = ` ${COLUMN_WORDS} `;
  if (known.includes(` ${words.join("_")} `)) return true;
  return words.length > 1 && /^(id|ids|name|date|time|at|count|score|type|address|utc|url)$/.test(words[words.length - 1]!);
}
