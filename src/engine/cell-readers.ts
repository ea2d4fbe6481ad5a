import { type Decimal, decideDecimal, parseIntegerBytes, parseNumber, parseNumberBytes } from "../log/numbers.ts";
import { decideRecipientStyle, type RecipientStyle, splitRecipients } from "../log/recipients.ts";
import type { MessageReading } from "../log/message-reading.ts";
import type { Diary } from "../log/set-aside.ts";
import { SAMPLE_ROWS } from "../inputs/sample.ts";
import type { RecognisedFile } from "./recognise-file.ts";

/** Cells remembered per column that the first records did not prepare for. */
const LATE_CELLS = 1000;

/** How the cells of a file are written. */
export interface CellStyles {
  /** Decimal mark of the weights; "" where the first records leave it open, then it is a point until a later cell says otherwise. */
  readonly decimal: Decimal | "";
  /** True where the weights can be read both ways and nobody said which. */
  readonly isAmbiguous: boolean;
  /** By column; undefined where a column holds one value a cell. */
  readonly recipients: readonly (RecipientStyle | undefined)[];
  /** False once the whole file has been looked at. */
  readonly isGuess: boolean;
}

/** Cells that the first records did not prepare for: weights, and by column those that may hold several ids. */
export interface LateCells {
  readonly numbers: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/** What is known of a file whose cells are read. */
export type CellFile = Pick<RecognisedFile, "name" | "names" | "roles" | "rows" | "answers" | "meaning">;

/** Reads the cells of one file and remembers what the guess did not foresee. */
export interface CellReaders extends Pick<MessageReading, "readNumber" | "splitCell" | "mayHoldSeveral"> {
  /** The decimal mark; "" while the weights have shown none. */
  readonly decimal: Decimal | "";
  /** What was met and not foreseen since this was asked last; what another reader of the same file met, in the order of the file. */
  takeLate(): LateCells;
  addLate(late: LateCells): void;
  /** After the last cell: the styles with which the file must be read again; undefined where the guess holds. */
  betterStyles(): CellStyles | undefined;
}

/** What the first records say. Cost: one look at each of them. */
export function guessStyles(file: CellFile): CellStyles {
  const weights = columnOf(file, file.roles.indexOf("weight"));
  const known = file.answers.decimal ?? file.meaning?.decimal;
  const isOpen = known === undefined && weights.every((cell) => /^\s*[+-]?\d*\s*$/.test(cell));
  const decision = decideDecimal(weights);
  return {
    isAmbiguous: known === undefined && decision.isAmbiguous,
    decimal: isOpen ? "" : (known ?? decision.decimal),
    recipients: file.roles.map((role, c) => ((role === "to" || role === "cc" || role === "mentioned" || role === "topic") && file.meaning?.single?.has(file.names[c]!) !== true ? decideStyle(file, c, []) : undefined)),
    isGuess: file.rows.length >= SAMPLE_ROWS,
  };
}

/** Readers for one reading of a file. An ambiguous decimal mark is noted in the diary. */
export function createCellReaders(file: CellFile, styles: CellStyles, diary: Diary): CellReaders {
  const column = file.roles.indexOf("weight");
  const decimal = styles.decimal === "" ? "." : styles.decimal;
  const isWatching = styles.isGuess && styles.decimal === "";
  const lateNumbers: string[] = [];
  const lateCells = styles.recipients.map((): string[] => []);
  const decoder = new TextDecoder();
  const noteAmbiguous = (): void => {
    const name = file.names[column]!;
    diary.note({ code: "decimal-ambiguous", message: `The numbers in "${name}" can be read with a decimal point or a decimal comma: read with "${decimal}".`, hint: "Say which with --decimal.", file: file.name, column: name });
  };
  if (styles.isAmbiguous) noteAmbiguous();
  return {
    decimal: isWatching ? "" : decimal,
    readNumber(bytes, from, to) {
      if (isWatching) {
        const whole = parseIntegerBytes(bytes, from, to);
        if (!Number.isNaN(whole)) return whole;
        if (lateNumbers.length < LATE_CELLS) lateNumbers.push(decoder.decode(bytes.subarray(from, to)));
      }
      const plain = parseNumberBytes(bytes, from, to, decimal);
      return Number.isNaN(plain) ? parseNumber(decoder.decode(bytes.subarray(from, to)), decimal) : plain;
    },
    mayHoldSeveral: (c) => styles.recipients[c] !== undefined,
    splitCell(c, text) {
      const style = styles.recipients[c]!;
      const late = lateCells[c]!;
      if (styles.isGuess && late.length < LATE_CELLS && ((style.comma !== "always" && text.includes(",")) || (style.bar !== "always" && text.includes("|")))) late.push(text);
      return splitRecipients(text, style);
    },
    takeLate: () => ({ numbers: lateNumbers.splice(0), cells: lateCells.map((cells) => cells.splice(0)) }),
    addLate({ numbers, cells }) {
      const add = (to: string[], more: readonly string[]): void => void to.push(...more.slice(0, LATE_CELLS - to.length));
      add(lateNumbers, numbers);
      cells.forEach((more, c) => add(lateCells[c]!, more));
    },
    betterStyles() {
      if (!styles.isGuess) return undefined;
      const recipients = styles.recipients.map((style, c) => (style === undefined || lateCells[c]!.length === 0 ? style : decideStyle(file, c, lateCells[c]!)));
      const late = decideDecimal(lateNumbers);
      const found = isWatching ? { decimal: late.decimal, isAmbiguous: late.isAmbiguous } : { decimal: styles.decimal, isAmbiguous: styles.isAmbiguous };
      const isSame = !isWatching || late.decimal === decimal;
      if (!isSame || recipients.some((style, c) => style?.comma !== styles.recipients[c]?.comma || style?.bar !== styles.recipients[c]?.bar)) return { ...found, recipients, isGuess: false };
      if (isWatching && late.isAmbiguous) noteAmbiguous();
      return undefined;
    },
  };
}

/** The style of a column by its first cells and those met later. Authors among the first records are ids that may occur in it. */
function decideStyle(file: CellFile, column: number, late: readonly string[]): RecipientStyle {
  const ids = file.roles[column] !== "topic" ? columnOf(file, file.roles.indexOf("from")).map((id) => id.trim()) : [];
  const style = decideRecipientStyle([...columnOf(file, column), ...late], new Set(ids));
  // Between topics a bar always divides.
  return file.roles[column] === "topic" ? { ...style, bar: "always" } : style;
}

function columnOf(file: CellFile, column: number): readonly string[] {
  return column < 0 ? [] : file.rows.map((row) => row[column] ?? "");
}
