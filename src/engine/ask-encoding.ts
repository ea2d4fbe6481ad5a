import { WhotalksError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { hintsOf } from "../inputs/columns/column-names.ts";
import { commonEncodings } from "../inputs/text/encoding.ts";
import { readHead } from "../inputs/open.ts";
import type { FileAnswers, OpenOptions, Question } from "./opening.ts";
import { maskRefusal } from "./mask-refusal.ts";
import { type RecognisedFile, recogniseFile } from "./recognise-file.ts";
import type { HashedSource } from "./sources.ts";

/** Has a character for every byte: what the first rows are shown in where no encoding is likely. */
const PROVISIONAL = "windows-1252";
const EXAMPLE_CHARACTERS = 24;

/** A file as far as its beginning tells, and the question in which encoding it is where its bytes are not what was taken for granted. */
export interface LookedAt {
  readonly file: RecognisedFile;
  readonly question: Question | undefined;
}

/**
 * Recognises a file. Where a byte does not belong to its encoding, the file is shown in the likeliest other one for now and its encoding is
 * asked; a fault that was met further on comes back as `encodingFault` of the answers.
 * @throws WhotalksError as recogniseFile, for faults that no other encoding mends
 */
export async function recogniseOrAsk(source: HashedSource, answers: FileAnswers, mode: OpenOptions["mode"], task: Task): Promise<LookedAt[]> {
  const { encodingFault: met, ...others } = answers;
  if (met === undefined || answers.encoding !== undefined) {
    try {
      return (await recogniseFile(source, others, mode, task)).map((file) => ({ file, question: undefined }));
    } catch (error) {
      if (!(error instanceof WhotalksError && error.code === "encoding") || error.where.sample === undefined) throw error;
      // A line of a member of an archive is no line of the file.
      const line = error.where.member === undefined ? await lineOf(source, error.where.line ?? 0) : undefined;
      const bytes = line ?? bytesOfSample(error.where.sample);
      const { message } = mode === "employees" ? maskRefusal(error) : error;
      const header = error.where.member === undefined ? await lineOf(source, 1) : undefined;
      const question = encodingQuestion(source.name, message, bytes, header ?? new Uint8Array(0));
      const files = await recogniseIn(source, others, question, mode, task).catch(() => {
        throw error;
      });
      return asking(files, answers, question);
    }
  }
  const question = encodingQuestion(source.name, met.message, bytesOfSample(met.sample), new Uint8Array(0));
  return asking(await recogniseIn(source, others, question, mode, task), answers, question);
}

/** The file in the likeliest encoding; where other lines do not belong to that one, in the one that has a character for every byte. */
async function recogniseIn(source: HashedSource, answers: FileAnswers, { choices }: Question, mode: OpenOptions["mode"], task: Task): Promise<readonly RecognisedFile[]> {
  const likeliest = choices[0]?.value ?? PROVISIONAL;
  try {
    return await recogniseFile(source, { ...answers, encoding: likeliest }, mode, task);
  } catch (error) {
    if (likeliest === PROVISIONAL || !(error instanceof WhotalksError && error.code === "encoding")) throw error;
    return recogniseFile(source, { ...answers, encoding: PROVISIONAL }, mode, task);
  }
}

/** The question is asked once a file, at its first table. */
function asking(files: readonly RecognisedFile[], answers: FileAnswers, question: Question): LookedAt[] {
  return files.map((file, k) => ({ file: file.part === "" ? { ...file, answers } : file, question: k === 0 ? question : undefined }));
}

/** Every common encoding in which these bytes are text, with that text, the likeliest first. @param header the first line of the file, where it is known */
function encodingQuestion(file: string, message: string, bytes: Uint8Array, header: Uint8Array): Question {
  const choices = commonEncodings().flatMap(({ id, label }) => {
    if (id.startsWith("utf-16") && !bytes.includes(0)) return [];
    const text = decodeAs(id, bytes);
    return text === undefined ? [] : [{ likeness: likenessOf(text, decodeAs(id, header) ?? ""), choice: { value: id, label, example: exampleOf(text) } }];
  });
  // Of equals the most common stays first.
  const sorted = choices.toSorted((a, b) => b.likeness - a.likeness).map(({ choice }) => choice);
  return { code: "encoding", file, message: `${message} In which encoding is the file?`, option: "--encoding LABEL", choices: sorted };
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    // In one go Node 20 takes windows-1252 for Latin-1; in pieces it does not.
    const decoder = new TextDecoder(encoding, { fatal: true });
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch {
    return undefined;
  }
}

/** Of the characters beyond ASCII that are no signs of writing and money so many must be letters, or it is hardly text. */
const LETTERS = 0.8;
const NEUTRAL = /[\p{ASCII}“”„‘’‚«»‹›…–—·•€£¥§°©®™ª º²³½¿¡、。「」・]/u;

/** How likely a text is what was written: a point where nearly all of it is letters, and two for each name of a column that is known by letters beyond ASCII. */
function likenessOf(text: string, header: string): number {
  const strange = Array.from(text).filter((letter) => !NEUTRAL.test(letter));
  const letters = strange.filter((letter) => /[\p{L}\p{M}]/u.test(letter) && !/[\uff61-\uff9f]/.test(letter));
  const names = header.split(/[,;\t|]/).filter((name) => /\P{ASCII}/u.test(name) && hintsOf(name.trim().replace(/^"(.*)"$/, "$1")).length > 0);
  return (letters.length >= LETTERS * strange.length ? 1 : 0) + 2 * names.length;
}

/** The text around its first character beyond ASCII. */
function exampleOf(text: string): string {
  const at = Math.max(0, text.search(/\P{ASCII}/u));
  const from = Math.max(0, at - EXAMPLE_CHARACTERS);
  const to = at + EXAMPLE_CHARACTERS;
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`.trim();
}

/** The bytes of one line (from 1) where it lies within the head. */
async function lineOf(source: HashedSource, line: number): Promise<Uint8Array | undefined> {
  const { bytes } = await readHead(source);
  let from = 0;
  for (let number = 1; number < line; number++) {
    const end = bytes.indexOf(10, from);
    if (end < 0) return undefined;
    from = end + 1;
  }
  const end = bytes.indexOf(10, from);
  return line < 1 || end < 0 && from >= bytes.length ? undefined : bytes.slice(from, end < 0 ? bytes.length : end);
}

/** The bytes that the sample of a refusal stands for: `\xE9` is one byte. */
function bytesOfSample(sample: string): Uint8Array {
  const bytes: number[] = [];
  for (const [piece, hex] of sample.matchAll(/\\x([0-9A-F]{2})|[\x20-\x7e]/g)) bytes.push(hex === undefined ? piece.charCodeAt(0) : Number.parseInt(hex, 16));
  return Uint8Array.from(bytes);
}
