/** Whole days as 2004-04-15, other times to the second; always UTC. */
export function dayOf(at: number): string {
  const text = new Date(at).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
}

/** Epoch milliseconds of an ISO day or time, null for anything else. */
export function timeOf(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/.test(text)) return null;
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
