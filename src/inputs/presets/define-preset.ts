import type { ColumnRole, Table, TableMeaning } from "../../core/records.ts";
import type { AccountKind } from "../../core/talk-log.ts";
import type { TableSample } from "../sample.ts";
import type { Preset } from "./preset.ts";
import { behead, findHeader, rolesOf } from "./signature.ts";

/** A table that has the columns of a preset. */
export interface KnownTable {
  /** Read from its header on. */
  readonly table: Table;
  readonly sample: TableSample;
  /** Plain names of its columns. */
  readonly names: ReadonlySet<string>;
  /** Roles by header text, see rolesOf. */
  readonly roles: (pairs: readonly (readonly [ColumnRole, string])[]) => Map<string, ColumnRole>;
  /** The filled cells of a column among the first records. */
  readonly cells: (...names: readonly string[]) => readonly string[];
}

export interface PresetSpec {
  readonly id: string;
  readonly label: string;
  /** Any of these sets of columns makes the table known: plain names, alternatives divided by |. */
  readonly signatures: readonly (readonly string[])[];
  /** What must hold of the values, where the columns alone do not tell. */
  readonly isMeant?: (known: KnownTable) => boolean;
  readonly read: (known: KnownTable) => readonly Table[];
}

/** A preset known by its columns, which may stand below some lines of preamble. */
export function definePreset({ id, label, signatures, isMeant, read }: PresetSpec): Preset {
  const know = (sample: TableSample, table: Table): KnownTable | undefined => {
    for (const signature of signatures) {
      const found = findHeader(sample, signature);
      if (found === undefined) continue;
      const known = describe(sample, table, found.names, found.skipped);
      if (isMeant?.(known) !== false) return known;
    }
    return undefined;
  };
  return { id, label, fits: (sample, table) => know(sample, table) !== undefined, apply: (table, sample) => read(know(sample, table)!) };
}

function describe(sample: TableSample, table: Table, names: ReadonlySet<string>, skipped: number): KnownTable {
  const plain = [...(skipped === 0 ? sample.names : sample.rows[skipped - 1]!)];
  return {
    table: behead(table, skipped),
    sample: { ...sample, names: plain, rows: sample.rows.slice(skipped) },
    names,
    roles: (pairs) => rolesOf(sample, pairs, skipped),
    cells(...wanted) {
      const columns = rolesOf(sample, wanted.map((name) => ["text", name]), skipped);
      const at = plain.findIndex((name) => columns.has(name.trim()));
      return at < 0 ? [] : sample.rows.slice(skipped).map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
    },
  };
}

/** The table as it stands, with a meaning. */
export function withMeaning(table: Table, meaning: TableMeaning): readonly Table[] {
  return [{ ...table, meaning }];
}

/** Roles of added columns before those of the table's own. */
export function rolesWith(added: readonly (readonly [string, ColumnRole])[], own: ReadonlyMap<string, ColumnRole>): Map<string, ColumnRole> {
  const roles = new Map(own);
  for (const [name] of added) {
    const role = roles.get(name);
    roles.delete(name);
    if (role !== undefined) roles.set(`${name} (as exported)`, role);
  }
  for (const [name, role] of added) roles.set(name, role);
  return roles;
}

/** Accounts that the records themselves tell to be ours, bots or media: those seen so far, in the order of first sight. */
export class SeenAccounts {
  private readonly seen = new Map<string, { readonly id: string; readonly kind: AccountKind; readonly reason: string }>();

  add(id: string, kind: AccountKind, reason: string): void {
    if (id !== "" && !this.seen.has(id)) this.seen.set(id, { id, kind, reason });
  }

  /** The meaning with a list that grows as the table is read; the first records have been read before it is first asked for. */
  within(meaning: TableMeaning): TableMeaning {
    const list = (): NonNullable<TableMeaning["accounts"]> => [...this.seen.values()];
    return Object.defineProperty({ ...meaning }, "accounts", { enumerable: true, get: list });
  }
}
