import { sampleOf } from "../../core/notice.ts";
import { plural } from "../../core/words.ts";
import type { BookFormat, ByteSource, DecodeContext, Head, RecordSink } from "../../core/records.ts";
import { openBytes, readHead } from "../open.ts";
import { headText, readText } from "../text/decode-text.ts";
import { detectEncoding } from "../text/encoding.ts";
import { type ChatEntry, chatTable, emptyMessage } from "./chat-table.ts";
import { ChatMembers } from "./chat-members.ts";
import { createLineReader, type WhatsappLine, withoutMarks } from "./whatsapp-line.ts";
import { isSystemName, kindOfText } from "./whatsapp-words.ts";

/** Lines of a message; the rest of a longer one is dropped. */
const MOST_TEXT = 1_000_000;

/** A chat as WhatsApp exports it: text, one message from the line with its time to the next such line. */
export const whatsapp: BookFormat = {
  id: "whatsapp",
  label: "WhatsApp chat (text)",
  extensions: [],
  sniff: sniffWhatsapp,
  tables: async (source) => {
    let known: Promise<Chat> | undefined;
    return [chatTable("", "WhatsApp chat", (sink, context) => readChat(source, (known ??= lookThrough(source, context)), sink, context))];
  },
};

function sniffWhatsapp(head: Head): number {
  const start = new TextDecoder().decode(head.bytes.subarray(0, 8192)).replace(/^\ufeff/, "");
  const readLine = createLineReader();
  const lines = start.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines[0] === undefined || readLine(lines[0]) === undefined) return 0;
  const messages = lines.flatMap((line) => readLine(line)?.rest ?? []);
  return messages.some((rest) => rest.includes(":")) || messages.length >= 2 ? 0.97 : 0;
}

interface Chat {
  readonly members: ChatMembers;
  /** Names that hold ": ", by what stands before it. */
  readonly longNames: ReadonlyMap<string, string>;
}

/** A message from its first line to the line before the next one. */
interface Block extends WhatsappLine {
  readonly line: number;
  readonly more: readonly string[];
}

async function* readBlocks(source: ByteSource, { file, task }: DecodeContext): AsyncGenerator<readonly Block[]> {
  const head = await readHead(source);
  const encoding = detectEncoding(head, undefined);
  headText(head, encoding);
  const readLine = createLineReader();
  const decoder = new TextDecoder();
  let open: (WhatsappLine & { readonly line: number; readonly more: string[] }) | undefined;
  let size = 0;
  let rest = "";
  let line = 0;
  let blocks: Block[] = [];
  const take = (text: string): void => {
    line++;
    const found = readLine(text);
    if (found !== undefined) {
      if (open !== undefined) blocks.push(open);
      open = { ...found, line, more: [] };
      size = 0;
    } else if (open !== undefined && (size += text.length) <= MOST_TEXT) open.more.push(text);
  };
  for await (const chunk of readText(openBytes(source), encoding, file)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop()!;
    // A line without an end is text that goes on: no more of it is needed than what is kept.
    if (rest.length > MOST_TEXT * 2) rest = rest.slice(0, MOST_TEXT);
    for (const text of lines) take(text);
    yield blocks;
    blocks = [];
    await task.breathe({ stage: "read", done: line, total: Number.NaN, unit: "lines" });
  }
  if (rest !== "") take(rest);
  if (open !== undefined) blocks.push(open);
  yield blocks;
}

/** A line taken apart at the first ": ", or behind a longer name that is known; undefined where it names nobody. */
function splitName(rest: string, longNames: ReadonlyMap<string, string>): { readonly name: string; readonly text: string } | undefined {
  const at = /:(?: |$)/.exec(rest)?.index;
  if (at === undefined || at === 0 || at > 200) return undefined;
  const raw = rest.slice(0, at);
  const name = withoutMarks(raw);
  if (name === "" || isSystemName(name)) return undefined;
  const long = longNames.get(name);
  const second = long === undefined ? -1 : rest.indexOf(":", at + 1);
  return second < 0 ? { name, text: rest.slice(at + 2) } : { name: long!, text: rest.slice(second + 2) };
}

