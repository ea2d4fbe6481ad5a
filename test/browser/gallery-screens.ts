import { expect } from "vitest";
import type { Page } from "playwright-core";
import { views } from "../../src/views/workspace/views.ts";
import { sharedPath } from "../support/shared.ts";
import { answerMode, chooseFiles, openFiles, openSample, settled, showView, textFile, type PickedFile } from "./app.ts";

/** One thing to take pictures of. */
export interface Screen {
  readonly name: string;
  /** Brings it up; false where these data have no such thing. */
  readonly show: (page: Page) => Promise<boolean | void>;
  /** Back to where the next screen can be shown. */
  readonly leave?: (page: Page) => Promise<void>;
  /** Taken once more with a window as high as all that it holds. */
  readonly isTall?: boolean;
}

export interface GalleryData {
  readonly name: string;
  /** Files of the shared folder; without one of them there are no pictures of these data. */
  readonly paths: readonly (string | undefined)[];
  readonly open: (page: Page, paths: readonly string[]) => Promise<void>;
  readonly screens: readonly Screen[];
}

const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
};

const dialog = (name: string, menu: string, item: string): Screen => ({
  name,
  show: async (page) => {
    await page.getByRole("button", { name: menu, exact: true }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await page.getByRole("dialog").waitFor();
  },
  leave: closeDialog,
});

const chip = (name: string, label: string): Screen => ({
  name,
  show: async (page) => {
    const button = page.getByRole("button", { name: new RegExp(`^${label}: `) });
    if ((await button.count()) === 0 || await button.isDisabled()) return false;
    await button.click();
    await page.getByRole("dialog", { name: label }).waitFor();
    return true;
  },
  leave: closeDialog,
});

const openedFrom = (name: string, button: string): Screen => ({
  name,
  show: async (page) => {
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.getByRole("dialog").waitFor();
  },
  leave: closeDialog,
});

const tab = (name: string, view: string, label: string, then: (page: Page) => Promise<boolean | void> = async () => {}): Screen => ({
  name,
  show: async (page) => {
    await showView(page, view);
    const found = page.getByRole("main").getByRole("tab", { name: label, exact: true });
    if ((await found.count()) === 0) return false;
    await found.click();
    await expect.poll(() => found.getAttribute("aria-selected")).toBe("true");
    await settled(page);
    return then(page);
  },
});

const viewScreens: readonly Screen[] = views.map(({ id, label }) => ({ name: id, show: async (page) => showView(page, label), isTall: id === "board" }));

const tabScreens: readonly Screen[] = [
  tab("topics-overlap", "Topics", "Overlap"),
  tab("topics-words", "Topics", "Words"),
  tab("topics-discover", "Topics", "Discover"),
  tab("topics-by-words", "Topics", "By words"),
  tab("topics-practice", "Topics", "Practice"),
  tab("groups-two-groupings", "Groups", "Two groupings"),
  tab("groups-two-numbers", "Groups", "Two numbers"),
  tab("time-two-periods", "Time", "Two periods"),
];

const peopleScreens: readonly Screen[] = [
  {
    name: "person",
    isTall: true,
    show: async (page) => {
      await showView(page, "Board");
      const first = page.getByRole("region", { name: "Reach most" }).getByRole("listitem").first().getByRole("button");
      if ((await first.count()) === 0) return false;
      await first.first().click();
      await page.getByRole("complementary", { name: "Person" }).getByRole("article").waitFor();
      return true;
    },
  },
  { name: "map-person", show: async (page) => showView(page, "Map") },
  {
    name: "map-circle",
    show: async (page) => {
      const circle = page.getByRole("region", { name: "Map", exact: true }).getByRole("button", { name: /^Only .+ circle$/ });
      if ((await circle.count()) === 0) return false;
      await circle.click();
      await page.getByRole("navigation", { name: "Where on the map" }).waitFor();
      // On a phone the card would lie over the map.
      await page.getByRole("complementary", { name: "Person" }).getByRole("button", { name: "Close" }).click();
      return true;
    },
    leave: async (page) => {
      await page.getByRole("navigation", { name: "Where on the map" }).getByRole("button", { name: "Everyone" }).click();
      await page.keyboard.press("Escape");
    },
  },
];

const several: Screen = {
  name: "several",
  show: async (page) => {
    await showView(page, "Board");
    const these = page.getByRole("button", { name: /^Select these \d+: reach most/ });
    if ((await these.count()) === 0) return false;
    await these.click();
    await page.getByRole("complementary", { name: "Several people" }).getByRole("article").waitFor();
    return true;
  },
};

const exportScreens: readonly Screen[] = [
  {
    name: "export-menu",
    show: async (page) => {
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await page.getByRole("menu").waitFor();
    },
    leave: async (page) => {
      await page.keyboard.press("Escape");
      await page.getByRole("menu").waitFor({ state: "detached" });
    },
  },
  {
    name: "export-list",
    show: async (page) => {
      await showView(page, "List");
      await page.getByRole("button", { name: "Export the list" }).click();
      await page.getByRole("dialog", { name: "Export the list" }).waitFor();
    },
    leave: closeDialog,
  },
  {
    name: "list-columns",
    show: async (page) => {
      const button = page.getByRole("button", { name: "Columns", exact: true });
      if (!(await button.isVisible())) return false;
      await button.click();
      await page.getByRole("dialog", { name: "Columns" }).waitFor();
      return true;
    },
    leave: async (page) => {
      await closeDialog(page);
      await page.getByRole("complementary", { name: "Several people" }).getByRole("button", { name: "Clear selection" }).first().click();
    },
  },
];

/** The first topic of the table, in the three views where it changes most. */
const topicScreens: readonly Screen[] = [
  {
    name: "topic-chosen",
    isTall: true,
    show: async (page) => {
      await showView(page, "Topics");
      await page.getByRole("tab", { name: "Topics", exact: true }).click();
      await settled(page);
      const first = page.getByRole("region", { name: "Topics", exact: true }).getByRole("table").getByRole("row").nth(1).getByRole("button");
      if ((await first.count()) === 0) return false;
      await first.first().click();
      await settled(page);
      return true;
    },
  },
  { name: "topic-board", show: async (page) => showView(page, "Board") },
  { name: "topic-map", show: async (page) => showView(page, "Map"), leave: async (page) => page.keyboard.press("Control+z") },
];

/** Topics from the texts: found, and written as words with a starter. */
const textScreens: readonly Screen[] = [
  tab("discover-found", "Topics", "Discover", async (page) => {
    await page.getByRole("button", { name: "Find topics", exact: true }).click();
    await page.getByRole("button", { name: "Use these topics" }).waitFor({ timeout: 60_000 });
    await settled(page);
  }),
  tab("by-words-starter", "Topics", "By words", async (page) => {
    await page.getByRole("button", { name: "Starters" }).click();
    await page.getByRole("menuitem", { name: /^Customer service/ }).click();
    await page.getByText(/of [\d,]+ messages are on a topic of the dictionary/).waitFor();
    await settled(page);
  }),
];

const check: Screen = {
  name: "check",
  show: async (page) => {
    await page.getByRole("banner").getByRole("button").first().click();
    await page.getByRole("menuitem", { name: "Change the columns" }).click();
    await page.getByRole("heading", { name: "Check the columns" }).waitFor();
  },
};

const desk: Screen = dialog("dialog-same-person", "More", "Same person?");
const basic: readonly Screen[] = [...viewScreens, ...tabScreens, ...peopleScreens];
const every: readonly Screen[] = [
  ...basic, several, ...exportScreens,
  chip("chip-topic", "Topic"), chip("chip-group", "Group"), chip("chip-period", "Period"), chip("chip-cut", "Cut"),
  dialog("dialog-read", "More", "What was read"), desk, dialog("dialog-keys", "More", "Keys (?)"),
];

/** Dates that can be read two ways, a name that is missing, addresses of one person, an account that is none. */
function askingFiles(): readonly PickedFile[] {
  const addresses = ["ann.alder@acme.example", "annalder@acme.example", "ben.birch@acme.example", "ben.birch+lists@acme.example", "cleo@acme.example", "no-reply@acme.example", "dora@other.example"];
  const rows = Array.from({ length: 90 }, (_, i) => `${i === 7 ? "" : addresses[i % 7]!},${addresses[(i * 3 + 1) % 7]!},${String((i % 11) + 1).padStart(2, "0")}/${String((i % 12) + 1).padStart(2, "0")}/2023,hello @cleo`);
  return [
    textFile("talk.csv", `from,to,date,text\n${rows.join("\n")}\n`),
    textFile("people.csv", "id,name,team\nann.alder@acme.example,Ann Alder,Sales\nben.birch@acme.example,Ben Birch,Legal\nnobody@acme.example,No Body,Legal\n"),
  ];
}

const askedScreens: readonly Screen[] = [
  { name: "asked", show: async (page) => settled(page), isTall: true },
  {
    name: "counted",
    show: async (page) => {
      await answerMode(page, "Customers");
      await page.getByRole("radiogroup", { name: /two ways/ }).getByText("day, month, year").click();
      await settled(page);
    },
  },
  {
    name: "set-aside",
    show: async (page) => {
      await page.getByRole("button", { name: /set aside$/ }).click();
      await page.getByRole("dialog", { name: "Rows set aside" }).getByRole("row").nth(1).waitFor();
    },
    leave: closeDialog,
  },
  openedFrom("same-person", "Same person?"),
];

export const galleryData: readonly GalleryData[] = [
  {
    name: "start", paths: [],
    open: async () => {},
    screens: [
      { name: "open", show: async () => {} },
      openedFrom("dialog-columns", "See the columns we look for"),
      openedFrom("dialog-proof", "Nothing you open leaves this computer"),
      openedFrom("dialog-offline", "Use it without a network"),
      {
        name: "refused",
        show: async (page) => {
          await chooseFiles(page, [textFile("photo.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3))]);
          await page.getByText(/photo\.png/).first().waitFor();
        },
      },
    ],
  },
  {
    name: "asking", paths: [],
    open: async (page) => {
      await chooseFiles(page, askingFiles());
      await page.getByRole("heading", { name: "Check the columns" }).waitFor();
    },
    screens: askedScreens,
  },
  {
    name: "tiny", paths: [],
    open: async (page) => openFiles(page, [textFile("tiny.csv", "from,to\nann,bob\nbob,cid\ncid,ann\nann,cid\n")]),
    screens: [...viewScreens, ...peopleScreens],
  },
  {
    name: "kite", paths: [sharedPath("data/classic-igraphdata/kite.edges.csv"), sharedPath("data/classic-igraphdata/kite.nodes.csv")],
    open: async (page, paths) => openFiles(page, paths), screens: [...basic, check],
  },
  { name: "employees", paths: [], open: async (page) => openSample(page, "Employees of a company"), screens: [...every, check] },
  { name: "shop", paths: [], open: async (page) => openSample(page, "Customers of a shop"), screens: [...every, ...topicScreens, ...textScreens, check] },
  {
    name: "enron", paths: [sharedPath("data/enron-perry/emails.csv"), sharedPath("data/enron-perry/employees.csv")],
    open: async (page, paths) => openFiles(page, paths, "Employees"), screens: [...basic, several, desk, check],
  },
  {
    name: "titles", paths: [sharedPath("data/enron-titles/enron.graphML")],
    open: async (page, paths) => openFiles(page, paths, "Customers"), screens: [viewScreens[0]!, desk],
  },
  {
    name: "desk", paths: [sharedPath("data/twcs-customer-support/twcs.csv")],
    open: async (page, paths) => openFiles(page, paths), screens: [...viewScreens, ...peopleScreens],
  },
  {
    name: "higgs", paths: [sharedPath("data/higgs-twitter/higgs-activity_time.txt.gz")],
    open: async (page, paths) => openFiles(page, paths), screens: [...basic, several, check],
  },
];
