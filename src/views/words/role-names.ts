import type { ColumnRole } from "../../core/records.ts";

/** What a column can mean, in plain words, in the order they are offered. */
export const columnMeanings: readonly { readonly role: ColumnRole; readonly label: string; readonly help: string }[] = [
  { role: "from", label: "From", help: "who said it" },
  { role: "to", label: "To", help: "who it was said to; several in one cell are split" },
  { role: "time", label: "Date and time", help: "when it was said" },
  { role: "text", label: "Text", help: "what was said" },
  { role: "topic", label: "Topic", help: "what it was about" },
  { role: "channel", label: "Channel", help: "where it was said: e-mail, forum, network" },
  { role: "replyTo", label: "Reply to", help: "the message this one answers" },
  { role: "messageId", label: "Message id", help: "the message’s own number; rows that share it are one message" },
  { role: "weight", label: "How many messages", help: "how many messages the row stands for" },
  { role: "followers", label: "Followers", help: "how many people follow the author" },
  { role: "id", label: "Person", help: "in a table of people: the name or address used in the messages" },
  { role: "name", label: "Name", help: "in a table of people: the name to show" },
  { role: "group", label: "Group", help: "in a table of people: team, place, level" },
  { role: "ignore", label: "Not used", help: "the column is left out" },
];

export function labelOfRole(role: ColumnRole): string {
  return columnMeanings.find((meaning) => meaning.role === role)?.label ?? role;
}
