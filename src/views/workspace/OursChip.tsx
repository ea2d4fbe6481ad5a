import { useEffect, useMemo, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { PersonRow } from "../../engine/shown.ts";
import { formatCount, formatNoun } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { oursOf } from "../store/asking.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { Chip } from "./Chip.tsx";

/** The accounts that are ours: how many are left out, which, and each to be taken back. */
export function OursChip(): ReactElement {
  const leftOut = useApp((state) => state.board?.leftOut ?? 0);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const isOne = leftOut === 1;
  return (
    <Chip about="Left out" value={`${formatCount(leftOut)} left out`} isWide>
      <div className="stack-small">
        <p className="measure">
          {isOne ? "One account is ours" : `${formatNoun(leftOut, "account")} are ours`}. {isOne ? "It stays" : "They stay"} in the network and in every connection, but in no
          list, no role and no cut. On the map {isOne ? "it is an open square" : "they are open squares"}.
        </p>
        {!isPrivate && <OurAccounts />}
      </div>
    </Chip>
  );
}

/** What is shown of a long list; the rest is counted. */
const shownAccounts = 100;

function OurAccounts(): ReactElement {
  const said = useApp((state) => state.ours);
  const accounts = useApp((state) => state.accounts);
  const opened = useApp((state) => state.opened);
  const ours = useMemo(() => oursOf({ ours: said, accounts, opened }), [said, accounts, opened]);
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const { engine } = useTools();
  const actions = useActions();
  const [names, setNames] = useState<ReadonlyMap<string, PersonRow>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    Promise.all(ours.slice(0, shownAccounts).map((id) => engine.search(id, settings, 20))).then(
      (found) => isCurrent && setNames(new Map(found.flat().map((row) => [row.id, row]))),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [engine, ours, settings, edition]);
  return (
    <>
      <ul className="ours-list">
        {ours.slice(0, shownAccounts).map((id) => {
          const row = names.get(id);
          return (
            <li key={id} className="ours-account">
              <Button className="several-person" isDisabled={row === undefined} onPress={() => row !== undefined && actions.select([row.person])}>
                <RoleGlyph kind="ours" />
                <span className="ours-name">{row?.name ?? id}</span>
              </Button>
              <Button className="icon-button" aria-label={`${row?.name ?? id} is not ours`} onPress={() => actions.treatAsOurs(id, false)}>
                <span aria-hidden="true">✕</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {ours.length > shownAccounts && <p className="t-axis ink-2">and {formatCount(ours.length - shownAccounts)} more</p>}
    </>
  );
}
