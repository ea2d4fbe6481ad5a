/** What a header can mean, before the content is looked at. Wider than the roles: what is no role is recognised, and left out. */
export type Meaning =
  | "from" | "to" | "mentioned" | "replyPerson" | "replyTo" | "repost" | "quote" | "thread" | "messageId" | "time" | "notTime" | "text" | "title" | "topic"
  | "channel" | "followers" | "reach" | "weight" | "notWeight" | "kind" | "attribute" | "personId" | "personName" | "note";

/** One thing a header may mean. */
export interface NameHint {
  readonly meaning: Meaning;
  /** 1 = says so plainly, down to 0.5 = could be. */
  readonly strength: number;
  /** Columns of one slot say the same thing in several ways (address, display name): only the best is used. */
  readonly slot: string;
  /** True for a display name, which is taken only where no id, address or handle is there. */
  readonly isDisplay: boolean;
}

/** Platforms and wrappers that say nothing about what a column means. */
const VENDORS = new Set("twitter x facebook instagram youtube linkedin reddit tiktok bluesky extra attributes collaborator".split(" "));
/** Words that may follow a name for a person without changing it: "sender id", "from node", "to (address)". */
const PERSON_WORDS = new Set(
  ("id ids identifier name names user users username person node email mail emails mails address addresses adresse adressen smtp primary handle screen " +
    "account key display full number code list employee person personid userid").split(" "),
);
const DISPLAY_WORDS = new Set(["name", "names", "display", "full"]);

const SENDERS = words("from sender author originator creator poster writer von absender verfasser autor expediteur auteur remitente remetente mittente autore afzender 发件人 作者 差出人 发送者 送信者");
const SENDER_PAIRED = words("source src start ego caller actor giver");
const RECEIVERS = words("to recipient recipients receiver receivers addressee addressees an empfanger empfaenger destinataire destinataires destinatario destinatarios destinatari para ontvanger 收件人 宛先 接收者");
const RECEIVERS_PAIRED = words("target targets tgt dst dest destination alter callee partner taker");
const COPIES = words("cc bcc copy cci kopie");

