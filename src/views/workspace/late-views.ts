/** Views that come in scripts of their own, so that the first one stays small. */
export const loadTopics = async () => ({ default: (await import("../topics/Topics.tsx")).Topics });

/** Fetches them all: after that the page makes no request. */
export async function fetchLateViews(): Promise<void> {
  await Promise.all([loadTopics()]);
}
