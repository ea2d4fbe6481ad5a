import { WhotalksError } from "../../core/errors.ts";
import { sampleOf } from "../../core/notice.ts";

/** Codes of a zip archive or a member that must be refused. */
export type ZipFault =
  | "zip-cut-off" | "zip-broken" | "zip-split" | "zip-overlap" | "zip-duplicate" | "zip-path" | "zip-too-many" | "zip-too-large"
  | "zip-ratio" | "zip-encrypted" | "zip-link" | "zip-method" | "zip-name" | "zip-size" | "zip-crc";

/**
 * The error for an archive, or one member of it, that must be refused.
 * @param found what was found, as the end of a sentence that begins with the name of the archive
 */
export function zipError(file: string, code: ZipFault, found: string, member?: string): WhotalksError {
  const where = member === undefined ? { file } : { file, member };
  return new WhotalksError(code, `${file}: ${member === undefined ? "the zip archive" : `"${sampleOf(member).replaceAll('"', "'")}" in the zip archive`} ${found}`, { hint: remedyFor(code), where });
}

function remedyFor(code: ZipFault): string {
  switch (code) {
    case "zip-encrypted":
      return "Unpack it with its password and open what is inside.";
    case "zip-method":
    case "zip-split":
    case "zip-too-many":
    case "zip-link":
      return "Unpack it and open the files inside.";
    case "zip-too-large":
    case "zip-ratio":
      return "Unpack it yourself if you trust it, and open the files inside.";
    case "zip-path":
    case "zip-overlap":
    case "zip-duplicate":
    case "zip-name":
      return "No ordinary program writes this: make sure where it comes from, and pack it again.";
    case "zip-cut-off":
    case "zip-broken":
    case "zip-size":
    case "zip-crc":
      return "Copy or download the archive again.";
  }
}
