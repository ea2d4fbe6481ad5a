import type { Notice } from "../../core/notice.ts";
import { definePreset, rolesWith, SeenAccounts } from "./define-preset.ts";
import { isRounded } from "./handles.ts";
import { reshape } from "./reshape.ts";

/**
 * Customer support on Twitter (TWCS): what is not inbound is written by a brand's own desk. Replies name ids that a data frame has
 * turned into decimals; `response_tweet_id` says the same the other way round and is not used.
 */
export const twcs = definePreset({
  id: "twcs",
  label: "Customer support on Twitter",
  signatures: [["tweet id", "author id", "inbound", "in response to tweet id"]],
  read({ table, roles }) {
    const seen = new SeenAccounts();
    const own = roles([["messageId", "tweet id"], ["from", "author id"], ["time", "created at"], ["text", "text"], ["replyTo", "in response to tweet id"]]);
    return [
      reshape(table, {
        added: [],
        meaning: seen.within({ source: "Customer support on Twitter", kind: "messages", roles: own, ties: ["reply"], mode: "customers" }),
        start: () => ({
          make(row) {
            if (/^(?:false|0)$/i.test(row.get("inbound"))) seen.add(row.get("author id"), "ours", "answers customers: its posts are not inbound");
            return [];
          },
        }),
      }),
    ];
  },
});

/** TAGS, a Google spreadsheet that collects tweets: ids as text (id_str), unless a spreadsheet has rounded them on the way. */
export const tags = definePreset({
  id: "tags",
  label: "TAGS",
  signatures: [["id str", "from user", "in reply to screen name"]],
  read({ table, roles, cells }) {
    const ids = cells("id str");
    const isBroken = ids.some(isRounded);
    const own = roles([
      ["from", "from user"], ["time", "created at|time"], ["text", "text"], ["replyToPerson", "in reply to screen name"], ["followers", "user followers count"],
      ...(isBroken ? [] : ([["messageId", "id str"], ["replyTo", "in reply to status id str"]] as const)),
    ]);
    const added = [["person passed on", "repostOf"]] as const;
    return [
      reshape(table, {
        added: ["person passed on"],
        meaning: { source: "TAGS", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "mention", "repost"], mode: "customers" },
        start: () => ({
          make: (row) => [passedOn(row.get("text"))],
          notices: () => (isBroken ? [roundedNotice(ids.filter(isRounded).length, "id_str", ids.find(isRounded)!)] : []),
        }),
      }),
    ];
  },
});

/** DMI-TCAT: a tweet a row, with the author's numbers; reposts are known by their text. */
export const tcat = definePreset({
  id: "tcat",
  label: "DMI-TCAT",
  signatures: [["from user name", "to user name", "in reply to status id", "from user realname|from user followercount|from user id"]],
  read({ table, roles }) {
    const own = roles([["messageId", "id"], ["from", "from user name"], ["fromName", "from user realname"], ["time", "created at|time"], ["text", "text"], ["replyToPerson", "to user name"], ["replyTo", "in reply to status id"], ["followers", "from user followercount"]]);
    const added = [["person passed on", "repostOf"]] as const;
    return [
      reshape(table, {
        added: ["person passed on"],
        meaning: { source: "DMI-TCAT", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "mention", "repost"], mode: "customers" },
        start: () => ({ make: (row) => [passedOn(row.get("text"))] }),
      }),
    ];
  },
});

/** Who is passed on by a text that begins "RT @anna:"; "" where it does not. */
export function passedOn(text: string): string {
  return /^\s*RT @([A-Za-z0-9_]{1,40})\b/.exec(text)?.[1] ?? "";
}

/** What is said where a spreadsheet has rounded the ids of a file: nothing is joined on them. */
export function roundedNotice(count: number, column: string, sample: string): Omit<Notice, "file"> {
  return {
    code: "ids-rounded", severity: "warning", count, column, sample,
    message: `${count} ids were rounded by a spreadsheet: posts cannot be joined on them, so replies by id are not used.`,
    hint: "Export again and do not open the file in a spreadsheet first, or import the column as text.",
  };
}
