import { showEveryone, type PeopleFilter, type Settings } from "../../engine/settings.ts";
import type { ListState } from "../list/list-state.ts";
import { isSampled, LISTED } from "./agreement.ts";
import { distinct } from "./people-set.ts";
import type { AppState, Reading, Tools } from "./state.ts";
import { takeStep, type StepOptions } from "./steps.ts";

/** Changes what is asked; every view follows. */
export function changeSettings(tools: Tools, change: Partial<Settings>, options: StepOptions = {}): void {
  takeStep(tools, { settings: { ...tools.get().settings, ...change } }, options);
}

/** How the files are to be read from now on: everything is read again, the view stays. */
export function readAs(tools: Tools, change: Partial<Reading>): void {
  takeStep(tools, change);
}

/**
 * Says of an account that it is ours, or is not: everything is read again, the view stays. It can be undone. Only with customers, where
 * ids are shown.
 */
export function treatAsOurs(tools: Tools, id: string, isOurs: boolean): void {
  const now = tools.get();
  if (oursOf(now).includes(id) === isOurs) return;
  const before = accountsOf(now);
  // What the format tells of the other accounts stays, and is said from now on.
  const accounts = before.filter((account) => account.id !== id);
  readAs(tools, { ours: isOurs ? [...now.ours, id] : now.ours.filter((other) => other !== id), accounts: now.accounts === null && before.length === 0 ? null : accounts });
}

/** What accounts are, as the reader says, else as the format tells. */
function accountsOf({ accounts, ours, opened }: Pick<AppState, "accounts" | "ours" | "opened">): NonNullable<Reading["accounts"]> {
  return accounts ?? (ours.length === 0 ? opened?.accounts ?? [] : []);
}

/** Ids of the accounts that are ours, whoever says so. */
export function oursOf(state: Pick<AppState, "accounts" | "ours" | "opened">): readonly string[] {
  const told = accountsOf(state).flatMap(({ id, kind }) => (kind === "ours" ? [id] : []));
  return told.length === 0 ? state.ours : [...new Set([...state.ours, ...told])];
}

/** Topic, group, period and who is shown back to everything: the filters, not the cut. One step. */
export function clearFilters(tools: Tools): void {
  takeStep(tools, { settings: { ...tools.get().settings, topics: [], since: null, until: null, group: null }, shown: showEveryone });
}

/** How many filters narrow the messages, the people, or who of them is shown. */
export function countFilters(settings: Settings, shown: PeopleFilter): number {
  const { topics, since, until, group } = settings;
  return Number(topics.length > 0) + Number(since !== null || until !== null) + Number(group !== null) + Number(shown.roles.length > 0) + shown.ranges.length + new Set(shown.groups.map(({ attribute }) => attribute)).size;
}

/** Another measure; where the cut is not defined for it, a list of ten. */
export function changeMeasure(tools: Tools, id: string): void {
  const measure = tools.get().catalogue?.measures.find((other) => other.id === id);
  const { settings } = tools.get();
  const hasNoCut = measure?.isAdditive === false || isSampled(tools.get(), { ...settings, measure: id });
  changeSettings(tools, { measure: id, cutTop: hasNoCut ? settings.cutTop ?? LISTED : null });
}

/** Changes how the list is shown; `isShown` goes there. */
export function changeList(tools: Tools, change: Partial<ListState>, options: { readonly isShown?: boolean } = {}): void {
  const { list } = tools.get();
  const isTyping = options.isShown !== true && change.search !== undefined && change.search !== list.search;
  takeStep(tools, { list: { ...list, ...change }, ...(options.isShown === true ? { view: "list" as const } : {}) }, isTyping ? { movement: "search" } : {});
}

/** Who is selected, in every view. */
export function select(tools: Tools, selection: readonly number[], options: StepOptions = {}): void {
  takeStep(tools, { selection: distinct(selection) }, options);
}
