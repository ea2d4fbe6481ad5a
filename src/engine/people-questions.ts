import type { Call } from "./call.ts";
import type { PeopleFilter, Settings } from "./settings.ts";
import type { Board } from "./shown.ts";

/** Who is shown of how many. */
export interface Passing {
  /** Numbers of people, in rank order; everyone in a list, so without our own accounts. */
  readonly people: Uint32Array;
  /** Everyone a list could show, however they are filtered. */
  readonly of: number;
}

/** What a list of ids and names comes to. */
export interface PeopleMatches {
  /** Numbers of people, in the order of the list, nobody twice. */
  readonly people: readonly number[];
  /** Lines that fit nobody, each once. */
  readonly unmatched: readonly string[];
  /** Texts that fit several people: how many, and the ids of the first few. */
  readonly ambiguous: readonly { readonly text: string; readonly count: number; readonly ids: readonly string[] }[];
}

/** Questions about which people are shown. */
export interface PeopleQuestions {
  /** Everyone in a pasted list, by id or name, whoever is shown; with employees by code name alone. */
  matchPeople(lines: readonly string[], call?: Call): Promise<PeopleMatches>;
  passing(settings: Settings, filter: PeopleFilter, call?: Call): Promise<Passing>;
  /** The two lists of ten of the board, of the people who are shown; ranks and values are everyone's. */
  topLists(settings: Settings, filter: PeopleFilter, call?: Call): Promise<Pick<Board, "topConnectors" | "topMavens">>;
}
