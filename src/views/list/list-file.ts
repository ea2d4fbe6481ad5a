import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { ListFileQuery } from "../../engine/list-questions.ts";
import { isNarrowing, type PeopleFilter, type Settings } from "../../engine/settings.ts";
import { nameFilter } from "../words/filter-words.ts";
import { listColumns, nameSort, usableSort } from "./list-columns.ts";
import type { ListState } from "./list-state.ts";

/** Whom a list is taken away for: everyone it shows; those of them who are selected; or those who are selected, wherever one is. */
export type ListPart = "listed" | "selected" | "chosen";

/** What a list on screen is made from. */
export interface ListOnScreen {
  readonly settings: Settings;
  readonly list: ListState;
  readonly shown: PeopleFilter;
  readonly selection: readonly number[];
  readonly measures: readonly CatalogueMeasure[];
  readonly attributes: readonly string[];
  readonly isRanked: boolean;
  /** With employees the id is the code name: it stands once. */
  readonly isPrivate: boolean;
  /** The period that ranks are compared with; null where none is. */
  readonly compared: { readonly since: number; readonly until: number } | null;
}

/** The list as a file is asked for: the columns of the screen in their order, the id beside the name, and what marks a person. */
export function listFileQuery(screen: ListOnScreen, part: ListPart): ListFileQuery {
  const { settings, list, shown, selection, isRanked, isPrivate, compared } = screen;
  const columns = columnsOf(screen).flatMap(({ id, label }) => (id === "name" && !isPrivate ? [{ id, heading: label }, { id: "id", heading: "Id" }] : [{ id, heading: label }]));
  // Where somebody is listed outside the list stands why.
  const why = part === "chosen" ? [{ id: "why", heading: "Why" }] : [];
  const people = part === "listed" ? {} : { people: selection };
  // Away from the list nobody sees its search and its roles.
  const narrowed = part === "chosen" ? { search: "", includeOurs: true } : { search: list.search, includeOurs: list.includeOurs, shown };
  return { settings, sort: usableSort(list.sort, compared !== null), ...(compared !== null && { compared }), roles: [], ...narrowed, ...people, columns: [...columns, ...why, { id: "mark", heading: "Mark" }], isRanked };
}

/** "7 columns, by rank; only posts ≥ 10; search ‹ann›": how the list on screen is made. */
export function describeList(screen: ListOnScreen, part: ListPart): string {
  const { list, shown, measures } = screen;
  const columns = columnsOf(screen);
  const sort = usableSort(list.sort, screen.compared !== null);
  const order = sort.length === 0 ? "rank" : nameSort(sort, columns);
  const filters = part === "chosen" ? [] : [...(isNarrowing(shown) ? [`only ${nameFilter(shown, measures).join(", ")}`] : []), ...(list.search === "" ? [] : [`search ‹${list.search}›`])];
  return [`${columns.length} columns, by ${order}`, ...filters].join("; ");
}

function columnsOf({ settings, list, attributes, measures, compared }: ListOnScreen): ReturnType<typeof listColumns> {
  return listColumns({ measure: settings.measure, chosen: list.columns, attributes, measures, isNarrow: false, isCompared: compared !== null });
}
