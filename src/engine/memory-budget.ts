import { WhotalksError } from "../core/errors.ts";
import { count } from "../core/words.ts";
import type { OpenOptions } from "./opening.ts";
import type { RecognisedFile } from "./recognise-file.ts";
import { findTextFiles } from "./text-files.ts";

/** 8 GiB: as much as a page can hold with certainty. */
const USUAL_BUDGET = 8_589_934_592;
/**
 * What a message takes beside a text that is kept: the most that was resident while ten million messages among 100,000 people were read and
 * ranked by two workers, less what an empty process takes (55 bytes), a little more. Where nearly every message brings new people it is twice that.
 */
const MESSAGE_BYTES = 60;
const GIGABYTE = 1_000_000_000;

/**
 * Refuses data that would not fit into memory before they are read: rows are estimated from the size of each file and the length of its first
 * records, so a compressed file counts for less than it holds. Texts count where they are kept: not with employees, and not where they stay
 * in their file.
 *
 * @throws WhotalksError `memory-budget` with the estimate and the budget. Cost: the first records once.
 */
export async function checkMemory(files: readonly RecognisedFile[], options: OpenOptions): Promise<void> {
  const staying = await findTextFiles(files, options, (options.optOut ?? []).length > 0);
  const budget = options.memoryBudget ?? USUAL_BUDGET;
  let needed = 0;
  let messages = 0;
  let largest: { readonly name: string; readonly bytes: number } | undefined;
  for (const [number, file] of files.entries()) {
    if (file.kind !== "messages" || file.rows.length === 0 || Number.isNaN(file.source.size)) continue;
    const { rowBytes, textBytes } = measureRows(file);
    const rows = file.source.size / rowBytes;
    const bytes = rows * (MESSAGE_BYTES + (options.mode === "employees" || staying.has(number) ? 0 : textBytes));
    messages += rows;
    needed += bytes;
    if (bytes > (largest?.bytes ?? 0)) largest = { name: file.name, bytes };
  }
  if (needed <= budget || largest === undefined) return;
  const gigabytes = (bytes: number): string => (bytes / GIGABYTE).toPrecision(2);
  throw new WhotalksError("memory-budget", `${largest.name}: about ${count(Math.round(messages))} messages would need about ${gigabytes(needed)} GB of memory, more than the ${gigabytes(budget)} GB there are for them.`, {
    hint: "Make the file smaller before you open it: filter it (a period, a channel), sum it up to one row a pair with a weight, or take a sample of its rows. Texts that are kept take room, too: leave their column out with --columns ignore=HEADER.",
    where: { file: largest.name },
  });
}

/** Mean length of the first records, as they would stand in a file, and of the text in them. */
function measureRows({ rows, roles }: RecognisedFile): { readonly rowBytes: number; readonly textBytes: number } {
  let all = 0;
  let text = 0;
  for (const row of rows) {
    row.forEach((cell, c) => {
      const length = utf8Length(cell);
      all += length + 1;
      if (roles[c] === "text") text += length;
    });
  }
  return { rowBytes: Math.max(1, all / rows.length), textBytes: text / rows.length };
}

/** Bytes of a text in UTF-8. Encoding a million short cells to count them takes half a second. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair stands for two of its four bytes.
    if (unit >= 0x80) length += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return length;
}
