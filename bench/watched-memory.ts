import { readdirSync, readFileSync } from "node:fs";

const POLL_MS = 50;

/** Most memory, in MB. */
export interface MemoryPeak {
  /** Of one process. */
  readonly largest: number;
  /** Of all processes at one time. */
  readonly together: number;
}

/**
 * Looks at the memory of all processes that descend from this one and whose name begins so, until stopped: anonymous and shared pages
 * (RssAnon + RssShmem of /proc/PID/status), without those of files, which every process of a browser maps. Linux only; NaN elsewhere.
 */
export function watchMemory(name: string): { stop(): MemoryPeak } {
  let largest = Number.NaN;
  let together = Number.NaN;
  const look = (): void => {
    const sizes = descendants(name).map(megabytesOf);
    const most = Math.max(...sizes);
    const sum = sizes.reduce((total, size) => total + size, 0);
    if (!(most <= largest) && sizes.length > 0) largest = most;
    if (!(sum <= together) && sizes.length > 0) together = sum;
  };
  const poll = setInterval(look, POLL_MS);
  return {
    stop: () => {
      clearInterval(poll);
      look();
      return { largest, together };
    },
  };
}

function descendants(name: string): number[] {
  const parentOf = new Map<number, number>();
  const named: number[] = [];
  let entries: readonly string[] = [];
  try {
    entries = readdirSync("/proc");
  } catch {
    return [];
  }
  for (const entry of entries) {
    if (!/^\d+$/.test(entry)) continue;
    const [, comm, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(read(`/proc/${entry}/stat`)) ?? [];
    if (comm === undefined) continue;
    parentOf.set(Number(entry), Number(parent));
    if (comm.startsWith(name)) named.push(Number(entry));
  }
  return named.filter((pid) => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parentOf.get(at)) if (at === process.pid) return true;
    return false;
  });
}

function megabytesOf(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  const field = (key: string): number => Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);
  return (field("RssAnon") + field("RssShmem")) / 1024;
}

/** "" where the process has ended since. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
