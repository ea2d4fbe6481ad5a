import type { PersonRow } from "../../engine/shown.ts";
import type { LoadPage } from "./use-pages.ts";

/** Rows per request: larger than a page on screen, since nobody waits for the first of them. */
const STEP = 2000;

/**
 * The rows of these people in list order. Rows already here are used when they are all; else the list is read piece by piece until
 * everyone is found or it ends (people outside the filter are not in it).
 */
export async function collectRows(people: ReadonlySet<number>, fetched: readonly PersonRow[], load: LoadPage): Promise<readonly PersonRow[]> {
  const here = fetched.filter((row) => people.has(row.person));
  if (here.length === people.size) return here;
  const found: PersonRow[] = [];
  for (let offset = 0; found.length < people.size; offset += STEP) {
    const page = await load(offset, STEP);
    for (const row of page.rows) if (people.has(row.person)) found.push(row);
    if (page.rows.length === 0 || offset + STEP >= page.total) break;
  }
  return found;
}
