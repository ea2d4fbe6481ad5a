import { useRef, useState, type ReactElement } from "react";
import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Inspection, Question } from "../../engine/engine.ts";
import { ErrorLine } from "../shell/ErrorLine.tsx";
import { WorkLine } from "../shell/WorkLine.tsx";
import { useActions, useApp } from "../store.ts";
import { ModeChoice } from "../open/ModeChoice.tsx";
import { answerOf, answerQuestion } from "./answers.ts";
import { Count } from "./Count.tsx";
import { FileColumns } from "./FileColumns.tsx";
import { FileFacts } from "./FileFacts.tsx";
import { QuestionBox } from "./QuestionBox.tsx";
import { withoutNames } from "../words/without-names.ts";
import "./check.css";

/** What every column means, before anything is computed. */
export function Check(): ReactElement | null {
  const asked = useApp((state) => state.asked);
  const inspection = useApp((state) => state.inspection);
  const isInspecting = useApp((state) => state.isInspecting);
  const isOpening = useApp((state) => state.phase === "opening");
  const actions = useActions();
  const [shown, setShown] = useState(0);
  const questions = useQuestionsSoFar(inspection);
  if (asked === null || inspection === null) return null;
  // Until it is known whose talk it is, nobody is named.
  const mode = asked.options.mode ?? null;
  const isPrivate = mode !== "customers";
  const file = inspection.files[shown] ?? inspection.files[0];
  const index = file === undefined ? 0 : inspection.files.indexOf(file);
  const open = questions.filter((question) => question.code !== "mode" && isUnanswered(inspection, question));
  const names = inspection.files.map((other) => other.name);
  const isBusy = isInspecting || isOpening;
  const isEmpty = inspection.files.every((other) => other.kind !== "messages" || other.rows.length === 0);
  return (
    <div className="check">
      <header className="check-top">
        <Button className="part-link" onPress={actions.leave}>
          Back
        </Button>
        <h1 className="t-title">Check the columns</h1>
        <Button className="part-button part-button-primary check-go" isDisabled={isBusy || mode === null || isEmpty || open.length > 0} onPress={actions.openAsked}>
          Map influence
        </Button>
      </header>
      <WorkLine />
      <ErrorLine />
      <main className="check-main">
        <div className="check-questions">
          <ModeChoice
            mode={mode}
            onChange={(chosen) => actions.answer({ ...asked.options, mode: chosen })}
            note={inspection.suggestedMode === "employees" ? "This looks like mail: probably employees. Until you choose, no cell is shown in clear." : "Until you choose, no cell is shown in clear."}
          />
          {questions
            .filter((question) => question.code !== "mode")
            .map((question) => (
              <QuestionBox
                key={keyOf(question)}
                question={isPrivate ? { ...question, message: withoutNames(withoutSample(question), names) } : question}
                isPrivate={isPrivate && (question.code === "columns" || question.code === "encoding")}
                answer={answerOf(asked.options, inspection, question)}
                isOpen={isUnanswered(inspection, question)}
                onAnswer={(value) => actions.answer(answerQuestion(asked.options, inspection, question, value))}
              />
            ))}
          {mode === null && <p className="notice-text">Choose whose talk this is.</p>}
          {open.length > 0 && <p className="notice-text">{open.length === 1 ? "One question is still open." : `${open.length} questions are still open.`}</p>}
        </div>
        {file !== undefined && (
          <section className="check-file" aria-label="The first rows" aria-busy={isBusy}>
            {inspection.files.length > 1 && (
              <ToggleButtonGroup
                className="file-tabs"
                aria-label="File"
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[index]}
                onSelectionChange={(keys) => setShown(Number([...keys][0] ?? 0))}
              >
                {inspection.files.map((other, position) => (
                  <ToggleButton key={position} id={position} className="file-tab">
                    {isPrivate ? `File ${position + 1}` : other.name}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            )}
            <Count asked={asked} inspection={inspection} isOn={!isBusy && !isEmpty && open.length === 0} />
            <FileFacts file={file} index={index} options={asked.options} fileCount={inspection.files.length} onAnswer={actions.answer} />
            <FileColumns file={file} index={index} options={asked.options} fileCount={inspection.files.length} isPrivate={isPrivate} onAnswer={actions.answer} />
          </section>
        )}
      </main>
    </div>
  );
}

/** A refusal quotes the bytes it met: "… (Ren\\xE9e)." */
function withoutSample(question: Question): string {
  return question.code === "encoding" ? question.message.replace(/ \(.*\)\./, ".") : question.message;
}

function keyOf(question: Question): string {
  return question.code === "columns" ? `${question.file} ${question.message}` : `${question.code} ${question.file}`;
}

function isUnanswered(inspection: Inspection, question: Question): boolean {
  return inspection.questions.some((other) => keyOf(other) === keyOf(question));
}

/** What was said about a column shows over the column; every other answer shows only here. */
function isKept(question: Question): boolean {
  return question.choices.length > 0 && (question.code !== "columns" || question.choices.some((choice) => choice.value === "."));
}

/** A question that was answered stays on screen with its answer, so that it can be answered otherwise. */
function useQuestionsSoFar(inspection: Inspection | null): readonly Question[] {
  const seen = useRef(new Map<string, Question>());
  for (const question of inspection?.questions ?? []) {
    seen.current.set(keyOf(question), question);
  }
  return [...seen.current.values()].filter(
    (question) => isKept(question) || inspection?.questions.some((other) => keyOf(other) === keyOf(question)) === true,
  );
}
