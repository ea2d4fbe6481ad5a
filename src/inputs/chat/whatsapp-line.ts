/** The beginning of a message or of a system line in an exported chat of WhatsApp. */
export interface WhatsappLine {
  /** "12/9/20 23:55": the date as written, the clock on 24 hours. */
  readonly time: string;
  /** What stands behind the time: "Anna: text", or what WhatsApp itself says. */
  readonly rest: string;
}

/** Marks of writing direction, which WhatsApp sets before names and times, and around numbers. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const DATE = String.raw`(\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4})\.?`;
const CLOCK = String.raw`(上午|下午|午前|午後|오전|오후)? ?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?: ?([AaPp]\.? ?[Mm]\.?|π\.μ\.|μ\.μ\.|น\.|Uhr|uur))?`;

/** Android: `12/9/20, 23:55 - Anna: text`; iOS: `[12/9/20, 23:55:01] Anna: text`. Words between date and time differ by language. */
function patterns(): readonly RegExp[] {
  return [new RegExp(`^${DATE}(?:,|\u060c)? ?(?:à |um |às |alle |a las |klo |kl\\. |в |la )?${CLOCK} - (.*)$`, "su"), new RegExp(`^\\[${DATE},? ${CLOCK}\\] ?(.*)$`, "su")];
}

/** Takes the beginnings of messages apart; undefined for a line that goes on with the one before. Cost: the first 60 letters. */
export function createLineReader(): (line: string) => WhatsappLine | undefined {
  const [android, ios] = patterns();
  return (line) => {
    const start = plainDigits(line.slice(0, 4).replace(MARKS, ""));
    if (!/^\[?\d/.test(start)) return undefined;
    const plain = plainDigits(line.slice(0, 60).replace(MARKS, "")).replace(/[\u00a0\u202f\u2009]/g, " ");
    const match = android!.exec(plain) ?? ios!.exec(plain);
    if (match === null) return undefined;
    const [, date, before, hour, minute, second, after, beginning] = match;
    // The rest is taken from the line as it stands: marks in it tell what WhatsApp wrote.
    const tail = line.slice(indexAfter(line, plain.length - beginning!.length));
    return { time: `${date!.replaceAll(" ", "")} ${clock(hour!, minute!, second, before ?? after)}`, rest: tail };
  };
}

function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The place in a line behind `count` letters that are no marks. */
function indexAfter(line: string, count: number): number {
  let seen = 0;
  let i = 0;
  for (; i < line.length && seen < count; i++) if (!isMark(line.charCodeAt(i))) seen++;
  return i;
}

function isMark(unit: number): boolean {
  return unit === 0x200e || unit === 0x200f || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
}

function clock(hour: string, minute: string, second: string | undefined, half: string | undefined): string {
  const mark = (half ?? "").toLowerCase();
  const isHalf = /^[ap]|^[πμ]|^[上下午오]/.test(mark);
  const isLate = /^p|^μ|^下|^午後|^오후/.test(mark);
  const hours = isHalf ? (Number(hour) % 12) + (isLate ? 12 : 0) : Number(hour);
  return `${String(hours).padStart(2, "0")}:${minute}${second === undefined ? "" : `:${second}`}`;
}

/** A name or a text without marks of direction at its ends, and without the sign for people who are in no address book. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, "").replace(/[\u00a0\u202f]/g, " ").replace(/^~ ?/, "").trim();
}
