import type { Merge } from "../core/identity.ts";
import { compareCodePoints } from "../core/order.ts";
import { plainStarts, startOf } from "../core/starts.ts";
import { NONE, type Attribute, type Messages, type People, type TalkLog } from "../core/talk-log.ts";
import { mergeTargets } from "./standing.ts";

/**
 * The log with some people merged, without reading the files again: for a preview. Messages keep their number; what went from one of
 * the merged ids to another goes to oneself; of several merged recipients of one message the first stands, with its weight.
 *
 * A person is called by the id that the merge goes into; name, groups and numbers are that id's, else those of the first merged person
 * who has any; followers likewise. Reading the files with the same merges differs in one thing only: rows with one message id by
 * several merged ids are then one message. Cost O(log).
 * @returns the log and the new number of every person.
 */
export function mergeLog(log: TalkLog, merges: readonly Merge[]): { readonly log: TalkLog; readonly numberOf: Uint32Array } {
  const { ids, count: n } = log.people;
  const targets = mergeTargets(merges);
  const idOf = ids.map((id) => targets.get(id) ?? id);
  // People stay in id order: the new order is that of the ids that remain.
  const numberById = new Map<string, number>();
  for (const id of sortedIds(idOf)) numberById.set(id, numberById.size);
  const numberOf = Uint32Array.from(idOf, (id) => numberById.get(id)!);
  const membersOf: number[][] = Array.from({ length: numberById.size }, () => []);
  // The person whose own id stays comes first: what is known of her goes before what is known of the others.
  for (let p = 0; p < n; p++) {
    if (idOf[p] === ids[p]) membersOf[numberOf[p]!]!.unshift(p);
    else membersOf[numberOf[p]!]!.push(p);
  }
  return {
    log: { ...log, people: mergePeople(log.people, [...numberById.keys()], membersOf), messages: mergeMessages(log.messages, numberOf, numberById.size) },
    numberOf,
  };
}

function sortedIds(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareCodePoints);
}

function mergePeople(people: People, ids: readonly string[], membersOf: readonly (readonly number[])[]): People {
  const first = (members: readonly number[], isKnown: (p: number) => boolean): number => members.find(isKnown) ?? members[0]!;
  const merged = (a: Attribute): Attribute => ({ ...a, codes: Uint32Array.from(membersOf, (members) => a.codes[first(members, (p) => a.codes[p] !== NONE)]!) });
  return {
    count: ids.length,
    ids,
    names: membersOf.map((members, k) => {
      const named = members.find((p) => people.names[p] !== people.ids[p]);
      return named === undefined ? ids[k]! : people.names[named]!;
    }),
    isOurs: Uint8Array.from(membersOf, (members) => (members.some((p) => people.isOurs[p] === 1) ? 1 : 0)),
    isSilent: Uint8Array.from(membersOf, (members) => (members.every((p) => people.isSilent[p] === 1) ? 1 : 0)),
    followers: people.followers === undefined ? undefined : Float64Array.from(membersOf, (members) => people.followers![first(members, (p) => !Number.isNaN(people.followers![p]!))]!),
    attributes: people.attributes.map(merged),
    ...(people.numbers === undefined ? {} : { numbers: people.numbers.map((a) => ({ ...a, values: Float64Array.from(membersOf, (members) => a.values[first(members, (p) => !Number.isNaN(a.values[p]!))]!) })) }),
  };
}

function mergeMessages(messages: Messages, numberOf: Uint32Array, n: number): Messages {
  const { recipientStart, recipientOf, recipientWeight, isReversed, count } = messages;
  const author = messages.author.map((p) => numberOf[p]!);
  const start = new Uint32Array(count + 1);
  const kept: number[] = [];
  const seen = [new Uint32Array(n), new Uint32Array(isReversed === undefined ? 0 : n)] as const;
  for (let m = 0; m < count; m++) {
    for (let i = startOf(recipientStart, m); i < startOf(recipientStart, m + 1); i++) {
      const person = numberOf[recipientOf[i]!]!;
      const last = isReversed?.[i] === 1 ? seen[1] : seen[0];
      if (last[person] === m + 1) continue;
      last[person] = m + 1;
      kept.push(i);
    }
    start[m + 1] = kept.length;
  }
  return {
    ...messages,
    author,
    recipientStart: plainStarts(start),
    recipientOf: Uint32Array.from(kept, (i) => numberOf[recipientOf[i]!]!),
    recipientWeight: recipientWeight === undefined ? undefined : Float64Array.from(kept, (i) => recipientWeight[i]!),
    ...(isReversed === undefined ? {} : { isReversed: Uint8Array.from(kept, (i) => isReversed[i]!) }),
  };
}
