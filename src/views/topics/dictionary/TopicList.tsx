import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { DictionaryTrial, TermProblem } from "../../../engine/dictionary-questions.ts";
import type { DictionaryTopic } from "../../../engine/opening.ts";
import { formatCount } from "../../parts/format.ts";

export interface TopicListProps {
  readonly dictionary: readonly DictionaryTopic[];
  readonly trial: DictionaryTrial | null;
  readonly problems: readonly TermProblem[];
  readonly chosen: number;
  readonly onChoose: (topic: number) => void;
  readonly onAdd: () => void;
  readonly onRemove: (topic: number) => void;
}

/** The topics with what each finds; the one that is chosen is written beside. */
export function TopicList({ dictionary, trial, problems, chosen, onChoose, onAdd, onRemove }: TopicListProps): ReactElement {
  return (
    <div className="dictionary-list">
      <table className="part-table">
        <caption className="visually-hidden">Topics of the dictionary, with the messages that each finds</caption>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">Messages</th>
            <th scope="col">People</th>
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {dictionary.map(({ topic }, k) => {
            const found = trial?.topics.find(({ name }) => name === topic.trim().normalize("NFC"));
            const isWrong = problems.some((problem) => problem.topic === k);
            return (
              <tr key={k} className={k === chosen ? "dictionary-chosen" : undefined}>
                <th scope="row">
                  <Button className="part-link dictionary-name" aria-pressed={k === chosen} onPress={() => onChoose(k)}>
                    <bdi>{topic.trim() === "" ? "without a name" : topic}</bdi>
                  </Button>
                  {isWrong && <span className="dictionary-wrong"> has errors</span>}
                </th>
                <td>{told(found?.messages, found?.isPart)}</td>
                <td>{told(found?.people, found?.isPart)}</td>
                <td>
                  <Button className="part-link" aria-label={`Remove the topic ${topic}`} onPress={() => onRemove(k)}>
                    ×
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button className="part-button" onPress={onAdd}>
        Add a topic
      </Button>
    </div>
  );
}

/** Undefined: not counted yet; null: too few people to be told. `isPart`: what regular expressions find is not counted. */
function told(count: number | null | undefined, isPart = false): string {
  if (isPart && count === 0) return "not yet";
  return count === undefined ? "" : count === null ? "fewer than 5 people" : `${isPart ? "≥ " : ""}${formatCount(count)}`;
}
