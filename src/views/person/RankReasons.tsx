import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { RankWithout } from "../../engine/person-questions.ts";
import { keepTogether } from "../parts/format.ts";

/** What is known of what a rank rests on: nothing asked yet, under way, failed, or found. */
export interface Reasons {
  readonly found: RankWithout | null;
  readonly isAsked: boolean;
  readonly failure: { readonly message: string; readonly hint: string } | null;
  readonly ask: () => void;
}

/** What the rank rests on: the rank again without the largest channel, topic and list of recipients. Asked for where it takes long. */
export function RankReasons({ reasons: { found, isAsked, failure, ask }, by }: { readonly reasons: Reasons; /** What the rank is by: "times people were reached". */ readonly by: string }): ReactElement {
  if (!isAsked || failure !== null) {
    return (
      <>
        <p className="person-small">{failure === null ? "Ranks again without this person’s largest channel, topic and list of recipients. On many messages that takes a moment." : `${failure.message} ${failure.hint}`}</p>
        <div>
          <Button className="part-button" onPress={ask}>
            {failure === null ? "Explain this rank" : "Try again"}
          </Button>
        </div>
      </>
    );
  }
  if (found === null) return <p className="person-small" role="status">Ranking again …</p>;
  if (found.why !== "") return <p className="person-small">{found.why}</p>;
  return (
    <>
      <p className="person-small">Ranked again by {by}, each time without one part:</p>
      <ul className="person-facts">
        {found.without.map(({ kind, sentence }) => (
          <li key={kind}>{keepTogether(sentence)}</li>
        ))}
      </ul>
    </>
  );
}
