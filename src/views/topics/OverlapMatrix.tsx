import { useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { TopicOverlap } from "../../engine/topic-questions.ts";
import { formatCount, MISSING } from "../parts/format.ts";
import { pairWords, strengthOf, type OverlapKind } from "./overlap-words.ts";

export interface OverlapMatrixProps {
  readonly overlap: TopicOverlap;
  readonly kind: OverlapKind;
  /** Filters by both topics of a square. */
  readonly onPair: (i: number, k: number) => void;
}

/** The topics against each other: the fuller the square, the more alike. Arrow keys move, Enter filters by both topics. */
export function OverlapMatrix({ overlap, kind, onPair }: OverlapMatrixProps): ReactElement {
  const [at, setAt] = useState<readonly [number, number]>([0, 1]);
  const table = useRef<HTMLTableElement>(null);
  const size = overlap.topics.length;
  const [row, column] = [Math.min(at[0], size - 1), Math.min(at[1], size - 1)];
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = [clamp(row + step[0], size), clamp(column + step[1], size)] as const;
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]}-${next[1]}"]`)?.focus();
  };
  return (
    <figure className={`overlap overlap-${kind}`}>
      <div className="topics-scroll overlap-scroll">
        <table ref={table} className="overlap-table" role="grid" aria-label="Topics against each other" onKeyDown={move}>
          <thead>
            <tr>
              <td />
              {overlap.topics.map((topic) => (
                <th key={topic.name} scope="col" title={topic.name}>
                  <span className="overlap-top">
                    <bdi>{topic.name}</bdi>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {overlap.topics.map((topic, i) => (
              <tr key={topic.name}>
                <th scope="row" title={topic.name}>
                  <span className="overlap-side">
                    <bdi>{topic.name}</bdi>
                  </span>
                  <span className="ink-2">{formatCount(kind === "together" ? topic.messages : topic.size)}</span>
                </th>
                {overlap.topics.map((other, k) => {
                  const strength = strengthOf(overlap, kind, i, k);
                  const isSelf = i === k;
                  const isNow = row === i && column === k;
                  return (
                    <td
                      key={other.name}
                      role="gridcell"
                      data-cell={`${i}-${k}`}
                      tabIndex={isNow ? 0 : -1}
                      className={isSelf ? "overlap-cell overlap-self" : "overlap-cell"}
                      style={isSelf || Number.isNaN(strength) ? {} : { "--part": `${Math.round(Math.sqrt(Math.min(1, strength)) * 58)}%` } as object}
                      onFocus={() => setAt([i, k])}
                      onPointerEnter={() => setAt([i, k])}
                      onClick={() => onPair(i, k)}
                      onKeyDown={(event) => {
                        if (event.key === "Enter" || event.key === " ") {
                          event.preventDefault();
                          onPair(i, k);
                        }
                      }}
                    >
                      <span aria-hidden="true">{isSelf ? "" : Number.isNaN(strength) ? MISSING : Math.round(strength * 100)}</span>
                      <span className="visually-hidden">{pairWords(overlap, kind, i, k)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className="overlap-words" aria-hidden="true">
        {pairWords(overlap, kind, row, column)}
      </figcaption>
    </figure>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function clamp(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, value));
}
