import { concatBytes, hasBytes } from "../bytes.ts";
import { isSeparator } from "./mbox-separator.ts";

/** A line is held up to here; what is longer can be no separator, and of a text only its beginning is kept. */
const LINE_BYTES = 1_048_576;
const HEADER_BYTES = 4_194_304;
/** As much of a body as is looked at for its text. */
export const BODY_BYTES = 131_072;
/** Messages that may lie inside the length that one message claims to have. */
const MOST_INSIDE = 64;

/** A message of an mbox as it stands there. */
export interface RawMail {
  /** Offset of the "From " line, of what follows it, of the first byte of the body, and of the byte after the message. */
  readonly markerAt: number;
  readonly beginsAt: number;
  readonly bodyAt: number;
  readonly endsAt: number;
  /** Physical line of the "From " line. */
  readonly line: number;
  /** What stands behind "From ". */
  readonly envelope: string;
  readonly header: Uint8Array;
  /** The beginning of the body. */
  readonly body: Uint8Array;
  /** True where the header was too long to be held whole. */
  readonly isHeaderCut: boolean;
}

/** A message that is still being read. */
interface Draft {
  readonly markerAt: number;
  readonly beginsAt: number;
  readonly line: number;
  readonly envelope: string;
  readonly header: Block;
  readonly body: Block;
  /** NaN while the header is not complete. */
  bodyAt: number;
  /** Where Content-Length says that it ends; NaN where it says nothing. */
  claimedEnd: number;
}

/**
 * Cuts an mbox into its messages while its bytes pass by (mboxo, mboxrd, mboxcl and mboxcl2; line ends of any kind but CR alone).
 *
 * Content-Length is believed only where a message or the file's end stands exactly there: then "From " lines before it are text.
 * Memory: the header and the first 128 KiB of a message, of up to 64 messages where a length is in doubt; never an attachment.
 */
export class MboxSplitter {
  /** "From " lines that were found to be text of a longer message. */
  insideCount = 0;
  /** Lines before the first message. */
  strayCount = 0;
  private at = 0;
  private line = 1;
  private isAfterBlank = true;
  private hasBegun = false;
  private carry: Uint8Array = new Uint8Array(0);
  private carryLength = 0;
  private marker: { readonly at: number; readonly line: number; readonly bytes: Uint8Array; readonly isAfterBlank: boolean; readonly next: number } | undefined;
  private waiting: Draft[] = [];
  private ready: RawMail[] = [];

