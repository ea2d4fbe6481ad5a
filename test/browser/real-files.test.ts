import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { sharedPath } from "../support/shared.ts";
import { exportAs, headline, openApp, openFiles, picture, showView } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { isLong } from "./looks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface RealFile {
  readonly name: string;
  readonly paths: readonly (string | undefined)[];
  /** What the first two cards of the board must say. */
  readonly connectors: RegExp;
  readonly mavens: RegExp;
  readonly rowsRead: number;
  readonly people: number;
  /** Of these, accounts of ours: they stand in no list. */
  readonly ours?: number;
  readonly ties: number;
  /** What the third card must say, where it is not four fifths: all that anybody but ours can reach. */
  readonly start?: RegExp;
}

const files: readonly RealFile[] = [
  {
    name: "college", paths: [sharedPath("data/snap-temporal/CollegeMsg.txt.gz")],
    connectors: /93 of 1,899 people \(4\.9 %\)/, mavens: /330 of 1,899 people \(17 %\)/, rowsRead: 59_835, people: 1899, ties: 20_296,
  },
  {
    name: "email-eu", paths: [sharedPath("data/email-Eu-core/email-Eu-core.txt")],
    connectors: /148 of 1,005 people/, mavens: /353 of 1,005 people/, rowsRead: 25_571, people: 1005, ties: 24_929,
  },
  {
    name: "enron", paths: [sharedPath("data/enron-perry/emails.csv"), sharedPath("data/enron-perry/employees.csv")],
    connectors: /44 of 156 people/, mavens: /48 of 156 people/, rowsRead: 38_388, people: 156, ties: 2715,
  },
  {
    name: "twcs", paths: [sharedPath("data/twcs-customer-support/twcs.csv")],
    connectors: /348 of 1,443 people/, mavens: /888 of 1,443 people/, rowsRead: 5000, people: 1519, ours: 76, ties: 2126, start: /^Start with these 98 .* written to 8\.5 % of all 1,415 who got a message/,
  },
  {
    name: "higgs", paths: [sharedPath("data/higgs-twitter/higgs-activity_time.txt.gz")],
    connectors: /29,655 of 304,691 people/, mavens: /166,766 of 304,691 people/, rowsRead: 563_069, people: 304_691, ties: 461_192,
  },
];

for (const { name, paths, connectors, mavens, rowsRead, people, ours = 0, ties, start = /written to 8\d % of all/ } of files) {
  const present = paths.filter((path) => path !== undefined);
  test.skipIf(present.length < paths.length)(`real data chosen by hand show the numbers known of them, and the page never hangs: ${name}`, async () => {
    const watched = await openApp(browser, { viewport: { width: 1440, height: 900 } });
    const { page } = watched;
    await openFiles(page, present);
    expect(await headline(page, "Connectors")).toMatch(connectors);
    expect(await headline(page, "Mavens")).toMatch(mavens);
    expect(await headline(page, "Start with these")).toMatch(start);
    await picture(page, `${name}-board`);
    await showView(page, "Map");
    await page.getByRole("application", { name: /people/ }).waitFor();
    await picture(page, `${name}-map`);
    await showView(page, "List");
    expect(await page.getByRole("grid", { name: "People" }).getAttribute("aria-rowcount")).toBe(String(people - ours + 1));
    if (isLong) {
      await picture(page, `${name}-list`);
      await page.emulateMedia({ colorScheme: "dark" });
      for (const view of ["Board", "Map", "List"] as const) {
        await showView(page, view);
        await picture(page, `${name}-${view.toLowerCase()}-dark`);
      }
    }
    const written = JSON.parse((await exportAs(page, "Everything computed (JSON)")).bytes.toString("utf8")) as Written;
    const messages = written.input.files[0];
    expect(messages?.rowsRead).toBe(rowsRead);
    expect(messages?.rowsKept).toBe(rowsRead);
    expect(written.network).toMatchObject({ people, ties });
    const longest = Math.max(0, ...(await watched.longTasks()).map((task) => task.duration));
    expect(longest).toBeLessThan(5000);
    expect(watched.faults).toEqual([]);
    await watched.close();
  });
}

interface Written {
  readonly input: { readonly files: readonly { readonly rowsRead: number; readonly rowsKept: number }[] };
  readonly network: { readonly people: number; readonly ties: number };
}
