import { decodeAll } from "./encoded-words.ts";

/** The header of a message. */
export interface MailHeader {
  /** The value of the first field of this name, unfolded; undefined where there is none. */
  first(name: string): string | undefined;
  /** The values of every field of this name, in order. */
  all(name: string): readonly string[];
  /** True where bytes beyond ASCII are no UTF-8 and were read as Windows-1252. */
  readonly isRaw8Bit: boolean;
}

/**
 * Takes a header block apart: fields by name (case does not matter), folded lines joined (RFC 5322), bytes beyond ASCII read as UTF-8
 * and, where they are none, as Windows-1252. Lines that are no field are passed over. Cost: one pass.
 */
export function readHeader(bytes: Uint8Array): MailHeader {
  const { text, isRaw8Bit } = decode(bytes);
  const fields = new Map<string, string[]>();
  let open: string[] | undefined;
  const folded: string[] = [];
  const close = (): void => {
    if (open !== undefined) open.push(folded.join(" ").trim());
    folded.length = 0;
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.startsWith(" ") || line.startsWith("\t")) {
      if (open !== undefined) folded.push(line.trim());
      continue;
    }
    close();
    open = undefined;
    const field = /^([!-9;-~]{1,200})[ \t]*:(.*)$/.exec(line);
    if (field === null) continue;
    const name = field[1]!.toLowerCase();
    open = fields.get(name) ?? [];
    fields.set(name, open);
    folded.push(field[2]!.trim());
  }
  close();
  return { first: (name) => fields.get(name)?.[0], all: (name) => fields.get(name) ?? [], isRaw8Bit };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly isRaw8Bit: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isRaw8Bit: false };
  } catch {
    // No UTF-8: old programs wrote the bytes of their own code page, most often this one.
    return { text: decodeAll(new TextDecoder("windows-1252"), bytes), isRaw8Bit: true };
  }
}

/** Whether a line begins like a header field: a name of printable ASCII and a colon. Cost: the name. */
export function isFieldLine(line: Uint8Array): boolean {
  for (let i = 0; i < line.length && i < 200; i++) {
    const byte = line[i]!;
    if (byte === 58) return i > 0;
    if (byte <= 32 || byte > 126) return i > 0 && (byte === 32 || byte === 9) && line[i + 1] === 58;
  }
  return false;
}

/** A media type with its parameters, names in lower case: `text/plain; charset=utf-8`. */
export function readMediaType(value: string): { readonly type: string; readonly parameter: (name: string) => string } {
  const type = /^\s*([^\s;]*)/.exec(value)![1]!.toLowerCase();
  return {
    type,
    parameter: (name) => {
      const match = new RegExp(`;\\s*${name}\\*?0?\\*?\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]*))`, "i").exec(value);
      return match === null ? "" : (match[1] ?? match[2]!).replace(/\\(.)/g, "$1").replace(/^[\w-]+'[\w-]*'/, "");
    },
  };
}
