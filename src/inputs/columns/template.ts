import type { ColumnRole } from "../../core/records.ts";

/** A column that is looked for in a table, for a person. */
export interface LookedForColumn {
  readonly role: ColumnRole;
  /** What the column is called in the page: "who wrote". */
  readonly label: string;
  /** One sentence in plain words. */
  readonly explanation: string;
  /** Header and value as the template has them. */
  readonly header: string;
  readonly example: string;
  /** Other headers that are recognised. */
  readonly alsoCalled: readonly string[];
  /** "needed": without it nothing can be read. "ties": one of these says who was spoken to. */
  readonly need: "needed" | "ties" | "optional";
  /** Whether a cell may hold several values, divided by semicolons. */
  readonly isList: boolean;
  /** The table it belongs to. */
  readonly table: "messages" | "people";
}

const MESSAGES = "messages", PEOPLE = "people";

/** The columns that are looked for, the most useful ones first. No column but the first of each table must be there. */
export const columnsLookedFor: readonly LookedForColumn[] = [
  { role: "from", label: "who wrote", explanation: "The author: a handle, a mail address or an id that is always the same for the same person.", header: "from", example: "anna@example.org", alsoCalled: ["sender", "author", "user", "Absender", "von"], need: "needed", isList: false, table: MESSAGES },
  { role: "to", label: "who was written to", explanation: "Whom it was addressed to; several people in one cell are divided by semicolons.", header: "to", example: "ben@example.org; cem@example.org", alsoCalled: ["recipient", "target", "Empfänger", "an"], need: "ties", isList: true, table: MESSAGES },
  { role: "cc", label: "who got a copy", explanation: "Who got a copy; counts as written to.", header: "cc", example: "dora@example.org", alsoCalled: ["bcc", "copy", "Kopie"], need: "optional", isList: true, table: MESSAGES },
  { role: "mentioned", label: "who was mentioned", explanation: "The people named in a post; names after an @ in the text are found without it.", header: "mentioned", example: "ben;cem", alsoCalled: ["mentions", "Mentioned Authors"], need: "ties", isList: true, table: MESSAGES },
  { role: "replyToPerson", label: "who was answered", explanation: "The author of what is answered, where the file names the person.", header: "reply to person", example: "ben", alsoCalled: ["in reply to screen name", "reply to"], need: "ties", isList: false, table: MESSAGES },
  { role: "messageId", label: "message id", explanation: "What tells messages apart; rows with the same id are one message with several recipients.", header: "message id", example: "1001", alsoCalled: ["id", "tweet id", "comment id"], need: "optional", isList: false, table: MESSAGES },
  { role: "replyTo", label: "which message was answered", explanation: "The id of the message that is answered, as it stands in the column of message ids.", header: "in reply to message id", example: "1000", alsoCalled: ["in reply to", "parent id"], need: "ties", isList: false, table: MESSAGES },
  { role: "repostOf", label: "whose post is passed on", explanation: "The author, or the id, of a post that is passed on; it counts for its author, not for whoever passed it on.", header: "repost of", example: "anna", alsoCalled: ["retweet of", "forwarded from"], need: "ties", isList: false, table: MESSAGES },
  { role: "quoteOf", label: "whose post is quoted", explanation: "The author, or the id, of a post that is quoted; it counts for both: passed on, and a post of its own.", header: "quote of", example: "anna", alsoCalled: ["quoted tweet", "quoted status id"], need: "ties", isList: false, table: MESSAGES },
  { role: "thread", label: "thread", explanation: "The conversation a message stands in: whoever writes in it speaks to those who wrote before.", header: "thread id", example: "t7", alsoCalled: ["conversation id", "ticket id"], need: "ties", isList: false, table: MESSAGES },
  { role: "channel", label: "channel", explanation: "The platform, forum, group or channel it was written in.", header: "channel", example: "forum", alsoCalled: ["network", "platform", "page type"], need: "ties", isList: false, table: MESSAGES },
  { role: "time", label: "when", explanation: "Day and time, written in one way in the whole column: 2024-03-25 10:32.", header: "time", example: "2024-03-25 10:32", alsoCalled: ["date", "created at", "Datum"], need: "optional", isList: false, table: MESSAGES },
  { role: "clockTime", label: "clock time", explanation: "The clock time, where the column of dates has none.", header: "clock time", example: "10:32", alsoCalled: ["time (beside a date)", "Uhrzeit"], need: "optional", isList: false, table: MESSAGES },
  { role: "text", label: "text", explanation: "What was written: for topics and for names after an @.", header: "text", example: "Who can help with the new bikes?", alsoCalled: ["message", "body", "subject"], need: "optional", isList: false, table: MESSAGES },
  { role: "topic", label: "topic", explanation: "What it is about; several topics are divided by semicolons.", header: "topic", example: "bikes; service", alsoCalled: ["category", "tags", "product"], need: "optional", isList: true, table: MESSAGES },
  { role: "weight", label: "how many messages", explanation: "How many messages a row stands for; 1 where there is no such column. Sizes, likes and scores are no weight.", header: "weight", example: "1", alsoCalled: ["count", "messages", "Anzahl"], need: "optional", isList: false, table: MESSAGES },
  { role: "fromName", label: "the author's name", explanation: "How the author is called on screen, beside an id or address.", header: "from name", example: "Anna Alder", alsoCalled: ["author name", "sender name"], need: "optional", isList: false, table: MESSAGES },
  { role: "followers", label: "followers", explanation: "How many follow the author.", header: "followers", example: "120", alsoCalled: ["follower count"], need: "optional", isList: false, table: MESSAGES },
  { role: "reach", label: "reported reach", explanation: "How many saw the post, as the source reports it.", header: "reach", example: "450", alsoCalled: ["impressions", "views"], need: "optional", isList: false, table: MESSAGES },
  { role: "id", label: "person", explanation: "The person, written as in the messages.", header: "person id", example: "anna@example.org", alsoCalled: ["email", "handle", "employee id"], need: "needed", isList: false, table: PEOPLE },
  { role: "name", label: "name", explanation: "How the person is called on screen.", header: "name", example: "Anna Alder", alsoCalled: ["full name", "display name"], need: "optional", isList: false, table: PEOPLE },
  { role: "group", label: "group", explanation: "A team, place or kind that people are grouped by; there may be several such columns.", header: "team", example: "Service", alsoCalled: ["department", "location", "country"], need: "optional", isList: false, table: PEOPLE },
  { role: "number", label: "number", explanation: "A number about a person, such as years in the company.", header: "years here", example: "4", alsoCalled: ["age", "tenure"], need: "optional", isList: false, table: PEOPLE },
];

