import type { ReactElement, ReactNode } from "react";
import type { DictionaryTrial, SampleMessage } from "../../../engine/dictionary-questions.ts";
import { formatCount, formatNoun, formatPercent } from "../../parts/format.ts";

export interface SamplesProps {
  readonly trial: DictionaryTrial | null;
  readonly topic: number;
  readonly isPrivate: boolean;
}

/** What the topic shares with others, and messages with the words that put them on it. */
export function Samples({ trial, topic, isPrivate }: SamplesProps): ReactElement | null {
  const found = trial?.topics[topic];
  if (trial === null || found === undefined) return null;
  const refused = trial.refused.filter((one) => one.topic === topic);
  return (
    <section className="dictionary-found" aria-label={`What ${found.name} finds`}>
      {found.messages !== null && found.messages > 0 && found.alone !== null && (
        <p>
          {found.isPart && "At least "}
          <b>{formatNoun(found.messages, "message")}</b> of {formatNoun(found.people ?? 0, "person", "people")}; {formatCount(found.alone)} on no other topic of the dictionary.
          {found.overlap.length > 0 && <> Shared with {found.overlap.map((one) => `${trial.topics[one.topic]?.name ?? ""} (${formatCount(one.messages)}, ${formatPercent(one.messages / found.messages!)})`).join(", ")}.</>}
        </p>
      )}
      {found.messages === 0 && refused.length === 0 && <p className="ink-2">No message matches.</p>}
      {isPrivate ? (
        <p className="ink-2">With employees no message is shown.</p>
      ) : (
        <ul className="dictionary-samples">
          {trial.samples.map((sample) => (
            <li key={sample.message}>
              <bdi>{marked(sample, topic)}</bdi>
              {sample.isCut && <span className="ink-2"> …</span>}
            </li>
          ))}
        </ul>
      )}
      {refused.map((one) => (
        <p key={one.term} className="ink-2">
          <code>{one.term}</code> {one.why}
        </p>
      ))}
    </section>
  );
}

/** The text with the topic's own words marked; of marks that overlap the first. */
function marked({ text, marks }: SampleMessage, topic: number): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { from, to } of marks.filter((mark) => mark.topic === topic)) {
    if (from < done) continue;
    parts.push(text.slice(done, from), <mark key={from}>{text.slice(from, to)}</mark>);
    done = to;
  }
  parts.push(text.slice(done));
  return parts;
}
