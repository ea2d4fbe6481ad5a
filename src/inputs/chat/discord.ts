import type { BookFormat, ByteSource, DecodeContext, Head } from "../../core/records.ts";
import { WhotalksError } from "../../core/errors.ts";
import { type ChatEntry, chatTable, emptyMessage } from "./chat-table.ts";
import { ChatMembers } from "./chat-members.ts";
import { fieldOf, type FoundValue, type JsonValue, listAt, pathsInHead, textAt, walkJson } from "./json-walk.ts";

/** A channel as DiscordChatExporter writes it as JSON. */
export const discord: BookFormat = {
  id: "discord",
  label: "Discord channel (DiscordChatExporter, JSON)",
  extensions: [],
  sniff: (head) => {
    const paths = pathsInHead(head);
    return paths.has("guild.id") && paths.has("channel.id") && (paths.has("messages.[].author.id") || paths.has("dateRange.after") || paths.has("messageCount")) ? 0.97 : 0;
  },
  tables: async (source) => {
    let known: Promise<ChatMembers> | undefined;
    return [chatTable("", "Discord export", (_sink, context) => readChannel(source, (known ??= findMembers(source, context)), context))];
  },
};

/** DiscordChatExporter's plain text, which names people by what they called themselves only: recognised to say how to export again. */
export const discordText: BookFormat = {
  id: "discord-text",
  label: "Discord channel (plain text)",
  extensions: [],
  sniff: isDiscordText,
  tables: async (source) => {
    throw new WhotalksError("format-unsupported", `${source.name}: this is a Discord channel as plain text, which does not say who is who.`, { hint: "Export it again with DiscordChatExporter as JSON or CSV.", where: { file: source.name } });
  },
};

function isDiscordText({ bytes }: Head): number {
  const start = new TextDecoder().decode(bytes.subarray(0, 300));
  return /^\ufeff?={20,}\r?\nGuild: .*\r?\nChannel: /.test(start) ? 0.97 : 0;
}

/** Kinds of messages that people write: by name, and by Discord's own numbers in old exports. */
const TALK: ReadonlySet<string> = new Set(["Default", "Reply", "0", "19", ""]);

async function* walkMessages(source: ByteSource, context: DecodeContext): AsyncGenerator<readonly (FoundValue & { readonly channel: Channel })[]> {
  const channel: Channel = { name: "", category: "", kind: "" };
  for await (const found of walkJson(source, (path) => path === "messages.[]", context)) {
    for (const { path, value } of found) {
      const text = typeof value === "string" ? value : "";
      if (path === "channel.name") channel.name = text;
      else if (path === "channel.type") channel.kind = text;
      else if (path === "channel.category" || path === "channel.category.name") channel.category = text;
    }
    yield found.filter(({ path }) => path === "messages.[]").map((value) => ({ ...value, channel }));
  }
}

interface Channel {
  name: string;
  category: string;
  kind: string;
}

async function findMembers(source: ByteSource, context: DecodeContext): Promise<ChatMembers> {
  const members = new ChatMembers();
  for await (const found of walkMessages(source, context)) {
    for (const { value } of found) if (fieldOf(value, "author", "isBot") !== true && TALK.has(textAt(value, "type"))) members.add("", textAt(value, "author", "id"));
  }
  return members;
}

async function* readChannel(source: ByteSource, known: Promise<ChatMembers>, context: DecodeContext): AsyncGenerator<readonly ChatEntry[]> {
  const members = await known;
  for await (const found of walkMessages(source, context)) yield found.map(({ value, line, channel }) => readMessage(value, line, channel, members));
}

/** Of a server it is not known who reads along; in direct messages it is. */
function readMessage(value: JsonValue, line: number, channel: Channel, members: ChatMembers): ChatEntry {
  const id = textAt(value, "id");
  const type = textAt(value, "type");
  const noTalk = { kind: "no talk", line, value: id } as const;
  if (fieldOf(value, "author", "isBot") === true) return { ...noTalk, code: "bot-message", reason: "written by a bot" };
  if (!TALK.has(type)) return { ...noTalk, code: "system-message", reason: `written by Discord, not by a person: ${type}` };
  const from = textAt(value, "author", "id") || textAt(value, "author", "name");
  const mentioned = listAt(value, "mentions").filter((person) => fieldOf(person, "isBot") !== true).map((person) => textAt(person, "id")).filter((person) => person !== "");
  const isForward = fieldOf(value, "forwardedMessage") !== null;
  const answered = isForward ? "" : textAt(value, "reference", "messageId");
  const isDirect = /^(?:Direct|DM$|GroupDM$|1$|3$)/i.test(channel.kind);
  return {
    ...emptyMessage(line),
    from,
    fromName: textAt(value, "author", "nickname") || textAt(value, "author", "name"),
    to: isDirect && answered === "" && mentioned.length === 0 ? members.others("", from) : [],
    mentioned,
    time: textAt(value, "timestamp"),
    text: textAt(value, "content"),
    channel: channel.name,
    id,
    replyTo: answered,
  };
}
