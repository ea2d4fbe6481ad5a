import { WhotalksError } from "../../core/errors.ts";

/** Runs a step of the library: what it throws is a fault of the file. */
export function within<T>(file: string, column: string | undefined, group: number | undefined, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw error instanceof WhotalksError ? error : broken(file, reasonOf(error), column, group);
  }
}

/** What an error of the library says of the file. */
export function reasonOf(error: unknown): string {
  // Typed arrays and views speak of themselves, not of the file.
  if (error instanceof RangeError || error instanceof TypeError) return "its lengths do not fit together";
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^parquet /, "").replace(/\.$/, "");
}

/** The error for a file that does not hold together, with the column and the row group (from 0) where they are known. */
export function broken(file: string, reason: string, column?: string, group?: number): WhotalksError {
  const place = [...(column === undefined ? [] : [`column "${column}"`]), ...(group === undefined ? [] : [`row group ${group + 1}`])].join(" in ");
  return new WhotalksError("parquet-broken", `${file}: the Parquet file${place === "" ? "" : `, ${place},`} cannot be read: ${reason}.`, {
    hint: "Write or download the file again.",
    where: { file, ...(column === undefined ? {} : { column }), ...(group === undefined ? {} : { rowGroup: group }) },
  });
}

/** The error for a file that takes a key. */
export function encryptedError(file: string): WhotalksError {
  return new WhotalksError("parquet-encrypted", `${file}: the Parquet file is encrypted.`, { hint: "Write it without encryption and open that.", where: { file } });
}
