import { useEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { AccountKind } from "../../core/talk-log.ts";
import { useStages } from "../parts/use-stages.ts";
import { WorkLine } from "../shell/WorkLine.tsx";
import { ErrorLine } from "../shell/ErrorLine.tsx";
import { kindOf, withAccounts, type AccountChoices } from "../identity/account-choices.ts";
import { IdentityDesk } from "../identity/IdentityDesk.tsx";
import { forgetColumns } from "../store/remembered.ts";
import { answersOf, tableKey, withTableAnswers, withTableUsed } from "../store/table-answers.ts";
import { useActions, useApp } from "../store.ts";
import { Joins } from "../report/Joins.tsx";
import { withoutNames } from "../words/without-names.ts";
import { withRole } from "./answers.ts";
import { Count } from "./Count.tsx";
import { FileColumns } from "./FileColumns.tsx";
import { FileFacts } from "./FileFacts.tsx";
import { isUnanswered, Questions, useQuestionsSoFar } from "./Questions.tsx";
import { KeyQuestion } from "./KeyQuestion.tsx";
import { TableList } from "./TableList.tsx";
import { useAccounts } from "./use-accounts.ts";
import { usePreview } from "./use-preview.ts";
import "./check.css";

/** What every column means, before anything is computed. */
export function Check(): ReactElement | null {
  const asked = useApp((state) => state.asked);
  const inspection = useApp((state) => state.inspection);
  const recalled = useApp((state) => state.recalled);
  const isInspecting = useApp((state) => state.isInspecting);
  const isOpening = useApp((state) => state.phase === "opening");
  const actions = useActions();
  const [shown, setShown] = useState(0);
  const [choices, setChoices] = useState<AccountChoices>(new Map());
  const [isDeskOpen, setDeskOpen] = useState(false);
  const questions = useQuestionsSoFar(inspection);
  const open = inspection === null ? [] : questions.filter((question) => question.code !== "mode" && isUnanswered(inspection, question));
  const used = inspection?.files.filter((table) => table.isUsed !== false) ?? [];
  const isEmpty = used.every((table) => table.rows.length === 0);
  const isBusy = isInspecting || isOpening;
  const preview = usePreview(asked, inspection, !isBusy && !isEmpty && open.length === 0);
  const candidates = useAccounts(preview);
  // The first rows come a frame after the questions.
  const stage = useStages(2);
  if (asked === null || inspection === null) return null;
  // Until it is known whose talk it is, nobody is named.
  const mode = asked.options.mode ?? null;
  const isPrivate = mode !== "customers";
  const file = inspection.files[shown] ?? inspection.files[0];
  const sourceCount = asked.sources.length;
  const sourceNames = asked.sources.map((source) => source.name);
  const names = inspection.files.map((table) => (isPrivate ? privateName(table.source, table.part, inspection.files) : table.name));
  const hasMessages = used.some((table) => table.kind === "messages") && preview?.opened?.messages !== 0;
  const choose = (key: string, kind: AccountKind): void => setChoices(new Map([...choices, [key, kind]]));
  const opened = preview?.isCurrent === true ? preview.opened : null;
  const isRefused = preview?.isCurrent === true && preview.opened === null;
  return (
    <div className="check">
      <header className="check-top">
        <Button className="part-link" onPress={actions.leave}>
          Back
        </Button>
        <Heading />
        <div className="check-actions">
          {opened !== null && (
            <Button className="part-button check-desk" onPress={() => setDeskOpen(true)}>
              Same person?
            </Button>
          )}
          <Button
            className="part-button part-button-primary check-go"
            isDisabled={isBusy || mode === null || !hasMessages || isEmpty || isRefused || open.length > 0}
            onPress={() => actions.openAsked(withAccounts(asked.options, candidates, choices))}
          >
            Map influence
          </Button>
        </div>
      </header>
      <WorkLine />
      <ErrorLine />
      <main className="check-main" aria-busy={stage < 2}>
        <Questions
          asked={asked}
          inspection={inspection}
          questions={questions}
          open={open}
          opened={opened}
          candidates={candidates}
          choices={choices}
          onKind={choose}
        />
        <div className="check-side">
          {inspection.unreadable !== undefined && (
            <section className="check-unread" aria-label="Files that are not used">
              {inspection.unreadable.map((refused) => (
                <p key={refused.source} className="notice-text t-table">
                  Not used: {isPrivate ? withoutNames(refused.message, sourceNames) : refused.message}
                </p>
              ))}
            </section>
          )}
          {inspection.files.length > 1 && (
            <TableList
              tables={inspection.files}
              names={names}
              shown={file === undefined ? 0 : inspection.files.indexOf(file)}
              onShow={setShown}
              onUse={(table, isUsed) => actions.answer(withTableUsed(asked.options, table, sourceCount, isUsed))}
            />
          )}
          {!hasMessages && !isEmpty && <p className="notice-text">These are people and no messages. Open them together with the messages, or say what each column means.</p>}
          {isRefused && preview.code === "people-key" && (
            <KeyQuestion tables={used.filter((table) => table.kind === "people")} chosen={asked.options.peopleKey ?? ""} onChoose={(peopleKey) => actions.answer({ ...asked.options, peopleKey })} />
          )}
          {preview !== null && <Count preview={preview} tables={used} isPrivate={isPrivate} />}
          {opened !== null && hasMessages && opened.joins.length > 0 && <Joins joins={opened.joins} isPrivate={isPrivate} isShort />}
          {file !== undefined && stage === 2 && (
            <section className="check-file" aria-label="The first rows" aria-busy={isBusy}>
              <FileFacts
                file={file}
                fileNames={isPrivate ? sourceNames : null}
                isRecalled={recalled.includes(tableKey(file))}
                onKind={(kind) => actions.answer(withTableAnswers(asked.options, file, sourceCount, { kind }))}
                onForget={() => {
                  forgetColumns(file);
                  actions.forgetRecalled(file);
                }}
              />
              <FileColumns
                key={tableKey(file)}
                file={file}
                isPrivate={isPrivate}
                onRole={(position, role) => actions.answer(withTableAnswers(asked.options, file, sourceCount, { ...answersOf(asked.options, file), roles: withRole(file, position, role) }))}
              />
            </section>
          )}
          <Button className="part-link check-help" onPress={() => actions.openDialog("columns")}>
            See the columns we look for
          </Button>
        </div>
      </main>
      {isDeskOpen && preview !== null && preview.opened !== null && (
        <IdentityDesk
          of="preview"
          tab="people"
          edition={preview.edition}
          options={asked.options}
          opened={preview.opened}
          settings={null}
          accounts={candidates}
          isOtherChanged={false}
          kindOf={(candidate) => kindOf(candidate, asked.options, choices)}
          onKind={choose}
          onApply={(merge) => {
            setDeskOpen(false);
            actions.answer({ ...asked.options, merge });
          }}
          onClose={() => setDeskOpen(false)}
        />
      )}
    </div>
  );
}

/** It takes the focus when files have been looked at: what had it is gone, and the controls come next. */
function Heading(): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} className="t-title check-title">
      Check the columns
    </h1>
  );
}

/** With employees neither files nor their parts are called by name. */
function privateName(source: number, part: string, tables: readonly { readonly source: number; readonly part: string }[]): string {
  const own = tables.filter((table) => table.source === source);
  return own.length === 1 ? `File ${source + 1}` : `File ${source + 1}, table ${own.findIndex((table) => table.part === part) + 1}`;
}
