import type { TopicReading } from "../log/message-reading.ts";

/** Hears every text while files are read. */
export interface TextListener {
  /** Reading begins, or begins again: what was heard before counts no more. */
  readonly begin: () => void;
  /** In the order of messages, by their number in the log. */
  readonly hear: (message: number, text: string) => void;
}

/** The same topics, with somebody who hears each text, without what `scrub` takes out of it. */
export function withListener(topics: TopicReading, listener: TextListener | undefined, scrub: ((text: string) => string) | undefined): TopicReading {
  if (listener === undefined) return topics;
  const decoder = new TextDecoder();
  return {
    ...topics,
    inTexts: {
      find(bytes, from, to, count, first) {
        for (let k = 0; k < count; k++) {
          if (from[k]! >= to[k]!) continue;
          const text = decoder.decode(bytes.subarray(from[k]!, to[k]!));
          listener.hear(first + k, scrub?.(text) ?? text);
        }
        return topics.inTexts?.find(bytes, from, to, count, first) ?? Array.from({ length: count }, () => undefined);
      },
    },
  };
}
