import type { Head } from "../../core/records.ts";
import { beginning } from "./network-lines.ts";
import { hasExtension } from "./network-book.ts";

/** What a file of one value a vertex holds: a group each (.clu) or a number each (.vec). */
export type ValuesKind = "partition" | "vector";

const WHOLE = /^-?\d+$/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** "*Vertices 5" or "*Network" at the beginning of a line, after nothing but comments, blank lines and one line of talk: 0.95. */
export function sniffPajek(head: Head): number {
  return linesOf(head).slice(0, 2).some((line) => /^\*(?:vertices\s+\d+|network\b)/i.test(line)) ? 0.95 : 0;
}

/**
 * Whether a Pajek file is a partition or a vector by itself: "*Vertices 5" and a number a line, nothing else. In a network a number alone
 * on its line is that of a vertex, and they rise; then the extension decides.
 */
export function valuesKindOf(head: Head): ValuesKind | undefined {
  const [first = "", ...lines] = linesOf(head);
  const count = Number(/^\*vertices\s+(\d+)\s*$/i.exec(first)?.[1]);
  // The last line may be cut.
  if (!head.isWhole || head.bytes.length > 16_384) lines.pop();
  if (Number.isNaN(count) || lines.length === 0 || !lines.every((line) => NUMBER.test(line))) return undefined;
  if (hasExtension(head.name, ["clu"])) return "partition";
  if (hasExtension(head.name, ["vec"])) return "vector";
  const numbers = lines.map(Number);
  const areVertices = numbers.every((number, i) => Number.isInteger(number) && number >= 1 && number <= count && (i === 0 || number > numbers[i - 1]!));
  if (areVertices) return undefined;
  return lines.every((line) => WHOLE.test(line)) ? "partition" : "vector";
}

/** The first lines that are neither blank nor comments. */
function linesOf(head: Head): string[] {
  return beginning(head).replace(/^\ufeff/, "").split(/\r\n|\n|\r/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("%"));
}
