import type { BrowserContextOptions } from "playwright-core";

/** Everything is looked at, which takes long: `npm run test:long`. */
export const isLong = process.env["LONG"] === "1";

export interface Look {
  readonly title: string;
  readonly options: BrowserContextOptions & { readonly viewport: { readonly width: number; readonly height: number } };
}

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** What is widest in light and what is narrowest in the dark: every rule of the style sheets that depends on either is met in one of them. */
const inEachRun: readonly Look[] = [
  { title: "light", options: { colorScheme: "light", ...wide } },
  { title: "dark, phone", options: { colorScheme: "dark", ...phone } },
];

/** How a screen can be looked at. */
export const looks: readonly Look[] = !isLong ? inEachRun : [
  ...inEachRun,
  { title: "dark", options: { colorScheme: "dark", ...wide } },
  { title: "light, phone", options: { colorScheme: "light", ...phone } },
  { title: "dark, 1024", options: { colorScheme: "dark", viewport: { width: 1024, height: 768 } } },
  // 1440 × 900 at 200 % is a page of 720 × 450.
  { title: "200 % zoom", options: { colorScheme: "light", viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 } },
  { title: "forced colours", options: { forcedColors: "active", ...wide } },
];
