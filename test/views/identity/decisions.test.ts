import { expect, test } from "vitest";
import type { IdentityCandidate } from "../../../src/core/identity.ts";
import { acceptable, acceptAll, candidateKey, countMerged, judge, mergeKey, mergeOf, mergesOf, recallApart, rememberApart } from "../../../src/views/identity/decisions.ts";

function candidate(keys: readonly string[], score = 0.9, conflicts: IdentityCandidate["conflicts"] = []): IdentityCandidate {
  return { into: keys[0]!, members: keys.map((key) => ({ key, id: key, name: key, sent: 1, received: 2 })), evidence: [], conflicts, score };
}
const pair = candidate(["ann", "ann2"]);
const trio = candidate(["bob", "bob2", "bob3"], 0.8);
const doubtful = candidate(["cy", "dee"], 0.95, [{ code: "x", words: "they wrote to each other" }]);
const all = [doubtful, pair, trio];

test("nothing is merged unasked", () => {
  expect(mergesOf([], all, new Map())).toEqual([]);
});

test("whoever is somebody else stays out; one name alone is no merge", () => {
  expect(mergeOf(trio, ["bob2"])).toEqual({ into: "bob", ids: ["bob3"] });
  expect(mergeOf(trio, ["bob"])).toEqual({ into: "bob2", ids: ["bob3"] });
  expect(mergeOf(pair, ["ann2"])).toBeUndefined();
});

test("a threshold accepts what is sure enough, not judged yet and without anything against it", () => {
  expect(acceptable(all, new Map(), 0.85)).toEqual([pair]);
  const verdicts = judge(new Map(), candidateKey(pair), { isSame: false, out: [] });
  expect(acceptable(all, verdicts, 0.5)).toEqual([trio]);
  expect(mergesOf([], all, acceptAll([trio], verdicts))).toEqual([{ into: "bob", ids: ["bob2", "bob3"] }]);
  expect(judge(verdicts, candidateKey(pair), undefined).size).toBe(0);
});

test("merges in force stay until they are taken apart, and those that share somebody are one", () => {
  const inForce = [{ into: "ann", ids: ["annie"] }, { into: "eve", ids: ["eva"] }];
  const verdicts = acceptAll([pair], new Map());
  expect(mergesOf(inForce, all, verdicts)).toEqual([{ into: "eve", ids: ["eva"] }, { into: "ann", ids: ["ann2", "annie"] }]);
  const apart = judge(verdicts, mergeKey(inForce[1]!), { isSame: false, out: [] });
  expect(mergesOf(inForce, all, apart).map(({ into }) => into)).toEqual(["ann"]);
  expect(countMerged(mergesOf(inForce, all, verdicts))).toBe(3);
});

test("who was said to be different is known again, also as part of what was said, until it is taken back", () => {
  const said = judge(judge(new Map(), candidateKey(trio), { isSame: false, out: [] }), candidateKey(pair), { isSame: true, out: [] });
  const apart = rememberApart(all, said, [["x", "y"]]);
  expect(apart).toEqual([["x", "y"], ["bob", "bob2", "bob3"]]);
  expect([...recallApart(all, apart).keys()]).toEqual([candidateKey(trio)]);
  expect(recallApart([candidate(["bob3", "bob"])], apart).size).toBe(1);
  expect(recallApart([candidate(["bob", "rob"])], apart).size).toBe(0);
  expect(rememberApart(all, new Map(), apart)).toEqual([["x", "y"]]);
});
