import { WhotalksError } from "../core/errors.ts";
import { count } from "../core/words.ts";
import type { OpenOptions } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";

/** 8 GiB: as much as a page can hold with certainty. */
const USUAL_BUDGET = 8_589_934_592;
/** What a message takes beside its text: measured on a million messages, with the first ranked list. */
const MESSAGE_BYTES = 85;
const GIGABYTE = 1_000_000_000;

/**
 * Refuses data that would not fit into memory before they are read: rows are estimated from the size of each file and the length of its first
 * records, so a compressed file counts for less than it holds.
 *
 * @throws WhotalksError `memory-budget` with the estimate and the budget. Cost: the first records once.
 */
export function checkMemory(files: readonly RecognisedFile[], options: OpenOptions): void {
  const budget = options.memoryBudget ?? USUAL_BUDGET;
  let needed = 0;
  let messages = 0;
  let largest: { readonly name: string; readonly bytes: number } | undefined;
  for (const file of files) {
    if (file.kind !== "messages" || file.rows.length === 0 || Number.isNaN(file.source.size)) continue;
    const { rowBytes, textBytes } = measureRows(file);
    const rows = file.source.size / rowBytes;
    const bytes = rows * (MESSAGE_BYTES + (options.mode === "employees" ? 0 : textBytes));
    messages += rows;
    needed += bytes;
    if (bytes > (largest?.bytes ?? 0)) largest = { name: file.name, bytes };
  }
  if (needed <= budget || largest === undefined) return;
  const gigabytes = (bytes: number): string => (bytes / GIGABYTE).toPrecision(2);
  throw new WhotalksError("memory-budget", `${largest.name}: about ${count(Math.round(messages))} messages would need about ${gigabytes(needed)} GB of memory, more than the ${gigabytes(budget)} GB there are for them.`, {
    hint: "Make the file smaller before you open it: filter it (a period, a channel), sum it up to one row a pair with a weight, or take a sample of its rows. Texts take room, too: leave their column out with --columns ignore=HEADER.",
    where: { file: largest.name },
  });
}

/** Mean length of the first records, as they would stand in a file, and of the text in them. */
function measureRows({ rows, roles }: RecognisedFile): { readonly rowBytes: number; readonly textBytes: number } {
  const encoder = new TextEncoder();
  let all = 0;
  let text = 0;
  for (const row of rows) {
    row.forEach((cell, c) => {
      const { length } = encoder.encode(cell);
      all += length + 1;
      if (roles[c] === "text") text += length;
    });
  }
  return { rowBytes: Math.max(1, all / rows.length), textBytes: text / rows.length };
}
