import type { Role } from "../core/roles.ts";
import type { Call } from "./call.ts";
import type { Settings } from "./settings.ts";

/** What a dot of the map stands for: a person, a circle found, or a group of the people table. */
export type MapUnits = "people" | "community" | { readonly attribute: string };

/** What makes a way between two people short: few steps, or strong connections (a step costs 1/strength). */
export type PathWay = "steps" | "strength";

export interface WayPerson {
  readonly person: number;
  readonly name: string;
  readonly role: Role;
}

/** The connection between a person of a way and the next one: what it rests on. */
export interface WayTie {
  /** Weight of the messages from the first to the second, and back; the same in an undirected network. */
  readonly there: number;
  readonly back: number;
  /** The latest message between the two, either way; the start of its day in employees mode; null without times. */
  readonly lastAt: number | null;
}

/** One way from a person to another: `ties[i]` joins `people[i]` and `people[i + 1]`. */
export interface IntroductionWay {
  readonly people: readonly WayPerson[];
  readonly ties: readonly WayTie[];
}

export interface IntroductionQuery {
  readonly settings: Settings;
  readonly from: number;
  readonly to: number;
  readonly by: PathWay;
}

/** Who can introduce one person to another. */
export interface Introductions {
  /** The best first, at most 3; ways through accounts of ours do not count. */
  readonly ways: readonly IntroductionWay[];
  /** Why there is none: not in what is selected, or no connection leads from one to the other; "" where there is one. */
  readonly why: "" | "outside" | "apart";
}

/** What the map asks beside its picture. */
export interface MapQuestions {
  /** "Who can introduce me": the shortest ways between two people in the selection, whichever way messages went. */
  introductions(query: IntroductionQuery, call?: Call): Promise<Introductions>;
  /** Ends the layout that runs, if one does, after its present step: the picture shows the places reached. */
  stopLayout(): Promise<void>;
}
