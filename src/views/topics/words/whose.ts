import type { WordsOf } from "../../../engine/discovery-questions.ts";
import type { Opened } from "../../../engine/opening.ts";
import type { Settings } from "../../../engine/settings.ts";
import { formatPeople } from "../../parts/format.ts";

/** Somebody whose words can be compared with everyone else's. */
export interface Whose {
  readonly id: string;
  readonly kind: "topic" | "people" | "period" | "group" | "circle";
  readonly label: string;
  readonly of: WordsOf;
}

const MOST_TOPICS = 100;
const CIRCLES = 10;

/** Everyone whose words can be asked for, what is chosen at the moment first: the people selected, the period, the topics chosen. */
export function listWhose(opened: Opened | null, { topics, since, until }: Settings, selection: readonly number[]): readonly Whose[] {
  if (opened === null) return [];
  const isPrivate = opened.mode === "employees";
  const first: Whose[] = [];
  if (selection.length > 0 && (!isPrivate || selection.length >= 5)) first.push({ id: "people", kind: "people", label: `${formatPeople(selection.length)} selected`, of: { kind: "people", people: selection } });
  if (since !== null || until !== null) first.push({ id: "period", kind: "period", label: "the period chosen", of: { kind: "period", since, until } });
  const names = [...topics, ...opened.topics.slice(0, MOST_TOPICS).map(({ name }) => name).filter((name) => !topics.includes(name))];
  return [
    ...first,
    ...names.map((name): Whose => ({ id: `topic ${name}`, kind: "topic", label: name, of: { kind: "topic", topic: name } })),
    ...opened.groups.flatMap(({ attribute, values }) => values.map(({ label }): Whose => ({ id: `group ${attribute} ${label}`, kind: "group", label: `${attribute} ${label}`, of: { kind: "group", attribute, value: label } }))),
    ...Array.from({ length: CIRCLES }, (_, k): Whose => ({ id: `circle ${k}`, kind: "circle", label: `circle ${k + 1}`, of: { kind: "community", community: k } })),
  ];
}
