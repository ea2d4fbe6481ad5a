import { WhotalksError } from "../../core/errors.ts";
import type { BookFormat, ByteSource, DecodeContext, Head, RecordSink, Table } from "../../core/records.ts";
import { type ChatEntry, chatTable } from "./chat-table.ts";
import { pathsInHead, textAt, walkJson } from "./json-walk.ts";
import { noteSlackFacts } from "./slack-export.ts";
import { readSlackMessage, type SlackFacts } from "./slack-message.ts";
import { readSlackUser, slackPeopleTable, type SlackUser } from "./slack-people.ts";
import { readHead } from "../open.ts";

/** A file of an unpacked Slack export: a day of a channel, a whole channel in one file, or the list of people. */
export const slackMessages: BookFormat = {
  id: "slack-json",
  label: "Slack messages or people (JSON)",
  extensions: [],
  sniff: (head) => (kindOf(head) === undefined ? 0 : 0.97),
  tables: readTables,
};

type SlackFileKind = "messages" | "people" | "channels";

/** What a file of an export holds, told by the fields of its first elements. */
function kindOf(head: Head): SlackFileKind | undefined {
  const paths = pathsInHead(head);
  if (["[].ts", "messages.[].ts"].some((path) => /^\d{9,10}\.\d{6}$/.test(paths.get(path) ?? "")) && ["[]", "messages.[]"].some((at) => paths.has(`${at}.text`) && (paths.has(`${at}.user`) || paths.has(`${at}.bot_id`)))) return "messages";
  if (paths.has("[].id") && paths.has("[].deleted") && paths.has("[].name") && (paths.has("[].profile.real_name") || paths.has("[].real_name") || paths.has("[].team_id"))) return "people";
  if (/^[CDG][A-Z0-9]{6,}$/.test(paths.get("[].id") ?? "") && paths.has("[].created") && (paths.has("[].members.[]") || paths.has("[].is_archived"))) return "channels";
  return undefined;
}

/** @throws WhotalksError `slack-channels` for a list of channels, which holds no messages */
async function readTables(source: ByteSource): Promise<readonly Table[]> {
  const kind = kindOf(await readHead(source));
  if (kind === "channels") {
    throw new WhotalksError("slack-channels", `${source.name}: this is the list of channels of a Slack export; it holds no messages.`, { hint: "Leave it out, or open the whole export as the zip that Slack gave.", where: { file: source.name } });
  }
  if (kind === "people") return [slackPeopleTable("", (context) => readUsers(source, context))];
  return [chatTable("", "Slack export", (sink, context) => readMessages(source, sink, context), "employees")];
}

async function readUsers(source: ByteSource, context: DecodeContext): Promise<readonly SlackUser[]> {
  const users: SlackUser[] = [];
  for await (const found of walkJson(source, (path) => path === "[]", context)) {
    for (const { value, line } of found) {
      const user = readSlackUser(value, line);
      if (user !== undefined) users.push(user);
    }
  }
  return users;
}

/** The channel is what the file itself or its messages call it, else the file's name where that is no date. */
async function* readMessages(source: ByteSource, sink: RecordSink, context: DecodeContext): AsyncGenerator<readonly ChatEntry[]> {
  const facts: SlackFacts = { reactions: 0, unknownUsers: new Set() };
  const stem = source.name.slice(source.name.lastIndexOf("/") + 1).replace(/\.json(?:\.gz)?$/i, "").replace(/ \(\d+\)$/, "");
  const folder = /([^/]+)\/[^/]+$/.exec(source.name)?.[1] ?? "";
  let channel = /^\d{4}-\d\d-\d\d$/.test(stem) ? folder : stem;
  for await (const found of walkJson(source, (path) => path === "[]" || path === "messages.[]", context)) {
    const entries: ChatEntry[] = [];
    for (const { path, value, line } of found) {
      if (path.endsWith("[]")) entries.push(readSlackMessage(value, line, { channel: textAt(value, "channel_name") || channel, members: undefined }, { users: new Map() }, facts));
      else if (path === "name" || path === "channel_name") channel = typeof value === "string" && value !== "" ? value : channel;
    }
    yield entries;
  }
  noteSlackFacts(facts, sink, context.file);
}
