import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { PersonCircles as Circles } from "../../engine/person-questions.ts";
import type { PersonCard as PersonData } from "../../engine/shown.ts";
import type { PersonTopics } from "../../engine/topic-questions.ts";
import { WeekRhythm } from "../charts/WeekRhythm.tsx";
import { CopyButton } from "../parts/CopyButton.tsx";
import { formatCount, formatDate, formatPercent, formatValue, keepTogether } from "../parts/format.ts";
import { MeasureLabel } from "../parts/MeasureLabel.tsx";
import { Message } from "../parts/Message.tsx";
import { RoleWord } from "../parts/RoleWord.tsx";
import { glyphOf } from "../parts/role-words.ts";
import { formatOff, formatSampled } from "../words/sampled.ts";
import { PersonCircles } from "./PersonCircles.tsx";
import { PersonMessages } from "./PersonMessages.tsx";
import { PersonSkeleton } from "./PersonSkeleton.tsx";
import { PersonTies } from "./PersonTies.tsx";
import { personText } from "./person-text.ts";
import { RankReasons, type Reasons } from "./RankReasons.tsx";
import { TopicProfile } from "./TopicProfile.tsx";
import "./person.css";

export interface PersonCardProps {
  /** null while it is being worked out. */
  readonly card: PersonData | null;
  readonly error?: { readonly message: string; readonly hint: string } | null;
  readonly measures: readonly CatalogueMeasure[];
  /** The measure that ranks. */
  readonly measure: string;
  readonly timeZone: string;
  /** What the rank rests on. */
  readonly reasons: Reasons;
  /** The circles this person stands in; null while they are looked for. */
  readonly circles: Circles | null;
  /** What stands in the place of the circles while nobody has asked for them; null where they are asked for. */
  readonly circlesAction: ReactNode;
  /** Selects another person, or several. */
  readonly onSelect: (people: readonly number[]) => void;
  /** Shows only this person's circle on the map. */
  readonly onCircle: (person: number) => void;
  /** False where too little talk makes ranks mean nothing. Default true. */
  readonly isRanked?: boolean;
  /** The topics of this person against everyone's; null while they are worked out. */
  readonly profile?: PersonTopics | null;
  /** Stands beside the way into the circle. */
  readonly action?: ReactNode;
  /** Closes the card: nothing is selected any more. */
  readonly onClose: () => void;
}

/** One person: why they stand where they stand, with whom and when they talk, and the messages that prove it. */
export function PersonCard(props: PersonCardProps): ReactElement {
  const { card, error = null, onClose } = props;
  if (error !== null) {
    return (
      <div className="person">
        <Message tone="error" title={error.message} actions={<Button className="part-button" onPress={onClose}>Close</Button>}>
          {error.hint}
        </Message>
      </div>
    );
  }
  return card === null ? <PersonSkeleton /> : <FilledCard {...props} card={card} />;
}

