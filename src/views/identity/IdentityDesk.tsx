import { useEffect, useState, type ReactElement } from "react";
import { Button, Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { AccountCandidate, IdentityCandidate, Merge } from "../../core/identity.ts";
import type { AccountKind } from "../../core/talk-log.ts";
import type { OpenOptions, Opened } from "../../engine/opening.ts";
import type { Settings } from "../../engine/settings.ts";
import { formatCount, formatNoun } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { SteadyButton } from "../parts/SteadyButton.tsx";
import { Overlay } from "../shell/Overlay.tsx";
import { emptyHistory, redo, remember, undo, type History } from "../store/history.ts";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";
import { AccountList } from "./AccountList.tsx";
import { BulkAccept } from "./BulkAccept.tsx";
import { CandidateDetail } from "./CandidateDetail.tsx";
import { CandidateList } from "./CandidateList.tsx";
import { candidateKey, countMerged, judge, mergesOf, recallApart, rememberApart, type Verdicts } from "./decisions.ts";
import { InForce } from "./InForce.tsx";
import "./identity.css";

export interface IdentityDeskProps {
  /** The data that are open, or the reading that the check screen is about. */
  readonly of: "open" | "preview";
  /** What is looked at first. */
  readonly tab: "people" | "accounts";
  /** Another reading: the candidates are asked for again. */
  readonly edition: number;
  readonly options: OpenOptions;
  readonly opened: Opened;
  /** What ranks; null where nothing is ranked yet. */
  readonly settings: Settings | null;
  readonly accounts: readonly AccountCandidate[];
  readonly kindOf: (candidate: AccountCandidate) => AccountKind;
  readonly onKind: (key: string, kind: AccountKind) => void;
  /** Something was said about an account. */
  readonly isOtherChanged: boolean;
  readonly onApply: (merges: readonly Merge[]) => void;
  readonly onClose: () => void;
}

const nothing: Verdicts = new Map();
const noMerges: readonly Merge[] = [];
const noCandidates: readonly IdentityCandidate[] = [];

/** Who may be one person under several names, with what speaks for it: nothing is merged unasked, and everything can be taken back. */
export function IdentityDesk(props: IdentityDeskProps): ReactElement {
  const { of, edition, options, opened, settings, accounts } = props;
  const apart = useApp((state) => state.apart);
  const { keepApart } = useActions();
  const asked = useCall("identities", "Comparing names", `${of} ${edition}`, (engine, call) => engine.identities(of, call));
  const [verdicts, setVerdicts] = useState<Verdicts>(nothing);
  const [history, setHistory] = useState<History<Verdicts>>(emptyHistory);
  const [chosen, setChosen] = useState("");
  const inForce = options.merge ?? noMerges;
  const candidates = asked.value ?? noCandidates;
  useEffect(() => setVerdicts((before) => new Map([...recallApart(asked.value ?? noCandidates, apart), ...before])), [asked.value, apart]);
  // Who is different is no change of the data: it is known again whichever way the desk is left.
  const leave = (how: () => void): void => {
    if (asked.value !== null) keepApart(rememberApart(candidates, verdicts, apart));
    how();
  };
  const onClose = (): void => leave(props.onClose);
  const onApply = (merged: readonly Merge[]): void => leave(() => props.onApply(merged));
  const change = (next: Verdicts): void => {
    setHistory(remember(history, verdicts, { label: () => "" }));
    setVerdicts(next);
  };
  const step = (taken: ReturnType<typeof undo<Verdicts>>): void => {
    if (taken === undefined) return;
    setHistory(taken.history);
    setVerdicts(taken.present);
  };
  const merges = mergesOf(inForce, candidates, verdicts);
  const fewer = countMerged(merges) - countMerged(inForce);
  const shown = candidates.find((candidate) => candidateKey(candidate) === chosen) ?? candidates[0];
  const isChanged = JSON.stringify(merges) !== JSON.stringify(inForce);
  return (
    <Overlay title="Same person?" isOpen onClose={onClose} isWide>
      <div className="desk">
        <p className="t-table ink-2 measure">
          Names that may belong to one person, with what speaks for it. Nothing is merged unless you say so; no message is lost by it, and it can be taken back.
          {opened.mode === "employees" && " With employees you see code names and the evidence only."}
        </p>
        <Tabs className="desk-tabs" defaultSelectedKey={props.tab}>
          <TabList className="desk-tab-list" aria-label="What to look at">
            <Tab id="people" className="view-tab">{asked.value === null ? "Same person?" : `Same person? (${formatCount(candidates.length)})`}</Tab>
            <Tab id="accounts" className="view-tab">{`No person? (${formatCount(accounts.length)})`}</Tab>
          </TabList>
          <TabPanel id="people" className="desk-panel">
            {asked.failure !== null && (
              <Message tone="error" title={asked.failure.message} actions={<Button className="part-button" onPress={asked.retry}>Try again</Button>}>
                <p>{asked.failure.hint}</p>
              </Message>
            )}
            {asked.value === null && asked.failure === null && <p aria-busy="true">Comparing names …</p>}
            {asked.value !== null && candidates.length === 0 && <p>No two names look like one person.</p>}
            {candidates.length > 0 && (
              <>
                <BulkAccept candidates={candidates} verdicts={verdicts} onAccept={change} />
                <div className="desk-both">
                  <CandidateList candidates={candidates} verdicts={verdicts} shown={shown === undefined ? "" : candidateKey(shown)} onShow={setChosen} />
                  {shown !== undefined && (
                    <CandidateDetail
                      key={candidateKey(shown)}
                      candidate={shown}
                      verdict={verdicts.get(candidateKey(shown))}
                      settings={settings}
                      onJudge={(verdict) => change(judge(verdicts, candidateKey(shown), verdict))}
                    />
                  )}
                </div>
              </>
            )}
            {inForce.length > 0 && <InForce merges={inForce} verdicts={verdicts} isPrivate={opened.mode === "employees"} onChange={change} />}
          </TabPanel>
          <TabPanel id="accounts" className="desk-panel">
            {accounts.length === 0 ? (
              <p>No account looks like a bot, a shared mailbox or one of yours.</p>
            ) : (
              <AccountList candidates={accounts} kindOf={props.kindOf} onKind={props.onKind} first={50} />
            )}
          </TabPanel>
        </Tabs>
        <footer className="desk-foot">
          <SteadyButton className="part-button" isOff={history.past.length === 0} onPress={() => step(undo(history, verdicts))}>
            Undo
          </SteadyButton>
          <SteadyButton className="part-button" isOff={history.future.length === 0} onPress={() => step(redo(history, verdicts))}>
            Redo
          </SteadyButton>
          <p className="t-table desk-sum" role="status">
            {isChanged
              ? `${formatCount(opened.people)} → ${formatCount(opened.people - fewer)} people; the ${formatNoun(opened.messages, opened.hasTalk ? "message" : "connection")} stay ${formatCount(opened.messages)}.`
              : `${formatCount(opened.people)} people, ${formatNoun(opened.messages, opened.hasTalk ? "message" : "connection")}.`}
          </p>
          <Button className="part-button part-button-primary" isDisabled={!isChanged && !props.isOtherChanged} onPress={() => onApply(merges)}>
            {!isChanged ? "Apply" : fewer > 0 ? `Merge: ${formatCount(fewer)} fewer` : "Take apart"}
          </Button>
        </footer>
      </div>
    </Overlay>
  );
}
