import { useState, type ReactElement } from "react";
import type { Merge } from "../../core/identity.ts";
import { kindOf, withAccounts, type AccountChoices } from "../identity/account-choices.ts";
import { IdentityDesk } from "../identity/IdentityDesk.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";

/** The desk "Same person?" over the open data. What it changes is one step of undo; the data are read again. */
export function WorkspaceDesk({ tab }: { readonly tab: "people" | "accounts" }): ReactElement | null {
  const opened = useApp((state) => state.opened);
  const loaded = useApp((state) => state.loaded);
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const actions = useActions();
  const [choices, setChoices] = useState<AccountChoices>(new Map());
  const { value } = useCall("accounts", "Looking at accounts", `accounts ${edition}`, (engine, call) => engine.accounts("open", call));
  if (opened === null || loaded === null) return null;
  const accounts = value ?? [];
  // What is open has been decided: nothing is ticked to begin with but what the format tells.
  const decided = { ...loaded.options, ours: loaded.options.ours ?? [], ...(opened.accounts.length === 0 ? {} : { accounts: opened.accounts }) };
  const apply = (merge: readonly Merge[]): void => {
    const chosen = accounts.filter((candidate) => choices.has(candidate.key));
    const said = withAccounts(decided, chosen, choices);
    actions.openDialog(null);
    actions.readAs({ merge, ...(choices.size === 0 ? {} : { ours: said.ours ?? [], accounts: said.accounts ?? null }) });
  };
  return (
    <IdentityDesk
      of="open"
      tab={tab}
      edition={edition}
      options={loaded.options}
      opened={opened}
      settings={settings}
      accounts={accounts}
      isOtherChanged={choices.size > 0}
      kindOf={(candidate) => kindOf(candidate, decided, choices)}
      onKind={(key, kind) => setChoices(new Map([...choices, [key, kind]]))}
      onApply={apply}
      onClose={() => actions.openDialog(null)}
    />
  );
}
