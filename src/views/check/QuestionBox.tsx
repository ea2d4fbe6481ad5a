import type { ReactElement } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import type { Question } from "../../engine/opening.ts";

export interface QuestionBoxProps {
  readonly question: Question;
  /** The value chosen so far, "" for none. */
  readonly answer: string;
  readonly isOpen: boolean;
  /** With employees no example from the file is shown where it could name somebody. */
  readonly isPrivate: boolean;
  readonly onAnswer: (value: string) => void;
}

/** One question with every reading it could have, each with an example from the file. */
export function QuestionBox({ question, answer, isOpen, isPrivate, onAnswer }: QuestionBoxProps): ReactElement {
  if (question.choices.length === 0) {
    return (
      <div className="question question-open" role="status">
        <p>{curled(question.message)}</p>
        <div className="row">
          <Button className="part-button" onPress={() => onAnswer("yes")}>
            Yes, that is right
          </Button>
        </div>
        <p className="t-axis ink-2">Or choose another meaning over the column.</p>
      </div>
    );
  }
  return (
    <RadioGroup className={isOpen ? "question question-open" : "question"} value={answer === "" ? null : answer} onChange={onAnswer}>
      <Label>{curled(question.message)}</Label>
      {question.choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className="radio">
          <span>
            {choice.label}
            {choice.example !== "" && !isPrivate && <span className="ink-2 question-example"><span className="visually-hidden"> — </span>{choice.example}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Straight quotes around a name as the page writes them. */
function curled(text: string): string {
  return text.replace(/"([^"]*)"/g, "“$1”");
}
