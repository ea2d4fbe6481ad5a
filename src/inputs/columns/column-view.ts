import type { ColumnRole } from "../../core/records.ts";
import type { ColumnContent } from "./column-content.ts";
import type { NameHint } from "./column-names.ts";

/** One column as the guesses see it. */
export interface ColumnView {
  /** Header text as found, or "column 3". */
  readonly name: string;
  readonly hints: readonly NameHint[];
  readonly content: ColumnContent;
}

/** What a column is taken for. */
export interface Choice {
  readonly role: ColumnRole;
  readonly reason: string;
  readonly confidence: number;
}
