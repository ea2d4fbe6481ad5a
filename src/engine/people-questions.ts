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

/** Questions about which people are shown. */
export interface PeopleQuestions {
  passing(settings: Settings, filter: PeopleFilter, call?: Call): Promise<Passing>;
  /** The two lists of ten of the board, of the people who are shown; ranks and values are everyone's. */
  topLists(settings: Settings, filter: PeopleFilter, call?: Call): Promise<Pick<Board, "topConnectors" | "topMavens">>;
}