/** Columns of the template of messages: those that go together in one table. */
const IN_TEMPLATE: readonly ColumnRole[] = ["messageId", "time", "from", "to", "cc", "channel", "topic", "text", "replyTo"];

/** A table to fill in, as CSV (comma, CRLF): the header and two rows of examples, read back as what they are. */
export function templateCsv(table: LookedForColumn["table"]): string {
  const columns = table === PEOPLE ? columnsLookedFor.filter((column) => column.table === PEOPLE) : IN_TEMPLATE.map((role) => columnsLookedFor.find((column) => column.role === role)!);
  const rows = [columns.map(({ header }) => header), columns.map(({ example }) => example), columns.map(({ role, example }) => SECOND_ROW.get(role) ?? example)];
  // The first row answers nothing yet: what the second answers is in it.
  const answered = columns.findIndex(({ role }) => role === "replyTo");
  if (answered >= 0) rows[1]![answered] = "";
  return rows.map((row) => `${row.map(quote).join(",")}\r\n`).join("");
}

const SECOND_ROW: ReadonlyMap<ColumnRole, string> = new Map<ColumnRole, string>([
  ["messageId", "1002"], ["replyTo", "1001"], ["from", "ben@example.org"], ["to", "anna@example.org"], ["cc", ""], ["time", "2024-03-25 10:40"], ["text", "I can, this afternoon."], ["topic", "bikes"],
  ["id", "ben@example.org"], ["name", "Ben Birch"], ["group", "Workshop"], ["number", "2"],
]);

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
