import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { DistinctiveTerm } from "../../../engine/discovery-questions.ts";
import { formatNoun } from "../../parts/format.ts";
import { arrange, sizeOf } from "./arrange.ts";

export interface WordCloudProps {
  /** The surest first. */
  readonly terms: readonly DistinctiveTerm[];
  /** Undefined where a word cannot be chosen. */
  readonly onTake: ((term: string) => void) | undefined;
}

/** Words in rows, the surest and largest in the middle: the same words lie the same way each time, on every width. Size alone says how sure. */
export function WordCloud({ terms, onTake }: WordCloudProps): ReactElement {
  const most = terms[0]?.z ?? 1;
  return (
    <ul className="words-cloud" aria-label="Words, the surest in the middle">
      {arrange(terms).map(({ term, z, messages, people }) => {
        const said = `${term}: ${formatNoun(messages, "message")} of ${formatNoun(people, "person", "people")}, z ${z.toFixed(1)}`;
        const style = { fontSize: `${sizeOf(z, most)}px` };
        return (
          <li key={term}>
            {onTake === undefined ? (
              <span className="words-word" style={style} title={said}>
                <bdi>{term}</bdi>
              </span>
            ) : (
              <Button className="words-word" style={style} aria-label={`${said}. Select who says it`} onPress={() => onTake(term)}>
                <bdi>{term}</bdi>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
