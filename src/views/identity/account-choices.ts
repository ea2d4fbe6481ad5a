import type { AccountCandidate } from "../../core/identity.ts";
import type { AccountKind } from "../../core/talk-log.ts";
import type { OpenOptions } from "../../engine/opening.ts";

/** What each account is, by its key: what the reader chose, else what is ticked to begin with. */
export type AccountChoices = ReadonlyMap<string, AccountKind>;

/** The kind that an account has as things stand. */
export function kindOf(candidate: AccountCandidate, options: OpenOptions, choices: AccountChoices): AccountKind {
  const chosen = choices.get(candidate.key);
  if (chosen !== undefined) return chosen;
  if (options.ours?.includes(candidate.key) === true) return "ours";
  const said = options.accounts?.find(({ id }) => id === candidate.key);
  if (said !== undefined) return said.kind;
  const isFirst = options.ours === undefined && options.accounts === undefined;
  return isFirst && candidate.isLikely ? candidate.kind : "person";
}

/** The options in which every candidate is what it was chosen to be; accounts that are no candidates stay as they are. */
export function withAccounts(options: OpenOptions, candidates: readonly AccountCandidate[], choices: AccountChoices): OpenOptions {
  const kinds = new Map([...candidates.map((candidate) => [candidate.key, kindOf(candidate, options, choices)] as const), ...choices]);
  const ours = [...(options.ours ?? []).filter((id) => !kinds.has(id)), ...[...kinds].filter(([, kind]) => kind === "ours").map(([id]) => id)];
  const accounts = [
    ...(options.accounts ?? []).filter(({ id }) => !kinds.has(id)),
    ...[...kinds].filter(([, kind]) => kind !== "ours" && kind !== "person").map(([id, kind]) => ({ id, kind })),
  ];
  const { ours: _ours, accounts: _accounts, ...others } = options;
  const isSaid = candidates.length > 0 || choices.size > 0;
  // Nothing said would be what the format tells.
  const isNone = ours.length === 0 && accounts.length === 0 && candidates.some(({ isLikely }) => isLikely);
  return {
    ...others,
    ...(ours.length > 0 || (isSaid && options.ours !== undefined) ? { ours } : {}),
    ...(accounts.length > 0 || (isSaid && options.accounts !== undefined) || isNone ? { accounts } : {}),
  };
}
