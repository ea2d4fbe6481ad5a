import type { Mode } from "../../core/talk-log.ts";
import type { ColumnRole, DecodeContext, RecordSink, Shape, Table, TableMeaning } from "../../core/records.ts";
import { sampleOf } from "../../core/notice.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { listCell } from "./list-cell.ts";

/** A message of a chat. Ids are texts as the program writes them; "" and [] where there is none. */
export interface ChatMessage {
  readonly kind: "message";
  readonly line: number;
  readonly from: string;
  readonly fromName: string;
  readonly to: readonly string[];
  readonly mentioned: readonly string[];
  readonly time: string;
  readonly text: string;
  readonly channel: string;
  readonly id: string;
  readonly replyTo: string;
  readonly replyToPerson: string;
  readonly thread: string;
  readonly repostOf: string;
}

/** A record that is no talk between people, and why. */
export interface NoTalk {
  readonly kind: "no talk";
  readonly line: number;
  readonly value: string;
  readonly code: "bot-message" | "system-message" | "deleted-message";
  readonly reason: string;
  /** The file in the archive that the line belongs to, where there are many; it names no channel, which may be called after people. */
  readonly member?: string;
}

/** A record of a chat. */
export type ChatEntry = ChatMessage | NoTalk;

/** Reads a chat from its beginning; what is found out only at its end goes to the sink. */
export type ChatReading = (sink: RecordSink, context: DecodeContext) => AsyncGenerator<readonly ChatEntry[]>;

/** Columns of a table of chat, in this order. */
const CHAT_COLUMNS: readonly string[] = ["from", "from name", "to", "mentioned", "time", "text", "channel", "message id", "reply to", "reply to person", "thread", "repost of"];

const ROLES: readonly ColumnRole[] = ["from", "fromName", "to", "mentioned", "time", "text", "channel", "messageId", "replyTo", "replyToPerson", "thread", "repostOf"];

/** A message with nothing in it. */
export function emptyMessage(line: number): ChatMessage {
  return { kind: "message", line, from: "", fromName: "", to: [], mentioned: [], time: "", text: "", channel: "", id: "", replyTo: "", replyToPerson: "", thread: "", repostOf: "" };
}

/**
 * A table of chat. Ticked to begin with: whom a message is addressed to (two people alone, small groups), whom it answers, whom it
 * mentions.
 * @param source the program, for a person: "Slack export"
 */
export function chatTable(part: string, source: string, read: ChatReading, mode?: Mode): Table {
  const meaning: TableMeaning = {
    source,
    kind: "messages",
    roles: new Map(CHAT_COLUMNS.map((name, c) => [name, ROLES[c]!])),
    ties: ["addressed", "reply", "mention"],
    marksMentions: true,
    ...(mode === undefined ? {} : { mode }),
  };
  return { part, shape: chatShape(), meaning, decode: (sink, context) => decodeChat(read, sink, context) };
}

/** The shape of every table of chat: columns with names, ties with directions. */
export function chatShape(): Shape {
  return { encoding: "utf-8", delimiter: "", hasHeader: true, isUndirected: false, notices: [] };
}

async function decodeChat(read: ChatReading, sink: RecordSink, context: DecodeContext): Promise<void> {
  const builder = new BatchBuilder(sink);
  let count = 0;
  for await (const entries of read(sink, context)) {
    for (const entry of entries) {
      count++;
      if (entry.kind === "message") builder.add(cellsOf(entry), entry.line);
      else builder.setAside(entry.line, sampleOf(entry.value), entry.code, entry.reason, entry.member);
      if (builder.isFull) await builder.flush(CHAT_COLUMNS);
    }
    await context.task.breathe({ stage: "read", done: count, total: Number.NaN, unit: "messages" });
  }
  if (count === 0) throw noRecordsError(context.file, "There is no message in the file.");
  await builder.flush(CHAT_COLUMNS);
}

function cellsOf(m: ChatMessage): string[] {
  return [plainId(m.from), m.fromName, listCell(m.to.map(plainId)), listCell(m.mentioned.map(plainId)), m.time, m.text, m.channel, m.id, m.replyTo, plainId(m.replyToPerson), m.thread, m.repostOf];
}

/** A name as it comes out of a list of recipients: without quotes around it, and never with `##`, behind which such lists keep other things. */
function plainId(name: string): string {
  const bare = name.replace(/\p{Cc}+/gu, " ").trim().replaceAll("##", "# #");
  const quoted = /^(["'])(.+)\1$/s.exec(bare);
  return (quoted === null ? bare : quoted[2]!).trim();
}
