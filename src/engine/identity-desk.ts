import { WhotalksError } from "../core/errors.ts";
import type { AccountCandidate, IdentityCandidate, IdentityMember, Merge, MergePreview } from "../core/identity.ts";
import type { Task } from "../core/task.ts";
import { findAccounts } from "../log/account-candidates.ts";
import { countTalk, findIdentities, mergeSentence } from "../log/identities.ts";
import { mergeLog } from "../log/merge-log.ts";
import { countSelfMessages } from "../log/build-log.ts";
import { analyse } from "./analysis.ts";
import type { Settings } from "./settings.ts";
import type { OpenData } from "./open-data.ts";
import { orNull } from "./rows.ts";

/** More candidates than a person can look at are of no use: the surest stand. */
const MOST = 2000;

/** Groups of ids that may be one person, with what speaks for and against each. */
export async function listIdentities(data: OpenData, task: Task): Promise<readonly IdentityCandidate[]> {
  await task.breathe();
  const { sent, received } = countTalk(data.log);
  return findIdentities(data.log, sent, received).slice(0, MOST).map(({ members, evidence, conflicts, score }) => {
    const all = members.map((person) => memberOf(data, person, sent, received));
    return { into: all[0]!.key, members: all, evidence, conflicts, score };
  });
}

/** Accounts that may be no person, with the reason. */
export async function listAccounts(data: OpenData, task: Task): Promise<readonly AccountCandidate[]> {
  await task.breathe();
  const { sent, received } = countTalk(data.log);
  return findAccounts(data.log, sent, received, data.knownAccounts).slice(0, MOST).map(({ person, kind, reason, isLikely }) => ({ ...memberOf(data, person, sent, received), kind, reason, isLikely }));
}

function memberOf({ labels, keyOf }: OpenData, person: number, sent: Uint32Array, received: Uint32Array): IdentityMember {
  return { key: keyOf(person), id: labels.ids[person]!, name: labels.names[person]!, sent: sent[person]!, received: received[person]! };
}

/**
 * What one merge would change: everything else, accounts and filters too, as it is.
 * @throws WhotalksError `merge-empty` where fewer than two of the ids are in the data
 */
export async function previewMerge(data: OpenData, merge: Merge, settings: Settings, task: Task): Promise<MergePreview> {
  const { log, analysis, labels, options } = data;
  const numberById = new Map(log.people.ids.map((id, number) => [id, number]));
  const ids = [...new Set([merge.into, ...merge.ids])];
  const people = ids.flatMap((id) => numberById.get(id.trim().normalize("NFC")) ?? []);
  if (people.length < 2) throw new WhotalksError("merge-empty", "Fewer than two of these ids are in the data: there is nothing to merge.", { kind: "arguments", hint: "Check the spelling: ids are compared exactly." });
  const merged = mergeLog(log, [{ into: merge.into, ids: people.map((p) => log.people.ids[p]!) }]);
  const after = analyse(merged.log, { smallestGroup: options.mode === "employees" ? 5 : 1, timeZone: options.timeZone ?? "UTC", pool: analysis.pool });
  const one = merged.numberOf[people[0]!]!;
  const [before, now] = [await analysis.rank(settings.measure, settings, task), await after.rank(settings.measure, settings, task)];
  const [viewBefore, viewNow] = [await analysis.slice(settings, task), await after.slice(settings, task)];
  const rankedBefore = people.map((p) => ({ id: labels.ids[p]!, ...standingOf(before, viewBefore.wholeNumber, p) }));
  const rankedNow = { id: labels.isCoded ? labels.ids[people[0]!]! : merge.into.trim().normalize("NFC"), ...standingOf(now, viewNow.wholeNumber, one) };
  const ranks = rankedBefore.flatMap(({ rank }) => (rank === null ? [] : [rank]));
  const self = (of: typeof log): number => countSelfMessages(of.messages, undefined);
  return {
    people: [log.people.count, merged.log.people.count],
    messages: [log.messages.count, merged.log.messages.count],
    ties: [analysis.tieCount(), after.tieCount()],
    selfMessages: self(merged.log) - self(log),
    measure: settings.measure,
    before: rankedBefore,
    after: rankedNow,
    sentence: mergeSentence(people.length, ranks.length === 0 ? null : Math.min(...ranks), rankedNow.rank),
  };
}

interface Values {
  readonly values: Float64Array;
  readonly ranking: { readonly rank: Float64Array };
}

/** Rank and value of a person of the whole log; null where the person is not in the chosen group. */
function standingOf({ values, ranking }: Values, wholeNumber: Uint32Array | undefined, person: number): { rank: number | null; value: number | null } {
  const local = wholeNumber === undefined ? person : wholeNumber.indexOf(person);
  return local < 0 ? { rank: null, value: null } : { rank: orNull(ranking.rank[local]!), value: orNull(values[local]!) };
}
