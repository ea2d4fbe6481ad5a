/** One period's ranking, and the set that the cut makes of it. By person number, the same people in both periods. */
export interface PeriodRanking {
  /** NaN where somebody is not ranked. */
  readonly rank: Float64Array;
  /** Person numbers. */
  readonly members: Uint32Array;
}

/** Everyone who is in the set of one period at least, once: joined + left + rose + fell + same = members of either. */
export interface PeriodChange {
  /** In the second set only, best rank there first. */
  readonly joined: Uint32Array;
  /** In the first set only, best rank there first. */
  readonly left: Uint32Array;
  /** In both, with a better or a worse rank in the second: the longest way first. */
  readonly rose: Uint32Array;
  readonly fell: Uint32Array;
  /** In both with the same rank, best first. */
  readonly same: Uint32Array;
}

/**
 * Who joined and who left the few that make most of it from one period to another, and who of those that stayed rose or fell. Equals in
 * an order stand by person number, which is id order. Cost O(n + members · log members).
 */
export function comparePeriodSets(before: PeriodRanking, after: PeriodRanking): PeriodChange {
  const isMember = new Uint8Array(Math.max(before.rank.length, after.rank.length));
  for (const person of before.members) isMember[person]! |= 1;
  for (const person of after.members) isMember[person]! |= 2;
  const joined: number[] = [];
  const left: number[] = [];
  const rose: number[] = [];
  const fell: number[] = [];
  const same: number[] = [];
  isMember.forEach((where, person) => {
    if (where === 0) return;
    const way = after.rank[person]! - before.rank[person]!;
    const list = where === 1 ? left : where === 2 ? joined : way < 0 ? rose : way > 0 ? fell : same;
    list.push(person);
  });
  const byRank = (of: PeriodRanking, people: number[]): Uint32Array => Uint32Array.from(people.sort((p, q) => of.rank[p]! - of.rank[q]! || p - q));
  const byWay = (people: number[]): Uint32Array => {
    const way = (p: number): number => Math.abs(after.rank[p]! - before.rank[p]!);
    return Uint32Array.from(people.sort((p, q) => way(q) - way(p) || after.rank[p]! - after.rank[q]! || p - q));
  };
  return { joined: byRank(after, joined), left: byRank(before, left), rose: byWay(rose), fell: byWay(fell), same: byRank(after, same) };
}
