import { expect, test } from "vitest";
import { PSEUDONYMOUS } from "../../src/core/words.ts";
import { csvTarget } from "../../src/exports/csv.ts";
import { gexfTarget } from "../../src/exports/gexf.ts";
import { jsonTarget } from "../../src/exports/json.ts";
import { privacyText } from "../../src/exports/privacy-note.ts";
import { tiesTarget } from "../../src/exports/ties.ts";
import { textOf, tinySnapshot } from "./tiny-snapshot.ts";

const privacy = { smallestGroup: 5, dates: "2004-04-15 to 2004-04-16", filters: "topic <plans>", leftOut: 2 };

test("a network of employees says mode, k, dates, filters, who was left out, that it is not anonymous, and the reason", () => {
  const text = textOf(gexfTarget.write(tinySnapshot({ privacy }), { reason: " Works council & survey " }));
  expect(/<description>(.*)<\/description>/.exec(text)?.[1]).toBe(
    "Recipe abc. Measure impressions, audience delivered. Mode employees, k = 5. Dates: 2004-04-15 to 2004-04-16. Filters: topic &lt;plans&gt;. " +
      `Left out of the lists: 2 of our own accounts. ${PSEUDONYMOUS} Reason given: Works council &amp; survey.`,
  );
});

test("without filters, accounts of ours or a reason it says none, nobody and nothing", () => {
  expect(privacyText(tinySnapshot({ privacy: { ...privacy, filters: "", leftOut: 0 } }), {})).toBe(
    `Mode employees, k = 5. Dates: 2004-04-15 to 2004-04-16. Filters: none. Left out of the lists: nobody. ${PSEUDONYMOUS}`,
  );
});

test("a network of customers says nothing of the kind", () => {
  expect(privacyText(tinySnapshot(), { reason: "none needed" })).toBe("");
});

test("connections of employees have days, those of customers seconds", () => {
  expect(textOf(tiesTarget.write(tinySnapshot({ privacy }), {}))).toContain("ann,bob,2,2,2004-04-15,2004-04-15,true\n");
  expect(textOf(tiesTarget.write(tinySnapshot(), {}))).toContain("2004-04-15T14:56:01Z,2004-04-15T14:56:01.250Z");
});

test("the columns of CSV and the keys of JSON are the same for both", () => {
  for (const target of [csvTarget, jsonTarget]) expect(textOf(target.write(tinySnapshot({ privacy }), {}))).toBe(textOf(target.write(tinySnapshot(), {})));
});

test("no file calls itself anonymous", () => {
  const texts = [gexfTarget, tiesTarget, csvTarget, jsonTarget].map((target) => textOf(target.write(tinySnapshot({ privacy }), {})));
  for (const text of texts) expect(text.replaceAll("not anonymous", "")).not.toMatch(/anonymous/i);
});
