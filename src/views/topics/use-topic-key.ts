import { useApp } from "../store.ts";

/** What the numbers of all topics depend on: every setting but the topics chosen. Another opening is another key. */
export function useTopicKey(): string {
  return useApp(({ edition, settings: { topics: _topics, columns: _columns, ...others } }) => JSON.stringify([edition, others]));
}
