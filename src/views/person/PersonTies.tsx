import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { PersonCard } from "../../engine/shown.ts";
import { formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { glyphOf } from "../parts/role-words.ts";

export interface PersonTiesProps {
  readonly ties: PersonCard["strongest"];
  readonly onSelect: (person: number) => void;
}

/** The strongest connections both ways: dark bar sent, light bar received, on one scale; a click goes to that person. */
export function PersonTies({ ties, onSelect }: PersonTiesProps): ReactElement {
  const most = Math.max(1, ...ties.map((tie) => Math.max(tie.sent, tie.received)));
  return (
    <ul className="person-ties">
      {ties.map((tie) => (
        <li key={tie.person}>
          <Button className="person-tie" onPress={() => onSelect(tie.person)}>
            <RoleGlyph kind={glyphOf(tie)} />
            <span className="person-tie-name">{tie.name}</span>
            <span className="person-tie-bars" aria-hidden="true">
              <span className="person-bar person-bar-sent" style={{ width: `${(100 * tie.sent) / most}%` }} />
              <span className="person-bar person-bar-received" style={{ width: `${(100 * tie.received) / most}%` }} />
            </span>
            <span className="person-number">
              {formatValue(tie.sent)}
              <span className="visually-hidden"> sent,</span>
              <span aria-hidden="true"> ·</span> {formatValue(tie.received)}
              <span className="visually-hidden"> received</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
