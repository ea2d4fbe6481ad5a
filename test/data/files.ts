import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Absolute path of a file below `data/`. */
export function dataPath(path: string): string {
  return fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
}

export function readData(path: string): string {
  return readFileSync(dataPath(path), "utf8");
}

/** CSV text as one object per row. Written for the tests, independent of the product's reader. */
export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? "";
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === "," || letter === "\n") {
      row.push(cell);
      cell = "";
      if (letter === "\n") {
        rows.push(row);
        row = [];
      }
    } else cell += letter;
  }
  const [header = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""])));
}

/** The smallest set of people who together make 80 % of the total, best first, equal values by id. */
export function smallestShare(values: ReadonlyMap<string, number>): Set<string> {
  const total = [...values.values()].reduce((sum, value) => sum + value, 0);
  const order = [...values].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const members = new Set<string>();
  let sum = 0;
  for (const [id, value] of order) {
    if (sum >= 0.8 * total * (1 - 1e-12)) break;
    sum += value;
    members.add(id);
  }
  return members;
}

/** Precision and recall of a set against the truth. */
export function agreement(found: ReadonlySet<string>, truth: readonly string[]): { precision: number; recall: number } {
  const hits = truth.filter((id) => found.has(id)).length;
  return { precision: hits / found.size, recall: hits / truth.length };
}

/** Words for things that must not be in a sample: health, religion, union membership, politics, sex life, opinions about people. */
export const sensitive =
  /\b(sick|ill|illness|disease|doctor|hospital|therap\w*|diagnos\w*|pregnan\w*|cancer|diabet\w*|depress\w*|disab\w*|allerg\w*|medic\w*|vaccin\w*|union|unions|works council|strike|church|mosque|synagogue|pray\w*|muslim|christian|jewish|hindu|religio\w*|easter|christmas|ramadan|diwali|election\w*|vote\w*|voting|politic\w*|president|minister|government|party|parties|protest\w*|gay|lesbian|sex\w*|race|racial|ethnic\w*|salary|salaries|dismiss\w*|fired|performance review)\b/i;
