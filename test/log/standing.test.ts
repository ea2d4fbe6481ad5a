import fc from "fast-check";
import { expect, test } from "vitest";
import { createInterner } from "../../src/core/interner.ts";
import type { Merge } from "../../src/core/identity.ts";
import { createStanding, EXCLUDED, IN, mergeTargets, OPTED_OUT, OUTSIDE, type PeopleRules } from "../../src/log/standing.ts";

const noRules: PeopleRules = { merge: [], exclude: [], optOut: [], inside: [] };

/** How each of these ids stands, and which id it means. */
function standings(ids: readonly string[], rules: Partial<PeopleRules>): [string, number][] {
  const people = createInterner();
  const standing = createStanding(people, { ...noRules, ...rules });
  return ids.map((id) => {
    const number = people.internText(id);
    return [people.text(standing.personOf(number)), standing.of(number)];
  });
}

test("without rules everybody is in and everybody is one", () => {
  expect(standings(["ann", "bob"], {})).toEqual([["ann", IN], ["bob", IN]]);
});

test("merged ids mean the id they go into, through chains, whatever the order", () => {
  const merge = [{ into: "b", ids: ["a"] }, { into: "c", ids: ["b"] }];
  const expected = [["c", IN], ["c", IN], ["c", IN], ["d", IN]];
  expect(standings(["a", "b", "c", "d"], { merge })).toEqual(expected);
  expect(standings(["d", "c", "b", "a"], { merge: merge.toReversed() }).toReversed()).toEqual(expected);
});

test("a circle of merges is one person, called by the first id in code-point order", () => {
  expect(standings(["a", "b", "B"], { merge: [{ into: "a", ids: ["b"] }, { into: "b", ids: ["B"] }, { into: "B", ids: ["a"] }] })).toEqual([["B", IN], ["B", IN], ["B", IN]]);
});

test("the order of merges and of the ids in them changes nobody's id", () => {
  const letters = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const merge = fc.record({ into: fc.constantFrom(...letters), ids: fc.array(fc.constantFrom(...letters), { maxLength: 3 }) });
  const listed = (merges: readonly Merge[]): string => JSON.stringify([letters.map((id) => mergeTargets(merges).get(id) ?? id)]);
  fc.assert(
    fc.property(fc.array(merge, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (merges, keys) => {
      const shuffled = merges.map((m) => ({ key: keys.next().value, m: { into: m.into, ids: m.ids.toReversed() } })).sort((a, b) => a.key - b.key).map(({ m }) => m);
      expect(listed(shuffled)).toBe(listed(merges));
    }),
    { seed: 11, numRuns: 500 },
  );
});

test("a chain of 100,000 merges is followed without recursion", () => {
  const merge = Array.from({ length: 100_000 }, (_, i) => ({ into: `p${i + 1}`, ids: [`p${i}`] }));
  expect(mergeTargets(merge).get("p0")).toBe("p100000");
});

test("a list that names any id of a person means the person", () => {
  const merge = [{ into: "ann", ids: ["ann2"] }];
  expect(standings(["ann", "ann2"], { merge, exclude: ["ann2"] })).toEqual([["ann", EXCLUDED], ["ann", EXCLUDED]]);
  expect(standings(["ann", "ann2", "ANN2"], { merge, optOut: ["ann2"] })).toEqual([["ann", OPTED_OUT], ["ann", OPTED_OUT], ["ANN2", OPTED_OUT]]);
});

test("those left out are matched exactly, those who objected without regard to case, compatibility forms and a leading @", () => {
  expect(standings(["Desk", "desk"], { exclude: ["desk"] })).toEqual([["Desk", IN], ["desk", EXCLUDED]]);
  expect(standings(["Ann", "\uff21\uff4e\uff4e", "@ann", "anna"], { optOut: [" ann "] }).map(([, standing]) => standing)).toEqual([OPTED_OUT, OPTED_OUT, OPTED_OUT, IN]);
});

test("inside is an address at the domain or below it; what is no address is outside", () => {
  const ids = ["a@shop.example", "a@mail.shop.example", "A@SHOP.EXAMPLE", "a@notshop.example", "a@shop.example.evil", "ann"];
  expect(standings(ids, { inside: ["@Shop.example"] }).map(([, standing]) => standing)).toEqual([IN, IN, IN, OUTSIDE, OUTSIDE, OUTSIDE]);
});

test("ids such as __proto__ and constructor are ordinary in every rule", () => {
  for (const id of ["__proto__", "constructor", "toString"]) {
    expect(standings([id, "ann"], { exclude: [id] })).toEqual([[id, EXCLUDED], ["ann", IN]]);
    expect(standings([id, "ann"], { merge: [{ into: id, ids: ["ann"] }] })).toEqual([[id, IN], [id, IN]]);
  }
});
