import { plural } from "../../core/words.ts";
import type { BookFormat, ByteSource, DecodeContext, Head, RecordSink } from "../../core/records.ts";
import { openZip } from "../zip/read-zip.ts";
import { type ChatEntry, chatTable, emptyMessage } from "./chat-table.ts";
import { ChatMembers } from "./chat-members.ts";
import { type FoundValue, type JsonValue, fieldOf, pathsInHead, textAt, walkJson } from "./json-walk.ts";
import { repairMojibake } from "./mojibake.ts";
import { isJunk, zipNames } from "./zip-names.ts";

/** A conversation of Facebook Messenger or Instagram (message_1.json), as Meta hands it out, or as Messenger itself saves an encrypted one. */
export const messenger: BookFormat = {
  id: "messenger",
  label: "Messenger or Instagram conversation (JSON)",
  extensions: [],
  sniff: sniffMessenger,
  tables: async (source) => [chatTable("", "Messenger export", (sink, context) => readAll([[source]], sink, context))],
};

/** A whole download from Facebook or Instagram: every conversation in it. */
export const messengerZip: BookFormat = {
  id: "messenger-zip",
  label: "Facebook or Instagram download (zip)",
  extensions: [],
  sniff: ({ bytes }) => (isMessengerZip(zipNames(bytes)) ? 0.97 : 0),
  tables: async (source) => messengerTables(source),
};

const CONVERSATION = /^(?:.*\/)?([^/]+)\/message_\d+\.json$/;

/** Whether the members of an archive, or the first of them, are those of a download from Facebook or Instagram. */
export function isMessengerZip(names: readonly string[]): boolean {
  return names.some((name) => CONVERSATION.test(name) && !isJunk(name));
}

/** The conversations of a download as one table; the files of one conversation belong together. */
export async function messengerTables(source: ByteSource): Promise<readonly ReturnType<typeof chatTable>[]> {
  const zip = await openZip(source);
  const folders = new Map<string, ByteSource[]>();
  const files = zip.entries.filter(({ isFolder, name }) => !isFolder && !isJunk(name));
  for (const entry of files) {
    if (!CONVERSATION.test(entry.name)) continue;
    const folder = entry.name.slice(0, entry.name.lastIndexOf("/"));
    folders.set(folder, [...(folders.get(folder) ?? []), zip.memberSource(entry)]);
  }
  return [chatTable("", "Messenger export", (sink, context) => readAll([...folders.values()], sink, context))];
}

function sniffMessenger(head: Head): number {
  const paths = pathsInHead(head);
  const isDownload = paths.has("messages.[].sender_name") && paths.has("messages.[].timestamp_ms");
  const isSaved = paths.has("messages.[].senderName") && paths.has("messages.[].timestamp");
  return isDownload || isSaved || (paths.has("participants.[].name") && paths.has("thread_path")) ? 0.97 : 0;
}

/** @param conversations the files of each conversation */
async function* readAll(conversations: readonly (readonly ByteSource[])[], sink: RecordSink, context: DecodeContext): AsyncGenerator<readonly ChatEntry[]> {
  const facts = { repaired: 0 };
  for (const sources of conversations) {
    const { members, title } = await lookThrough(sources, context);
    for (const source of sources) {
      for await (const found of walkConversation(source, context)) {
        yield found.filter(({ path }) => path === "messages.[]").map(({ value, line }) => readMessage(value, line, title, members, facts));
      }
    }
  }
  if (facts.repaired > 0) {
    sink.notice({ code: "mojibake-repaired", severity: "info", message: `${plural(facts.repaired, "text was", "texts were")} written with each byte as a letter of its own, as Meta does: names and texts were put right.`, hint: "Nothing to do.", count: facts.repaired, file: context.file });
  }
}

function walkConversation(source: ByteSource, context: DecodeContext): AsyncGenerator<readonly FoundValue[]> {
  const file = context.file === source.name ? context.file : `${context.file}/${source.name}`;
  return walkJson(source, (path) => path === "messages.[]", { ...context, file });
}

/** Who takes part and what the conversation is called: both may stand behind the messages. */
async function lookThrough(sources: readonly ByteSource[], context: DecodeContext): Promise<{ readonly members: ChatMembers; readonly title: string }> {
  const members = new ChatMembers();
  let title = "";
  for (const source of sources) {
    for await (const found of walkConversation(source, context)) {
      for (const { path, value } of found) {
        if (path === "participants.[].name" || path === "participants.[]") members.add("", typeof value === "string" ? repairMojibake(value) : "");
        else if ((path === "title" || path === "threadName") && typeof value === "string") title = repairMojibake(value);
        else if (path === "messages.[]") members.add("", repairMojibake(authorOf(value)));
      }
    }
  }
  return { members, title };
}

function authorOf(value: JsonValue): string {
  return textAt(value, "sender_name") || textAt(value, "senderName");
}

function readMessage(value: JsonValue, line: number, title: string, members: ChatMembers, facts: { repaired: number }): ChatEntry {
  const type = textAt(value, "type");
  const time = textAt(value, "timestamp_ms") || textAt(value, "timestamp");
  const noTalk = { kind: "no talk", line, value: time } as const;
  if (fieldOf(value, "is_unsent") === true || fieldOf(value, "isUnsent") === true) return { ...noTalk, code: "deleted-message", reason: "the message was taken back" };
  if (/^(?:Subscribe|Unsubscribe|Call|placeholder)$/.test(type) || fieldOf(value, "call_duration") !== null) {
    return { ...noTalk, code: "system-message", reason: `written by Messenger, not by a person: ${/^[A-Z]/.test(type) && type !== "Generic" ? type.toLowerCase() : "call"}` };
  }
  const repaired = (text: string): string => {
    const right = repairMojibake(text);
    if (right !== text) facts.repaired++;
    return right;
  };
  const from = repaired(authorOf(value));
  return { ...emptyMessage(line), from, to: members.others("", from), time, text: repaired(textAt(value, "content") || textAt(value, "text")), channel: title };
}
