import { WhotalksError } from "../core/errors.ts";
import type { Notice } from "../core/notice.ts";
import type { Crew, Pool } from "../core/pool.ts";
import type { Task } from "../core/task.ts";
import type { TopicPattern } from "../topics/dictionary.ts";
import { asksForPatterns, type PatternInput } from "./pattern-job.ts";

/** The pool looks every 30 ms at least: so many looks without a sign of life are 250 ms and more. */
const SILENT_LOOKS = 9;
/** Each slow pattern may cost a worker: no more of them are tried. */
const MOST_SLOW = 2;
/** Bytes of texts that are tried together. */
const MOST_BYTES = 1 << 18;

/** Regular expressions of a dictionary over texts that come one by one. */
export interface PatternSearch {
  /** Remembers the text of a message; the bytes are copied. */
  add(message: number, bytes: Uint8Array, from: number, to: number): void;
  /** Tries the patterns on what was added, where that has become enough; `isLast`: in any case. */
  flush(task: Task, isLast: boolean): Promise<void>;
  /** After the last flush: topics by message, and topics that are refused as a whole because a pattern of theirs was. */
  result(): { readonly topicsOf: ReadonlyMap<number, readonly number[]>; readonly refused: ReadonlySet<number>; readonly notices: readonly Notice[] };
  close(): void;
}

/**
 * Tries patterns in workers. One that is silent for 250 ms on a text is stopped and not tried again; its topic is refused, with a notice that names
 * it, as are all patterns where there are no workers.
 * @param names of topics by number
 */
export function createPatternSearch(patterns: readonly TopicPattern[], names: readonly string[], pool: Pool | undefined): PatternSearch {
  const crew: Crew<PatternInput, Uint32Array> | undefined = pool?.open(asksForPatterns(), patterns.map(({ source }) => source));
  const why = new Map<number, string>();
  const topicsOf = new Map<number, number[]>();
  let messages: number[] = [];
  let texts: Uint8Array[] = [];
  let size = 0;
  let slow = 0;
  let isWarm = false;

  const refuseAll = (reason: string): void => patterns.forEach((_, k) => why.has(k) || why.set(k, reason));

  /** One pattern on all texts. @returns texts it finds; undefined where it was silent */
  const tryOne = async (input: PatternInput, task: Task): Promise<Uint32Array | undefined> => {
    let found: Uint32Array | undefined;
    let silent = 0;
    let before = -1;
    let isSilent = false;
    const watch: Task = {
      async breathe(progress) {
        await task.breathe();
        const done = progress?.done ?? 0;
        silent = done === before || input.pattern < 0 ? silent + 1 : 0;
        before = done;
        if (input.pattern < 0 || silent <= SILENT_LOOKS) return;
        isSilent = true;
        throw new WhotalksError("cancelled", "Cancelled.", { kind: "cancelled" });
      },
    };
    try {
      await crew!.run([input], { task: watch, progress: (done) => ({ stage: "", done, total: Number.NaN, unit: "" }), take: (output) => void (found = output) });
    } catch (error) {
      if (!isSilent) throw error;
    }
    return found;
  };

  const tryAll = async (task: Task): Promise<void> => {
    const bytes = new Uint8Array(size);
    const from = new Uint32Array(texts.length);
    const to = new Uint32Array(texts.length);
    let filled = 0;
    texts.forEach((text, k) => {
      bytes.set(text, filled);
      from[k] = filled;
      to[k] = filled += text.length;
    });
    // Until a worker is there nothing is silent.
    if (!isWarm) await tryOne({ pattern: -1, bytes: new Uint8Array(0), from: new Uint32Array(0), to: new Uint32Array(0) }, task);
    isWarm = true;
    for (const [k, { topic }] of patterns.entries()) {
      if (why.has(k)) continue;
      const found = await tryOne({ pattern: k, bytes, from, to }, task);
      if (found === undefined) {
        why.set(k, "it took longer than 250 ms on one text and was stopped");
        if (++slow >= MOST_SLOW) refuseAll("other patterns were too slow to go on");
        isWarm = false;
        continue;
      }
      for (const text of found) topicsOf.set(messages[text]!, [...(topicsOf.get(messages[text]!) ?? []), topic]);
    }
  };

  return {
    add(message, bytes, from, to) {
      if (why.size === patterns.length) return;
      messages.push(message);
      texts.push(bytes.slice(from, to));
      size += to - from;
    },
    async flush(task, isLast) {
      if (texts.length === 0 || (size < MOST_BYTES && !isLast)) return;
      if (crew === undefined) refuseAll("they run in workers of their own, and there are none here");
      else {
        try {
          await tryAll(task);
        } catch (error) {
          if (!(error instanceof WhotalksError) || error.code !== "patterns-no-worker") throw error;
          refuseAll("no worker is left to run them");
        }
      }
      [messages, texts, size] = [[], [], 0];
    },
    result: () => ({
      topicsOf,
      refused: new Set([...why.keys()].map((k) => patterns[k]!.topic)),
      notices: [...why].map(([k, reason]): Notice => {
        const { topic, source } = patterns[k]!;
        return { code: "pattern-refused", severity: "warning", count: 1, message: `${leadOfRefusal(names[topic]!, source)}${reason}.`, hint: "Write it with words and wildcards, or more simply." };
      }),
    }),
    close: () => crew?.close(),
  };
}

/** How a refused pattern is told; the reason follows. */
export function leadOfRefusal(name: string, source: string): string {
  return `The topic "${name}" is left out: its regular expression /${source}/ was not used, because `;
}
