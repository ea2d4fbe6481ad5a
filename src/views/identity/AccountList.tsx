import { useId, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { AccountCandidate } from "../../core/identity.ts";
import type { AccountKind } from "../../core/talk-log.ts";
import { formatCount } from "../parts/format.ts";
import { accountKinds } from "../words/account-kinds.ts";

export interface AccountListProps {
  readonly candidates: readonly AccountCandidate[];
  readonly kindOf: (candidate: AccountCandidate) => AccountKind;
  readonly onKind: (key: string, kind: AccountKind) => void;
  /** How many are shown at first. */
  readonly first: number;
}

/** Accounts that may be no person, each with why and what it is taken for. */
export function AccountList({ candidates, kindOf, onKind, first }: AccountListProps): ReactElement {
  const [isAll, setAll] = useState(false);
  const name = useId();
  const shown = isAll ? candidates : candidates.slice(0, first);
  return (
    <>
      <ul className="accounts">
        {shown.map((candidate, index) => {
          const kind = kindOf(candidate);
          return (
            <li key={candidate.key} className={kind === "person" ? "account" : "account account-set"}>
              <label className="account-name" htmlFor={`${name}-${index}`}>
                <bdi>{candidate.name}</bdi>
              </label>
              <select
                id={`${name}-${index}`}
                aria-describedby={`${name}-why-${index}`}
                className="field account-kind"
                value={kind}
                onChange={(event) => {
                  const chosen = accountKinds.find((other) => other.kind === event.target.value);
                  if (chosen !== undefined) onKind(candidate.key, chosen.kind);
                }}
              >
                {accountKinds.map((other) => (
                  <option key={other.kind} value={other.kind}>
                    {other.label}
                  </option>
                ))}
              </select>
              <p id={`${name}-why-${index}`} className="t-axis ink-2 account-why">
                {candidate.kind === "person" ? "" : `${accountKinds.find((other) => other.kind === candidate.kind)?.label ?? candidate.kind}? `}
                {candidate.reason} · {formatCount(candidate.sent)} sent, {formatCount(candidate.received)} received
              </p>
            </li>
          );
        })}
      </ul>
      {candidates.length > first && (
        <Button className="part-link" onPress={() => setAll(!isAll)} aria-expanded={isAll}>
          {isAll ? "Show fewer" : `Show all ${formatCount(candidates.length)}`}
        </Button>
      )}
    </>
  );
}
