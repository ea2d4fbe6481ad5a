import type { Topics } from "../topics/Topics.tsx";

/** Views that come in scripts of their own, so that the first one stays small. They are there before any data are. */
export const lateViews: { Topics: typeof Topics | null } = { Topics: null };

/** Fetches them all: after that the page makes no request. */
export async function fetchLateViews(): Promise<void> {
  const topics = await import("../topics/Topics.tsx");
  lateViews.Topics = topics.Topics;
}
