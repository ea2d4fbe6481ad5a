import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Finding } from "../../core/answers.ts";
import { formatPeople, keepTogether } from "../parts/format.ts";
import { Skeleton } from "../parts/Skeleton.tsx";
import { evidencePlace } from "./evidence.ts";
import { STANDING_LINE } from "./standing-line.ts";
import "./board.css";

export interface FindingsProps {
  /** null while they are being worked out. By surprise, most surprising first. */
  readonly findings: readonly Finding[] | null;
  readonly topic: string | null;
  /** Shows what a finding rests on: selects its people, or opens its view. */
  readonly onEvidence: (finding: Finding) => void;
}

const MOST = 7;

/** The right panel while nothing is selected: at most seven sentences, each with its evidence. */
export function Findings({ findings, topic, onEvidence }: FindingsProps): ReactElement {
  return (
    <section className="board-findings" aria-labelledby="board-findings" aria-busy={findings === null}>
      <h2 id="board-findings" className="board-title">
        Findings
      </h2>
      {topic !== null && <p className="board-small">about {topic}</p>}
      {findings === null ? (
        <div className="board-findings-list">
          <Skeleton width="90%" height={16} />
          <Skeleton width="70%" height={16} />
          <Skeleton width="80%" height={16} />
        </div>
      ) : findings.length === 0 ? (
        <p className="board-finding-sentence">Nothing stands out beyond the headlines.</p>
      ) : (
        <ul className="board-findings-list">
          {findings.slice(0, MOST).map((finding) => (
            <li key={finding.id}>
              <p className="board-finding-sentence">{keepTogether(finding.sentence)}</p>
              <Button className="part-link board-small" aria-label={`${evidenceWords(finding)}: ${finding.sentence}`} onPress={() => onEvidence(finding)}>
                {evidenceWords(finding)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="board-standing">{STANDING_LINE}</p>
    </section>
  );
}

function evidenceWords(finding: Finding): string {
  const place = evidencePlace(finding);
  if (place !== null) return place.words;
  const { length } = finding.people;
  if (length === 1) return "Show who";
  if (length > 1) return `Select the ${formatPeople(length)}`;
  return finding.view === "map" ? "Open the map" : "Open the list";
}
