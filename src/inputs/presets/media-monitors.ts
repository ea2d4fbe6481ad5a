import { definePreset, rolesWith, SeenAccounts } from "./define-preset.ts";
import { handleOf } from "./handles.ts";
import { reshape, type Row } from "./reshape.ts";
import { passedOn } from "./tweets-as-rows.ts";

const NO_AUTHOR = { column: "author handle", code: "author-missing", reason: "the export names no author for this mention: articles often have none, and posts need the author columns ticked when exporting" } as const;

/** Meltwater, the present export: tab-separated, often UTF-16. The day and the clock time stand in two columns; `Source` is the outlet. */
export const meltwater = definePreset({
  id: "meltwater",
  label: "Meltwater",
  signatures: [["input name", "hit sentence", "author handle"]],
  read({ table, roles }) {
    const own = roles([["fromName", "author name"], ["topic", "input name"], ["channel", "source type|information type|source name"], ["messageId", "document id|url"], ["reach", "reach"]]);
    const added = [["author", "from"], ["day and time", "time"], ["words", "text"], ["accounts linked to", "mentioned"], ["person passed on", "repostOf"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Meltwater", kind: "messages", roles: rolesWith(added, own), ties: ["mention", "reply", "repost"], mode: "customers" },
        start: () => ({
          make(row) {
            const author = row.get("author handle").replace(/^@/, "") || row.get("author name");
            if (author === "") return NO_AUTHOR;
            const words = joined(row.get("hit sentence"), row.get("opening text"), row.get("title", "headline"));
            const linked = accountsIn(row.get("links", "mentions"));
            const isRepost = /repost|retweet/i.test(row.get("content type")) || passedOn(words) !== "";
            return [author, when(row), words, isRepost ? "" : linked.join(";"), isRepost ? passedOn(words) || (linked[0] ?? "") : ""];
          },
        }),
      }),
    ];
  },
});

/** Meltwater, the older export of 37 columns: `Influencer` is the author or the journalist. */
export const meltwaterOld = definePreset({
  id: "meltwater-old",
  label: "Meltwater (older export)",
  signatures: [["influencer", "twitter screen name"], ["influencer", "hit sentence", "opening text"]],
  read({ table, roles }) {
    const own = roles([["fromName", "influencer"], ["topic", "input name|keyphrases|keywords"], ["channel", "source"], ["messageId", "document id|url"], ["reach", "reach"], ["followers", "twitter followers"]]);
    const added = [["author", "from"], ["day and time", "time"], ["words", "text"], ["person passed on", "repostOf"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Meltwater (older export)", kind: "messages", roles: rolesWith(added, own), ties: ["mention", "repost"], mode: "customers" },
        start: () => ({
          make(row) {
            const author = row.get("twitter screen name", "screen name").replace(/^@/, "") || row.get("influencer");
            if (author === "") return { ...NO_AUTHOR, column: "influencer" };
            const words = joined(row.get("hit sentence"), row.get("opening text"), row.get("headline"));
            return [author, when(row), words, passedOn(words)];
          },
        }),
      }),
    ];
  },
});

/** Day and clock time of two columns as one text; the day alone where it has a time already. */
function when(row: Row): string {
  const day = row.get("date");
  const clock = row.get("time");
  return clock === "" || /\d{1,2}:\d{2}/.test(day) ? day : `${day} ${clock}`;
}

/** Texts one after the other, without those that another holds. */
function joined(...texts: readonly string[]): string {
  return texts.filter((text, k) => text !== "" && !texts.some((other, j) => other.includes(text) && (other !== text || j < k))).join("\n");
}

function accountsIn(cell: string): string[] {
  return [...new Set(cell.split(/[\s,;|]+/).filter((part) => /^(?:https?:|@)/i.test(part)).map(handleOf).filter((name) => name !== ""))];
}

