import { withoutReplyMarks } from "../../core/subjects.ts";
import { type Address, parseAddresses } from "./addresses.ts";
import { type LeftOut, whyLeftOut } from "./automatic-mail.ts";
import { decodeWords, type WordFaults } from "./encoded-words.ts";
import { readMailDate } from "./mail-date.ts";
import type { MailHeader } from "./mail-header.ts";
import { listCell } from "../chat/list-cell.ts";

/** Columns of a table of mail, in this order. */
export const MAIL_COLUMNS: readonly string[] = ["from", "from name", "to", "cc", "time", "subject", "text", "message id", "reply to", "thread", "list"];

/** What was noticed while mail was read, to be said once a file. */
export interface MailFacts extends WordFaults {
  raw8Bit: number;
  fromEnvelope: number;
  zonesUnknown: number;
  zone: string;
  withoutId: number;
  listMail: number;
  listAddresses: number;
  automatic: number;
  unwanted: number;
}

/** Nothing noticed yet. */
export function newMailFacts(): MailFacts {
  return { unknownCharsets: 0, charset: "", raw8Bit: 0, fromEnvelope: 0, zonesUnknown: 0, zone: "", withoutId: 0, listMail: 0, listAddresses: 0, automatic: 0, unwanted: 0 };
}

/** A message as a record, or why it is none of a person's. */
export interface MailRecord {
  readonly cells: readonly string[];
  /** Why it is not used; undefined for a person's mail. */
  readonly leftOut: LeftOut | undefined;
}

/**
 * The cells of a message by its header.
 *
 * The author is the first address of From, else Sender. Copies are Cc and Bcc. The time is Date, else the last stamp of delivery
 * (Received, then the From line), else empty. What is answered is In-Reply-To, else the last of References; the thread is the first of
 * References, else what is answered, by the thread that is known for it. A list's own address (List-Post, List-Id) is no recipient: it is the list.
 * @param envelope what stands behind "From " in an mbox, "" elsewhere
 * @param options.keepsAutomatic mail that programs wrote is used like any other
 * @param threads thread by message id of what was read before; added to
 */
export function mailRecord(header: MailHeader, envelope: string, text: string, threads: Map<string, string>, facts: MailFacts, { keepsAutomatic }: { readonly keepsAutomatic: boolean }): MailRecord {
  if (header.isRaw8Bit) facts.raw8Bit++;
  const addresses = (name: string): Address[] => header.all(name).flatMap((value) => parseAddresses(value, facts));
  const from = addresses("from")[0] ?? addresses("sender")[0];
  const subject = withoutReplyMarks(decodeWords(header.first("subject") ?? "", facts));
  const why = whyLeftOut(header, from?.id ?? "", subject, decodeWords(header.first("x-gmail-labels") ?? "", facts));
  const leftOut = keepsAutomatic && why?.code === "automatic-mail" ? undefined : why;
  if (leftOut?.code === "automatic-mail") facts.automatic++;
  else if (leftOut !== undefined) facts.unwanted++;
  const list = listOf(header, facts);
  const people = (names: readonly string[]): string => {
    const all = names.flatMap(addresses).map(({ id }) => id);
    const kept = all.filter((id) => !list.addresses.includes(id.toLowerCase()));
    facts.listAddresses += all.length - kept.length;
    return listCell(kept);
  };
  const id = idsIn(header.first("message-id") ?? "")[0] ?? "";
  if (id === "") facts.withoutId++;
  const references = header.all("references").flatMap(idsIn);
  const parent = idsIn(header.first("in-reply-to") ?? "")[0] ?? references.at(-1) ?? "";
  const thread = references[0] ?? threads.get(parent) ?? (parent === "" ? id : parent);
  if (id !== "" && threads.size < MOST_THREADS) threads.set(id, thread);
  const cells = [from?.id ?? "", from?.name ?? "", people(["to"]), people(["cc", "bcc"]), timeOf(header, envelope, facts), subject, text, id, parent, thread, list.name];
  return { cells, leftOut };
}

/** Threads remembered for replies that name only what they answer. */
const MOST_THREADS = 2_000_000;

/** Ids in angle brackets, without them; a lone word with an @ is one, too. */
function idsIn(value: string): string[] {
  const ids = Array.from(value.matchAll(/<([^<>]+)>/g), (match) => match[1]!.replace(/\s+/g, "")).filter((id) => id !== "");
  if (ids.length > 0) return ids;
  const bare = value.trim();
  return /^\S+@\S+$/.test(bare) ? [bare] : [];
}

function timeOf(header: MailHeader, envelope: string, facts: MailFacts): string {
  const written = header.first("date") ?? "";
  const date = readMailDate(written);
  if (date !== undefined) {
    if (!date.isZoneKnown) {
      if (facts.zonesUnknown === 0) facts.zone = written;
      facts.zonesUnknown++;
    }
    return date.iso;
  }
  const received = header.first("received") ?? "";
  const stamp = readMailDate(received.slice(received.lastIndexOf(";") + 1)) ?? readMailDate(envelope.replace(/^\S+(?: at \S+)?\s+/, ""));
  if (stamp === undefined) return written;
  facts.fromEnvelope++;
  return stamp.iso;
}

/** The mailing list a message came through: its name, and the addresses that are the list and no person. */
function listOf(header: MailHeader, facts: MailFacts): { readonly name: string; readonly addresses: readonly string[] } {
  const listId = header.first("list-id") ?? "";
  const bulk = /^\s*(?:list|bulk)\b/i.test(header.first("precedence") ?? "");
  const post = /<mailto:([^>?\s]+)/i.exec(header.first("list-post") ?? "")?.[1];
  if (listId === "" && post === undefined && !bulk) return { name: "", addresses: [] };
  facts.listMail++;
  const id = /<([^<>\s]+)>\s*$/.exec(listId)?.[1] ?? listId.trim();
  const addresses = post === undefined ? [] : [post.toLowerCase()];
  // "r-help.example.org" is the list r-help@example.org.
  if (id.includes(".")) addresses.push(id.replace(".", "@").toLowerCase());
  return { name: id !== "" ? id : (post ?? "bulk mail"), addresses };
}
