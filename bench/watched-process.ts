import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** What one run of a program cost. */
export interface Cost {
  readonly seconds: number;
  /** Processor time of all its threads; NaN where it cannot be read. */
  readonly cpuSeconds: number;
  /** Largest resident memory in MB, threads included; NaN where it cannot be read. */
  readonly peakMegabytes: number;
  readonly printed: string;
}

const POLL_MS = 10;
/** USER_HZ: the same on every Linux. */
const TICKS_PER_SECOND = 100;

/** Runs a Node program to its end and watches it, as `runWatchedProgram`. */
export async function runWatched(args: readonly string[]): Promise<Cost> {
  return runWatchedProgram(process.execPath, args);
}

/**
 * Runs a program to its end and watches it: wall time from start to exit, peak memory (VmHWM of /proc/PID/status, which only
 * grows, so polling misses no peak but that of the last 10 ms) and processor time (/proc/PID/stat). Linux only; NaN elsewhere.
 */
export async function runWatchedProgram(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...environment } });
    let printed = "";
    let complaints = "";
    let peakMegabytes = Number.NaN;
    let cpuSeconds = Number.NaN;
    const look = (): void => {
      try {
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
        if (peak !== undefined) peakMegabytes = Number(peak) / 1024;
        // The name in brackets may hold spaces: fields count from behind it.
        const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ");
        if (fields !== undefined) cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
      } catch {
        // Not Linux, or ended since.
      }
    };
    const poll = setInterval(look, POLL_MS);
    child.stdout.on("data", (chunk) => { printed += String(chunk); });
    child.stderr.on("data", (chunk) => { complaints += String(chunk); });
    child.on("error", (fault) => { clearInterval(poll); reject(fault); });
    child.on("exit", () => clearInterval(poll));
    child.on("close", (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({ seconds, cpuSeconds, peakMegabytes, printed });
      else reject(new Error(`${program} ${args.join(" ")} ended with ${code}:\n${complaints.slice(-2000)}`));
    });
  });
}
