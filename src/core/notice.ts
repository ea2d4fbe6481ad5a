export type Severity = "info" | "warning" | "error";

/**
 * A fault in the data, or something the reader must know about how it was read. The run goes on.
 *
 * `row` is the record number after the header (1-based), `line` the physical line (1-based), `count` how often it happened; the
 * place named is the first one. `sample` is at most 40 characters of the value found.
 */
export interface Notice {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly count: number;
  readonly file?: string;
  readonly row?: number;
  readonly line?: number;
  readonly column?: string;
  readonly sample?: string;
}

/** One row that was read and not used: it is counted, listed on screen and written by `--rejects`. */
export interface SetAside {
  readonly file: string;
  readonly row: number;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly reason: string;
}

/** Shortens a value to the 40 characters a notice may carry (by code point, with an ellipsis). */
export function sampleOf(value: string): string {
  const points = Array.from(value.length > 200 ? value.slice(0, 200) : value);
  return points.length <= 40 ? value : `${points.slice(0, 39).join("")}…`;
}
