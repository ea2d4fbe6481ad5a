import { foldText } from "./identity-fold.ts";

/** A mail address in its parts, small letters. */
export interface Address {
  readonly local: string;
  readonly domain: string;
  /** Without what stands behind a plus, and at Google without points. */
  readonly plainLocal: string;
  readonly plainDomain: string;
}

/** The parts of an address; undefined for what is none. */
export function addressOf(id: string): Address | undefined {
  if (!id.includes("@")) return undefined;
  const match = /^([^\s@<>,;]+)@([^\s@<>,;]+\.[^\s@<>,;]+)$/.exec(id.toLowerCase());
  if (match === null) return undefined;
  const [, local, domain] = match as unknown as [string, string, string];
  const isGoogle = domain === "gmail.com" || domain === "googlemail.com";
  const base = local.replace(/(?<=.)\+.*$/, "");
  return { local, domain, plainLocal: isGoogle ? base.replaceAll(".", "") : base, plainDomain: isGoogle ? "gmail.com" : domain };
}

/** A handle as it is on any platform: without @, the platform before it, the page around it, or the name before "(@handle)". */
export function handleOf(id: string): string {
  const bracketed = /\(@([^()\s]+)\)\s*$/.exec(id);
  const link = /^https?:\/\/[^/]+\/(?:@|u\/|user\/|in\/)?([^/?#]+)\/?$/i.exec(id);
  const prefixed = /^[a-z]+:@?([^:/\s]+)$/i.exec(id);
  const bare = bracketed?.[1] ?? link?.[1] ?? prefixed?.[1] ?? id.replace(/^(?:@|u\/)/, "");
  return foldText(bare).plain;
}

/** The name of a person as words, in the order first to last. */
export interface PersonName {
  readonly words: readonly string[];
  /** "display" as written for people, "comma" with the last name first, "address" from the part before the @. */
  readonly from: "display" | "comma" | "address";
}

const TITLES = new Set(["dr", "prof", "mr", "mrs", "ms", "miss", "sir", "jr", "sr", "phd", "md", "ii", "iii", "herr", "frau"]);

/** The name that a text is, if it has at least a first and a last one; undefined for words that are no names. */
export function nameOf(text: string): PersonName | undefined {
  const address = addressOf(text);
  if (address !== undefined) {
    const words = address.plainLocal.split(/[._-]+/).filter((word) => word !== "");
    return words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{L}+$/u.test(word)) ? { words, from: "address" } : undefined;
  }
  if (!/[\s,]/.test(text)) return undefined;
  const plain = foldText(text.replace(/\([^)]*\)|\[[^\]]*\]|"[^"]*"/g, " ")).plain;
  const comma = /^([^,]+),\s*([^,]+)$/.exec(plain);
  const ordered = comma === null ? plain : `${comma[2]} ${comma[1]}`;
  const words = ordered.split(/[\s.]+/).filter((word) => word !== "" && !TITLES.has(word));
  if (words.length < 2 || words.length > 5 || !words.every((word) => /^[\p{L}\p{M}'’-]+$/u.test(word))) return undefined;
  return { words, from: comma === null ? "display" : "comma" };
}

/** First and last word with what stands between left out. */
export function endsOf({ words }: PersonName): { readonly first: string; readonly last: string } {
  return { first: words[0]!, last: words.at(-1)! };
}

const SHARED = /^(?:info|sales|support|help|helpdesk|service|services|admin|administrator|office|contact|mail|team|hr|jobs|press|billing|accounts?|marketing|webmaster|postmaster|root|security|abuse|feedback|news|newsletter|orders?|reception|enquiries|inquiries|hello|all|everyone|staff)$/;
const AUTOMATIC = /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|notifications?|calendar-notification|jira|bounces?|microsoftexchange329e.*|auto(?:mailer|reply|responder)?|daemon|system|alerts?|robot|bot)(?:[+._-].*)?$/;

/** Whether the part before the @ names a desk that several people share. */
export function isShared(local: string): boolean {
  return SHARED.test(local);
}

/** Whether an id names a program that writes by itself: no-reply, mailer-daemon, calendar-notification … */
export function isAutomatic(id: string): boolean {
  const local = (addressOf(id)?.local ?? id.toLowerCase()).replaceAll("_", "-");
  return AUTOMATIC.test(local) || local === "automoderator" || local === "slackbot";
}
