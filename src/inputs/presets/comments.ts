import { objectsIn, textAt } from "./cell-json.ts";
import { definePreset, rolesWith, type KnownTable } from "./define-preset.ts";
import { isRelativeTime } from "./handles.ts";
import { reshape } from "./reshape.ts";

/** Said where times are only told from a day that is not known. */
const RELATIVE = {
  code: "time-relative", severity: "warning", count: 1, message: "The times are told from the day of the export (\"3 weeks ago\"): they are no times and are not used.",
  hint: "Export with a program that writes the date of each comment, such as one that asks YouTube's Data API (publishedAt).",
} as const;

const hasRelativeTimes = (cells: readonly string[]): boolean => cells.length > 0 && cells.filter(isRelativeTime).length * 2 > cells.length;

/**
 * Comments of Facebook, Instagram and others as ExportComments writes them, below some lines about the post. Where the comments are
 * numbered, "2-1" answers "2". People go by username where there is one; only then do names after an @ in a text find them.
 */
export const exportComments = definePreset({
  id: "export-comments",
  label: "ExportComments",
  signatures: [["name", "profile id", "comment"]],
  read(known) {
    const { table, roles, cells } = known;
    const isRelative = hasRelativeTimes(cells("date"));
    const number = ["column 1", "#", "no", "nr", "number", "comment number"].find((name) => cells(name).some((cell) => /^\d+(?:[-.]\d+)?$/.test(cell)));
    const hasHandles = cells("username").length > 0;
    const own = roles([["fromName", "name"], ["text", "comment"], ...(isRelative ? [] : ([["time", "date"]] as const))]);
    const added = [["author", "from"], ["comment number", "messageId"], ["comment answered", "replyTo"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "ExportComments", kind: "messages", roles: rolesWith(added, own), ties: hasHandles ? ["reply", "mention"] : ["reply"], mode: "customers" },
        start: () => ({
          make(row) {
            const author = (hasHandles ? row.get("username").replace(/^@/, "") : "") || row.get("profile id") || row.get("name");
            if (author === "") return { column: "name", code: "author-missing", reason: "the comment has no author: the platform hides who wrote it" };
            const place = number === undefined ? row.get("comment id") : row.get(number);
            return [author, place, /^(\d+)[-.]\d+$/.exec(place)?.[1] ?? ""];
          },
          notices: () => (isRelative ? [RELATIVE] : []),
        }),
      }),
    ];
  },
});

/** Instagram comments as scraped by Apify: replies are nested in the comment they answer, each is a record of its own. */
export const instagramComments = definePreset({
  id: "instagram-comments",
  label: "Instagram comments",
  signatures: [["owner username", "text", "replies count|post url|comment url|replies"]],
  read({ table, roles }) {
    const own = roles([["thread", "post url|post id|input url"]]);
    const added = [["author", "from"], ["author name", "fromName"], ["comment id", "messageId"], ["sent at", "time"], ["words", "text"], ["person answered", "replyToPerson"], ["comment answered", "replyTo"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Instagram comments", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "mention"], mode: "customers" },
        start: () => ({
          make(row) {
            const author = row.get("owner username");
            if (author === "") return { column: "owner username", code: "author-missing", reason: "the comment has no author: Instagram hides who wrote it" };
            const id = row.get("id", "comment id");
            const first = [author, row.get("owner full name"), id, row.get("timestamp", "created at"), row.get("text"), row.get("replied to username", "parent owner username"), row.get("replied to comment id", "parent comment id")];
            const replies = objectsIn(row.get("replies"));
            const nested = replies.map((reply) => {
              const by = textAt(reply, "ownerUsername") || textAt(reply, "owner", "username");
              return by === "" ? { column: "owner username", code: "author-missing", reason: "the reply has no author: Instagram hides who wrote it" } : [by, "", textAt(reply, "id"), textAt(reply, "timestamp"), textAt(reply, "text"), author, id];
            });
            return { records: [first, ...nested] };
          },
        }),
      }),
    ];
  },
});

/** Facebook comments as scraped by Apify. */
export const facebookComments = definePreset({
  id: "facebook-comments",
  label: "Facebook comments",
  signatures: [["profile name", "text", "feedback id|comment url", "profile id|profile url"]],
  read({ table, roles }) {
    const own = roles([["from", "profile id|profile url"], ["fromName", "profile name"], ["text", "text"], ["time", "date"], ["messageId", "id|comment id|comment url"], ["replyTo", "reply to comment id|parent comment id"], ["thread", "facebook url|post id|input url"]]);
    return [{ ...table, meaning: { source: "Facebook comments", kind: "messages", roles: own, ties: ["reply"], mode: "customers" } }];
  },
});

