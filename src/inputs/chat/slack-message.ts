import { type ChatEntry, emptyMessage } from "./chat-table.ts";
import { fieldOf, type JsonValue, listAt, textAt } from "./json-walk.ts";
import type { SlackUser } from "./slack-people.ts";
import { cleanSlackText, dropTokens, slackMentions } from "./slack-text.ts";

/** What is known of a workspace before its messages are read. */
export interface SlackWorkspace {
  readonly users: ReadonlyMap<string, SlackUser>;
}

/** Where a message lies: name of the channel, and its members where few people talk among themselves. */
export interface SlackPlace {
  readonly channel: string;
  /** Members of a direct message, alone or in a group; undefined for channels. */
  readonly members: readonly string[] | undefined;
}

/** What was met on the way, to be said once a file. */
export interface SlackFacts {
  reactions: number;
  readonly unknownUsers: Set<string>;
}

/** Kinds of messages that people write; every other kind is written by the program itself. */
const TALK: ReadonlySet<string> = new Set(["", "thread_broadcast", "file_share", "file_comment", "file_mention", "me_message"]);

/**
 * A message of a Slack export as a record.
 *
 * Messages of bots and of the program (somebody joined, a topic was set …) are no talk. The time is `ts` as it stands, microseconds
 * kept; the id is the channel with it, because a `ts` is unique in its channel only; a message in a thread answers the one that began it.
 */
export function readSlackMessage(value: JsonValue, line: number, place: SlackPlace, { users }: SlackWorkspace, facts: SlackFacts): ChatEntry {
  const subtype = textAt(value, "subtype");
  const ts = textAt(value, "ts");
  const from = textAt(value, "user") || textAt(value, "comment", "user") || textAt(value, "file", "user");
  const isBot = subtype === "bot_message" || subtype === "slackbot_response" || textAt(value, "bot_id") !== "" || users.get(from)?.isBot === true || from === "USLACKBOT";
  const noTalk = { kind: "no talk", line, value: dropTokens(ts) } as const;
  if (isBot) return { ...noTalk, code: "bot-message", reason: "written by a bot" };
  if (subtype === "tombstone" || subtype === "message_deleted" || fieldOf(value, "hidden") === true) return { ...noTalk, code: "deleted-message", reason: "the message was deleted" };
  const type = textAt(value, "type");
  if (!TALK.has(subtype) || (type !== "" && type !== "message")) return { ...noTalk, code: "system-message", reason: `written by Slack, not by a person: ${dropTokens(subtype || type).replaceAll("_", " ")}` };
  for (const reaction of listAt(value, "reactions")) facts.reactions += listAt(reaction, "users").length || 1;
  if (from !== "" && users.size > 0 && !users.has(from)) facts.unknownUsers.add(from);
  const text = textAt(value, "text");
  const thread = textAt(value, "thread_ts");
  const isReply = thread !== "" && thread !== ts;
  const channel = dropTokens(place.channel || textAt(value, "channel_name"));
  const idOf = (stamp: string): string => (stamp === "" || channel === "" ? stamp : `${channel}/${stamp}`);
  return {
    ...emptyMessage(line),
    from,
    fromName: users.get(from)?.name ?? dropTokens(textAt(value, "user_profile", "display_name") || textAt(value, "user_profile", "real_name") || textAt(value, "username")),
    to: (place.members ?? []).filter((id) => id !== from),
    mentioned: slackMentions(text),
    time: ts,
    text: cleanSlackText(text),
    channel,
    id: idOf(ts),
    replyTo: isReply ? idOf(thread) : "",
    replyToPerson: isReply ? textAt(value, "parent_user_id") : "",
    thread: idOf(thread),
  };
}
