/** Why a request could not be met. Stable: tests, the CLI and the screen rely on the codes. */
export type ErrorKind = "data" | "arguments" | "internal" | "cancelled";

export interface ErrorPlace {
  readonly file?: string;
  readonly row?: number;
  readonly line?: number;
  readonly column?: string;
  readonly sample?: string;
  /** File inside an archive, part of a workbook. */
  readonly member?: string;
  /** 0-based group of rows of a columnar file. */
  readonly rowGroup?: number;
}

/**
 * The one error class: a request that cannot be met.
 *
 * `message` says what was expected, what was found and where; `hint` the remedy. A fault inside the data is no error but a
 * Notice. `kind` decides the exit code of the command line: data 1, arguments 2, internal 3, cancelled 130.
 */
export class WhotalksError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly hint: string;
  readonly where: ErrorPlace;

  constructor(code: string, message: string, options: { kind?: ErrorKind; hint?: string; where?: ErrorPlace } = {}) {
    super(message);
    this.name = "WhotalksError";
    this.code = code;
    this.kind = options.kind ?? "data";
    this.hint = options.hint ?? "";
    this.where = options.where ?? {};
  }
}
