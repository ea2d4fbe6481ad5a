import type { IdentityCandidate, Merge } from "../../core/identity.ts";

/** What was said about one candidate: the same person, but for the keys in `out`, or different people. */
export interface Verdict {
  readonly isSame: boolean;
  readonly out: readonly string[];
}

/** By `candidateKey`; a merge in force that is to be taken apart stands under `mergeKey` with `isSame` false. */
export type Verdicts = ReadonlyMap<string, Verdict>;

export function candidateKey({ members }: IdentityCandidate): string {
  return members.map(({ key }) => key).join("\n");
}

export function mergeKey({ into, ids }: Merge): string {
  return `merged ${[into, ...ids].join("\n")}`;
}

/** The verdicts with one of them changed; undefined takes it back. */
export function judge(verdicts: Verdicts, key: string, verdict: Verdict | undefined): Verdicts {
  const next = new Map(verdicts);
  if (verdict === undefined) next.delete(key);
  else next.set(key, verdict);
  return next;
}

/** The candidates that a threshold accepts: not judged yet, sure enough, and nothing speaks against them. */
export function acceptable(candidates: readonly IdentityCandidate[], verdicts: Verdicts, threshold: number): readonly IdentityCandidate[] {
  return candidates.filter((candidate) => candidate.score >= threshold && candidate.conflicts.length === 0 && !verdicts.has(candidateKey(candidate)));
}

/** The verdicts with all of these accepted: one step. */
export function acceptAll(candidates: readonly IdentityCandidate[], verdicts: Verdicts): Verdicts {
  return new Map([...verdicts, ...candidates.map((candidate) => [candidateKey(candidate), { isSame: true, out: [] }] as const)]);
}

/** Keys of people who are different, by what was said of them together. */
export type Apart = readonly (readonly string[])[];

/** The verdicts with which a desk opens: candidates whose people were all said to be different before. */
export function recallApart(candidates: readonly IdentityCandidate[], apart: Apart): Verdicts {
  const known = candidates.filter(({ members }) => apart.some((keys) => members.every(({ key }) => keys.includes(key))));
  return new Map(known.map((candidate) => [candidateKey(candidate), { isSame: false, out: [] }] as const));
}

/** What stays known of who is different, once these candidates have been judged: what was taken back is open again. */
export function rememberApart(candidates: readonly IdentityCandidate[], verdicts: Verdicts, before: Apart): Apart {
  const keysOf = ({ members }: IdentityCandidate): string[] => members.map(({ key }) => key);
  const isDifferent = (candidate: IdentityCandidate): boolean => verdicts.get(candidateKey(candidate))?.isSame === false;
  const open = candidates.filter((candidate) => !isDifferent(candidate)).map(keysOf);
  return [...before.filter((keys) => !open.some((other) => other.every((key) => keys.includes(key)))), ...candidates.filter(isDifferent).map(keysOf)];
}

/** The merge of a candidate without those that are somebody else; undefined where fewer than two are left. */
export function mergeOf({ into, members }: IdentityCandidate, out: readonly string[]): Merge | undefined {
  const kept = members.filter(({ key }) => !out.includes(key)).map(({ key }) => key);
  if (kept.length < 2) return undefined;
  const first = kept.includes(into) ? into : kept[0]!;
  return { into: first, ids: kept.filter((key) => key !== first) };
}

/** All merges that follow: those in force that stay, and those accepted; where they share somebody they are one. */
export function mergesOf(inForce: readonly Merge[], candidates: readonly IdentityCandidate[], verdicts: Verdicts): readonly Merge[] {
  const kept = inForce.filter((merge) => verdicts.get(mergeKey(merge))?.isSame !== false);
  const accepted = candidates.flatMap((candidate) => {
    const verdict = verdicts.get(candidateKey(candidate));
    const merge = verdict?.isSame === true ? mergeOf(candidate, verdict.out) : undefined;
    return merge === undefined ? [] : [merge];
  });
  return join([...kept, ...accepted]);
}

/** Merges that share somebody as one, called as the last of them says. */
function join(merges: readonly Merge[]): readonly Merge[] {
  const groups: { into: string; keys: Set<string> }[] = [];
  for (const { into, ids } of merges) {
    const keys = new Set([into, ...ids]);
    for (const group of groups.filter((other) => [...keys].some((key) => other.keys.has(key)))) {
      for (const key of group.keys) keys.add(key);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push({ into, keys });
  }
  return groups.map(({ into, keys }) => ({ into, ids: [...keys].filter((key) => key !== into) }));
}

/** How many people fewer there are after the merges than without any. */
export function countMerged(merges: readonly Merge[]): number {
  return merges.reduce((sum, { ids }) => sum + ids.length, 0);
}