/** Talkwalker: the author as "Name (@handle)" or either; what is answered as a link. */
export const talkwalker = definePreset({
  id: "talkwalker",
  label: "Talkwalker",
  signatures: [["extra author attributes name"]],
  read({ table, roles }) {
    const own = roles([["time", "published"], ["channel", "source type|source extra type"], ["messageId", "url"], ["reach", "reach|potential reach"], ["followers", "extra author attributes followers|followers"], ["topic", "tags internal|matched profile"]]);
    const added = [["author", "from"], ["author name", "fromName"], ["words", "text"], ["person answered", "replyToPerson"], ["post answered", "replyTo"], ["person passed on", "repostOf"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Talkwalker", kind: "messages", roles: rolesWith(added, own), ties: ["mention", "reply", "repost"], mode: "customers" },
        start: () => ({
          make(row) {
            const named = row.get("extra author attributes name", "extra author attributes short name");
            const both = /^(.*?)\s*\(@([A-Za-z0-9_.]+)\)$/.exec(named);
            const author = both?.[2] ?? row.get("extra author attributes short name").replace(/^@/, "") ?? "";
            const id = author || named.replace(/^@/, "");
            if (id === "") return { ...NO_AUTHOR, column: "extra author attributes name" };
            const words = joined(row.get("content"), row.get("title", "title snippet", "content snippet"));
            const parent = row.get("parent url");
            const reposted = passedOn(words);
            const answered = reposted === "" && /^https?:/.test(parent) && /(?:twitter|x)\.com\//i.test(parent) ? handleOf(parent) : "";
            return [id, both?.[1] ?? named, words, answered, reposted === "" ? parent : "", reposted];
          },
        }),
      }),
    ];
  },
});

/** Sprout Social: messages that came in for a profile, and messages that a profile sent. The profiles are ours. */
export const sprout = definePreset({
  id: "sprout",
  label: "Sprout Social",
  signatures: [["network", "message|post|tweet", "profile", "from|username|sent by|author"]],
  read({ table, roles }) {
    const seen = new SeenAccounts();
    const own = roles([["time", "timestamp|date|timestamp utc|date utc|timestamp et|date et|sent at|created time"], ["text", "message|post|tweet"], ["channel", "network"], ["messageId", "message id|post id|link|permalink"], ["topic", "tags+"]]);
    const added = [["author", "from"], ["profile written to", "to"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: seen.within({ source: "Sprout Social", kind: "messages", roles: rolesWith(added, own), ties: ["addressed", "reply", "mention"], mode: "customers" }),
        start: () => ({
          make(row) {
            const profile = row.get("profile").replace(/^@/, "");
            seen.add(profile, "ours", "a profile managed with Sprout");
            const author = row.get("from", "username", "author").replace(/^@/, "");
            // What an agent sent goes out in the profile's name.
            if (author === "") return profile === "" ? { ...NO_AUTHOR, column: "profile" } : [profile, row.get("to", "recipient").replace(/^@/, "")];
            return [author, author === profile ? "" : profile];
          },
        }),
      }),
    ];
  },
});

/** Hootsuite Inbox (Sparkcentral): messages between a contact and agents, by conversation. Agents are ours. */
export const hootsuite = definePreset({
  id: "hootsuite",
  label: "Hootsuite (Sparkcentral)",
  signatures: [["conversation id", "contact profile id|contact primary identifier"]],
  read({ table, roles }) {
    const seen = new SeenAccounts();
    const own = roles([["time", "message created at|created at|message date|timestamp|date"], ["text", "message|message text|message content|content|text"], ["messageId", "message id"], ["thread", "conversation id"], ["channel", "channel|channel type|medium|channel name"], ["topic", "topics|topic|tags"]]);
    const added = [["author", "from"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: seen.within({ source: "Hootsuite (Sparkcentral)", kind: "messages", roles: rolesWith(added, own), ties: ["thread"], mode: "customers" }),
        start: () => ({
          make(row) {
            const contact = row.get("contact primary identifier", "contact profile id").replace(/^@/, "");
            const agent = row.get("agent", "agent name", "agent email", "author", "sent by", "user");
            const direction = row.get("direction", "message direction", "is inbound", "inbound").toLowerCase();
            const isInbound = direction === "" ? agent === "" : /^(?:in|inbound|incoming|received|true|yes|1)$/.test(direction);
            const desk = agent === "" ? "our desk" : agent;
            if (contact === "") return { column: "contact profile id", code: "author-missing", reason: "the row names no contact" };
            if (!isInbound) seen.add(desk, "ours", "answers in Hootsuite");
            return [isInbound ? contact : desk];
          },
        }),
      }),
    ];
  },
});
