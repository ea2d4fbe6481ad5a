import { useState, type ReactElement } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import type { AccountCandidate } from "../../core/identity.ts";
import type { AccountKind } from "../../core/talk-log.ts";
import type { OpenOptions } from "../../engine/opening.ts";
import { type AccountChoices, kindOf } from "../identity/account-choices.ts";
import { AccountList } from "../identity/AccountList.tsx";

export interface AccountsBoxProps {
  readonly candidates: readonly AccountCandidate[];
  readonly options: OpenOptions;
  readonly choices: AccountChoices;
  /** With employees accounts go by code names: none can be named here. */
  readonly isPrivate: boolean;
  readonly onKind: (key: string, kind: AccountKind) => void;
}

/** Which accounts are the reader's own, which are bots and the like: proposed with the reason, changed with one choice. */
export function AccountsBox({ candidates, options, choices, isPrivate, onKind }: AccountsBoxProps): ReactElement {
  const [typed, setTyped] = useState("");
  const added = [...choices].filter(([key]) => !candidates.some((candidate) => candidate.key === key));
  const all = [...candidates, ...added.map(([key, kind]): AccountCandidate => ({ key, id: key, name: key, kind, reason: "as you said", isLikely: true, sent: 0, received: 0 }))];
  return (
    <section className="question" aria-labelledby="accounts-title">
      <h2 id="accounts-title" className="t-body question-title">
        Which accounts are yours, which are no persons?
      </h2>
      <p className="t-axis ink-2">Yours stay in the network and leave the lists.</p>
      {all.length > 0 && <AccountList candidates={all} kindOf={(candidate) => kindOf(candidate, options, choices)} onKind={onKind} first={6} />}
      {!isPrivate && (
        <form
          className="row account-add"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== "") onKind(typed.trim().normalize("NFC"), "ours");
            setTyped("");
          }}
        >
          <TextField className="account-typed" value={typed} onChange={setTyped}>
            <Label className="visually-hidden">Another account of yours</Label>
            <Input className="field" placeholder="Another account of yours" />
          </TextField>
          <Button type="submit" className="part-button" isDisabled={typed.trim() === ""}>
            Add
          </Button>
        </form>
      )}
    </section>
  );
}
