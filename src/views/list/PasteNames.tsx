import { useState, type ReactElement } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import type { PeopleMatches } from "../../engine/people-questions.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { formatPeople } from "../parts/format.ts";
import { Overlay } from "../shell/Overlay.tsx";
import { nameLines } from "./name-lines.ts";

export interface PasteNamesProps {
  readonly onMatch: (lines: readonly string[]) => Promise<PeopleMatches>;
  /** Replaces the selection. */
  readonly onSelect: (people: readonly number[]) => void;
}

/** Selects the people of a pasted list, and says who was not found in the data and which names fit several people. */
export function PasteNames({ onMatch, onSelect }: PasteNamesProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [isAsking, setAsking] = useState(false);
  const [found, setFound] = useState<PeopleMatches | null>(null);
  const [fault, setFault] = useState("");
  const lines = nameLines(text);
  const close = (): void => {
    setOpen(false);
    setFound(null);
    setFault("");
  };
  const select = async (): Promise<void> => {
    setAsking(true);
    setFault("");
    try {
      const matches = await onMatch(lines);
      if (matches.people.length > 0) onSelect(matches.people);
      if (matches.unmatched.length + matches.ambiguous.length > 0) setFound(matches);
      else {
        setText("");
        close();
      }
    } catch (error) {
      setFault(error instanceof Error ? error.message : "The names could not be looked up.");
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Button className="part-button" onPress={() => setOpen(true)}>
        Paste names
      </Button>
      <Overlay title="Select by a list of names" isOpen={isOpen} onClose={close}>
        <form
          className="stack-small"
          onSubmit={(event) => {
            event.preventDefault();
            if (lines.length > 0 && !isAsking) void select();
          }}
        >
          <TextField className="stack-small" value={text} onChange={setText} autoFocus>
            <Label className="t-axis ink-2">One name or id a line, or cells copied from a spreadsheet. Capital letters do not matter.</Label>
            <TextArea className="field list-paste" rows={8} />
          </TextField>
          <div className="row">
            <Button type="submit" className="part-button" isDisabled={lines.length === 0}>
              Select these
            </Button>
          </div>
          <div role="status" className="stack-small">
            {fault !== "" && <p>{fault}</p>}
            {found !== null && <Report found={found} />}
          </div>
        </form>
      </Overlay>
    </>
  );
}

function Report({ found: { people, unmatched, ambiguous } }: { readonly found: PeopleMatches }): ReactElement {
  const texts = [...unmatched, ...ambiguous.map((one) => one.text)];
  return (
    <>
      <p>
        <strong>{people.length === 0 ? "Nobody was found: the selection is as it was." : `${formatPeople(people.length)} found and selected.`}</strong>
      </p>
      {unmatched.length > 0 && (
        <section className="stack-small" aria-label="Not in the data">
          <p>Not in the data ({unmatched.length}):</p>
          <ul className="list-left">
            {unmatched.map((line) => (
              <li key={line}>{line.replaceAll("\t", ", ")}</li>
            ))}
          </ul>
        </section>
      )}
      {ambiguous.length > 0 && (
        <section className="stack-small" aria-label="Fits several people">
          <p>Fits several people, so nobody was selected for it; the id tells them apart ({ambiguous.length}):</p>
          <ul className="list-left">
            {ambiguous.map(({ text, count, ids }) => (
              <li key={text}>
                {text}: {ids.join(", ")}
                {count > ids.length && ` and ${count - ids.length} more`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="row">
        <CopyButton label="Copy these" text={() => texts.join("\n")} />
      </div>
    </>
  );
}
