import { objectsIn, textAt, type Json } from "./cell-json.ts";
import { definePreset, rolesWith } from "./define-preset.ts";
import { isRounded } from "./handles.ts";
import { reshape, type Row } from "./reshape.ts";
import { passedOn, roundedNotice } from "./tweets-as-rows.ts";

/**
 * Posts of the X API v2, as twarc flattens them (JSON lines) or writes them as CSV. People go by handle where the file has handles, else
 * by id, in all columns alike. A repost names whom it passes on; a quote is a post as well.
 */
export const xApi = definePreset({
  id: "x-api",
  label: "X API v2",
  signatures: [["author id", "conversation id", "text"]],
  isMeant: ({ names }) =>
    ["referenced tweets", "referenced tweets replied to id", "in reply to user id", "entities mentions", "edit history tweet ids", "author username", "public metrics like count"].some((name) => names.has(name)),
  read({ table, roles, cells, names }) {
    const byName = cells("author username").length > 0;
    const ids = cells("id");
    const isBroken = ids.some(isRounded);
    const own = roles([
      ["time", "created at"], ["text", "text"], ["fromName", "author name"], ["followers", "author public metrics followers count"], ["reach", "public metrics impression count"],
      ...(isBroken ? [] : ([["messageId", "id"], ["thread", "conversation id"]] as const)),
    ]);
    const added = [["author", "from"], ["people mentioned", "mentioned"], ["person answered", "replyToPerson"], ["person passed on", "repostOf"], ["person quoted", "quoteOf"], ...(isBroken ? [] : ([["post answered", "replyTo"]] as const))] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "X API v2", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "mention", "repost"], mode: "customers", ...(names.has("entities mentions") ? { marksMentions: true } : {}) },
        start: () => ({
          make(row) {
            const references = objectsIn(row.get("referenced tweets"));
            const author = byName ? row.get("author username", "author id") : row.get("author id");
            if (author === "") return { column: "author id", code: "author-missing", reason: "the file does not say who wrote: ask the API for author_id, or flatten the file with the program that fetched it" };
            const reposted = refer(references, "retweeted", byName) || (byName ? row.get("retweeted username") || passedOn(row.get("text")) : row.get("retweeted user id"));
            const quoted = refer(references, "quoted", byName) || row.get(byName ? "quoted username" : "quoted user id");
            const isRepost = reposted !== "" || row.get("referenced tweets retweeted id") !== "";
            return [
              author,
              isRepost ? "" : mentionsIn(row, byName),
              row.get(...(byName ? ["in reply to username", "in reply to user username"] : ["in reply to user id"])) || refer(references, "replied_to", byName),
              reposted,
              isRepost ? "" : quoted,
              row.get("referenced tweets replied to id") || textAt(references.find(({ type }) => type === "replied_to"), "id"),
            ].slice(0, added.length);
          },
          notices: () => (isBroken ? [roundedNotice(ids.filter(isRounded).length, "id", ids.find(isRounded)!)] : []),
        }),
      }),
    ];
  },
});

/** The author of the post referred to, where the file has it. */
function refer(references: readonly { readonly [key: string]: Json }[], type: string, byName: boolean): string {
  const found = references.find((each) => each["type"] === type);
  return textAt(found, "author", byName ? "username" : "id") || (byName ? "" : textAt(found, "author_id"));
}

function mentionsIn(row: Row, byName: boolean): string {
  const cell = row.get("entities mentions");
  const objects = objectsIn(cell);
  if (objects.length > 0) return objects.map((each) => textAt(each, byName ? "username" : "id") || textAt(each, "username")).filter((name) => name !== "").join(";");
  return /^[[{]/.test(cell) ? "" : cell;
}

/**
 * The posts of an archive that X hands out to the owner of an account (data/tweets.js): written by one person only. Those answered and
 * mentioned are known, what they wrote is not: one side of the talk.
 */
export const xArchive = definePreset({
  id: "x-archive",
  label: "X archive",
  signatures: [["tweet full text|tweet text", "tweet id str|tweet id", "tweet created at"]],
  read({ table, roles }) {
    const own = roles([["messageId", "tweet id str|tweet id"], ["time", "tweet created at"], ["text", "tweet full text|tweet text"], ["replyTo", "tweet in reply to status id str|tweet in reply to status id"], ["replyToPerson", "tweet in reply to screen name"]]);
    const added = [["author", "from"], ["people mentioned", "mentioned"], ["person passed on", "repostOf"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "X archive", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "mention", "repost"], mode: "customers", marksMentions: true },
        start: () => ({
          make(row) {
            const reposted = passedOn(row.get("tweet full text", "tweet text"));
            const mentioned = objectsIn(row.get("tweet entities user mentions")).map((each) => textAt(each, "screen_name")).filter((name) => name !== "");
            return [ARCHIVE_OWNER, reposted === "" ? mentioned.join(";") : "", reposted];
          },
          notices: () => [
            { code: "one-sided", severity: "warning", count: 1, message: "An archive holds the posts of one account only: this is one side of the talk.", hint: "Who connects others cannot be seen in it; open archives of several people, or posts gathered by a search." },
          ],
        }),
      }),
    ];
  },
});

/** The archive's tweets do not name their author; account.js, a file beside them, does. */
const ARCHIVE_OWNER = "owner of the archive";
