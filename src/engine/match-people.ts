import type { Labels } from "./code-names.ts";
import type { PeopleMatches } from "./people-questions.ts";

interface Entry {
  readonly text: string;
  readonly exact: Set<number>;
  readonly loose: Set<number>;
}

/** Someone to choose from is named at most so often: the number of all is told. */
const NAMED = 5;

/**
 * People by a list of ids and names, as they are called on screen: with employees code names alone. Texts are compared after NFC and
 * without blanks at both ends; those that fit nobody exactly a second time without regard to case. A text that fits several people
 * selects none of them. Of a line with several cells (tabs) the first that fits one person counts; a single line of several cells is a list.
 * Cost O(people + lines).
 */
export function matchPeople({ ids, names }: Labels, lines: readonly string[]): PeopleMatches {
  const rows = lines.map((line) => line.split("\t").map(tidy).filter((cell) => cell !== "")).filter((cells) => cells.length > 0);
  const wanted = rows.length === 1 ? rows[0]!.map((cell) => [cell]) : rows;
  const entries = new Map<string, Entry>();
  const byLower = new Map<string, Entry[]>();
  for (const text of wanted.flat()) {
    if (entries.has(text)) continue;
    const entry = { text, exact: new Set<number>(), loose: new Set<number>() };
    entries.set(text, entry);
    const lower = text.toLowerCase();
    byLower.set(lower, [...(byLower.get(lower) ?? []), entry]);
  }
  const note = (person: number, called: string): void => {
    const text = tidy(called);
    const found = byLower.get(text.toLowerCase());
    if (found === undefined) return;
    for (const entry of found) (entry.text === text ? entry.exact : entry.loose).add(person);
  };
  for (let person = 0; person < ids.length; person++) {
    note(person, ids[person]!);
    if (names[person] !== ids[person]) note(person, names[person]!);
  }
  const fitting = (text: string): readonly number[] => {
    const { exact, loose } = entries.get(text)!;
    return [...(exact.size > 0 ? exact : loose)];
  };
  const people = new Set<number>();
  const unmatched = new Set<string>();
  const ambiguous = new Map<string, PeopleMatches["ambiguous"][number]>();
  for (const cells of wanted) {
    const fits = cells.map((cell) => ({ cell, people: fitting(cell) }));
    const [one] = fits.find((fit) => fit.people.length === 1)?.people ?? [];
    const several = fits.find((fit) => fit.people.length > 1);
    if (one !== undefined) people.add(one);
    else if (several === undefined) unmatched.add(cells.join("\t"));
    else ambiguous.set(several.cell, { text: several.cell, count: several.people.length, ids: several.people.slice(0, NAMED).map((person) => ids[person]!) });
  }
  return { people: [...people], unmatched: [...unmatched], ambiguous: [...ambiguous.values()] };
}

function tidy(text: string): string {
  return text.normalize("NFC").trim();
}
