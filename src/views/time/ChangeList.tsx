import { useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { ChangedPerson, ChangeKind } from "../../engine/time-questions.ts";
import { formatCount } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { arrowOf, meaningOf, rankWords, titleOf, type ComparedSet } from "./change-words.ts";

export interface ChangeListProps {
  readonly kind: ChangeKind;
  readonly of: ComparedSet;
  readonly count: number;
  /** The first of them. */
  readonly people: readonly ChangedPerson[];
  readonly selected: ReadonlySet<number>;
  readonly onChoose: (person: number, options: { readonly add: boolean }) => void;
  readonly onSelectAll: (people: readonly number[]) => void;
}

/** Rows at first, and how many more at a time. */
const STEP = 8;
const MORE = 40;

/** One list of a comparison: how many, and who first. */
export function ChangeList({ kind, of, count, people, selected, onChoose, onSelectAll }: ChangeListProps): ReactElement {
  const [limit, setLimit] = useState(STEP);
  const title = titleOf(kind, of);
  const shown = people.slice(0, limit);
  const more = `Show ${formatCount(Math.min(MORE, people.length - limit))} more`;
  const all = people.length < count ? `Select the first ${formatCount(people.length)}` : count === 1 ? "Select" : `Select all ${formatCount(count)}`;
  return (
    <section className="change-list" aria-label={title}>
      <h3 className="change-head">
        {title} <span className="change-count">{formatCount(count)}</span>
      </h3>
      <p className="t-axis ink-2">{meaningOf(kind)}</p>
      {count === 0 ? (
        <p className="t-table ink-2">Nobody.</p>
      ) : (
        <ol className="change-people">
          {shown.map((one) => (
            <li key={one.person}>
              <Button className={selected.has(one.person) ? "change-person change-selected" : "change-person"} onPress={(event) => onChoose(one.person, { add: event.shiftKey || event.ctrlKey || event.metaKey })}>
                <Sign one={one} />
                <bdi className="change-name">{one.name}</bdi>
                <span className="change-ranks">{rankWords(one)}</span>
                <span className="change-arrow ink-2">{arrowOf(one)}</span>
              </Button>
            </li>
          ))}
        </ol>
      )}
      {count > 0 && (
        <div className="row t-table">
          {people.length > limit && (
            <Button className="part-link" aria-label={`${more}: ${title}`} onPress={() => setLimit(limit + MORE)}>
              {more}
            </Button>
          )}
          <Button className="part-link" aria-label={`${all}: ${title}`} onPress={() => onSelectAll(people.map(({ person }) => person))}>
            {all}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The role in the period that the person is in the set of: the second, or for those who left the first. */
function Sign({ one }: { readonly one: ChangedPerson }): ReactElement {
  const role = (one.after === null || one.after.role === "neither" ? one.before : one.after)?.role ?? "neither";
  return (
    <>
      <RoleGlyph kind={role} />
      <span className="visually-hidden">{ROLE_WORDS[role]}</span>
    </>
  );
}
