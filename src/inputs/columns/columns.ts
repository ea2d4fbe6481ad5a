import type { ColumnGuess, TableKind } from "../../core/records.ts";
import { lookAt } from "./column-content.ts";
import { guessHeaderless } from "./column-headerless.ts";
import { hintsOf, type NameHint } from "./column-names.ts";
import { guessPeople } from "./column-people.ts";
import { guessTalk } from "./column-talk.ts";
import type { Choice, ColumnView } from "./column-view.ts";

export interface TableGuess {
  readonly kind: TableKind;
  readonly columns: readonly ColumnGuess[];
  /** What the header of each column may mean; absent where nobody looked at headers. */
  readonly hints?: readonly (readonly NameHint[])[];
}

export interface TableHead {
  /** Header texts; used for their number only where `hasHeader` is false. */
  readonly names: readonly string[];
  readonly hasHeader: boolean;
  /** The first records, up to 1,000 of them are looked at. Short records are filled with empty cells. */
  readonly rows: readonly (readonly string[])[];
}

const ROWS_LOOKED_AT = 1000;

/**
 * Guesses what a table holds and what each of its columns means. The name says maybe, the content decides; each role stands at
 * most once except `to`, `topic` and `group`; every column gets a guess, `ignore` included, with a reason a person can check.
 *
 * Without a header the first two columns of ids are from and to. A table is of people when a column names each row once and nothing
 * says who wrote to whom. Nothing is thrown: a table without from (or without an id) comes back that way. Cost: a few tests on
 * each cell of the first 1,000 records.
 */
export function guessColumns(head: TableHead): TableGuess {
  const rows = head.rows.slice(0, ROWS_LOOKED_AT);
  const width = rows.reduce((most, row) => Math.max(most, row.length), head.names.length);
  const views = Array.from({ length: width }, (_, at): ColumnView => {
    const header = head.hasHeader ? (head.names[at] ?? "").trim() : "";
    return { name: header === "" ? `column ${at + 1}` : header, hints: hintsOf(header), content: lookAt(rows, at) };
  });
  const { kind, choices } = head.hasHeader ? guessNamed(views) : guessHeaderless(views);
  const columns = views.map(({ name, content }, at) => ({ name, ...choices[at]!, samples: content.samples }));
  return head.hasHeader ? { kind, columns, hints: views.map(({ hints }) => hints) } : { kind, columns };
}

function guessNamed(views: readonly ColumnView[]): { readonly kind: TableKind; readonly choices: readonly Choice[] } {
  const talk = guessTalk(views);
  const people = guessPeople(views);
  if (people === undefined || talk.isSure) return { kind: "messages", choices: talk.choices };
  return talk.isLikely && !people.isSure ? { kind: "messages", choices: talk.choices } : { kind: "people", choices: people.choices };
}