/**
 * YouTube comments: of the Data API (authorDisplayName), of YouTube Data Tools (isReplyTo), of youtube-comment-downloader (cid). A comment
 * that answers none is written to the channel whose video it is, where the file names it.
 */
export const youtube = definePreset({
  id: "youtube-comments",
  label: "YouTube comments",
  signatures: [
    ["author display name", "text display|text original|text|comment", "published at|time|updated at|author channel id|author channel id value"],
    ["is reply to", "author name|author channel id", "text"],
    ["cid", "author", "text", "votes|channel"],
  ],
  read(known) {
    const { table, names, cells } = known;
    const isLoader = names.has("cid");
    const times = timeColumn(known);
    const isRelative = times !== undefined && hasRelativeTimes(cells(times));
    const isAuthorsChannel = isLoader || !names.has("author channel id") && !names.has("author channel id value");
    const channel = isAuthorsChannel ? undefined : ["channel id", "video owner channel id", "channel title"].find((name) => names.has(name));
    const own = known.roles([["text", "text original|text display|text|comment"], ["thread", "video id|video"], ...(times === undefined || isRelative ? [] : ([["time", times]] as const))]);
    const added = [["author", "from"], ["author name", "fromName"], ["comment id", "messageId"], ["comment answered", "replyTo"], ["channel written to", "to"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "YouTube comments", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "addressed"], mode: "customers" },
        start: () => ({
          make(row) {
            const name = row.get("author display name", "author name", "author");
            const author = (isLoader ? row.get("channel") : row.get("author channel id value", "author channel id")) || name;
            if (author === "") return { column: names.has("author display name") ? "author display name" : "author", code: "author-missing", reason: "the comment has no author: YouTube hides accounts that were deleted" };
            const id = row.get("cid", "comment id", "id");
            const parent = isLoader ? (/^(.+)\.[^.]+$/.exec(id)?.[1] ?? "") : row.get("parent id", "is reply to", "parent comment id");
            return [author, name, id, parent, parent === "" && channel !== undefined ? row.get(channel) : ""];
          },
          notices: () => (isRelative ? [RELATIVE] : []),
        }),
      }),
    ];
  },
});

function timeColumn({ names }: KnownTable): string | undefined {
  return ["published at", "created at", "time", "date", "updated at"].find((name) => names.has(name));
}

/**
 * Reddit as Pushshift and its successors archive it (one JSON object a line): comments name what they answer with a prefix, t1_ for a
 * comment and t3_ for a post, their own ids stand without. Accounts that are gone are nobody.
 */
export const reddit = definePreset({
  id: "reddit",
  label: "Reddit",
  signatures: [["author", "link id", "parent id", "created utc"], ["author", "created utc", "subreddit", "selftext", "num comments|permalink|title"]],
  read({ table, roles }) {
    const own = roles([["time", "created utc"], ["channel", "subreddit"], ["thread", "link id"]]);
    const added = [["author of the post", "from"], ["id with its kind", "messageId"], ["post answered", "replyTo"], ["words", "text"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: {
          source: "Reddit", kind: "messages", roles: rolesWith(added, own), ties: ["reply"], mode: "customers",
          accounts: [{ id: "AutoModerator", kind: "bot", reason: "Reddit's own moderating program" }],
        },
        start: () => ({
          make(row) {
            const author = row.get("author");
            if (author === "" || author === "[deleted]" || author === "[removed]") return { column: "author", code: "author-deleted", reason: "the account was deleted: Reddit no longer says who wrote it" };
            const parent = row.get("parent id");
            // Dumps put together hold posts and comments side by side: each row says which it is.
            const isComment = parent !== "" || row.get("link id") !== "" || (row.get("title") === "" && row.get("body") !== "");
            const words = isComment ? row.get("body") : [row.get("title"), row.get("selftext")].filter((text) => text !== "" && text !== "[removed]" && text !== "[deleted]").join("\n");
            return [author, withKind(row.get("id"), isComment ? "t1_" : "t3_"), withKind(parent, "t1_"), words];
          },
        }),
      }),
    ];
  },
});

function withKind(id: string, kind: string): string {
  return id === "" || /^t\d_/.test(id) ? id : `${kind}${id}`;
}