/** Names that count as a whole, most telling first. */
const PHRASES: readonly (readonly [Meaning, number, string])[] = [
  ["from", 0.9, "user id|username|user name|user handle|screen name|handle|user|from user|sent by|created by|created by id|created by name|posted by|commented by|submitter|submitter id|" +
    "requester|requester id|owner username|profile id|contact primary identifier|contact profile id|author channel id|channel id author|author display name|influencer|" +
    "primary person id|primary personid|respondent|login|calling number|msg from|benutzer|benutzername|nutzer|nutzername"],
  ["from", 0.5, "name"],
  ["to", 1, "recipient status|sent to|delivered to|related recipient address|secondary person id|secondary personid|called number|to user"],
  ["to", 0.8, "assignee"],
  ["mentioned", 1, "mentioned authors|mentions|mentioned users|user mentions|mention user screen name|entities mentions|notified user ids|tagged users|at users|mentioned|menzionati|erwahnte|erwahnungen"],
  ["replyPerson", 1, "reply to|reply to person|in reply to screen name|in reply to user id|in reply to user|is reply to name|replied to user|thread author|parent user id|parent author"],
  ["replyTo", 1, "in reply to status id|in reply to tweet id|in response to tweet id|in reply to message id|replied to id|referenced tweets replied to id|reply to id|reply to message id|" +
    "reply to msg id|parent message id|parent comment id|parent guid|in reply to|is reply to|references|parent id|parent|reply to status id|in reply to id|in response to|in response to id|in response to message id|response to|antwort auf"],
  ["repost", 1, "retweet of|repost of|retweeted status|retweeted author|retweeted user id|referenced tweets retweeted id|retweeted status user screen name|retweeted username|forward from|" +
    "fwd from|shared from"],
  ["quote", 1, "quoted tweet|quoted status id|quoted user id|quoted username|quoted author|quoted screen name|quote of|quoted status user screen name|referenced tweets quoted id"],
  ["thread", 1, "thread id|thread ts|conversation id|conversation key|thread url|thread|link id|ticket id|case id|case number|video id|discussion id|conversation guid|root id|topic id|in thread|conversation|gesprach"],
  ["messageId", 1, "message id|tweet id|status id|comment id|internet message id|mail id|email id|msg id|cid|document id|message guid|client msg id|post id|resource id|network message id|message trace id|imported id|guid|nachrichten id"],
  ["messageId", 0.8, "id|mid"],
  ["time", 1, "created at|date time|datetime|timestamp|sent at|date sent|sent date|created date time|created time|created date|created utc|created on|creation date|published at|published date|published|date|" +
    "post date|posted at|origin timestamp utc|origin timestamp|received|received at|received date|sent|time|start date|ts|metric date|relationship date utc|timestamp ms|timestamp utc|unix time|unixtime|epoch|tweet date utc|" +
    "message date|time stamp|date utc|clock|clock time|time of day|datum|zeit|zeitpunkt|zeitstempel|uhrzeit|gesendet|gesendet am|erhalten|empfangen|erstellt am|fecha|hora|data|日期|时间|日時"],
  ["notTime", 1, "added|updated|updated at|indexed|search indexed|last assignment date|closed|closed at|end date|account created|account created at|user created at|author created at|hire date|birthdate|birth date|deathdate|date of birth|" +
    "last modified|modified|modified at|edited at|due date|timeset|interval|time zone|timezone"],
  ["text", 1, "full text|text|body|content|body content|message text|message body|hit sentence|comment text|comment body|text display|html body|selftext|message|comment|snippet|tweet|opening text|plain text|" +
    "post text|nachricht|nachrichtentext|inhalt|texte|texto|mensaje|messaggio|正文|本文"],
  ["title", 1, "subject|message subject|title|headline|betreff|titel|objet|asunto|oggetto|assunto|onderwerp|主题|件名"],
  ["topic", 1, "topic|topics|category|categories|category details|tags|tag|labels|hashtags|hashtag|keyphrases|key phrases|keywords|query name|input name|matched profile|subreddit|product|theme|intent|document tags|" +
    "thema|themen|kategorie|kategorien|schlagworte|stichworte"],
  ["channel", 1, "channel|channel name|network|platform|page type|source type|content source name|content source|information type|media type|medium|forum|group name|community|via|channel id|channel identity channel id|group id|" +
    "domain|source domain|domain url|kanal|plattform"],
  ["followers", 1, "followers count|followers|follower count|author followers|author public metrics followers count|user followers count|subscriber count|follower|abonnenten"],
  ["weight", 1, "weight|count|strength|n|frequency|messages|emails|value|interactions|strong tie score|tie score|nb|anzahl|gewicht|poids|peso|message count|email count|edge weight|tie weight|tie strength|haufigkeit"],
  ["notWeight", 1, "size|total bytes|bytes|likes|like count|engagement|engagements|ave|sentiment|sentiment score|score|ups|downs|" +
    "retweet count|favorite count|retweets|favorites|shares|comments|replies|diverse tie score|percent|grosse|groesse"],
  ["reach", 1, "reach|reach new|impressions|impression count|potential reach|potential impressions|estimated views|views|view count|audience|reichweite|aufrufe"],
  ["kind", 1, "type|kind|engagement type|thread entry type|subtype|is reply|is retweet|relationship|record type|content type|message type|status|event id|event target|event status|delivery status|directionality|direction|inbound|is inbound|" +
    "strong tie type|diverse tie type"],
  ["attribute", 1, "department|dept|long department|organization|organisation|function type|function|level designation|level|job title|office|cost center|business unit|supervisory organization|manager|hire date|worker type|country|language|" +
    "verified|account type|team|group|division|unit|region|city|location|site|gender|sex|seniority|role|position|rank|status|grade|faction|segment|industry|company|abteilung|bereich|standort|geschlecht|gruppe|funktion|stelle|land|sprache|" +
    "ordner|title|titel|firma|unternehmen|kostenstelle|ideology|political ideology|group size|membership|affiliation|party|state"],
  ["personId", 1, "id|person id|employee id|user id|account id|staff id|member id|person|employee|key|email|email address|mail|login|username|user name|user|userid|uid|personid|upn|user principal name|mitarbeiter|personalnummer|" +
    "kennung|adresse|screen name|handle|account|member|node|node id|vertex|actor|nutzer|benutzer|email 1"],
  ["personName", 1, "name|full name|display name|employee name|real name|label|vollstandiger name|anzeigename|nom|nombre|nome|person name|user name|last name|nachname"],
  ["note", 1, "color|colour|x|y|z|size|url|link|logo|hidden|image|avatar|description|bio|citation|response tweet id"],
];

/**
 * Header text reduced to comparable words: without byte-order mark, accents, case and `#`; camelCase and `._-/()[]:` become spaces; "E-Mail"
 * is "email"; vendors are dropped unless nothing else is left. "PrimaryCollaborator_PersonId" gives "primary person id".
 */
