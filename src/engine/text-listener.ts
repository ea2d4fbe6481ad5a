import type { Task } from "../core/task.ts";
import type { TopicReading } from "../log/message-reading.ts";

/** Hears every text while files are read. */
export interface TextListener {
  /** Reading begins, or begins again: what was heard before counts no more. */
  readonly begin: () => void;
  /** The text of a message, `bytes[from … to)` in UTF-8, in the order of messages, by their number in the log. The bytes are copied. */
  readonly hear: (message: number, bytes: Uint8Array, from: number, to: number) => void;
  /** Between batches: works on what was heard, where that is enough. */
  readonly flush: (task: Task) => Promise<void>;
}

/** The same topics, with somebody who hears each text, without what `scrub` takes out of it. */
export function withListener(topics: TopicReading, listener: TextListener | undefined, scrub: ((text: string) => string) | undefined): TopicReading {
  if (listener === undefined) return topics;
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  return {
    ...topics,
    inTexts: {
      find(bytes, from, to, count, first) {
        for (let k = 0; k < count; k++) {
          if (from[k]! >= to[k]!) continue;
          if (scrub === undefined) {
            listener.hear(first + k, bytes, from[k]!, to[k]!);
            continue;
          }
          const scrubbed = encoder.encode(scrub(decoder.decode(bytes.subarray(from[k]!, to[k]!))));
          listener.hear(first + k, scrubbed, 0, scrubbed.length);
        }
        return topics.inTexts?.find(bytes, from, to, count, first) ?? Array.from({ length: count }, () => undefined);
      },
    },
  };
}