function FilledCard({ card, measures, measure, timeZone, onSelect, onCircle, onClose, action, isRanked = true, profile = null, reasons, circles, circlesAction }: PersonCardProps & { readonly card: PersonData }): ReactElement {
  const { row } = card;
  const label = measures.find((one) => one.id === measure)?.noun ?? measure;
  return (
    <article className="person" aria-label={row.name}>
      <header className="person-header">
        <h2 className="person-name">{row.name}</h2>
        <Button className="person-close" aria-label="Close" onPress={onClose}>
          <span aria-hidden="true">✕</span>
        </Button>
        <p className="person-line">
          <RoleWord kind={glyphOf(row)} />
          {row.atEdge && <span className="person-edge">at the edge</span>}
          {row.isSilent && <span>silent: never wrote, never addressed</span>}
        </p>
        {row.id !== row.name && <p className="person-id">Id: {row.id}</p>}
      </header>

      {card.facts.length > 0 && (
        <ul className="person-facts">
          {card.facts.map((fact) => (
            <li key={fact}>{keepTogether(fact)}</li>
          ))}
        </ul>
      )}
      {card.counterfactual !== "" && <p className="person-counterfactual">{keepTogether(card.counterfactual)}</p>}
      <div className="person-actions">
        <Button className="part-button part-button-primary" onPress={() => onCircle(row.person)}>
          Only <bdi>{row.name}</bdi>’s circle
        </Button>
        {action}
        <CopyButton label="Copy" text={() => personText(card, measures, timeZone, { reasons: reasons.found, circles })} />
      </div>

      {card.strongest.length > 0 && (
        <Section title="Talks most with" aside="sent · received">
          <PersonTies ties={card.strongest} onSelect={(person) => onSelect([person])} />
        </Section>
      )}
      {isRanked && row.rank !== null && (
        <Section title="What the rank rests on">
          <RankReasons reasons={reasons} by={label} />
        </Section>
      )}
      {(circles !== null || circlesAction !== null) && (
        <Section title="Circles">{circles === null ? circlesAction : <PersonCircles circles={circles} onSelect={onSelect} />}</Section>
      )}
      {profile !== null && profile.topics.length > 0 && (
        <Section title="Maven of what?" aside="share of posts">
          <TopicProfile profile={profile} timeZone={timeZone} />
        </Section>
      )}
      {profile === null && card.topics.length > 0 && (
        <Section title="Topics" aside="posts">
          <ul className="person-topics">
            {card.topics.map((topic) => (
              <li key={topic.name}>
                <span className="person-topic-name">{topic.name}</span>
                <span className="person-track" aria-hidden="true">
                  <span className="person-bar person-bar-sent" style={{ width: `${100 * topic.share}%` }} />
                </span>
                <span className="person-number">{formatCount(topic.posts)}</span>
                <span className="person-number ink-2">{formatPercent(topic.share)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {card.rankByMeasure.length > 0 && (
        <Section title="Rank by measure">
          <table className="part-table person-table">
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col">Value</th>
                <th scope="col">Rank</th>
              </tr>
            </thead>
            <tbody>
              {card.rankByMeasure.map((one) => (
                <tr key={one.measure} className={one.measure === measure ? "person-table-now" : undefined}>
                  <th scope="row">
                    <MeasureLabel measure={measures.find((known) => known.id === one.measure)} n={one.of} />
                  </th>
                  <td>
                    {one.off === undefined ? formatValue(one.value) : formatSampled(one.value)}
                    {one.off !== undefined && <span className="ink-2"> {formatOff(one.off)}</span>}
                  </td>
                  <td>
                    {isRanked ? formatValue(one.rank) : ""}
                    {isRanked && one.ranks !== undefined && one.ranks[0] !== one.ranks[1] && <span className="ink-2"> ({formatValue(one.ranks[0])} to {formatValue(one.ranks[1])})</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {card.rhythm !== null && (
        <Section title="Week" aside={timeZone}>
          <WeekRhythm rhythm={card.rhythm} />
          {card.firstAt !== null && (
            <p className="person-small">
              First post {formatDate(card.firstAt, timeZone)}, last {formatDate(card.lastAt, timeZone)}.
            </p>
          )}
        </Section>
      )}
      {card.attributes.length > 0 && (
        <Section title="From the people table">
          <dl className="person-attributes">
            {card.attributes.map((attribute) => (
              <div key={attribute.name}>
                <dt>{attribute.name}</dt>
                <dd>{attribute.value}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {card.messages.length > 0 && (
        <Section title="Evidence" aside="newest first">
          <PersonMessages messages={card.messages} timeZone={timeZone} />
        </Section>
      )}
    </article>
  );
}

function Section({ title, aside, children }: { readonly title: string; readonly aside?: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="person-section" aria-label={title}>
      <h3>
        {title}
        {aside !== undefined && <span className="person-aside">{aside}</span>}
      </h3>
      {children}
    </section>
  );
}
