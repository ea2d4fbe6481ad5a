import type { ReactElement } from "react";
import type { PersonTopic, PersonTopics } from "../../engine/topic-questions.ts";
import { formatCount, formatDate, formatNoun, formatPercent, formatRank, formatTimes, formatValue, MISSING } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { ROLE_WORDS } from "../parts/role-words.ts";

export interface TopicProfileProps {
  readonly profile: PersonTopics;
  readonly timeZone: string;
}

/** What somebody is a maven of: their topics against everyone's. The bar is their share of posts, the mark that of everyone. */
export function TopicProfile({ profile, timeZone }: TopicProfileProps): ReactElement {
  const most = Math.max(...profile.topics.flatMap(({ share, everyone }) => [share, everyone]), 0.01);
  return (
    <div className="profile">
      <ul className="profile-topics">
        {profile.topics.map((topic) => (
          <li key={topic.name}>
            <p className="profile-line">
              <span className="profile-name">
                {topic.role !== "neither" && <RoleGlyph kind={topic.role} />} <bdi>{topic.name}</bdi>
                {topic.role !== "neither" && <span className="visually-hidden">, {ROLE_WORDS[topic.role]}</span>}
              </span>
              <span className="person-number">{formatPercent(topic.share)}</span>
            </p>
            <span className="profile-track" aria-hidden="true">
              <span className="person-bar person-bar-sent" style={{ width: `${(100 * topic.share) / most}%` }} />
              <span className="profile-mark" style={{ insetInlineStart: `${(100 * topic.everyone) / most}%` }} />
            </span>
            <p className="profile-more">{moreOf(topic)}</p>
          </li>
        ))}
      </ul>
      {profile.topicsOfPerson > profile.topics.length && <p className="person-small">{`The first ${formatCount(profile.topics.length)} of ${formatCount(profile.topicsOfPerson)} topics.`}</p>}
      {profile.specialisation !== null && (
        <p className="person-small">
          {`${keepsTo(profile.specialisation)}: ${formatValue(profile.specialisation)} (0 = writes about all ${formatCount(profile.topicCount)} topics alike, 1 = about one alone; 1 − entropy).`}
        </p>
      )}
      <p className="person-small">{`Shares are of ${formatNoun(profile.posts, "post")}; the mark is the share among everyone’s posts. ${ruleOf(profile)}`}</p>
      <TableTwin
        caption="Topics against everyone"
        columns={["Topic", "Posts", "Share", "Everyone", "Rank", "Answers", "First post", "Wrote before"]}
        rows={profile.topics.map((topic) => [
          topic.name,
          formatCount(topic.posts),
          formatPercent(topic.share),
          formatPercent(topic.everyone),
          formatValue(topic.rank),
          topic.answers === null ? MISSING : formatCount(topic.answers),
          formatDate(topic.firstAt, timeZone),
          topic.before === null ? MISSING : `${formatCount(topic.before)} of ${formatCount(topic.authors)}`,
        ])}
      />
    </div>
  );
}

/** "12 posts, 2.3 times everyone’s share · 3rd by posts · 5 answers · 2nd of 41 to write about it". */
function moreOf(topic: PersonTopic): string {
  const times = topic.times >= 1.05 || topic.times <= 0.95 ? `, ${formatTimes(topic.times)} times everyone’s share` : ", as everyone";
  return [
    `${formatNoun(topic.posts, "post")}${times}`,
    topic.rank === null ? "" : `${formatRank(topic.rank)} by posts`,
    topic.answers === null || topic.answers === 0 ? "" : `${formatNoun(topic.answers, "answer")} (${formatPercent(topic.answers / topic.posts)})`,
    topic.before === null ? "" : topic.before === 0 ? `first of ${formatCount(topic.authors)} to write about it` : `${formatRank(topic.before + 1)} of ${formatCount(topic.authors)} to write about it`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

function keepsTo(specialisation: number): string {
  return specialisation > 0.66 ? "Keeps to few topics" : specialisation > 0.33 ? "Has topics of their own" : "Writes about many topics";
}

function ruleOf({ answerRule }: PersonTopics): string {
  if (!answerRule.hasReplies) return "These data do not say what answers what.";
  const thanks = answerRule.readsThanks ? `, or that somebody thanked for (“${answerRule.words.slice(0, 4).join("”, “")}” and the like in ${formatCount(answerRule.words.length)} words of many languages)` : "";
  return `An answer is a reply to somebody else that ended its thread${thanks}.`;
}