export function normaliseName(name: string): string {
  const all = foldName(name).replace(/[#"'.,_\-/()[\]{}:;]+/g, " ").trim().split(/\s+/).filter((word) => word !== "");
  const joined = all.join(" ").replace(/\be mails?\b/g, "email").split(" ");
  const kept = joined.filter((word) => !VENDORS.has(word));
  return onceOnly(kept.length > 0 ? kept : joined).join(" ");
}

/** camelCase apart, without mark, accents and case. What is ASCII takes a shorter way to the same: a table may have 100,000 columns. */
function foldName(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) {
    return name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").replace(/([A-Za-z])(\d+)$/, "$1 $2").toLowerCase();
  }
  const spaced = name.replace(/^\ufeff/, "").normalize("NFKC")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2").replace(/(\p{L})(\d+)$/u, "$1 $2");
  return spaced.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** Words of which the first half is said again by the second, or the first third by the others (names in several rows): once is enough. */
function onceOnly(words: readonly string[]): readonly string[] {
  for (const times of [2, 3]) {
    const length = words.length / times;
    if (Number.isInteger(length) && length > 0 && words.every((word, i) => word === words[i % length])) return words.slice(0, length);
  }
  return words;
}

/** Everything a header may mean, strongest first; empty where nothing is recognised. Matches whole words only: "Total" and "ToIP" are no "to". */
export function hintsOf(name: string): readonly NameHint[] {
  const normal = normaliseName(name);
  if (normal === "") return [];
  const hints: NameHint[] = [];
  const tokens = normal.split(" ");
  const isDisplay = tokens.some((token) => DISPLAY_WORDS.has(token)) && !tokens.includes("screen") && !tokens.includes("user");
  const person = personHint(tokens, isDisplay);
  if (person !== undefined) hints.push(person);
  for (const { meaning, strength } of phrases().get(normal) ?? []) {
    if (!hints.some((hint) => hint.meaning === meaning)) hints.push({ meaning, strength, slot: meaning, isDisplay });
  }
  const last = hints.length === 0 ? pairHint(tokens) ?? suffixHint(tokens) : undefined;
  if (last !== undefined) hints.push(last);
  return hints;
}

function personHint(tokens: readonly string[], isDisplay: boolean): NameHint | undefined {
  const [first, ...rest] = tokens;
  if (first === undefined || !rest.every((word) => PERSON_WORDS.has(word))) return undefined;
  if (SENDERS.has(first)) return { meaning: "from", strength: 1, slot: "from", isDisplay };
  if (RECEIVERS.has(first)) return { meaning: "to", strength: 1, slot: "to", isDisplay };
  if (COPIES.has(first)) return { meaning: "to", strength: 1, slot: first, isDisplay };
  if (SENDER_PAIRED.has(first)) return { meaning: "from", strength: 0.95, slot: "source", isDisplay };
  if (RECEIVERS_PAIRED.has(first)) return { meaning: "to", strength: 0.95, slot: "to", isDisplay };
  return undefined;
}

/** "Vertex 1" and "Vertex 2", "person a" and "person b", "Nominee 3". */
function pairHint(tokens: readonly string[]): NameHint | undefined {
  const mark = tokens.at(-1);
  const stem = tokens.slice(0, -1).join(" ");
  if (mark !== undefined && /^\d+$/.test(mark) && stem === "nominee") return { meaning: "to", strength: 1, slot: `nominee ${mark}`, isDisplay: false };
  if (!["vertex", "node", "person", "user", "id", "employee", "actor", "member", "account", "party", "individual", "character", "player"].includes(stem)) return undefined;
  if (mark === "1" || mark === "a" || mark === "i") return { meaning: "from", strength: 0.95, slot: "source", isDisplay: false };
  return mark === "2" || mark === "b" || mark === "j" ? { meaning: "to", strength: 0.95, slot: "to", isDisplay: false } : undefined;
}

/** A longer name that ends in a team, a count or a date: "secondary level designation", "first customer text". */
function suffixHint(tokens: readonly string[]): NameHint | undefined {
  for (let start = 1; start < tokens.length; start++) {
    const found = phrases().get(tokens.slice(start).join(" "))?.find(({ meaning }) => meaning === "attribute" || meaning === "notWeight" || meaning === "notTime" || meaning === "kind");
    if (found !== undefined) return { meaning: found.meaning, strength: 0.7, slot: found.meaning, isDisplay: false };
  }
  return undefined;
}

interface Phrase {
  readonly meaning: Meaning;
  readonly strength: number;
}

let byPhrase: ReadonlyMap<string, readonly Phrase[]> | undefined;

/** Every phrase with what it may mean, in the order of the list: made once, as a table may have 100,000 columns. */
function phrases(): ReadonlyMap<string, readonly Phrase[]> {
  if (byPhrase !== undefined) return byPhrase;
  const found = new Map<string, Phrase[]>();
  for (const [meaning, strength, list] of PHRASES) {
    list.split("|").forEach((phrase, position) => {
      const known = found.get(phrase) ?? [];
      if (known.length === 0) found.set(phrase, known);
      known.push({ meaning, strength: strength - position * 0.002 });
    });
  }
  byPhrase = found;
  return found;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
