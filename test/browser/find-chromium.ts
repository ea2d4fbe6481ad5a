import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, runProgram } from "../support/build.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge", "chrome"];
const places = [
  "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome", "/opt/microsoft/msedge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
/** Chromium inside an npm package, for machines on which nothing else can be had; pinned, fetched only on demand. */
const packaged = "@sparticuz/chromium@153.0.0";

/**
 * The path of a Chromium: the one that CHROMIUM names, an installed one, Playwright's, else one installed now (by apt as root, by
 * Playwright, from npm). Throws with instructions where none can be had: browser tests are never skipped.
 */
export async function findChromium(): Promise<string> {
  const named = process.env["CHROMIUM"];
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  }
  const found = (await installed()) ?? (await fromPlaywright());
  if (found !== undefined) return found;
  const failures: string[] = [];
  for (const [way, install] of ways) {
    try {
      const path = await install();
      if (path !== undefined) return path;
      failures.push(`${way}: nothing was installed`);
    } catch (fault) {
      failures.push(`${way}: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
  }
  throw new Error(
    "The browser tests need a Chromium and none was found or could be installed.\n" +
      "Install one (Debian, Ubuntu: apt-get install chromium; anywhere: npx playwright-core install chromium)\n" +
      `or set CHROMIUM to the path of its program. What was tried:\n${failures.join("\n")}`,
  );
}

async function installed(): Promise<string | undefined> {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = folders.flatMap((folder) => names.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)]));
  const usual = places.flatMap((place) => (/\.exe$|MacOS/.test(place) ? [place] : names.map((name) => join(place, name))));
  for (const path of new Set([...onPath, ...usual])) {
    if (existsSync(path) && (await isBrowser(path))) return path;
  }
  return undefined;
}

/** Ubuntu's chromium-browser without snap is a script that only says so. Windows' browsers cannot be asked for their version. */
async function isBrowser(path: string): Promise<boolean> {
  if (process.platform === "win32") return true;
  return runProgram(path, ["--version"], { timeout: 30_000 }).then(() => true, () => false);
}

/** The browser that fits this Playwright, else any Chromium in its cache. */
async function fromPlaywright(): Promise<string | undefined> {
  const { chromium } = await import("playwright-core");
  const fitting = chromium.executablePath();
  if (existsSync(fitting)) return fitting;
  const caches = [process.env["PLAYWRIGHT_BROWSERS_PATH"], join(homedir(), ".cache/ms-playwright"), join(homedir(), "Library/Caches/ms-playwright")];
  for (const cache of caches) {
    if (cache === undefined || !existsSync(cache)) continue;
    for (const folder of readdirSync(cache).filter((name) => name.startsWith("chromium-")).toSorted().toReversed()) {
      const inside = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-mac/Chromium.app/Contents/MacOS/Chromium", "chrome-win/chrome.exe"];
      const found = inside.map((path) => join(cache, folder, path)).find((path) => existsSync(path));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const minutes = 60_000;

const ways: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ["apt-get", async () => {
    if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new Error("only as root on Debian or Ubuntu");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runProgram("apt-get", ["update", "-qq"], { env, timeout: 3 * minutes });
    await runProgram("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, timeout: 6 * minutes });
    return installed();
  }],
  ["playwright-core install chromium", async () => {
    await runProgram("npx", ["playwright-core", "install", "chromium"], { cwd: root, timeout: 6 * minutes });
    return fromPlaywright();
  }],
  [packaged, async () => {
    const folder = join(root, "node_modules/.cache/chromium");
    await runProgram("npm", ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", packaged], { timeout: 6 * minutes });
    const entry = join(folder, "node_modules/@sparticuz/chromium/build/index.js");
    // A package that is not among our dependencies: its types are not here.
    const { default: chromium } = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as { default: { executablePath(): Promise<string> } };
    return chromium.executablePath();
  }],
];
