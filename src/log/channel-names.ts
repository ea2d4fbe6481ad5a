import type { ChannelKind } from "../core/talk-log.ts";

/** What a channel is by its name. */
export interface KnownChannel {
  /** "E-mail", "Forums". */
  readonly place: string;
  readonly kind: Exclude<ChannelKind, "both">;
}

/**
 * Names of places by kind (Bernoff and Ray 2010, brought up to date): words of a channel's name, "=" before what must be the whole
 * name. What is written about comes before where it is written: comments on Facebook are comments.
 */
const places: readonly (readonly [place: string, kind: KnownChannel["kind"], names: string])[] = [
  ["YouTube comments", "posts", "youtube"],
  ["Reddit", "posts", "reddit|subreddit"],
  ["Discourse", "posts", "discourse"],
  ["Viva Engage communities", "posts", "viva engage|yammer"],
  ["Q&A", "posts", "q a|=qa|quora|stack overflow|stackoverflow|stack exchange|stackexchange|questions and answers"],
  ["Reviews", "posts", "review|reviews|trustpilot|tripadvisor|yelp|bewertung|bewertungen"],
  ["Comments", "posts", "comment|comments|disqus|kommentar|kommentare"],
  ["Forums", "posts", "forum|forums|message board|message boards|foren"],
  ["Blogs", "posts", "blog|blogs|weblog|weblogs|wordpress|blogspot|blogger|tumblr|substack"],
  ["Wikis", "posts", "wiki|wikis|wikipedia"],
  ["X", "reach", "=x|=x com|=x posts|twitter|=t co"],
  ["Facebook", "reach", "facebook|=fb|=fb com"],
  ["Instagram", "reach", "instagram|=ig|=insta"],
  ["LinkedIn", "reach", "linkedin|linked in"],
  ["Threads", "reach", "=threads|=threads net|=threads com"],
  ["Bluesky", "reach", "bluesky|bsky"],
  ["Mastodon", "reach", "mastodon|fediverse"],
  ["TikTok", "reach", "tiktok|tik tok"],
  ["E-mail", "reach", "email|emails|e mail|e mails|=mail|=mails|gmail"],
  ["Chat", "reach", "chat|chats|whatsapp|messenger|telegram|wechat|=slack|=teams|microsoft teams|=discord|=signal|=sms|direct message|direct messages"],
];

/**
 * What a channel is by its name, by whole words and domains ("www.facebook.com", "Twitter", "r/cooking"), without regard to case.
 * undefined: unknown. Cost: a few look-ups a word.
 */
export function kindOfChannel(name: string): KnownChannel | undefined {
  const plain = name.normalize("NFKC").trim().toLowerCase().replace(/^https?:\/\//, "").replace(/^www\./, "");
  if (/^\/?r\/\w+$/.test(plain)) return { place: "Reddit", kind: "posts" };
  const words = ` ${plain.split(/[\s._\-/()[\]&|:,;+#]+/u).filter((word) => word !== "").join(" ")} `;
  for (const [place, kind, names] of places) {
    if (names.split("|").some((known) => (known.startsWith("=") ? words === ` ${known.slice(1)} ` : words.includes(` ${known} `)))) return { place, kind };
  }
  return undefined;
}
