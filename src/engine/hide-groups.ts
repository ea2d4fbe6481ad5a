import { NONE, type Attribute, type People, type TalkLog } from "../core/talk-log.ts";
import { count, HIDDEN_GROUP, plural } from "../core/words.ts";
import { SMALLEST_GROUP } from "./groups.ts";

/**
 * The log of employees as it may be shown: groups that would single somebody out are replaced by "fewer than 5", before anything is
 * listed, counted, coloured or filtered by them; rows set aside name no file. How many people lose a group is a notice.
 *
 * Every combination of attributes that remains is shared by 5 people or by nobody, and so is every group of one attribute, every
 * overlap of two groups and everyone whose group is not shown: each is a sum of whole combinations. What is listed, what a filter
 * keeps and what a legend counts are the same people, so that no number follows by subtraction (k-anonymity by local recoding:
 * Sweeney 2002; LeFevre, DeWitt and Ramakrishnan 2006). With fewer than 5 people nothing is shown. Cost O(people · attributes²) at most.
 */
export function protectEmployees(log: TalkLog): TalkLog {
  const { attributes, hidden } = hideGroups(log.people);
  const { report } = log;
  const fileNumber = new Map(report.files.map(({ name }, i) => [name, i + 1]));
  const said = hidden.filter(({ people }) => people > 0).map(({ attribute, people }) => `${attribute} for ${count(people)}`);
  const notice = {
    code: "groups-hidden",
    severity: "info",
    count: hidden.reduce((most, { people }) => Math.max(most, people), 0),
    message: `Groups are shown where at least ${SMALLEST_GROUP} people share the whole combination; of ${plural(log.people.count, "person", "people")} not shown: ${said.join(", ")}.`,
    hint: "Filters and counts of a group take only people for whom it is shown. The fewer columns of groups the people table has, the more of them can be shown.",
  } as const;
  return {
    ...log,
    people: { ...log.people, attributes },
    report: {
      ...report,
      setAside: report.setAside.map((entry) => ({ ...entry, file: `File ${fileNumber.get(entry.file) ?? 1}` })),
      notices: said.length === 0 ? report.notices : [...report.notices, notice],
    },
  };
}

/**
 * The attributes with values hidden until every combination is shared by at least 5 people, and how many people lose each.
 *
 * Attributes are let in one after the other, each time the one that can be shown for most people (the least identifying), equals in
 * the order of the table. It splits every combination so far; parts of fewer than 5 people become "fewer than 5" together, with the
 * next smallest part where they are still fewer than 5. No value (NONE) is a value too.
 */
export function hideGroups(people: Pick<People, "count" | "attributes">): { readonly attributes: readonly Attribute[]; readonly hidden: readonly { readonly attribute: string; readonly people: number }[] } {
  const { attributes } = people;
  const isHidden: (Uint8Array | undefined)[] = attributes.map(() => undefined);
  // Finer combinations hide more, so an earlier number is the most that an attribute can still reach.
  const most = attributes.map(() => people.count);
  let classOf = new Uint32Array(people.count);
  for (let step = 0; step < attributes.length; step++) {
    const open = Array.from(attributes.keys()).filter((k) => isHidden[k] === undefined).sort((a, b) => most[b]! - most[a]! || a - b);
    let best: { readonly k: number; readonly split: Split } | undefined;
    for (const k of open) {
      if (best !== undefined && most[k]! < best.split.shown) break;
      const split = splitClasses(classOf, attributes[k]!);
      most[k] = split.shown;
      if (best === undefined || split.shown > best.split.shown || (split.shown === best.split.shown && k < best.k)) best = { k, split };
    }
    isHidden[best!.k] = best!.split.isHidden;
    classOf = best!.split.classOf;
  }
  return {
    attributes: attributes.map((attribute, k) => hideValues(attribute, isHidden[k]!)),
    hidden: attributes.map(({ name }, k) => ({ attribute: name, people: isHidden[k]!.reduce((sum, one) => sum + one, 0) })),
  };
}

interface Split {
  readonly classOf: Uint32Array<ArrayBuffer>;
  readonly isHidden: Uint8Array;
  /** People who keep their value. */
  readonly shown: number;
}

/** Splits each class by an attribute, the parts of fewer than 5 people put together. */
function splitClasses(classOf: Uint32Array, { codes, labels }: Attribute): Split {
  const parts = new Map<number, number[]>();
  codes.forEach((code, p) => {
    const key = classOf[p]! * (labels.length + 1) + (code === NONE ? labels.length : code);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [p]);
    else part.push(p);
  });
  const byClass = new Map<number, (readonly number[])[]>();
  for (const members of parts.values()) {
    const whole = classOf[members[0]!]!;
    const known = byClass.get(whole);
    if (known === undefined) byClass.set(whole, [members]);
    else known.push(members);
  }
  const next = new Uint32Array(classOf.length);
  const isHidden = new Uint8Array(classOf.length);
  let classCount = 0;
  let shown = 0;
  for (const within of byClass.values()) {
    within.sort((a, b) => a.length - b.length || a[0]! - b[0]!);
    let hiddenCount = 0;
    within.forEach((members) => {
      const isSmall = members.length < SMALLEST_GROUP || (hiddenCount > 0 && hiddenCount < SMALLEST_GROUP);
      if (isSmall) hiddenCount += members.length;
      else {
        classCount++;
        shown += members.length;
      }
      for (const p of members) {
        next[p] = classCount;
        if (isSmall) isHidden[p] = 1;
      }
    });
    classCount++;
  }
  return { classOf: next, isHidden, shown };
}

/** The attribute with what is hidden called so, and without the labels that nobody shows any more. */
function hideValues({ name, labels, codes }: Attribute, isHidden: Uint8Array): Attribute {
  const kept: string[] = [];
  const codeOf = new Map<string, number>();
  const codeFor = (label: string): number => {
    const known = codeOf.get(label);
    if (known !== undefined) return known;
    codeOf.set(label, kept.length);
    return kept.push(label) - 1;
  };
  return { name, labels: kept, codes: codes.map((code, p) => (isHidden[p] === 1 ? codeFor(HIDDEN_GROUP) : code === NONE ? NONE : codeFor(labels[code]!))) };
}
