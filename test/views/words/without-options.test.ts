import { expect, test } from "vitest";
import { hintOnPage, withoutOptions } from "../../../src/views/words/without-options.ts";

test("options of the command line are left out, the advice stays", () => {
  expect(withoutOptions("Say which with --decimal.")).toBe("Say which.");
  expect(withoutOptions("Name it with --columns from=HEADER.")).toBe("Name it.");
  expect(withoutOptions("Say which column wrote and which was written to: --columns from=HEADER,to=HEADER.")).toBe("Say which column wrote and which was written to.");
  expect(withoutOptions("Name it with --key; the columns are: a, b.")).toBe("Name it; the columns are: a, b.");
  expect(withoutOptions("Choose rules that yield connections: --ties thread,channel.")).toBe("Choose rules that yield connections.");
  expect(withoutOptions("If they are messages of their own: --overlap each.")).toBe("If they are messages of their own.");
  expect(withoutOptions("Leave their column out with --columns ignore=HEADER.")).toBe("Leave their column out.");
  expect(withoutOptions("Take the first N instead: --cut top=N.")).toBe("Take the first N instead.");
});

test("other text is unchanged", () => {
  expect(withoutOptions("Export again -- with the author, e.g. a-b.")).toBe("Export again -- with the author, e.g. a-b.");
});

test("a hint for the command line leads to the place where the page asks; others stay", () => {
  expect(hintOnPage("Another column: --key.")).toBe("“Change the columns” is the place to say otherwise.");
  expect(hintOnPage("Clear the period to count them.")).toBe("Clear the period to count them.");
  expect(hintOnPage("Name them with --channel-kinds forrester, single ones with NAME=reach.")).toBe("“Change the columns” is the place to say otherwise.");
  expect(hintOnPage("If they are messages of their own: --overlap each.")).toBe("If they are messages of their own.");
  expect(hintOnPage("Read it as 3--4.")).toBe("Read it as 3--4.");
  expect(hintOnPage("Nothing to do.")).toBe("");
});
