import { useId, useState, type ReactElement } from "react";
import { Button, Checkbox } from "react-aria-components";
import type { OpenOptions, Opened } from "../../engine/opening.ts";
import { formatCount, formatNoun } from "../parts/format.ts";
import { channelKindWords, withChannel } from "./channel-answers.ts";

export interface ChannelsBoxProps {
  readonly kinds: NonNullable<Opened["channelKinds"]>;
  readonly options: OpenOptions;
  readonly onAnswer: (options: OpenOptions) => void;
}

/** Channels shown before all of them are asked for. */
const first = 6;

/** Where the channels are both of reach and of posts: whether impressions are counted on the first and posts on the second alone. */
export function ChannelsBox({ kinds, options, onAnswer }: ChannelsBoxProps): ReactElement {
  const [isAll, setAll] = useState(false);
  const id = useId();
  const { channelKinds: answer, ...others } = options;
  const isOn = answer !== undefined;
  const named = (kind: "reach" | "posts"): string => kinds.places.filter((place) => place.kind === kind).slice(0, 3).map(({ name }) => name).join(", ");
  return (
    <section className="question" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="t-body question-title">
        What do the channels count for?
      </h2>
      <Checkbox className="checkbox" isSelected={isOn} onChange={(isAsked) => onAnswer(isAsked ? { ...others, channelKinds: { known: true, set: [] } } : others)}>
        <span className="checkbox-box" aria-hidden="true" />
        Count people reached and posts on different channels
      </Checkbox>
      {isOn ? (
        <>
          <ul className="accounts">
            {(isAll ? kinds.places : kinds.places.slice(0, first)).map(({ name, kind, messages }, index) => (
              <li key={`${name} ${kind}`} className="account">
                <label className="account-name" htmlFor={`${id}-${index}`}>
                  <bdi>{name}</bdi>
                </label>
                <select
                  id={`${id}-${index}`}
                  aria-describedby={`${id}-count-${index}`}
                  className="field account-kind"
                  value={kind}
                  onChange={(event) => {
                    const chosen = channelKindWords.find((other) => other.kind === event.target.value);
                    if (chosen !== undefined) onAnswer({ ...others, channelKinds: withChannel(answer, name, chosen.kind) });
                  }}
                >
                  {channelKindWords.map((other) => (
                    <option key={other.kind} value={other.kind}>
                      {other.label}
                    </option>
                  ))}
                </select>
                <p id={`${id}-count-${index}`} className="t-axis ink-2 account-why">
                  {formatNoun(messages, "message")}
                </p>
              </li>
            ))}
          </ul>
          {kinds.places.length > first && (
            <Button className="part-link" onPress={() => setAll(!isAll)} aria-expanded={isAll}>
              {isAll ? "Show fewer" : `Show all ${formatCount(kinds.places.length)}`}
            </Button>
          )}
        </>
      ) : (
        <p className="t-axis ink-2">
          As in Peer Influence Analysis: people reached on <bdi>{named("reach")}</bdi>; posts on <bdi>{named("posts")}</bdi>. Unticked, every message counts for both.
        </p>
      )}
    </section>
  );
}
