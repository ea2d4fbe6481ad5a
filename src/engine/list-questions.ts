import type { WrittenFile } from "../core/answers.ts";
import type { TableFormat } from "../exports/table-file.ts";
import type { Call } from "./call.ts";
import type { ListQuery } from "./shown.ts";

/** What a list can be written as; "text" is for the clipboard. */
export type ListFormat = TableFormat;

/**
 * One column of a list as it stands on screen: "rank", "rankChange" (where a period is compared with), "id", "name", "role", "mark" (tied at the cut, or silent), "why", a measure, or
 * "group:" and an attribute.
 */
export interface ShownColumn {
  readonly id: string;
  readonly heading: string;
}

/** A list to be taken away exactly as it is shown. */
export interface ListFileQuery extends Omit<ListQuery, "columns" | "offset" | "limit"> {
  /** In the order in which they are shown. */
  readonly columns: readonly ShownColumn[];
  /** False where too little was said to rank: the column of ranks is empty, as on screen. */
  readonly isRanked: boolean;
}

/** A list as a file, and how many people stand in it. */
export interface ListFile extends WrittenFile {
  readonly people: number;
}

/** Questions about lists beside the list itself. */
export interface ListQuestions {
  /** The people of a query with its columns and in its order; nothing that is not shown. With employees code names. */
  writeList(query: ListFileQuery, as: ListFormat, call?: Call): Promise<ListFile>;
}
