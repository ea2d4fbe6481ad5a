import { useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { nameInSentence } from "../../core/words.ts";
import type { PersonCard } from "../../engine/shown.ts";
import { formatCount, formatMoment } from "../parts/format.ts";

export interface PersonMessagesProps {
  readonly messages: PersonCard["messages"];
  readonly timeZone: string;
}

const FIRST = 5;
const NAMED = 3;

/** Messages as evidence: the text where there is one, and where it stands in the file. With employees there are none. */
export function PersonMessages({ messages, timeZone }: PersonMessagesProps): ReactElement {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? messages : messages.slice(0, FIRST);
  return (
    <>
      <ol className="person-messages">
        {shown.map((message) => (
          <li key={`${message.file} ${message.row}`}>
            <p className="person-small">
              {message.at !== null && `${formatMoment(message.at, timeZone)} · `}
              {recipientsOf(message.to)}
            </p>
            {message.text !== null && <p className="person-quote">{message.text}</p>}
            <p className="person-small">
              {message.file}, row {formatCount(message.row)}
            </p>
          </li>
        ))}
      </ol>
      {messages.length > FIRST && (
        <Button className="part-link person-small" aria-expanded={isAll} onPress={() => setAll(!isAll)}>
          {isAll ? "Show fewer" : `Show ${formatCount(messages.length - FIRST)} more`}
        </Button>
      )}
    </>
  );
}

function recipientsOf(to: readonly string[]): string {
  if (to.length === 0) return "to nobody by name";
  const rest = to.length - NAMED;
  return `to ${to.slice(0, NAMED).map(nameInSentence).join(", ")}${rest > 0 ? ` and ${formatCount(rest)} more` : ""}`;
}