  /** Takes the next bytes of the file. */
  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const rest = chunk.subarray(start, end + 1);
      if (this.carryLength === 0) this.takeLine(rest, rest.length);
      else {
        const line = this.carry.length < LINE_BYTES ? concatBytes(this.carry, rest) : this.carry;
        const { carryLength } = this;
        this.carry = new Uint8Array(0);
        this.carryLength = 0;
        this.takeLine(line, carryLength + rest.length);
      }
      start = end + 1;
    }
    if (start === chunk.length) return;
    const rest = chunk.subarray(start);
    if (this.carry.length < LINE_BYTES) this.carry = concatBytes(this.carry, rest.subarray(0, LINE_BYTES - this.carry.length));
    this.carryLength += rest.length;
  }

  /** Ends the file: the last message is complete. */
  end(): void {
    if (this.carryLength > 0) this.takeLine(this.carry, this.carryLength);
    if (this.marker !== undefined) this.settleMarker(new Uint8Array(0));
    this.settle(this.at);
    for (const [i, draft] of this.waiting.entries()) this.emit(draft, this.waiting[i + 1]?.markerAt ?? this.at);
    this.waiting = [];
  }

  /** The messages that are complete by now; each is handed out once. */
  take(): RawMail[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  private takeLine(line: Uint8Array, length: number): void {
    if (this.marker !== undefined) this.settleMarker(line);
    if (hasBytes(line, 0, "From ")) {
      this.marker = { at: this.at, line: this.line, bytes: line.slice(0, 4096), isAfterBlank: this.isAfterBlank, next: this.at + length };
    } else this.addLine(line, this.at + length);
    this.isAfterBlank = isBlankLine(line);
    this.at += length;
    this.line++;
  }

  /** The line after a "From " line shows what that line is. */
  private settleMarker(next: Uint8Array): void {
    const marker = this.marker!;
    this.marker = undefined;
    const claimed = this.waiting[0]?.claimedEnd ?? Number.NaN;
    const place = { isFirst: !this.hasBegun, isAfterBlank: marker.isAfterBlank, isAtLength: marker.at >= claimed && marker.at <= claimed + 2 };
    if (!isSeparator(marker.bytes, next, place)) return this.addLine(marker.bytes, marker.next);
    const envelope = new TextDecoder("latin1").decode(marker.bytes.subarray(5)).trim();
    this.hasBegun = true;
    this.waiting.push({ markerAt: marker.at, beginsAt: marker.next, line: marker.line, envelope, header: new Block(HEADER_BYTES), body: new Block(BODY_BYTES), bodyAt: Number.NaN, claimedEnd: Number.NaN });
    this.settle(Number.NaN);
  }

  private addLine(line: Uint8Array, next: number): void {
    const draft = this.waiting.at(-1);
    if (draft === undefined) {
      if (!isBlankLine(line)) this.strayCount++;
      return;
    }
    if (!Number.isNaN(draft.bodyAt)) draft.body.add(line);
    else if (isBlankLine(line)) {
      draft.bodyAt = next;
      draft.claimedEnd = next + contentLength(draft.header.bytes);
    } else draft.header.add(line);
  }

  /** Hands out the messages whose end is beyond doubt. @param end offset of the end of the file, NaN where it has not been reached */
  private settle(end: number): void {
    while (this.waiting.length > 1) {
      const [first, second] = [this.waiting[0]!, this.waiting[1]!];
      const { claimedEnd } = first;
      let next = 1;
      if (claimedEnd > second.markerAt) {
        const there = this.waiting.findIndex(({ markerAt }, i) => i > 0 && markerAt >= claimedEnd && markerAt <= claimedEnd + 2);
        if (there > 0) next = there;
        else if (end >= claimedEnd && end <= claimedEnd + 2) next = this.waiting.length;
        else if (Number.isNaN(end) && this.waiting.at(-1)!.markerAt <= claimedEnd && this.waiting.length <= MOST_INSIDE) return;
      }
      this.insideCount += next - 1;
      this.emit(first, this.waiting[next]?.markerAt ?? end);
      this.waiting.splice(0, next);
    }
  }

  private emit(draft: Draft, endsAt: number): void {
    const { markerAt, beginsAt, line, envelope, header, body } = draft;
    this.ready.push({ markerAt, beginsAt, bodyAt: Number.isNaN(draft.bodyAt) ? endsAt : draft.bodyAt, endsAt, line, envelope, header: header.bytes, body: body.bytes, isHeaderCut: header.isCut });
  }
}

/** Bytes gathered up to a limit. */
class Block {
  isCut = false;
  private held: Uint8Array = new Uint8Array(1024);
  private length = 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get bytes(): Uint8Array {
    return this.held.subarray(0, this.length);
  }

  add(bytes: Uint8Array): void {
    const room = this.most - this.length;
    if (bytes.length > room) {
      this.isCut = true;
      if (room <= 0) return;
    }
    const fitting = bytes.subarray(0, room);
    if (this.length + fitting.length > this.held.length) {
      const larger = new Uint8Array(Math.min(this.most, Math.max(this.held.length * 2, this.length + fitting.length)));
      larger.set(this.bytes);
      this.held = larger;
    }
    this.held.set(fitting, this.length);
    this.length += fitting.length;
  }
}

function isBlankLine(line: Uint8Array): boolean {
  return line.length === 0 || line[0] === 10 || (line[0] === 13 && (line.length === 1 || line[1] === 10));
}

function contentLength(header: Uint8Array): number {
  const match = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(new TextDecoder("latin1").decode(header));
  return match === null ? Number.NaN : Number(match[1]);
}
