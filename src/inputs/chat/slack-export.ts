import { plural } from "../../core/words.ts";
import type { BookFormat, ByteSource, DecodeContext, RecordSink, Table } from "../../core/records.ts";
import { openZip, type ZipArchive, type ZipEntry } from "../zip/read-zip.ts";
import { type ChatEntry, chatTable } from "./chat-table.ts";
import { type JsonValue, listAt, textAt, walkJson } from "./json-walk.ts";
import { readSlackMessage, type SlackFacts, type SlackPlace, type SlackWorkspace } from "./slack-message.ts";
import { readSlackUser, slackPeopleTable, type SlackUser } from "./slack-people.ts";
import { isJunk, zipNames } from "./zip-names.ts";

/** The export of a Slack workspace: lists of its people and channels, and a file a day for each channel, in one zip. */
export const slackExport: BookFormat = {
  id: "slack",
  label: "Slack export (zip)",
  extensions: [],
  sniff: ({ bytes }) => (isSlackExport(zipNames(bytes)) ? 0.98 : 0),
  tables: async (source) => slackTables(source),
};

const LISTS = /^(?:.*\/)?(?:users|channels|groups|dms|mpims|org_users|integration_logs)\.json$/;
const DAY = /^(?:(.*)\/)?([^/]+)\/\d{4}-\d\d-\d\d\.json$/;

/** Whether the members of an archive, or the first of them, are those of a Slack export. */
export function isSlackExport(names: readonly string[]): boolean {
  const lists = new Set(names.filter((name) => LISTS.test(name)).map((name) => name.slice(name.lastIndexOf("/") + 1)));
  const days = names.some((name) => DAY.test(name));
  return (days && lists.size > 0) || (lists.has("users.json") && lists.has("channels.json"));
}

/**
 * The messages of a workspace and its people. The lists are read when the archive is opened; the days when they are asked for, one
 * after the other, whatever their number.
 * @throws WhotalksError as openZip; for a list or a day that is damaged, as walkJson, with its name
 */
export async function slackTables(source: ByteSource): Promise<readonly Table[]> {
  const zip = await openZip(source);
  const files = zip.entries.filter(({ isFolder, name }) => !isFolder && !isJunk(name));
  const lists = (name: string): ZipEntry[] => files.filter((entry) => LISTS.test(entry.name) && entry.name.endsWith(name));
  const readLists = { zip, users: lists("users.json"), places: ["channels.json", "groups.json", "dms.json", "mpims.json"].flatMap(lists) };
  let known: Promise<Workspace> | undefined;
  const workspace = (context: DecodeContext): Promise<Workspace> => (known ??= readWorkspace(readLists, context));
  const messages = chatTable("", "Slack export", (sink, context) => readDays(zip, files, workspace, sink, context), "employees");
  if (readLists.users.length === 0) return [messages];
  return [messages, slackPeopleTable("people", async (context) => [...(await workspace(context)).users.values()])];
}

interface Workspace extends SlackWorkspace {
  readonly users: Map<string, SlackUser>;
  /** By the name of its folder, and by its id. */
  readonly places: Map<string, SlackPlace>;
}

async function readWorkspace({ zip, users, places }: { readonly zip: ZipArchive; readonly users: readonly ZipEntry[]; readonly places: readonly ZipEntry[] }, context: DecodeContext): Promise<Workspace> {
  const found: Workspace = { users: new Map(), places: new Map() };
  for (const entry of users) {
    for await (const { value, line } of elements(zip, entry, context)) {
      const user = readSlackUser(value, line);
      if (user !== undefined) found.users.set(user.id, user);
    }
  }
  for (const entry of places) {
    // The members of channels are many and are whom nothing is addressed to; those of direct messages are.
    const isDirect = /(?:dms|mpims)\.json$/.test(entry.name);
    for await (const { value } of elements(zip, entry, context)) {
      const id = textAt(value, "id");
      const name = textAt(value, "name") || id;
      const members = isDirect ? [...new Set(listAt(value, "members").filter((member) => typeof member === "string"))] : undefined;
      for (const key of [id, name]) if (key !== "") found.places.set(key, { channel: name, members });
    }
  }
  return found;
}

async function* elements(zip: ZipArchive, entry: ZipEntry, context: DecodeContext): AsyncGenerator<{ readonly value: JsonValue; readonly line: number }> {
  const within = { ...context, file: `${context.file}/${entry.name}` };
  for await (const found of walkJson(zip.memberSource(entry), (path) => path === "[]", within, { encoding: "utf-8" })) yield* found;
}

async function* readDays(zip: ZipArchive, files: readonly ZipEntry[], open: (context: DecodeContext) => Promise<Workspace>, sink: RecordSink, context: DecodeContext): AsyncGenerator<readonly ChatEntry[]> {
  const workspace = await open(context);
  const facts: SlackFacts = { reactions: 0, unknownUsers: new Set() };
  const days = files.flatMap((entry) => {
    const match = DAY.exec(entry.name);
    return match === null ? [] : [{ entry, folder: match[2]! }];
  });
  for (const { entry, folder } of days.toSorted((a, b) => (a.entry.name < b.entry.name ? -1 : 1))) {
    const place = workspace.places.get(folder) ?? { channel: folder, members: undefined };
    const within = { ...context, file: `${context.file}/${entry.name}` };
    for await (const found of walkJson(zip.memberSource(entry), (path) => path === "[]", within, { encoding: "utf-8" })) {
      yield found.map(({ value, line }) => {
        const read = readSlackMessage(value, line, place, workspace, facts);
        return read.kind === "message" ? read : { ...read, member: entry.name.slice(entry.name.lastIndexOf("/") + 1) };
      });
    }
  }
  noteSlackFacts(facts, sink, context.file);
  const others = files.filter(({ name }) => !LISTS.test(name) && !DAY.test(name)).length;
  if (others > 0) sink.notice({ code: "zip-member-skipped", severity: "info", message: `${plural(others, "file in the archive holds no messages and was", "files in the archive hold no messages and were")} not read.`, hint: "Nothing to do.", count: others, file: context.file });
}

/** Says once what was met among messages of Slack. */
export function noteSlackFacts({ reactions, unknownUsers }: SlackFacts, sink: RecordSink, file: string): void {
  if (reactions > 0) sink.notice({ code: "reactions", severity: "info", message: `${plural(reactions, "reaction was", "reactions were")} counted here only: a reaction is no message.`, hint: "Nothing to do.", count: reactions, file });
  if (unknownUsers.size > 0) sink.notice({ code: "user-unknown", severity: "info", message: `${plural(unknownUsers.size, "author is", "authors are")} not in the list of people: shown by id.`, hint: "They left, or belong to another workspace.", count: unknownUsers.size, file });
}
