import { WhotalksError } from "../core/errors.ts";
import { NONE, type People } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { type Analysis, type Ranked, type SliceView } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import type { NumberColumn, PersonNumber } from "./group-questions.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import type { Settings } from "./settings.ts";

export interface NumbersOfPeople {
  /** By person of the slice; NaN for who has none, and for our own accounts. */
  readonly values: Float64Array;
  /** Where it is a measure. */
  readonly ranked: Ranked | undefined;
}

/**
 * A measure, or a column of numbers of the people table, by person.
 * @throws WhotalksError `measure-unknown`, `column-unknown` (arguments). Cost: the measure, once per slice.
 */
export async function numbersOfPeople(analysis: Analysis, labels: Labels, settings: Settings, number: PersonNumber, task: Task): Promise<NumbersOfPeople> {
  if ("measure" in number) {
    const ranked = await analysis.rank(number.measure, settings, task);
    return { values: ranked.listed, ranked };
  }
  const view: SliceView = await analysis.slice(settings, task);
  const { people } = view.log;
  const column = people.numbers?.find(({ name }) => name === number.column);
  if (column === undefined) throw new WhotalksError("column-unknown", `The people table has no column of numbers "${number.column}".`, { kind: "arguments" });
  const listed = column.values.map((value, p) => (people.isOurs[p] === 1 ? Number.NaN : value));
  return { values: labels.isCoded ? hideNumbers(people, listed) : listed, ranked: undefined };
}

/** The columns of numbers of the people table, with how many people have one that counts. Cost O(people × columns). */
export function listNumberColumns(people: People, isCoded: boolean): readonly NumberColumn[] {
  return (people.numbers ?? []).flatMap(({ name, values }) => {
    const listed = values.map((value, p) => (people.isOurs[p] === 1 ? Number.NaN : value));
    const shown = (isCoded ? hideNumbers(people, listed) : listed).reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0);
    return shown === 0 ? [] : [{ name, people: shown }];
  });
}

/**
 * Numbers of employees from which means may be made: those of people whose whole combination of groups has the number for 5 people or
 * more; the others are NaN. Every group, filter and overlap of groups is a sum of whole combinations (hide-groups.ts), so that the
 * difference of any two means tells of 5 people or of nobody.
 */
export function hideNumbers({ attributes }: Pick<People, "attributes">, values: Float64Array): Float64Array {
  let classOf = new Float64Array(values.length);
  for (const { codes, labels } of attributes) {
    const numberOf = new Map<number, number>();
    classOf = classOf.map((before, p) => {
      const key = before * (labels.length + 1) + (codes[p] === NONE ? labels.length : codes[p]!);
      const known = numberOf.get(key) ?? numberOf.size;
      numberOf.set(key, known);
      return known;
    });
  }
  const counts = new Map<number, number>();
  values.forEach((value, p) => {
    if (Number.isFinite(value)) counts.set(classOf[p]!, (counts.get(classOf[p]!) ?? 0) + 1);
  });
  return values.map((value, p) => ((counts.get(classOf[p]!) ?? 0) >= SMALLEST_GROUP ? value : Number.NaN));
}
