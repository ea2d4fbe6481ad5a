import type { AccountKind } from "./talk-log.ts";

/** Ids that are one person. The person is called by `into`, which need not stand among `ids`. Plain data: leaving it out undoes it. */
export interface Merge {
  readonly into: string;
  readonly ids: readonly string[];
}

/** One id of a person who may have several. */
export interface IdentityMember {
  /** What stands for the id in a merge: the id itself; with employees a code that tells nothing. */
  readonly key: string;
  /** As it is shown: with employees a code name. */
  readonly id: string;
  readonly name: string;
  /** Messages written, and messages received. */
  readonly sent: number;
  readonly received: number;
}

/** Ids that may be one person, and why. */
export interface IdentityCandidate {
  /** The key that the others would be merged into: the member with most messages, of equals the first by id. */
  readonly into: string;
  /** At least two, `into` first, then by messages and id. */
  readonly members: readonly IdentityMember[];
  /** What speaks for it, the strongest first; no names in it. */
  readonly evidence: readonly { readonly code: string; readonly words: string }[];
  /** What speaks against it. */
  readonly conflicts: readonly { readonly code: string; readonly words: string }[];
  /** 0 to 1; 1 is certain but for a lie in the data. */
  readonly score: number;
}

/** What a merge would change. */
export interface MergePreview {
  /** People before and after. */
  readonly people: readonly [before: number, after: number];
  /** Messages before and after: the same number. */
  readonly messages: readonly [before: number, after: number];
  /** Pairs of people with a tie before and after. */
  readonly ties: readonly [before: number, after: number];
  /** Messages that went from one of the ids to another: they become messages to oneself. */
  readonly selfMessages: number;
  /** The measure and the merged person: rank and value of each id before, by `members` of the merge, and of the person after. */
  readonly measure: string;
  readonly before: readonly { readonly id: string; readonly rank: number | null; readonly value: number | null }[];
  readonly after: { readonly id: string; readonly rank: number | null; readonly value: number | null };
  /** "Merging these 3 moves the person from rank 41 to 6." */
  readonly sentence: string;
}

/** An account that may be no person. */
export interface AccountCandidate {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly kind: AccountKind;
  /** Why: "most addressed", "only replies", "the address begins with no-reply", "the format says so". */
  readonly reason: string;
  /** True where it is ticked to begin with. */
  readonly isLikely: boolean;
  readonly sent: number;
  readonly received: number;
}
