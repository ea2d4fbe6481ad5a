import { NONE, type Attribute, type People } from "../core/talk-log.ts";

/** With employees no group of fewer people is ever shown (privacy duty P7). */
export const SMALLEST_GROUP = 5;

/**
 * What each value of an attribute is called where it is shown, by code: employees' groups of fewer than 5 become "fewer than 5".
 * Cost O(n).
 */
export function shownLabels(attribute: Attribute, isCoded: boolean): readonly string[] {
  if (!isCoded) return attribute.labels;
  const sizes = sizesOf(attribute);
  return attribute.labels.map((label, code) => (sizes[code]! < SMALLEST_GROUP ? "fewer than 5" : label));
}

function sizesOf(attribute: Attribute): Uint32Array {
  const sizes = new Uint32Array(attribute.labels.length);
  for (const code of attribute.codes) if (code !== NONE) sizes[code]!++;
  return sizes;
}

/** Attributes that divide people into groups worth choosing from: at least two values, and on average three people a value. */
export function listGroups(people: People, isCoded: boolean): readonly { readonly attribute: string; readonly values: readonly { readonly label: string; readonly people: number }[] }[] {
  return people.attributes.flatMap((attribute) => {
    const sizes = sizesOf(attribute);
    if (attribute.labels.length < 2 || attribute.labels.length * 3 > people.count) return [];
    const values = attribute.labels.map((label, code) => ({ label, people: sizes[code]! })).filter((value) => !isCoded || value.people >= SMALLEST_GROUP);
    values.sort((a, b) => b.people - a.people || (a.label < b.label ? -1 : 1));
    return [{ attribute: attribute.name, values }];
  });
}
