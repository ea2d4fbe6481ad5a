import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { PersonCircles, RankWithout } from "../../engine/person-questions.ts";
import type { PersonCard } from "../../engine/shown.ts";
import { formatCount, formatDate, formatPercent, formatRank, formatValue } from "../parts/format.ts";
import { formatOff } from "../words/sampled.ts";
import { glyphOf, ROLE_WORDS } from "../parts/role-words.ts";
import { circleTitle } from "./person-words.ts";

/** What is worked out beside the card, as far as it is. */
export interface BesideCard {
  readonly reasons: RankWithout | null;
  readonly circles: PersonCircles | null;
}

/** The card as plain text for a note or a mail: name, role, facts, ranks, strongest connections, what the rank rests on, circles, topics. Never the messages. */
export function personText(card: PersonCard, measures: readonly CatalogueMeasure[], timeZone: string, beside: BesideCard = { reasons: null, circles: null }, locale?: string): string {
  const { row } = card;
  const lines = [row.name === row.id ? row.name : `${row.name} (${row.id})`, `Role: ${ROLE_WORDS[glyphOf(row)]}${row.atEdge ? ", at the edge" : ""}`, ""];
  lines.push(...card.facts, ...(card.counterfactual === "" ? [] : [card.counterfactual]));
  const nounOf = (id: string): string => measures.find((known) => known.id === id)?.noun ?? id;
  const ranks = card.rankByMeasure.map((one) => {
    const label = nounOf(one.measure);
    const off = one.off === undefined ? "" : ` ${formatOff(one.off)} (sampled)`;
    const between = one.ranks === undefined || one.ranks[0] === one.ranks[1] ? "" : `, between ${formatRank(one.ranks[0], locale)} and ${formatRank(one.ranks[1], locale)}`;
    return `- ${label}: ${formatValue(one.value, locale)}${off}, ${one.rank === null ? "no rank" : `${formatRank(one.rank, locale)} of ${formatCount(one.of, locale)}${between}`}`;
  });
  const ties = card.strongest.map((tie) => `- ${tie.name}: ${formatValue(tie.sent, locale)} sent, ${formatValue(tie.received, locale)} received`);
  const topics = card.topics.map((topic) => `- ${topic.name}: ${formatCount(topic.posts, locale)} posts (${formatPercent(topic.share, locale)})`);
  const rests = (beside.reasons?.without ?? []).map(({ sentence }) => `- ${sentence}`);
  const circles = (beside.circles?.circles ?? []).map((circle) => `- ${circleTitle(circle)} (${formatCount(circle.people, locale)} people, connected with ${formatCount(circle.contacts, locale)}): ${circle.named.map(({ name }) => name).join(", ")}`);
  for (const [title, part] of [["Rank by measure", ranks], ["Talks most with", ties], [`What the rank by ${nounOf(card.rankByMeasure[0]?.measure ?? "")} rests on`, rests], ["Circles", circles], ["Topics", topics]] as const) if (part.length > 0) lines.push("", title, ...part);
  if (card.firstAt !== null) lines.push("", `First post ${formatDate(card.firstAt, timeZone, locale)}, last ${formatDate(card.lastAt, timeZone, locale)} (${timeZone})`);
  return lines.join("\n");
}
