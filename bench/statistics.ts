/** Repeated measurements of one thing. */
export type Sample = readonly number[];

/** The middle value; the mean of the two middle ones for an even number; NaN for none. */
export function median(sample: Sample): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** "1.23 (1.10–1.40)": median, smallest, largest; NaN is what was not measured. */
export function formatSample(sample: Sample, digits: number): string {
  if (sample.length === 0 || sample.some(Number.isNaN)) return "not measured";
  const [middle, least, most] = [median(sample), Math.min(...sample), Math.max(...sample)].map((value) => value.toFixed(digits));
  return `${middle} (${least}–${most})`;
}

/** Theirs divided by ours, pair by pair: over 1 means that ours is better. */
export function ratios(ours: Sample, theirs: Sample): Sample {
  return theirs.map((value, i) => value / ours[i]!);
}

/** Lines of a Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
