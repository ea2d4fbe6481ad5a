import type { Role } from "../core/roles.ts";
import type { Call } from "./call.ts";
import type { Settings } from "./settings.ts";

/** What is left out to see what a rank rests on. */
export type LeftOutKind = "channel" | "topic" | "list" | "many";

/** Where a person would stand without some of the messages. */
export interface WithoutSome {
  /** All messages of a channel or on a topic, everyone's; or the person's own messages to the same people, or to many people at once. */
  readonly kind: LeftOutKind;
  /** Of a channel or topic; null for the others. */
  readonly name: string | null;
  /** Messages left out, and the person's own among them. */
  readonly messages: number;
  readonly own: number;
  /** Without them; null where there is no value. */
  readonly value: number | null;
  readonly rank: number | null;
  /** Rank, value and what was left out, as one plain sentence. */
  readonly sentence: string;
}

/** What a person's rank by the ranking measure rests on. */
export interface RankWithout {
  readonly person: number;
  /** With all messages of the slice. */
  readonly rank: number | null;
  readonly value: number | null;
  readonly without: readonly WithoutSome[];
  /** Why there is nothing to say; "" where there is. */
  readonly why: string;
}

/** Somebody of a circle. */
export interface CircleMember {
  readonly person: number;
  readonly name: string;
  readonly role: Role;
  readonly isOurs: boolean;
}

/** A circle somebody stands in, or has connections into. */
export interface PersonCircle {
  /** True for the one the person belongs to. */
  readonly isOwn: boolean;
  /** The member who has most of its talk: the map names the circle after them. null: the person themselves. */
  readonly around: string | null;
  /** Everyone in it. */
  readonly people: number;
  /** How many of them the person has a connection with, and how much talk those carry, both ways. */
  readonly contacts: number;
  readonly talk: number;
  /** The first members of the own circle; in another one those the person talks with most. */
  readonly named: readonly CircleMember[];
  /** Numbers of everyone in it. */
  readonly members: readonly number[];
}

/** The circles that a person stands in: their own first, then those they have most talk with. */
export interface PersonCircles {
  readonly person: number;
  readonly circles: readonly PersonCircle[];
  /** Circles with a connection of this person that are not among them. */
  readonly more: number;
  /** Connections into circles too small to be told. */
  readonly smallContacts: number;
  /** Why there is none; "" where there is. */
  readonly why: string;
}

/** Questions about one person beside their card. */
export interface PersonQuestions {
  /** The rank again without the largest channel, topic and recipients of a person, each left out by itself. */
  rankWithout(person: number, settings: Settings, call?: Call): Promise<RankWithout>;
  circlesOf(person: number, settings: Settings, call?: Call): Promise<PersonCircles>;
}
