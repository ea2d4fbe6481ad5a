import type { ReactElement } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import type { IntroductionWay, Introductions, PathWay, WayTie } from "../../engine/map-questions.ts";
import { formatDate, formatNoun, formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLE_WORDS } from "../parts/role-words.ts";

export interface WaysCardProps {
  readonly from: string;
  readonly to: string;
  readonly by: PathWay;
  /** null while it is asked. */
  readonly found: Introductions | null;
  /** Which way is drawn. */
  readonly chosen: number;
  readonly timeZone: string;
  readonly onChoose: (way: number) => void;
  readonly onBy: (by: PathWay) => void;
  readonly onTurn: () => void;
  readonly onClose: () => void;
}

/** "Who can introduce Ann to Ben": the best ways, and for each connection what it rests on. */
export function WaysCard({ from, to, by, found, chosen, timeZone, onChoose, onBy, onTurn, onClose }: WaysCardProps): ReactElement {
  return (
    <section className="map-ways" aria-label="Who can introduce whom" aria-busy={found === null}>
      <div className="map-ways-head">
        <h2>Who can introduce <bdi>{from}</bdi> to <bdi>{to}</bdi>?</h2>
        <Button className="map-button map-square" aria-label="Close the ways" onPress={onClose}>✕</Button>
      </div>
      <RadioGroup className="segments" orientation="horizontal" value={by} onChange={(value) => onBy(value === "steps" ? "steps" : "strength")}>
        <Label className="visually-hidden">What counts as near</Label>
        <div className="segments-row">
          <Radio className="segment" value="strength">strong connections</Radio>
          <Radio className="segment" value="steps">fewest steps</Radio>
        </div>
      </RadioGroup>
      <Button className="part-link map-turn" onPress={onTurn}>The other way round</Button>
      {found !== null && found.ways.length === 0 && (
        <p>{found.why === "outside" ? "One of the two is not in what is selected." : "No connection leads from one to the other in what is selected. Accounts of ours do not count."}</p>
      )}
      <ol className="map-ways-list">
        {(found?.ways ?? []).map((way, i) => (
          <li key={way.people.map(({ person }) => person).join()}>
            <Button className={i === chosen ? "map-way map-way-chosen" : "map-way"} aria-pressed={i === chosen} aria-label={wayLine(way)} onPress={() => onChoose(i)}>
              {wayTitle(way)}
            </Button>
            {i === chosen && <WayDetail way={way} timeZone={timeZone} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function WayDetail({ way, timeZone }: { readonly way: IntroductionWay; readonly timeZone: string }): ReactElement {
  return (
    <ol className="map-way-steps">
      {way.people.map(({ person, name, role }, i) => (
        <li key={person}>
          <span className="map-way-person"><RoleGlyph kind={role} /> <bdi>{name}</bdi> <span className="ink-2">{ROLE_WORDS[role]}</span></span>
          {way.ties[i] !== undefined && <span className="map-way-tie ink-2">{tieLine(way.ties[i], timeZone)}</span>}
        </li>
      ))}
    </ol>
  );
}

function wayTitle({ people }: IntroductionWay): string {
  const between = people.slice(1, -1).map(({ name }) => name);
  return between.length === 0 ? "They are in touch already" : `through ${between.join(", then ")}`;
}

function wayLine(way: IntroductionWay): string {
  return `${wayTitle(way)}: ${formatNoun(way.ties.length, "step")}`;
}

/** "12 messages there, 9 back, last on 3 May 2004". */
function tieLine({ there, back, lastAt }: WayTie, timeZone: string): string {
  const counts = `${formatValue(there)} ${there === 1 ? "message" : "messages"} there, ${formatValue(back)} back`;
  return lastAt === null ? counts : `${counts}, last on ${formatDate(lastAt, timeZone)}`;
}
