import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Merge } from "../../core/identity.ts";
import { formatCount } from "../parts/format.ts";
import { judge, mergeKey, type Verdicts } from "./decisions.ts";

export interface InForceProps {
  readonly merges: readonly Merge[];
  readonly verdicts: Verdicts;
  /** With employees a merge is only counted: its ids are no words for people. */
  readonly isPrivate: boolean;
  readonly onChange: (verdicts: Verdicts) => void;
}

/** What was merged before, each to be taken apart again. */
export function InForce({ merges, verdicts, isPrivate, onChange }: InForceProps): ReactElement {
  return (
    <section className="stack-small" aria-labelledby="merged-title">
      <h3 id="merged-title" className="t-body">Merged already ({formatCount(merges.length)})</h3>
      <ul className="desk-merged">
        {merges.map((merge, index) => {
          const key = mergeKey(merge);
          const isApart = verdicts.get(key)?.isSame === false;
          const words = isPrivate ? `person ${index + 1} of ${merge.ids.length + 1} names` : [merge.into, ...merge.ids.filter((id) => id !== merge.into)].join(" = ");
          return (
            <li key={key} className="row">
              <span className={isApart ? "break desk-apart" : "break"}><bdi>{words}</bdi></span>
              <Button className="part-link" aria-label={`${isApart ? "Keep merged" : "Take apart"}: ${words}`} onPress={() => onChange(judge(verdicts, key, isApart ? undefined : { isSame: false, out: [] }))}>
                {isApart ? "Keep merged" : "Take apart"}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
