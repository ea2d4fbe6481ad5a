import { definePreset, rolesWith, SeenAccounts } from "./define-preset.ts";
import { handleOf } from "./handles.ts";
import { reshape } from "./reshape.ts";

/**
 * Brandwatch Consumer Research: mentions of a query, one a row, from all platforms. "Twitter …" and "X …" are the same columns.
 * Names are told apart by platform: what is no post on X goes by "name (platform)". Reposts name the post passed on.
 */
export const brandwatch = definePreset({
  id: "brandwatch",
  label: "Brandwatch",
  signatures: [["query name", "mentioned authors|thread entry type"]],
  read({ table, roles }) {
    const seen = new SeenAccounts();
    const own = roles([
      ["time", "date"], ["topic", "query name"], ["channel", "page type|content source name|content source|domain"], ["followers", "x followers|twitter followers"],
      ["reach", "reach new|impressions|reach"], ["messageId", "resource id|url"], ["thread", "thread id"],
    ]);
    const added = [["author", "from"], ["author name", "fromName"], ["words", "text"], ["people mentioned", "mentioned"], ["person answered", "replyToPerson"], ["person passed on", "repostOf"]] as const;
    const meaning = seen.within({ source: "Brandwatch", kind: "messages", roles: rolesWith(added, own), ties: ["mention", "reply", "repost"], mode: "customers" });
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning,
        start: () => ({
          make(row) {
            const author = row.get("author", "full name").replace(/^@/, "");
            const platform = row.get("page type", "content source name", "content source").toLowerCase();
            const isX = /^(?:x|twitter)?$/.test(platform);
            if (author === "") {
              const reason = isX
                ? "Brandwatch leaves posts on X out of its files but for their links: export through an account with rehydration, or fill the authors in from X"
                : "Brandwatch names no author for this source";
              return { column: "author", code: "author-withheld", reason };
            }
            const known = (name: string): string => (isX || name === "" ? name : `${name} (${platform})`);
            const id = known(author);
            const threadAuthor = known(row.get("thread author").replace(/^@/, ""));
            if (/^news|^print|^broadcast/.test(platform)) seen.add(id, "media", "an outlet, named as the author of news");
            const passed = handleOf(row.get("x retweet of", "twitter retweet of", "x repost of", "retweet of", "repost of"));
            const answered = handleOf(row.get("x reply to", "twitter reply to", "reply to"));
            const isShare = /^(?:share|retweet|repost)$/i.test(row.get("thread entry type"));
            return [
              id, row.get("full name") === "" ? author : row.get("full name"), row.get("full text", "snippet", "title"), row.get("mentioned authors").split(/[,;|\s]+/).map((name) => known(name.replace(/^@/, ""))).filter((name) => name !== "").join(";"),
              answered === "" && !isShare && passed === "" && /^(?:reply|comment)$/i.test(row.get("thread entry type")) ? threadAuthor : answered,
              passed === "" && isShare ? threadAuthor : passed,
            ];
          },
        }),
      }),
    ];
  },
});
