import { openAsBlob, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { WhotalksError } from "../../src/core/errors.ts";
import type { FileAnswers } from "../../src/engine/opening.ts";
import { newSession } from "../support/session.ts";

/** What files became: names, counts and codes, no contents. */
export interface Look {
  readonly outcome: "loaded" | "exclusions" | "refused";
  /** What would be asked before anything is computed: code and option. */
  readonly asks?: readonly string[];
  /** Code of the refusal. */
  readonly refusal?: string;
  /** Name, format, kind, and "rows read = kept + set aside" of each table. */
  readonly tables?: readonly string[];
  readonly setAside?: Readonly<Record<string, number>>;
  readonly people?: number;
  /** Of those, only in the people table. */
  readonly silent?: number;
  readonly messages?: number;
  readonly ties?: number;
  readonly rules?: string;
  readonly undirected?: true;
  readonly noTalk?: true;
  readonly time?: string;
  readonly notices?: readonly string[];
}

/** Files that belong together, and answers to what a person would be asked about a file. */
export interface Together {
  readonly files: readonly string[];
  readonly answers?: readonly FileAnswers[];
}

/** Every file of the collection that holds data, by its path inside it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:SOURCES|README|LICENSE)|^acceptance\.enc$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Opens files as the page and the command line do and says what they became. */
export async function lookAt(folder: string, { files, answers }: Together): Promise<Look> {
  const engine = newSession();
  const sources = await Promise.all(files.map(async (file) => ({ name: basename(file), blob: await openAsBlob(join(folder, file)) })));
  const options = { mode: "customers", ...(answers === undefined ? {} : { files: answers }) } as const;
  let asks: readonly string[] = [];
  const asked = (): Pick<Look, "asks"> => (asks.length > 0 ? { asks } : {});
  try {
    const { files: inspected, questions } = await engine.inspect(sources, options);
    asks = questions.map(({ code, option }) => `${code} ${option}`);
    const opened = await engine.open(sources, { ...options, allowsNoMessages: true });
    const kinds = new Map(inspected.map(({ name, kind }) => [name, kind]));
    const notices = [...new Set(opened.notices.map(({ code }) => code))].sort();
    return {
      outcome: opened.rowsSetAside > 0 ? "exclusions" : "loaded",
      ...asked(),
      tables: opened.files.map(({ name, format, rowsRead, rowsKept, rowsSetAside }) => `${name}: ${format}, ${kinds.get(name) ?? "?"}, ${rowsRead} = ${rowsKept} + ${rowsSetAside}`),
      ...(opened.rowsSetAside > 0 ? { setAside: opened.reasons } : {}),
      people: opened.people,
      ...(opened.silent > 0 ? { silent: opened.silent } : {}),
      messages: opened.messages,
      ties: opened.tieCount,
      rules: opened.ties.join(" "),
      ...(opened.isUndirected ? { undirected: true } : {}),
      ...(opened.hasTalk ? {} : { noTalk: true }),
      ...(opened.timeRange === null ? {} : { time: opened.timeRange.map((at) => new Date(at).toISOString()).join(" to ") }),
      ...(notices.length > 0 ? { notices } : {}),
    };
  } catch (error) {
    if (error instanceof WhotalksError && error.kind === "data") return { outcome: "refused", ...asked(), refusal: error.code };
    throw error;
  }
}
