import type { BookFormat, ByteSource, DecodeContext, Head, RecordSink } from "../../core/records.ts";
import { type ChatEntry, chatTable, emptyMessage } from "./chat-table.ts";
import { ChatMembers } from "./chat-members.ts";
import { epochIso } from "./chat-time.ts";
import { fieldOf, type FoundValue, type JsonValue, listAt, pathsInHead, textAt, walkJson } from "./json-walk.ts";

/** An export of Telegram Desktop (result.json): one chat, or a whole account. */
export const telegram: BookFormat = {
  id: "telegram",
  label: "Telegram export (JSON)",
  extensions: [],
  sniff: sniffTelegram,
  tables: async (source) => {
    let known: Promise<Chats> | undefined;
    return [chatTable("", "Telegram export", (sink, context) => readChats(source, (known ??= findMembers(source, context)), sink, context))];
  },
};

const KINDS = /^(?:personal_chat|bot_chat|private_group|private_supergroup|public_supergroup|private_channel|public_channel|saved_messages|replies|verification_codes)$/;
const LISTS: readonly string[] = ["", "chats.list.[].", "left_chats.list.[]."];

function sniffTelegram(head: Head): number {
  const paths = pathsInHead(head);
  const isChat = LISTS.some((at) => KINDS.test(paths.get(`${at}type`) ?? "") && paths.has(`${at}id`));
  const isMessage = LISTS.some((at) => paths.has(`${at}messages.[].id`) && (paths.has(`${at}messages.[].from_id`) || paths.has(`${at}messages.[].actor_id`)));
  const isAccount = paths.has("personal_information.user_id") && paths.has("about");
  return isChat || isMessage || isAccount ? 0.97 : 0;
}

/** What must be known of every chat before its first message is used. */
interface Chats {
  readonly members: ChatMembers;
  /** Ids by display name; "" where several people have the name. */
  readonly idOfName: ReadonlyMap<string, string>;
}

/** A chat while it is walked through. */
interface Chat {
  id: string;
  name: string;
  kind: string;
}

async function findMembers(source: ByteSource, context: DecodeContext): Promise<Chats> {
  const members = new ChatMembers();
  const idOfName = new Map<string, string>();
  for await (const { value, chat } of walkMessages(source, context)) {
    const from = authorOf(value);
    if (from === "" || textAt(value, "type") !== "message") continue;
    members.add(chat.id, from);
    // A chat of two is kept under the id of the other one.
    if (chat.kind === "personal_chat" && from.startsWith("user")) members.add(chat.id, `user${chat.id}`);
    const name = textAt(value, "from");
    if (name !== "") idOfName.set(name, (idOfName.get(name) ?? from) === from ? from : "");
  }
  return { members, idOfName };
}

async function* readChats(source: ByteSource, known: Promise<Chats>, _sink: RecordSink, context: DecodeContext): AsyncGenerator<readonly ChatEntry[]> {
  const chats = await known;
  let entries: ChatEntry[] = [];
  for await (const { value, line, chat } of walkMessages(source, context)) {
    entries.push(readMessage(value, line, chat, chats));
    if (entries.length < 1000) continue;
    yield entries;
    entries = [];
  }
  yield entries;
}

/** Every message with its chat: name, kind and id of a chat stand before its messages. */
async function* walkMessages(source: ByteSource, context: DecodeContext): AsyncGenerator<FoundValue & { readonly chat: Readonly<Chat> }> {
  let chat: Chat = { id: "", name: "", kind: "" };
  for await (const found of walkJson(source, (path) => path.endsWith("messages.[]") && LISTS.some((at) => path === `${at}messages.[]`), context)) {
    for (const value of found) {
      const at = LISTS.find((start) => value.path === `${start}name` || value.path === `${start}type` || value.path === `${start}id`);
      if (at !== undefined) {
        const field = value.path.slice(at.length);
        // The first of the three begins a chat.
        if (field === "name" || (field === "type" && chat.kind !== "") || (field === "id" && chat.id !== "")) chat = { id: "", name: "", kind: "" };
        const text = typeof value.value === "string" ? value.value : "";
        if (field === "name") chat.name = text;
        else if (field === "type") chat.kind = text;
        else chat.id = text;
      } else if (value.path.endsWith("messages.[]")) yield { ...value, chat };
    }
  }
}

function authorOf(value: JsonValue): string {
  return textAt(value, "from_id") || textAt(value, "from");
}

function readMessage(value: JsonValue, line: number, chat: Readonly<Chat>, { members, idOfName }: Chats): ChatEntry {
  const id = textAt(value, "id");
  const type = textAt(value, "type");
  const noTalk = { kind: "no talk", line, value: id } as const;
  if (type !== "message") return { ...noTalk, code: "system-message", reason: `written by Telegram, not by a person: ${(textAt(value, "action") || type || "no message").replaceAll("_", " ")}` };
  if (chat.kind === "bot_chat") return { ...noTalk, code: "bot-message", reason: "a chat with a bot" };
  const from = authorOf(value);
  const parts = listAt(value, "text");
  const mentioned = parts.flatMap((part) => mentionOf(part));
  const answered = textAt(value, "reply_to_peer_id") === "" ? textAt(value, "reply_to_message_id") : "";
  const forwarded = textAt(value, "forwarded_from_id") || textAt(value, "forwarded_from");
  const isPublic = /^public_|_channel$|^saved_messages$/.test(chat.kind);
  const idIn = (number: string): string => (chat.id === "" ? number : `${chat.id}/${number}`);
  return {
    ...emptyMessage(line),
    from,
    fromName: textAt(value, "from"),
    to: isPublic || answered !== "" || mentioned.length > 0 ? [] : members.others(chat.id, from),
    mentioned,
    time: textAt(value, "date_unixtime") === "" ? textAt(value, "date") : epochIso(textAt(value, "date_unixtime"), 1000),
    text: textAt(value, "text") || parts.map((part) => (typeof part === "string" ? part : textAt(part, "text"))).join(""),
    channel: chat.name || chat.id,
    id: id === "" ? "" : idIn(id),
    replyTo: answered === "" ? "" : idIn(answered),
    repostOf: idOfName.get(forwarded) || forwarded,
  };
}

/** Whom a piece of text mentions: by number where the person has no name of that kind, else by @name. */
function mentionOf(part: JsonValue): string[] {
  const kind = textAt(part, "type");
  if (kind === "mention_name" && fieldOf(part, "user_id") !== null) return [`user${textAt(part, "user_id")}`];
  return kind === "mention" ? [textAt(part, "text")] : [];
}
