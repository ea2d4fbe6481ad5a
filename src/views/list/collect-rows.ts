import type { PersonRow } from "../../engine/engine.ts";
import { PAGE_ROWS, type LoadPage } from "./use-pages.ts";

/**
 * The rows of these people in list order. Rows already here are used when they are all; else the list is read page by page until
 * everyone is found or it ends (people outside the filter are not in it).
 */
export async function collectRows(people: ReadonlySet<number>, fetched: readonly PersonRow[], load: LoadPage): Promise<readonly PersonRow[]> {
  const here = fetched.filter((row) => people.has(row.person));
  if (here.length === people.size) return here;
  const found: PersonRow[] = [];
  for (let offset = 0; found.length < people.size; offset += PAGE_ROWS) {
    const page = await load(offset, PAGE_ROWS);
    for (const row of page.rows) if (people.has(row.person)) found.push(row);
    if (page.rows.length === 0 || offset + PAGE_ROWS >= page.total) break;
  }
  return found;
}
