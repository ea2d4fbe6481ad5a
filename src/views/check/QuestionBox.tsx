import type { ReactElement } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { Question } from "../../engine/engine.ts";

export interface QuestionBoxProps {
  readonly question: Question;
  /** The value chosen so far, "" for none. */
  readonly answer: string;
  readonly isOpen: boolean;
  readonly onAnswer: (value: string) => void;
}

/** One question with every reading it could have, each with an example from the file. */
export function QuestionBox({ question, answer, isOpen, onAnswer }: QuestionBoxProps): ReactElement {
  const title = question.file === "" ? question.message : `${question.file}: ${question.message}`;
  if (question.code === "columns" || question.choices.length === 0) {
    return (
      <div className="question question-open" role="status">
        <p>{title}</p>
        <p className="t-axis ink-2">Choose the meaning over the column.</p>
      </div>
    );
  }
  return (
    <RadioGroup className={isOpen ? "question question-open" : "question"} value={answer === "" ? null : answer} onChange={onAnswer}>
      <Label>{title}</Label>
      {question.choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className="radio">
          <span>
            {choice.label}
            {choice.example !== "" && <span className="ink-2"> — {choice.example}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
