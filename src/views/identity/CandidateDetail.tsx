import { useState, type ReactElement } from "react";
import { Button, Checkbox } from "react-aria-components";
import type { IdentityCandidate } from "../../core/identity.ts";
import type { Settings } from "../../engine/settings.ts";
import { formatCount, formatNoun } from "../parts/format.ts";
import { mergeOf, type Verdict } from "./decisions.ts";
import { MergeEffect } from "./MergeEffect.tsx";

export interface CandidateDetailProps {
  readonly candidate: IdentityCandidate;
  readonly verdict: Verdict | undefined;
  readonly settings: Settings | null;
  readonly onJudge: (verdict: Verdict | undefined) => void;
}

/** One candidate: its names, each to be taken out, what speaks for and against it, what merging would change, and the verdict. */
export function CandidateDetail({ candidate, verdict, settings, onJudge }: CandidateDetailProps): ReactElement {
  const [out, setOut] = useState<readonly string[]>(verdict?.out ?? []);
  const merge = mergeOf(candidate, out);
  const kept = candidate.members.filter(({ key }) => !out.includes(key));
  const isSaid = verdict !== undefined;
  return (
    <section className="desk-detail" aria-label="One candidate">
      <table className="plain-table t-table">
        <thead>
          <tr>
            <th scope="col">One person</th>
            <th scope="col" className="number">Sent</th>
            <th scope="col" className="number">Received</th>
          </tr>
        </thead>
        <tbody>
          {candidate.members.map((member) => (
            <tr key={member.key}>
              <th scope="row" className="desk-member">
                <Checkbox
                  className="checkbox"
                  isSelected={!out.includes(member.key)}
                  onChange={(isIn) => {
                    const next = isIn ? out.filter((key) => key !== member.key) : [...out, member.key];
                    setOut(next);
                    if (verdict?.isSame === true) onJudge({ isSame: true, out: next });
                  }}
                >
                  <span className="checkbox-box" aria-hidden="true" />
                  <span className="break">
                    <bdi>{member.id}</bdi>
                    {member.name !== member.id && <span className="ink-2"> <bdi>{member.name}</bdi></span>}
                  </span>
                </Checkbox>
              </th>
              <td className="number">{formatCount(member.sent)}</td>
              <td className="number">{formatCount(member.received)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {candidate.members.length > 2 && <p className="t-axis ink-2">Untick whoever is somebody else.</p>}
      <ul className="desk-evidence">
        {candidate.evidence.map(({ code, words }) => (
          <li key={code} className="desk-for">{words}</li>
        ))}
        {candidate.conflicts.map(({ code, words }) => (
          <li key={code} className="desk-against">{words}</li>
        ))}
      </ul>
      {merge === undefined ? (
        <p className="t-table ink-2">Fewer than two names are left: nothing to merge.</p>
      ) : settings === null ? (
        <p className="t-table">
          Together {formatNoun(kept.reduce((sum, { sent }) => sum + sent, 0), "message")} sent and {formatCount(kept.reduce((sum, { received }) => sum + received, 0))} received. What it changes in the ranks is shown once the data are open.
        </p>
      ) : (
        <MergeEffect merge={merge} settings={settings} />
      )}
      {/* Pressed, not disabled: a disabled button lets go of the focus, and the keyboard would leave the dialog. */}
      <div className="row">
        <Button className="part-button part-button-primary" isDisabled={merge === undefined} aria-pressed={verdict?.isSame === true} onPress={() => onJudge({ isSame: true, out })}>
          {verdict?.isSame === true && <span aria-hidden="true">✓ </span>}
          Same person
        </Button>
        <Button className="part-button" aria-pressed={verdict?.isSame === false} onPress={() => onJudge({ isSame: false, out: [] })}>
          {verdict?.isSame === false && <span aria-hidden="true">✓ </span>}
          Different people
        </Button>
        {isSaid && (
          <Button className="part-link" onPress={() => onJudge(undefined)}>
            Leave open
          </Button>
        )}
      </div>
    </section>
  );
}
