import { NONE, type Attribute, type People } from "../core/talk-log.ts";
import { HIDDEN_GROUP } from "../core/words.ts";

/** With employees no group of fewer people is ever shown (privacy duty P7). */
export const SMALLEST_GROUP = 5;

/** How many people have each value of an attribute, by code. Cost O(n). */
export function sizesOf(attribute: Attribute): Uint32Array {
  const sizes = new Uint32Array(attribute.labels.length);
  for (const code of attribute.codes) if (code !== NONE) sizes[code]!++;
  return sizes;
}

/**
 * Attributes that divide people into groups worth choosing from: at least two values, and on average three people a value. With
 * employees the people counted are those for whom the group is shown (hide-groups), the same as in a list, a legend and a filter.
 */
export function listGroups(people: People, isCoded: boolean): readonly { readonly attribute: string; readonly values: readonly { readonly label: string; readonly people: number }[] }[] {
  return people.attributes.flatMap((attribute) => {
    const sizes = sizesOf(attribute);
    if (attribute.labels.length < 2 || attribute.labels.length * 3 > people.count) return [];
    const values = attribute.labels.map((label, code) => ({ label, people: sizes[code]! })).filter((value) => !isCoded || (value.people >= SMALLEST_GROUP && value.label !== HIDDEN_GROUP));
    values.sort((a, b) => b.people - a.people || (a.label < b.label ? -1 : 1));
    return [{ attribute: attribute.name, values }];
  });
}
