import { useRef, type ReactElement } from "react";
import type { AccountCandidate } from "../../core/identity.ts";
import type { AccountKind } from "../../core/talk-log.ts";
import type { Inspection, Opened, Question } from "../../engine/opening.ts";
import type { AccountChoices } from "../identity/account-choices.ts";
import { ModeChoice } from "../open/ModeChoice.tsx";
import type { Loaded } from "../store/state.ts";
import { useActions } from "../store.ts";
import { withoutNames } from "../words/without-names.ts";
import { AccountsBox } from "./AccountsBox.tsx";
import { answerOf, answerQuestion } from "./answers.ts";
import { ChannelsBox } from "./ChannelsBox.tsx";
import { InsideBox } from "./InsideBox.tsx";
import { MoreBox } from "./MoreBox.tsx";
import { QuestionBox } from "./QuestionBox.tsx";
import { TiesBox } from "./TiesBox.tsx";

export interface QuestionsProps {
  readonly asked: Loaded;
  readonly inspection: Inspection;
  readonly questions: readonly Question[];
  /** Those without an answer. */
  readonly open: readonly Question[];
  readonly opened: Opened | null;
  readonly candidates: readonly AccountCandidate[];
  readonly choices: AccountChoices;
  readonly onKind: (key: string, kind: AccountKind) => void;
}

/** Everything that is asked before anything is computed, what must be answered first. */
export function Questions({ asked, inspection, questions, open, opened, candidates, choices, onKind }: QuestionsProps): ReactElement {
  const actions = useActions();
  const mode = asked.options.mode ?? null;
  const isPrivate = mode !== "customers";
  const names = asked.sources.map((source) => source.name);
  const messages = inspection.files.filter((table) => table.kind === "messages" && table.isUsed !== false);
  return (
    <div className="check-questions">
      <div className={mode === null ? "question question-open" : "question"}>
        <ModeChoice
          mode={mode}
          onChange={(chosen) => actions.answer({ ...asked.options, mode: chosen })}
          note={inspection.suggestedMode === "employees" ? "This looks like mail or the chat of a company: probably employees. Until you choose, nobody is named." : "Until you choose, nobody is named."}
        />
      </div>
      {questions
        .filter((question) => question.code !== "mode")
        .map((question) => (
          <QuestionBox
            key={keyOf(question)}
            question={isPrivate ? { ...question, message: withoutNames(withoutSample(question), names) } : question}
            isPrivate={isPrivate && (question.code === "columns" || question.code === "encoding")}
            answer={answerOf(asked.options, inspection, question)}
            isOpen={isUnanswered(inspection, question)}
            onAnswer={(value) => actions.answer(answerQuestion(asked.options, inspection, question, value, asked.sources.length))}
          />
        ))}
      {(mode === null || open.length > 0) && (
        <p className="notice-text" role="status">
          {[mode === null ? "Choose whose talk this is." : "", open.length === 0 ? "" : open.length === 1 ? "One question is still open." : `${open.length} questions are still open.`].filter((part) => part !== "").join(" ")}
        </p>
      )}
      {mode !== null && opened !== null && (candidates.length > 0 || !isPrivate) && messages.length > 0 && (
        <AccountsBox candidates={candidates} options={asked.options} choices={choices} isPrivate={isPrivate} onKind={onKind} />
      )}
      {mode !== null && inspection.domains !== undefined && <InsideBox domains={inspection.domains} options={asked.options} onAnswer={actions.answer} />}
      {opened !== null && <TiesBox opened={opened} options={asked.options} onAnswer={actions.answer} />}
      {opened !== null && opened.channelKinds !== null && <ChannelsBox kinds={opened.channelKinds} options={asked.options} onAnswer={actions.answer} />}
      {messages.length > 0 && <MoreBox opened={opened} options={asked.options} hasSeveral={messages.length > 1} onAnswer={actions.answer} />}
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

export function isUnanswered(inspection: Inspection, question: Question): boolean {
  return inspection.questions.some((other) => keyOf(other) === keyOf(question));
}

/** What was said about a column shows over the column; every other answer shows only here. */
function isKept(question: Question): boolean {
  return question.choices.length > 0 && (question.code !== "columns" || question.choices.some((choice) => choice.value === "."));
}

/** A question that was answered stays on screen with its answer, so that it can be answered otherwise. */
export function useQuestionsSoFar(inspection: Inspection | null): readonly Question[] {
  const seen = useRef(new Map<string, Question>());
  for (const question of inspection?.questions ?? []) {
    seen.current.set(keyOf(question), question);
  }
  return [...seen.current.values()].filter(
    (question) => isKept(question) || inspection?.questions.some((other) => keyOf(other) === keyOf(question)) === true,
  );
}
