import type { FileAnswers, InspectedFile, OpenOptions } from "../../engine/opening.ts";

/** Where a table lies: its file among the sources, and the part of it. */
export type TablePlace = Pick<InspectedFile, "source" | "part">;

/** Tells one table from another among everything that was dropped. */
export function tableKey({ source, part }: TablePlace): string {
  return `${source}/${part}`;
}

/** What has been answered about one table. */
export function answersOf(options: OpenOptions, { source, part }: TablePlace): FileAnswers {
  const file = options.files?.[source];
  return (part === "" ? file : file?.parts?.find((other) => other.part === part)?.answers) ?? {};
}

/** The options with the answers of one table changed. */
export function withTableAnswers(options: OpenOptions, place: TablePlace, sourceCount: number, change: FileAnswers): OpenOptions {
  if (place.part === "") return withFileAnswers(options, place.source, sourceCount, change);
  const others = (options.files?.[place.source]?.parts ?? []).filter((other) => other.part !== place.part);
  const answers = { ...answersOf(options, place), ...change };
  return withFileAnswers(options, place.source, sourceCount, { parts: [...others, { part: place.part, answers }] });
}

/** The options with the answers of one file as a whole changed: encoding, delimiter, sheet. */
export function withFileAnswers(options: OpenOptions, source: number, sourceCount: number, change: FileAnswers): OpenOptions {
  const files = Array.from({ length: sourceCount }, (_, index) => options.files?.[index] ?? {});
  files[source] = { ...files[source], ...change };
  return { ...options, files };
}

/** The options in which these are all the answers of one table. */
export function replaceAnswers(options: OpenOptions, place: TablePlace, sourceCount: number, answers: FileAnswers): OpenOptions {
  const files = Array.from({ length: sourceCount }, (_, index) => options.files?.[index] ?? {});
  const file = files[place.source] ?? {};
  const others = (file.parts ?? []).filter((other) => other.part !== place.part);
  files[place.source] = place.part === "" ? answers : { ...file, parts: [...others, { part: place.part, answers }] };
  return { ...options, files };
}

/** The options with a table left out, or taken in again. Of sheets that are alternatives, taking one in leaves the others out. */
export function withTableUsed(options: OpenOptions, table: InspectedFile, sourceCount: number, isUsed: boolean): OpenOptions {
  const { use: _use, ...kept } = answersOf(options, table);
  const next = replaceAnswers(options, table, sourceCount, isUsed ? kept : { ...kept, use: false });
  const sheet = next.files?.[table.source]?.sheet;
  const isOtherSheet = isUsed && table.choice !== undefined && sheet !== undefined && sheet !== table.part && sheet !== "*";
  return isOtherSheet ? withFileAnswers(next, table.source, sourceCount, { sheet: table.part }) : next;
}
