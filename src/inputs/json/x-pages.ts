import { WhotalksError } from "../../core/errors.ts";
import { sampleOf } from "../../core/notice.ts";
import type { DecodeContext, Head, InputFormat, RecordSink, Shape } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { foreignKind } from "../foreign.ts";
import { isObject, textAt, type Json } from "../presets/cell-json.ts";
import { readText } from "../text/decode-text.ts";
import { shapeJson } from "./json.ts";
import { listsInHead } from "./json-sniff.ts";

/** A page spread over several lines is held whole. */
const MOST_HELD = 268_435_456;

/** Columns as twarc writes them to CSV, so that both are read by one preset. */
const COLUMNS: readonly string[] = [
  "id", "created_at", "text", "author_id", "author.username", "author.name", "author.public_metrics.followers_count", "conversation_id", "in_reply_to_user_id", "in_reply_to_username",
  "referenced_tweets.replied_to.id", "referenced_tweets.retweeted.id", "retweeted_user_id", "retweeted_username", "referenced_tweets.quoted.id", "quoted_user_id", "quoted_username",
  "entities.mentions", "public_metrics.impression_count", "lang",
];

/** Pages as the X API v2 answers (`{"data": […], "includes": {"users": […]}}`), one a line as twarc keeps them or one alone. */
export const xPages: InputFormat = {
  id: "x-pages",
  label: "X API v2 pages",
  extensions: ["json", "jsonl"],
  sniff: sniffPages,
  shape: shapeJson,
  decode: decodePages,
};

function sniffPages(head: Head): number {
  if (foreignKind(head) !== undefined) return 0;
  const lists = listsInHead(head);
  return lists.some(({ key, keys, depth }) => key === "data" && depth === 1 && keys.has("id") && keys.has("text") && (keys.has("author_id") || keys.has("edit_history_tweet_ids"))) ? 0.97 : 0;
}

/**
 * Reads the posts of each page; authors, and authors of posts referred to, by what the page includes. A line that is no page is set aside.
 * @throws WhotalksError `encoding`, `json-invalid`, `held-too-large`, `no-records`
 */
async function decodePages(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, { file, task }: DecodeContext): Promise<void> {
  const builder = new BatchBuilder(sink);
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  let pageCount = 0;
  let whole = "";
  let done = 0;
  const take = (text: string): void => {
    line++;
    if (whole !== "") whole += `${text}\n`;
    else if (text.trim() !== "") {
      const page = parse(text);
      if (page !== undefined) {
        pageCount++;
        for (const post of postsOf(page)) builder.add(post, line);
      } else if (pageCount === 0) whole = `${text}\n`;
      else builder.setAside(line, sampleOf(text), "json-invalid", "The line is not valid JSON.");
    }
    if (whole.length > MOST_HELD) throw new WhotalksError("held-too-large", `${file}: a page longer than ${MOST_HELD} characters.`, { hint: "Fetch smaller pages, or flatten the file with twarc.", where: { file } });
  };
  for await (const chunk of readText(stream, shape.encoding, file)) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      take(part);
      if (builder.isFull) await builder.flush(COLUMNS);
    }
    done += chunk.length;
    await task.breathe({ stage: "read", done, total: Number.NaN, unit: "bytes" });
  }
  take(rest);
  if (whole !== "") {
    const page = parse(whole);
    if (page === undefined) throw new WhotalksError("json-cut-off", `${file}: the JSON of the page cannot be read: it is cut off or not valid (line ${line}).`, { hint: "Fetch or copy the file again.", where: { file, line } });
    pageCount++;
    for (const post of postsOf(page)) builder.add(post, 1);
  }
  if (pageCount === 0) throw noRecordsError(file, "The file holds no page of posts.");
  await builder.flush(COLUMNS);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

type Entry = { readonly [key: string]: Json };

function postsOf(page: Json): (string | undefined)[][] {
  if (!isObject(page)) return [];
  const users = byId(listOf(page["includes"], "users"));
  const known = byId([...listOf(page["includes"], "tweets"), ...listOf(page, "data")]);
  return listOf(page, "data").map((post) => {
    const author = users.get(textAt(post, "author_id")) ?? post["author"];
    const [answered, passed, quoted] = ["replied_to", "retweeted", "quoted"].map((type) => textAt(listOf(post, "referenced_tweets").find((each) => each["type"] === type), "id"));
    const authorOf = (id: string): string => textAt(known.get(id), "author_id");
    const nameOf = (user: string): string => textAt(users.get(user), "username");
    const answeredUser = textAt(post, "in_reply_to_user_id");
    const mentions = isObject(post["entities"]) ? post["entities"]["mentions"] : undefined;
    return [
      textAt(post, "id"), textAt(post, "created_at"), textAt(post, "note_tweet", "text") || textAt(post, "text"), textAt(post, "author_id"), textAt(author, "username"), textAt(author, "name"), textAt(author, "public_metrics", "followers_count"),
      textAt(post, "conversation_id"), answeredUser, nameOf(answeredUser), answered, passed, authorOf(passed!), nameOf(authorOf(passed!)), quoted, authorOf(quoted!), nameOf(authorOf(quoted!)),
      mentions === undefined ? "" : JSON.stringify(mentions), textAt(post, "public_metrics", "impression_count"), textAt(post, "lang"),
    ];
  });
}

function listOf(object: Json | undefined, key: string): Entry[] {
  const value = isObject(object) ? object[key] : undefined;
  if (isObject(value)) return [value];
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}

function byId(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [textAt(entry, "id"), entry]));
}
