import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { ListPage, PersonRow } from "../../engine/shown.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { formatCount, formatPeople, formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { glyphOf, ROLE_WORDS, ROLES } from "../parts/role-words.ts";
import { sharedGroups, sharedWords } from "./shared-groups.ts";
import "./person.css";

export interface SharedCardProps {
  /** How many are selected; `rows` may hold only the first of them. */
  readonly count: number;
  /** In rank order. */
  readonly rows: readonly PersonRow[];
  /** How many of all selected have each role; null until it is known. */
  readonly roles: ListPage["roles"] | null;
  /** What the ranking measure is called. */
  readonly measureLabel: string;
  readonly onSelect: (person: number) => void;
  readonly onRemove: (person: number) => void;
  readonly onClear: () => void;
  /** Takes these people away as a file. */
  readonly onExport: () => void;
}

const SHOWN = 50;
const kinds = [...ROLES, "ours"] as const;

/** Several people selected: who they are, their roles, what they have in common. */
export function SharedCard({ count, rows, roles, measureLabel, onSelect, onRemove, onClear, onExport }: SharedCardProps): ReactElement {
  const shared = sharedGroups(rows);
  return (
    <article className="person" aria-label={`${formatPeople(count)} selected`}>
      <header className="person-header">
        <h2 className="person-name">{formatPeople(count)}</h2>
        <Button className="person-close" aria-label="Clear selection" onPress={onClear}>
          <span aria-hidden="true">✕</span>
        </Button>
      </header>
      <ul className="person-roles">
        {roles !== null &&
          kinds.map((kind) =>
            roles[kind] === 0 ? null : (
              <li key={kind}>
                <RoleGlyph kind={kind} /> {formatCount(roles[kind])} {kind === "ours" ? "ours" : ROLE_WORDS[kind]}
              </li>
            ),
          )}
      </ul>
      {shared.length > 0 && (
        <section className="person-section" aria-label="In common">
          <h3>In common</h3>
          <ul className="person-facts">
            {shared.map((group) => (
              <li key={group.attribute}>{sharedWords(group, rows.length, count)}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="person-actions">
        <Button className="part-button part-button-primary" onPress={onExport}>
          Export these
        </Button>
        <CopyButton label="Copy names" text={() => rows.map((row) => row.name).join("\n")} />
        <Button className="part-button" onPress={onClear}>
          Clear selection
        </Button>
      </div>
      <section className="person-section" aria-label="Selected people">
        <h3>
          Selected<span className="person-aside">{measureLabel}</span>
        </h3>
        <ul className="person-selected">
          {rows.slice(0, SHOWN).map((row) => (
            <li key={row.person}>
              <Button className="person-tie" onPress={() => onSelect(row.person)}>
                <RoleGlyph kind={glyphOf(row)} />
                <span className="person-tie-name">{row.name}</span>
                <span className="visually-hidden">{ROLE_WORDS[glyphOf(row)]}</span>
                <span className="person-number">{formatValue(row.value)}</span>
              </Button>
              <Button className="person-close" aria-label={`Remove ${row.name}`} onPress={() => onRemove(row.person)}>
                <span aria-hidden="true">✕</span>
              </Button>
            </li>
          ))}
        </ul>
        {count > SHOWN && <p className="person-small">and {formatCount(count - Math.min(SHOWN, rows.length))} more</p>}
      </section>
    </article>
  );
}
