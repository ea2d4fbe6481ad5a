import { isFieldLine } from "./mail-header.ts";

const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|\b\d{4}-\d\d-\d\d\b/i;
/** Fields that a message may begin with: of these one must follow where the line itself is not quite like a separator. */
const FIRST_FIELDS = /^(?:>From |(?:return-path|received|from|to|date|subject|message-id|mime-version|delivered-to|envelope-to|x-[!-9;-~]+|status|content-[!-9;-~]+|sender|reply-to|xref|path|newsgroups|arc-[!-9;-~]+|authentication-results|dkim-signature)[ \t]*:)/i;

/** Where a line that begins with "From " stands. */
export interface SeparatorPlace {
  /** At the very beginning of the file. */
  readonly isFirst: boolean;
  readonly isAfterBlank: boolean;
  /** Where the message before says (Content-Length) that it ends. */
  readonly isAtLength: boolean;
}

/**
 * Whether a line that begins with "From " begins a message in an mbox, or is a line of a text that was not escaped.
 *
 * A field must follow it. With a time of day, a month and a year it is a separator, after a line that is not blank only before a
 * field that messages begin with; with a single word only after a blank line ("From -", which Netscape and Thunderbird write, after any)
 * and before such a field.
 * @param next the line after it
 */
export function isSeparator(line: Uint8Array, next: Uint8Array, place: SeparatorPlace): boolean {
  const decoder = new TextDecoder("latin1");
  const nextText = decoder.decode(next.subarray(0, 200));
  if (!isFieldLine(next) && !nextText.startsWith(">From ")) return false;
  if (place.isFirst || place.isAtLength) return true;
  const envelope = decoder.decode(line.subarray(5, 400)).trim();
  const isDated = MONTH.test(envelope) && /\d{1,2}:\d\d/.test(envelope) && /\b\d{4}\b/.test(envelope);
  if (isDated) return place.isAfterBlank || FIRST_FIELDS.test(nextText);
  return (envelope === "-" || (place.isAfterBlank && /^\S*[^\s:,;.!?]$/.test(envelope))) && FIRST_FIELDS.test(nextText);
}
