import { WhotalksError } from "../core/errors.ts";
import type { Head, InputFormat } from "../core/records.ts";
import { noRecordsError } from "./csv/csv-faults.ts";
import { csv } from "./csv/csv.ts";
import { foreignKind, refuseForeign } from "./foreign.ts";
import { json } from "./json/json.ts";
import { ndjson } from "./json/ndjson.ts";

/** Every format that can be opened. */
export const inputFormats: readonly InputFormat[] = [csv, json, ndjson];

/**
 * The format of a file: the answer where there is one, else the one whose content fits best (the extension decides only between
 * equals: a .csv that holds JSON is JSON).
 *
 * @param answer id of a format
 * @throws WhotalksError `format-unknown` for an answer that names none, `no-records` for an empty file, `format-unsupported` with
 *   the name of the kind for Excel, zip, PDF and the like, and with a list of what can be opened where nothing fits
 */
export function recognise(head: Head, answer?: string): InputFormat {
  if (answer !== undefined) {
    const named = inputFormats.find(({ id }) => id === answer);
    if (named !== undefined) return named;
    throw new WhotalksError("format-unknown", `There is no format "${answer}".`, {
      kind: "arguments",
      hint: `Formats: ${inputFormats.map(({ id }) => id).join(", ")}.`,
    });
  }
  if (head.bytes.length === 0) throw noRecordsError(head.name, "The file is empty.");
  let best: InputFormat | undefined;
  let likeness = 0;
  for (const format of inputFormats) {
    const found = format.sniff(head);
    if (found > likeness) {
      best = format;
      likeness = found;
    }
  }
  if (best !== undefined) return best;
  const kind = foreignKind(head);
  if (kind !== undefined) throw refuseForeign(head.name, kind);
  throw new WhotalksError("format-unsupported", `${head.name}: this is no file of a kind that can be opened.`, {
    hint: `Can be opened: ${inputFormats.map(({ label }) => label).join(", ")}.`,
    where: { file: head.name },
  });
}
