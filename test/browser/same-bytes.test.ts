import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { coloursOf } from "../../src/views/map/map-colours.ts";
import { buildIfOld, root, runProgram } from "../support/build.ts";
import { sharedPath } from "../support/shared.ts";
import { exportAs, openApp, openFiles, openSample, showView } from "./app.ts";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  await buildIfOld("dist-cli/whotalks.js", ["--mode", "cli"], ["src", "package.json", "vite.config.ts"]);
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Files that both read, by default options, in customers mode. */
const cases: readonly { readonly title: string; readonly messages: string | undefined; readonly people?: string | undefined }[] = [
  { title: "CollegeMsg, packed", messages: sharedPath("data/snap-temporal/CollegeMsg.txt.gz") },
  { title: "Enron's mails with its employees", messages: sharedPath("data/enron-perry/emails.csv"), people: sharedPath("data/enron-perry/employees.csv") },
  { title: "the shop", messages: join(root, "data/shop/messages.csv"), people: join(root, "data/shop/people.csv") },
];

for (const { title, messages, people } of cases) {
  test.skipIf(messages === undefined)(`the page and the command line write the same bytes: ${title}`, async () => {
    if (messages === undefined) return;
    const watched = await openApp(browser);
    const { page } = watched;
    await openFiles(page, people === undefined ? [messages] : [messages, people]);
    const fromPage = (await exportAs(page, "Everything computed (JSON)")).bytes.toString("utf8");
    const launcher = join(root, "src/cli/whotalks.mjs");
    const fromTerminal = await runProgram(process.execPath, [launcher, "rank", messages, ...(people === undefined ? [] : ["--people", people]), "--as", "json", "--quiet"]);
    expect(fromPage.length).toBeGreaterThan(10_000);
    expect(fromPage).toBe(fromTerminal);
    await watched.close();
  });
}

test("the saved picture of the map has its size, its dots and its legend", async () => {
  const watched = await openApp(browser);
  const { page } = watched;
  await openSample(page, "Customers of a shop");
  await showView(page, "Map");
  const { name, bytes } = await exportAs(page, /^Picture of the map, for slides/);
  expect(name).toBe("whotalks-map-screen.png");
  const picture = decodePng(bytes);
  expect([picture.width, picture.height]).toEqual([3840, 2160]);
  // Title above, network in the middle, legend in the lowest tenth.
  expect(coloursIn(picture, 0, 0.1)).toBeGreaterThan(8);
  expect(coloursIn(picture, 0.3, 0.7)).toBeGreaterThan(200);
  expect(coloursIn(picture, 0.88, 1)).toBeGreaterThan(50);
  const { roles } = coloursOf("light");
  for (const role of ["connector", "maven", "both", "neither", "ours"] as const) expect(pixelsOf(picture, roles[role], 0.85, 1), role).toBeGreaterThan(20);
  const a4 = decodePng((await exportAs(page, /^Picture of the map, A4/)).bytes);
  expect([a4.width, a4.height]).toEqual([2246, 1588]);
  expect(watched.faults).toEqual([]);
  await watched.close();
});

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Bytes per pixel. */
  readonly depth: number;
  readonly pixels: Uint8Array;
}

/** How many different colours stand between two heights, given as shares of the whole. */
function coloursIn({ width, height, depth, pixels }: Picture, from: number, to: number): number {
  const colours = new Set<number>();
  for (let at = Math.floor(from * height) * width * depth; at < Math.floor(to * height) * width * depth; at += depth) {
    colours.add(pixels[at]! * 65_536 + pixels[at + 1]! * 256 + pixels[at + 2]!);
  }
  return colours.size;
}

/** How many pixels between two heights have exactly this colour, given as "#rrggbb". */
function pixelsOf({ width, height, depth, pixels }: Picture, colour: string, from: number, to: number): number {
  const wanted = Number.parseInt(colour.slice(1), 16);
  let count = 0;
  for (let at = Math.floor(from * height) * width * depth; at < Math.floor(to * height) * width * depth; at += depth) {
    if (pixels[at]! * 65_536 + pixels[at + 1]! * 256 + pixels[at + 2]! === wanted) count++;
  }
  return count;
}

/** Reads an 8-bit PNG without interlacing, as canvases write them. */
function decodePng(bytes: Buffer): Picture {
  expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  expect([bytes[24], bytes[28]]).toEqual([8, 0]);
  const depth = bytes[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const packed = inflateSync(Buffer.concat(parts));
  const stride = width * depth;
  const pixels = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const left = x < depth ? 0 : pixels[y * stride + x - depth]!;
      const above = y === 0 ? 0 : pixels[(y - 1) * stride + x]!;
      const corner = x < depth || y === 0 ? 0 : pixels[(y - 1) * stride + x - depth]!;
      pixels[y * stride + x] = packed[y * (stride + 1) + 1 + x]! + predicted(filter, left, above, corner);
    }
  }
  return { width, height, depth, pixels };
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
