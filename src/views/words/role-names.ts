import type { ColumnRole } from "../../core/records.ts";

/** What a column can mean, in plain words, in the order they are offered. */
export const columnMeanings: readonly { readonly role: ColumnRole; readonly label: string; readonly help: string }[] = [
  { role: "from", label: "From", help: "who said it" },
  { role: "fromName", label: "From: name to show", help: "the author’s name beside an address or handle" },
  { role: "to", label: "To", help: "who it was said to; several in one cell are split" },
  { role: "cc", label: "In copy", help: "who else got it" },
  { role: "mentioned", label: "Mentioned", help: "people named in it" },
  { role: "replyToPerson", label: "Answers (person)", help: "whom it answers" },
  { role: "replyTo", label: "Reply to", help: "the message this one answers" },
  { role: "repostOf", label: "Passes on", help: "whose post it passes on: a repost, a retweet" },
  { role: "quoteOf", label: "Quotes", help: "whose post it quotes: passed on, and a post as well" },
  { role: "thread", label: "Thread", help: "the conversation, case or ticket it belongs to" },
  { role: "time", label: "Date and time", help: "when it was said" },
  { role: "clockTime", label: "Time of day", help: "the hour, where the date stands in a column of its own" },
  { role: "text", label: "Text", help: "what was said" },
  { role: "topic", label: "Topic", help: "what it was about" },
  { role: "channel", label: "Channel", help: "where it was said: e-mail, forum, network" },
  { role: "messageId", label: "Message id", help: "the message’s own number; rows that share it are one message" },
  { role: "weight", label: "How many messages", help: "how many messages the row stands for; a bigger number is a stronger connection" },
  { role: "followers", label: "Followers", help: "how many people follow the author" },
  { role: "reach", label: "Reported reach", help: "how many saw it, as the source says: reach, views, impressions" },
  { role: "id", label: "Person", help: "in a table of people: the name or address used in the messages" },
  { role: "name", label: "Name", help: "in a table of people: the name to show" },
  { role: "group", label: "Group", help: "in a table of people: team, place, level" },
  { role: "number", label: "Number", help: "in a table of people: a score, an age, a count" },
  { role: "ignore", label: "Not used", help: "the column is left out" },
];

export function labelOfRole(role: ColumnRole): string {
  return columnMeanings.find((meaning) => meaning.role === role)?.label ?? role;
}
