import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { PersonRow } from "../../engine/shown.ts";
import type { Sampled } from "../../core/answers.ts";
import type { Role } from "../../core/roles.ts";
import { formatCount, formatValue } from "../parts/format.ts";
import { MeasureLabel } from "../parts/MeasureLabel.tsx";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { glyphOf, ROLE_WORDS } from "../parts/role-words.ts";
import { formatOff, formatSampled, sampledBasis } from "../words/sampled.ts";
import { measureWords } from "./board-curves.ts";
import { reachTitle } from "./board-words.ts";

export interface TopTenProps {
  readonly kind: "connector" | "maven";
  /** Rank and value are those of the set: by the measure, or by posts. */
  readonly rows: readonly PersonRow[];
  /** How many are in the set, of which these are the first. */
  readonly count: number;
  readonly measure: string;
  readonly measures: readonly CatalogueMeasure[];
  readonly n: number;
  /** How near the values are, where they are sampled. */
  readonly sampled: Sampled | null;
  /** False where there is too little to rank: names without numbers in front. */
  readonly isRanked: boolean;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (person: number, options: { readonly add: boolean }) => void;
  /** Selects everyone here. */
  readonly onSelectAll: (people: readonly number[]) => void;
  /** Shows the list with only these roles; none = everyone. */
  readonly onShowAll: (roles: readonly Role[]) => void;
}

/** The first ten of a set by name, each with one line why. A click selects, with shift or ctrl it adds. */
export function TopTen(props: TopTenProps): ReactElement {
  const { kind, rows, count, measure, measures, n, sampled, isRanked, selected, onSelect } = props;
  const isLonger = count > rows.length;
  const id = `board-top-${kind}`;
  const title = kind === "connector" ? reachTitle(measure) : "Talk most";
  return (
    <section className="board-panel board-top" aria-labelledby={id}>
      <header className="board-top-header">
        <h2 id={id}>{title}</h2>
        <Button className="part-link" onPress={() => props.onShowAll(isLonger ? ["both", kind] : [])}>
          {isLonger ? `Show all ${formatCount(count)}` : "Show the list"}
        </Button>
        {rows.length > 1 && (
          <Button className="part-link" aria-label={`Select these ${formatCount(rows.length)}: ${title.toLowerCase()}`} onPress={() => props.onSelectAll(rows.map((row) => row.person))}>
            Select these {formatCount(rows.length)}
          </Button>
        )}
        <span className="board-top-measure">
          <MeasureLabel measure={measures.find((one) => one.id === measure)} label={kind === "maven" ? "posts" : measureWords(measure, measures)} n={n} options={sampled === null ? "" : sampledBasis(sampled)} />
          {sampled !== null && <span className="ink-2">, sampled</span>}
        </span>
      </header>
      <ol className="board-top-rows">
        {rows.map((row, index) => (
          <li key={row.person}>
            <Button
              className={selected.has(row.person) ? "board-row board-row-selected" : "board-row"}
              aria-pressed={selected.has(row.person)}
              onPress={(event) => onSelect(row.person, { add: event.shiftKey || event.ctrlKey || event.metaKey })}
            >
              {isRanked && <span className="board-row-rank">{formatValue(row.rank ?? index + 1)}</span>}
              <RoleGlyph kind={glyphOf(row)} />
              <span className="board-row-name">{row.name}</span>
              <span className="visually-hidden">, {ROLE_WORDS[glyphOf(row)]},</span>
              <span className="board-row-why" title={row.why}>{row.why}</span>
              {row.atEdge && <span className="board-row-edge">at the edge</span>}
              <span className="board-row-value">
                {sampled === null ? formatValue(row.value) : formatSampled(row.value)}
                {sampled !== null && <span className="ink-2"> {formatOff(row.off)}</span>}
              </span>
            </Button>
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p className="board-top-empty">Nobody yet: no one has a value above 0.</p>}
    </section>
  );
}
