import type { ColumnRole } from "../../core/records.ts";
import type { Meaning, NameHint } from "./column-names.ts";
import type { Choice, ColumnView } from "./column-view.ts";

/** Columns not yet given a role, and the roles given. */
export class Desk {
  readonly views: readonly ColumnView[];
  readonly choices: (Choice | undefined)[];
  /** Meaning → name of the column that has it. */
  readonly used = new Map<string, string>();

  constructor(views: readonly ColumnView[]) {
    this.views = views;
    this.choices = views.map(() => undefined);
  }

  give(at: number, role: ColumnRole, reason: string, confidence: number, meaning: string = role): void {
    this.choices[at] = { role, reason, confidence: Math.round(confidence * 100) / 100 };
    this.used.set(meaning, this.views[at]!.name);
  }

  /** Free columns whose name can have a meaning, the most telling name first. */
  named(meaning: Meaning): { readonly at: number; readonly view: ColumnView; readonly hint: NameHint }[] {
    const found: { at: number; view: ColumnView; hint: NameHint }[] = [];
    this.views.forEach((view, at) => {
      const hint = this.choices[at] === undefined ? view.hints.find((each) => each.meaning === meaning) : undefined;
      if (hint !== undefined) found.push({ at, view, hint });
    });
    return found.sort((a, b) => b.hint.strength - a.hint.strength || a.at - b.at);
  }
}
