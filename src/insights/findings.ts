import { asClause, plural } from "../core/words.ts";
import { isLittleTalk } from "./topic-table.ts";

/** What findings are made from: numbers that were computed and checked elsewhere. Missing is NaN. */
export interface FindingFacts {
  readonly population: number;
  readonly messages: number;
  /** Who takes part in these messages, as author or recipient, and who wrote them; where no topic is chosen the population for both. */
  readonly taking: number;
  readonly authors: number;
  /** False for bare networks (no times, no texts): a small one is whole, not a small sample. */
  readonly isSample: boolean;
  /** False where the data hold ties and no talk: nobody wrote anything. */
  readonly hasTalk: boolean;
  /** " about returns" or "". */
  readonly about: string;
  readonly connectors: number;
  readonly connectorShare: number;
  /** NaN where the data hold no talk. */
  readonly mavens: number;
  readonly mavenShare: number;
  readonly both: number;
  readonly share: number;
  readonly connectorsAt: readonly { readonly share: number; readonly connectors: number }[];
  readonly startWith: readonly number[];
  readonly startWithCovered: number;
  readonly reachable: number;
  /** The account with most of the total, its share of it. */
  readonly topPerson: number;
  readonly topName: string;
  readonly topShare: number;
  /** How the two lists differ, by what ranks: what those in the first only do, and those in the second only. */
  readonly onlyFirst: readonly [one: string, several: string];
  readonly onlySecond: readonly [one: string, several: string];
  /** How a message says to whom: "name", "answer" or "mention". */
  readonly tieVerb: string;
  /** Share of messages that name nobody. */
  readonly toNobody: number;
  readonly rowsRead: number;
  readonly rowsSetAside: number;
  readonly mainReason: string;
  /** Whether that was the reason for all of them. */
  readonly isOnlyReason: boolean;
  /** Members of the sets, for the evidence links. */
  readonly connectorList: readonly number[];
  readonly mavenList: readonly number[];
}

export interface FoundSentence {
  readonly id: string;
  readonly sentence: string;
  readonly people: readonly number[];
  readonly view: "board" | "map" | "list";
}

export interface Wording {
  readonly count: (value: number) => string;
  readonly percent: (share: number) => string;
}

/**
 * Plain sentences about one board, at most 7, the ones that change what to do first. Each states its n and its gate is in the code:
 * nothing is said that the numbers do not carry. Cost O(1) beside the lists it is given.
 */
export function findSentences(facts: FindingFacts, { count, percent }: Wording): readonly FoundSentence[] {
  const found: FoundSentence[] = [];
  const say = (id: string, sentence: string, people: readonly number[] = [], view: FoundSentence["view"] = "list"): void => {
    found.push({ id, sentence, people, view });
  };
  const isLittle = facts.isSample && isLittleTalk({ messages: facts.messages, people: facts.taking });
  if (isLittle) say("F14", `Too little to rank: ${plural(facts.messages, "post", "posts")} by ${plural(facts.authors, "person", "people")}. Names are shown, not ranked.`, [], "board");
  const unused = facts.rowsSetAside / Math.max(1, facts.rowsRead);
  if (unused > 0.05) say("F15", `${plural(facts.rowsSetAside, "row", "rows")} (${percent(unused)}) could not be used (${facts.isOnlyReason ? "" : "mostly: "}${asClause(facts.mainReason)}). If they differ from the rest, the lists change.`, [], "board");
  if (!isLittle && facts.isSample && facts.topShare > 0.15) {
    say("F6", `${facts.topName} alone makes ${percent(facts.topShare)} of all ${count(facts.population)} people’s total. A support desk or a newsletter? Then mark it as ours.`, [facts.topPerson]);
  }
  if (facts.connectorShare > 0.4) {
    say("F13", `No small group here: it takes ${percent(facts.connectorShare)} of ${count(facts.population)} people to make ${percent(facts.share)}. A short list would be arbitrary.`, [], "board");
  } else if (facts.mavenShare > 0.4) {
    say("F13", `No small group talks most: it takes ${percent(facts.mavenShare)} of ${count(facts.population)} people to write ${percent(facts.share)} of the posts. A short list would be arbitrary.`, [], "board");
  }
  if (!isLittle && facts.startWith.length > 0 && facts.reachable > 0) {
    const n = facts.startWith.length;
    say("F1", `${count(n)} of ${count(facts.population)} people (${percent(n / facts.population)}) ${facts.hasTalk ? `${n === 1 ? "has" : "have between them"} written to` : `${n === 1 ? "is" : "are between them"} connected with`} ${percent(facts.startWithCovered / facts.reachable)} of all ${count(facts.reachable)} ${facts.hasTalk ? "who got a message" : "who have a connection"}.${facts.startWithCovered < 0.8 * facts.reachable ? " The others heard only from accounts that are left out." : ""}`, facts.startWith, "map");
  }
  if (!isLittle && facts.mavens > 0) {
    say("F2", `${count(facts.mavens)} of ${count(facts.population)} people (${percent(facts.mavenShare)}) wrote ${percent(facts.share)} of the posts${facts.about}.`, facts.mavenList);
    const onlyReach = facts.connectors - facts.both;
    const onlyTalk = facts.mavens - facts.both;
    if (facts.both > 0 && onlyReach > 0 && onlyTalk > 0) {
      say("F3", `${count(facts.both)} ${facts.both === 1 ? "does" : "do"} both. ${count(onlyReach)} ${facts.onlyFirst[onlyReach === 1 ? 0 : 1]}; ${count(onlyTalk)} ${facts.onlySecond[onlyTalk === 1 ? 0 : 1]}.`, [...new Set([...facts.connectorList, ...facts.mavenList])]);
    }
  }
  if (facts.toNobody > 0.2) say("F11", `${percent(facts.toNobody)} of ${count(facts.messages)} posts ${facts.tieVerb} nobody: they count as posts, not as connections.`, [], "board");
  if (facts.connectorsAt.length > 0 && facts.connectors > 0) {
    const steps = facts.connectorsAt.map((at, i) => `at ${percent(at.share)} ${i === 0 ? `the list has ${plural(at.connectors, "name", "names")}` : count(at.connectors)}`).join(", ");
    say("F4", `${steps.charAt(0).toUpperCase()}${steps.slice(1)}: the cut is a choice, the order is not.`, [], "board");
  }
  return found.slice(0, 7);
}
