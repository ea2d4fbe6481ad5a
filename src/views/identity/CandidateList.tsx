import { useState, type ReactElement } from "react";
import { Button, ListBox, ListBoxItem } from "react-aria-components";
import type { IdentityCandidate } from "../../core/identity.ts";
import { formatCount } from "../parts/format.ts";
import { candidateKey, mergeOf, type Verdicts } from "./decisions.ts";

/** Shown at a time. */
const pageSize = 100;

export interface CandidateListProps {
  readonly candidates: readonly IdentityCandidate[];
  readonly verdicts: Verdicts;
  /** Key of the one beside. */
  readonly shown: string;
  readonly onShow: (key: string) => void;
}

/** The candidates, surest first, each with what was said about it. */
export function CandidateList({ candidates, verdicts, shown, onShow }: CandidateListProps): ReactElement {
  const [count, setCount] = useState(pageSize);
  return (
    <div className="desk-list">
      <ListBox
        className="desk-candidates"
        aria-label="Who may be one person"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => keys !== "all" && onShow(String([...keys][0] ?? ""))}
      >
        {candidates.slice(0, count).map((candidate) => {
          const key = candidateKey(candidate);
          const verdict = verdicts.get(key);
          // Of names said to be one person's so many may have been taken out that nothing is left to merge.
          const isOpen = verdict === undefined || (verdict.isSame && mergeOf(candidate, verdict.out) === undefined);
          const said = isOpen ? "" : verdict.isSame ? "same person" : "different people";
          const names = candidate.members.map(({ name }) => name);
          return (
            <ListBoxItem key={key} id={key} className="desk-candidate" textValue={`${names.join(", ")} ${said}`}>
              <span className="desk-score">{Math.round(candidate.score * 100)} %</span>
              <span className="desk-names">
                {candidate.members.slice(0, 4).map((member) => (
                  <span key={member.key} className="desk-name">
                    <bdi>{member.id}</bdi>
                    {member.name !== member.id && <span className="ink-2"> <bdi>{member.name}</bdi></span>}
                  </span>
                ))}
                {names.length > 4 && <span className="ink-2">and {formatCount(names.length - 4)} more</span>}
              </span>
              {!isOpen && <span className={verdict.isSame ? "desk-said desk-said-same" : "desk-said"}>{verdict.isSame ? "✓ same" : "✕ different"}</span>}
            </ListBoxItem>
          );
        })}
      </ListBox>
      {candidates.length > count && (
        <Button className="part-link" onPress={() => setCount(count + pageSize)}>
          Show {formatCount(Math.min(pageSize, candidates.length - count))} more of {formatCount(candidates.length)}
        </Button>
      )}
    </div>
  );
}
