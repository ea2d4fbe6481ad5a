import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Board } from "../../engine/shown.ts";
import { formatCount, formatPercent } from "../parts/format.ts";

export interface StartCardProps {
  readonly board: Board;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (people: readonly number[], options: { readonly add: boolean }) => void;
}

const NAMED = 3;
/** So many are looked for; fewer are found where the rest heard from nobody who is listed. */
const LEAST_COVERED = 0.8;

/** The smallest group that has between them written to most of all who got a message: whom to meet first. */
export function StartCard({ board, selected, onSelect }: StartCardProps): ReactElement {
  const { people, names, covered, reachable } = board.startWith;
  if (people.length === 0) {
    return (
      <article className="board-card board-card-start" aria-label="Start with these">
        <h2 className="board-title">Start with these</h2>
        <p className="board-sentence">Nobody has written to anybody here, so there is no group to start with.</p>
      </article>
    );
  }
  const rest = people.length - NAMED;
  return (
    <article className="board-card board-card-start" aria-label="Start with these">
      <h2 className="board-title">Start with these</h2>
      <div className="board-start-number">
        <strong className="board-number">{formatCount(people.length)}</strong>
        <Button className="part-button" onPress={() => onSelect(people, { add: false })}>
          Select all
        </Button>
      </div>
      <p className="board-sentence">
        {people.length === 1 ? "person" : "people"} ({formatPercent(people.length / board.population)}) {startWords(board)}{" "}
        {formatPercent(covered / reachable)} of all {formatCount(reachable)} {board.mavens === null ? "who have a connection" : "who got a message"}.
        {covered < LEAST_COVERED * reachable && " The others heard only from accounts that are left out."}
      </p>
      <p className="board-start-names">
        {people.slice(0, NAMED).map((person, index) => (
          <Button key={person} className={selected.has(person) ? "board-name board-name-selected" : "board-name"} onPress={() => onSelect([person], { add: false })}>
            {names[index] ?? ""}
          </Button>
        ))}
        {rest > 0 && <span className="ink-2">and {formatCount(rest)} more</span>}
      </p>
    </article>
  );
}

/** What the group has done: ties that are no talk were not written. */
function startWords({ startWith, mavens }: Board): string {
  if (startWith.people.length === 1) return mavens === null ? "is connected with" : "has written to";
  return mavens === null ? "are between them connected with" : "have between them written to";
}
