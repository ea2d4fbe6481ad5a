import { decodeWords, type WordFaults } from "./encoded-words.ts";

/** One mailbox of a header. */
export interface Address {
  /** "anna@example.org"; the name where no address is given. */
  readonly id: string;
  /** Display name, "" where there is none. */
  readonly name: string;
}

/** What programs write where the recipients are not told. */
const NOBODY = /^(?:undisclosed|unlisted|suppressed)[- ]?recipients?$|^recipient list (?:not shown|suppressed)$/i;
/** "anna at example.org", as the archives of mailing lists write addresses. */
const ARCHIVED = /^([^\s@]+) at ([^\s.@]+(?:\.[^\s.@]+)+|localhost)$/i;

/**
 * The mailboxes of a From, To or Cc header (RFC 5322, and what is really written).
 *
 * Understands `Anna <a@b.c>`, `"Berg, Anna" <a@b.c>`, `a@b.c (Anna Berg)`, groups (`Team: a@b.c, d@e.f;` gives their members, an empty
 * one nobody), source routes, `;` between mailboxes, "anna at b.c" of list archives and encoded words in names. Quoted parts never
 * give an address. Nothing recurses. Cost: one pass.
 */
export function parseAddresses(value: string, faults: WordFaults): Address[] {
  const found: Address[] = [];
  let part = new Part();
  const take = (): void => {
    const address = part.finish(faults);
    if (address !== undefined && !NOBODY.test(address.id)) found.push(address);
    part = new Part();
  };
  for (let i = 0; i < value.length; i++) {
    const letter = value[i]!;
    if (letter === '"') {
      const end = quoteEnd(value, i);
      part.addQuoted(value.slice(i + 1, end));
      i = end;
    } else if (letter === "(") {
      const end = commentEnd(value, i);
      part.comment = value.slice(i + 1, end).replace(/\\(.)/g, "$1").trim();
      i = end;
    } else if (letter === "<") {
      const end = value.indexOf(">", i);
      const stop = end < 0 ? value.length : end;
      part.setBracketed(value.slice(i + 1, stop));
      i = stop;
    } else if (letter === "=" && value[i + 1] === "?") {
      // An encoded word is one piece, whatever marks stand in it.
      const word = /^=\?[^?\s]{1,100}\?[BbQq]\?[^?\s]{0,1000}\?=/.exec(value.slice(i, i + 1200));
      part.addText(word?.[0] ?? letter);
      i += (word?.[0].length ?? 1) - 1;
    } else if (letter === "," || letter === ";") take();
    else if (letter === ":" && part.isGroupName) part = new Part();
    else part.addText(letter);
  }
  take();
  return found;
}

/** What is gathered of one mailbox. */
class Part {
  comment = "";
  private text = "";
  private quoted = "";
  private bracketed: string | undefined;

  /** A colon after words is the end of a group's name; after an address it is none. */
  get isGroupName(): boolean {
    return this.bracketed === undefined && !this.text.includes("@") && (this.text.trim() !== "" || this.quoted !== "");
  }

  addText(letter: string): void {
    this.text += letter;
  }

  addQuoted(raw: string): void {
    const plain = raw.replace(/\\(.)/g, "$1");
    this.quoted += this.quoted === "" ? plain : ` ${plain}`;
    this.text += "\ue000";
  }

  /** The last brackets hold the address: what went before was part of an unquoted name. */
  setBracketed(raw: string): void {
    if (this.bracketed !== undefined && !raw.includes("@")) return;
    this.bracketed = raw;
  }

  finish(faults: WordFaults): Address | undefined {
    const words = this.text.replace(/\s+/g, " ").trim();
    if (this.bracketed !== undefined) {
      const id = cleanAddress(this.bracketed.replaceAll("\ue000", ""));
      const name = decodeWords(this.restore(words) || this.comment, faults).replace(/^'(.*)'$/, "$1").trim();
      if (id !== "") return { id, name: name === id ? "" : name };
      return name === "" ? undefined : { id: name, name: "" };
    }
    // "local part"@domain: the quotes belong to the address.
    if (/^\ue000@\S+$/.test(words)) return { id: `"${this.quoted}"${words.slice(1)}`, name: decodeWords(this.comment, faults) };
    const bare = words.replaceAll("\ue000", " ").trim();
    const archived = ARCHIVED.exec(bare);
    if (archived !== null) return { id: `${archived[1]!}@${archived[2]!}`, name: nameIn(this.comment, faults) };
    const address = bare.split(" ").findLast((word) => /^[^@]+@[^@]+$/.test(word));
    if (address !== undefined) {
      const rest = bare.split(" ").filter((word) => word !== address).join(" ");
      return { id: cleanAddress(address), name: decodeWords(this.quoted || rest, faults) || nameIn(this.comment, faults) };
    }
    const name = decodeWords(this.restore(words), faults).trim() || nameIn(this.comment, faults);
    return name === "" ? undefined : { id: name, name: "" };
  }

  /** Words with what was quoted among them put back. */
  private restore(words: string): string {
    return words.includes("\ue000") ? words.replace(/\ue000+(?: \ue000+)*/, () => this.quoted).replaceAll("\ue000", "") : words;
  }
}

/** A name in a comment; list archives repeat the address there. */
function nameIn(comment: string, faults: WordFaults): string {
  const name = decodeWords(comment, faults).trim();
  return ARCHIVED.test(name) ? "" : name;
}

/** An address without blanks, `mailto:` and source route (`@relay,@other:anna@b.c`). */
function cleanAddress(raw: string): string {
  const bare = raw.replace(/^\s*(?:mailto|smtp):/i, "").trim();
  const archived = ARCHIVED.exec(bare);
  const plain = archived === null ? bare.replace(/\s+/g, "") : `${archived[1]!}@${archived[2]!}`;
  return plain.startsWith("@") && plain.includes(":") ? plain.slice(plain.lastIndexOf(":") + 1) : plain;
}

/** The closing quote, or the end of the text where there is none. */
function quoteEnd(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/** The bracket that closes a comment; comments may stand in comments. */
function commentEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return text.length;
}
