/** Bytes as "3.1 MB". */
export function formatBytes(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: unit > 0 && value < 100 ? 1 : 0 }).format(value)} ${units[unit]}`;
}

/** How long something will take: "8 s", "9 minutes", "3 hours", "2 days". */
export function formatDuration(seconds: number): string {
  const of = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return of(Math.round(seconds / 60), "minute");
  return seconds < 36 * 3600 ? of(Math.round(seconds / 3600), "hour") : of(Math.round(seconds / 86_400), "day");
}

/** A rest of work in seconds as "about 14 s" or "about 3 min". */
export function formatSeconds(seconds: number): string {
  return seconds < 90 ? `about ${Math.max(1, Math.round(seconds))} s` : `about ${Math.round(seconds / 60)} min`;
}