/** Finds the people of a chat, and the names that hold ": " themselves: all that such a name's first part says begins alike, three times or more. */
async function lookThrough(source: ByteSource, context: DecodeContext): Promise<Chat> {
  const seen = new Map<string, { count: number; next: string | undefined }>();
  const none = new Map<string, string>();
  for await (const blocks of readBlocks(source, context)) {
    for (const { rest } of blocks) {
      const found = splitName(rest, none);
      if (found === undefined || kindOf(found.text) === "system") continue;
      const next = /^([^:]{1,60}): /.exec(found.text)?.[1];
      const known = seen.get(found.name);
      if (known === undefined) seen.set(found.name, { count: 1, next });
      else {
        known.count++;
        if (known.next !== next) known.next = undefined;
      }
    }
  }
  const longNames = new Map<string, string>();
  for (const [name, { count, next }] of seen) if (next !== undefined && count >= 3) longNames.set(name, `${name}: ${withoutMarks(next)}`);
  const members = new ChatMembers();
  for (const name of seen.keys()) members.add("", longNames.get(name) ?? name);
  // Where only one of two wrote, the file is called after the other.
  const partner = /^WhatsApp[ -](?:chat|chatt) (?:with|mit|con|avec|com|met|med|-) (.+?)(?:\.txt)?$/i.exec(source.name.slice(source.name.lastIndexOf("/") + 1))?.[1];
  if (seen.size === 1 && partner !== undefined) members.add("", partner.trim());
  return { members, longNames };
}

function kindOf(text: string): ReturnType<typeof kindOfText> {
  return kindOfText(withoutMarks(text), /^[\u200e\u200f]/.test(text));
}

async function* readChat(source: ByteSource, known: Promise<Chat>, sink: RecordSink, context: DecodeContext): AsyncGenerator<readonly ChatEntry[]> {
  const chat = await known;
  // "… (1).txt" is the same chat downloaded again.
  const stem = source.name.slice(source.name.lastIndexOf("/") + 1).replace(/\.txt$/i, "").replace(/ ?\(\d+\)$/, "");
  const channel = stem === "_chat" ? "" : stem;
  for await (const blocks of readBlocks(source, context)) yield blocks.map((block) => readBlock(block, channel, chat));
  const [first] = chat.longNames.values();
  if (first !== undefined) {
    sink.notice({ code: "name-with-colon", severity: "info", message: `${plural(chat.longNames.size, "name holds", "names hold")} a colon ("${first}"): everything written under the first part begins with the second.`, hint: "If that is how somebody begins every message, correct the name in the people table.", count: chat.longNames.size, file: context.file, sample: sampleOf(first) });
  }
}

function readBlock({ line, time, rest, more }: Block, channel: string, { members, longNames }: Chat): ChatEntry {
  const found = splitName(rest, longNames);
  const noTalk = { kind: "no talk", line, value: time } as const;
  if (found === undefined) return { ...noTalk, code: "system-message", reason: "written by WhatsApp, not by a person" };
  const kind = kindOf(found.text);
  if (kind === "system") return { ...noTalk, code: "system-message", reason: "written by WhatsApp, not by a person" };
  if (kind === "deleted") return { ...noTalk, code: "deleted-message", reason: "the message was deleted" };
  const text = kind === "media" ? more.join("\n") : [found.text, ...more].join("\n");
  const mentioned = mentionsIn(text, members.of(""));
  return { ...emptyMessage(line), from: found.name, to: mentioned.length > 0 ? [] : members.others("", found.name), mentioned, time, text: text.replace(/[\u200e\u2068\u2069]/g, "").trim(), channel };
}

/** People mentioned: a name between marks (`@⁨Anna⁩`), or the number of somebody who is in no address book. */
function mentionsIn(text: string, members: ReadonlySet<string>): string[] {
  if (!text.includes("@")) return [];
  const named = Array.from(text.matchAll(/@\u2068([^\u2069\n]{1,100})\u2069/g), (match) => withoutMarks(match[1]!));
  const numbers = Array.from(text.matchAll(/@(\d{6,15})(?!\d)/g), (match) => [...members].find((name) => /^\+?[\d ()-]+$/.test(name) && name.replace(/\D/g, "") === match[1]));
  return [...new Set([...named, ...numbers.filter((name) => name !== undefined)])];
}
