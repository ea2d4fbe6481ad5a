import { useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Practice, PracticeMember, Practices } from "../../engine/topic-questions.ts";
import { formatCount, formatNoun, formatPeople, formatPercent } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useActions } from "../store.ts";
import { Sparkline } from "./Sparkline.tsx";
import { shownCount } from "./TopicGrid.tsx";

/** Members named at first. */
const NAMED = 8;
/** Groups named at first: those with the most people. */
const GROUPS = 8;

export interface PracticeCardProps {
  readonly practice: Practice;
  readonly number: number;
  readonly found: Practices;
  readonly onOpenPerson: () => void;
}

/** One community of practice: who holds it together, who is around, where they come from and when they joined. */
export function PracticeCard({ practice, number, found, onOpenPerson }: PracticeCardProps): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const actions = useActions();
  const core = practice.members.filter((member) => member.isCore);
  const around = practice.members.filter((member) => !member.isCore);
  const title = `Around ${core.slice(0, 2).map(({ name }) => name).join(" and ")}`;
  const open = (person: number): void => {
    actions.select([person]);
    onOpenPerson();
  };
  return (
    <article className="practice" aria-label={`Community ${number}: ${title}`}>
      <h3>{title}</h3>
      <p className="t-table ink-2">
        {`${formatPeople(practice.people)} · ${formatNoun(practice.messages, "message")} among them · ${formatNoun(practice.ties, "connection")}`}
      </p>
      {practice.groups.length > 0 && (
        <>
          <ul className="practice-groups" aria-label={found.attribute ?? "Groups"}>
            {practice.groups.slice(0, isWhole ? undefined : GROUPS).map(({ label, people }) => (
              <li key={label}>
                <bdi>{label}</bdi> {people === null ? "" : <span className="ink-2">{formatCount(people)}</span>}
              </li>
            ))}
            {!isWhole && practice.groups.length > GROUPS && <li className="practice-rest">{`and ${formatCount(practice.groups.length - GROUPS)} more`}</li>}
          </ul>
          {practice.acrossGroups !== null && <p className="t-table">{`${formatPercent(practice.acrossGroups)} of their talk runs between them.`}</p>}
        </>
      )}
      <Members title={`Core: ${formatCount(practice.core)}, each connected with ${formatCount(practice.coreNumber)} or more others of it`} members={isWhole ? core : core.slice(0, NAMED)} onOpen={open} />
      {around.length > 0 && <Members title={`Satellites: ${formatCount(practice.people - practice.core)}`} members={isWhole ? around : around.slice(0, NAMED)} onOpen={open} />}
      <div className="row">
        <Button className="part-link" onPress={() => actions.select(practice.members.map(({ person }) => person))}>
          Select all {formatCount(practice.members.length)}
        </Button>
        {(practice.members.length > 2 * NAMED || practice.groups.length > GROUPS) && (
          <Button className="part-link" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? "Fewer names" : "All names"}
          </Button>
        )}
      </div>
      {practice.newcomers.length > 1 && (
        <div className="practice-new">
          <p className="t-table ink-2">{`Newcomers by month, ${found.months[0]!} to ${found.months.at(-1)!}`}</p>
          <Sparkline counts={practice.newcomers} />
          <TableTwin
            caption={`Newcomers by month: ${title}`}
            columns={["Month", "Newcomers"]}
            rows={practice.newcomers.map((people, i) => [found.months[i]!, shownCount(people)])}
          />
        </div>
      )}
    </article>
  );
}

function Members({ title, members, onOpen }: { readonly title: string; readonly members: readonly PracticeMember[]; readonly onOpen: (person: number) => void }): ReactElement {
  return (
    <section aria-label={title}>
      <h4 className="practice-head t-axis ink-2">
        {title}
        <span aria-hidden="true">connections · posts</span>
      </h4>
      <ul className="practice-members">
        {members.map((member) => (
          <li key={member.person}>
            <Button className="topics-person" onPress={() => onOpen(member.person)}>
              <RoleGlyph kind={member.role} />
              <span className="topics-person-name">
                <bdi>{member.name}</bdi>
              </span>
              <span className="visually-hidden">, {ROLE_WORDS[member.role]},</span>
              <span className="ink-2">{member.group}</span>
              <span className="practice-count" aria-hidden="true">{`${formatCount(member.ties)} · ${formatCount(member.posts)}`}</span>
              <span className="visually-hidden">{`, ${formatNoun(member.ties, "connection")}, ${formatNoun(member.posts, "post")}`}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
