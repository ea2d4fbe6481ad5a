import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { CircleMember, PersonCircle, PersonCircles as Circles } from "../../engine/person-questions.ts";
import { formatCount, formatNoun, formatPeople } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { glyphOf, ROLE_WORDS } from "../parts/role-words.ts";
import { circleTitle } from "./person-words.ts";

export interface PersonCirclesProps {
  readonly circles: Circles;
  /** Selects one person, or everyone of a circle. */
  readonly onSelect: (people: readonly number[]) => void;
}

/** The circles somebody stands in: their own first, then those they talk into, each with its people by name; only the own ones are ways to go, so that the keyboard is soon past them. */
export function PersonCircles({ circles, onSelect }: PersonCirclesProps): ReactElement {
  if (circles.why !== "") return <p className="person-small">{circles.why}</p>;
  return (
    <>
      <ul className="circles">
        {circles.circles.map((circle) => (
          <li key={circle.members[0]}>
            <p className="circles-line">
              <span className="circles-name">{circleTitle(circle)}</span>
              <Button className="part-link person-small" aria-label={`Select the ${formatPeople(circle.people)}: ${circleTitle(circle)}`} onPress={() => onSelect(circle.members)}>
                {formatPeople(circle.people)}
              </Button>
            </p>
            <p className="person-small">{contactWords(circle)}</p>
            <ul className="circles-people">
              {circle.named.map((member) => (
                <li key={member.person}>
                  {circle.isOwn ? (
                    <Button className="circles-person" onPress={() => onSelect([member.person])}>
                      <Member member={member} />
                    </Button>
                  ) : (
                    <span className="circles-person">
                      <Member member={member} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="person-small">
        {[
          "Circles are found: people who talk more among themselves than with others, as on the map.",
          circles.more > 0 ? `${formatNoun(circles.more, "more circle")} with less talk.` : "",
          circles.smallContacts > 0 ? `${formatNoun(circles.smallContacts, "more connection")} into circles too small to tell.` : "",
        ].filter((part) => part !== "").join(" ")}
      </p>
    </>
  );
}

function Member({ member }: { readonly member: CircleMember }): ReactElement {
  return (
    <>
      <RoleGlyph kind={glyphOf(member)} size={10} />
      <bdi>{member.name}</bdi>
      <span className="visually-hidden">, {ROLE_WORDS[glyphOf(member)]}</span>
    </>
  );
}

function contactWords({ isOwn, contacts, people }: PersonCircle): string {
  const others = isOwn ? people - 1 : people;
  return contacts === 0 ? `No connection with any of the ${formatCount(others)} others.` : `Connected with ${formatCount(contacts)} of ${isOwn ? "the" : "these"} ${formatCount(others)}${isOwn ? " others" : ""}; ${isOwn ? "first of them by rank" : "most talk with"}:`;
}
