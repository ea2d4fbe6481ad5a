import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { guessColumns } from "../../src/inputs/columns/columns.ts";

const data = new URL("../../../shared/data/", import.meta.url);
if (!existsSync(data)) {
  if (process.env["CI"] !== undefined) throw new Error("../shared/data is missing");
  console.warn("skipped: ../shared/data is missing");
}
const testWithData = test.runIf(existsSync(data));

/** The head of a file as cells; `header` is the line that holds the names. */
function readTable(path: string, delimiter: string, hasHeader: boolean): Parameters<typeof guessColumns>[0] {
  const raw = readFileSync(new URL(path, data));
  const text = (path.endsWith(".gz") ? gunzipSync(raw) : raw).subarray(0, 600_000).toString("utf8").replace(/^# (?=FromNodeId)/m, "").replace(/^#[^\n]*\n/gm, "");
  const [first = [], ...rest] = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data.slice(0, 1001);
  return hasHeader ? { names: first, hasHeader, rows: rest } : { names: first.map(() => ""), hasHeader, rows: [first, ...rest] };
}

testWithData.each([
  ["snap-temporal/CollegeMsg.txt.gz", " ", "from to time"],
  ["snap-temporal/email-Eu-core-temporal.txt.gz", " ", "from to time"],
  ["snap-temporal/email-Eu-core-temporal-Dept3.txt.gz", " ", "from to time"],
  ["email-Eu-core/email-Eu-core.txt", " ", "from to"],
  ["email-Eu-core/email-Eu-core.crlf.txt", " ", "from to"],
  ["musae-github/musae_git_edges.csv", ",", "from to"],
  ["large-snap/wiki-Vote.txt", "\t", "from to"],
  ["higgs-twitter/higgs-activity_time.txt.gz", " ", "from to time ignore"],
  ["higgs-twitter/higgs-retweet_network.edgelist.gz", " ", "from to weight"],
  ["higgs-twitter/higgs-mention_network.edgelist.gz", " ", "from to weight"],
])("%s, without a header: all columns certain", (path, delimiter, roles) => {
  const { kind, columns } = guessColumns(readTable(path, delimiter, false));
  expect(kind).toBe("messages");
  expect(columns.map(({ role }) => role).join(" ")).toBe(roles);
  for (const { role, confidence } of columns) if (role !== "ignore") expect(confidence).toBeGreaterThanOrEqual(0.9);
});

testWithData.each([
  ["email-Eu-core/email-Eu-core.with-header.txt", " ", "from to"],
  ["email-Eu-core/edges.csv", ",", "from to"],
  ["enron-snap/Email-Enron.txt", "\t", "from to"],
  ["enron-perry/emails.csv", ",", "messageId time from to text"],
  ["twcs-customer-support/twcs.csv", ",", "ignore messageId from ignore time text ignore replyTo"],
  ["twcs-customer-support/kaggle-sample.csv", ",", "messageId from ignore time text ignore replyTo"],
  ["rothamsted-tweets/interactions.csv", ",", "time from to ignore text topic ignore ignore"],
  ["congress-twitter/congress_edges.csv", ",", "from to weight"],
  ["congress-twitter/twitter_congress_edges_weighted.csv.gz", ",", "from to weight"],
  ["viva-insights-p2p/p2p_data.csv", ",", "from ignore ignore ignore to ignore ignore ignore time ignore ignore weight ignore"],
  ["large-snap/soc-slashdot0902-directed.edges.csv.gz", ",", "from to"],
  ["classic-igraphdata/Koenigsberg.edges.csv", ",", "from to ignore ignore"],
  ["classic-igraphdata/UKfaculty.edges.csv", ",", "from to weight"],
  ["classic-igraphdata/karate.edges.csv", ",", "from to weight"],
  ["classic-igraphdata/kite.edges.csv", ",", "from to"],
  ["classic-networkdata/flo_business.edges.csv", ",", "from to"],
  ["classic-networkdata/flo_marriage.edges.csv", ",", "from to"],
  ["classic-networkdata/ht_advice.edges.csv", ",", "from to"],
  ["classic-networkdata/ht_friends.edges.csv", ",", "from to"],
  ["classic-networkdata/ht_reports.edges.csv", ",", "from to"],
  ["walsh-sample-networks/got-edges.csv", ",", "from to weight"],
  ["walsh-sample-networks/marvel-unimodal-edges.csv", ",", "from to weight"],
  ["walsh-sample-networks/political-books-edges.csv", ",", "from to weight"],
  ["walsh-sample-networks/quaker-edges.csv", ",", "from to"],
  ["walsh-sample-networks/trump-edges.csv", ",", "from to weight ignore ignore"],
  ["robustness/gephi-import/spreadsheet__edges_table_repeated_with_ids.csv", ",", "ignore from to weight"],
  ["robustness/gephi-import/spreadsheet__edges_table_types_test.csv", ",", "ignore ignore from to ignore ignore weight"],
  ["robustness/gephi-import/spreadsheet__edges_table_with_timeset_timestamps.csv", " ", "from to ignore ignore"],
  ["robustness/gephi-export/spreadsheet__decimal_separator.csv", ",", "from to ignore ignore ignore weight"],
  ["robustness/gephi-export/spreadsheet__empty.csv", ",", "from to ignore ignore ignore weight"],
  ["robustness/manynet/testCSVSemiColon.csv", ";", "from to weight"],
])("%s: all columns certain", (path, delimiter, roles) => {
  const { kind, columns } = guessColumns(readTable(path, delimiter, true));
  expect(kind).toBe("messages");
  expect(columns.map(({ role }) => role).join(" ")).toBe(roles);
  for (const { role, confidence } of columns) if (role !== "ignore") expect(confidence).toBeGreaterThanOrEqual(0.9);
});

testWithData.each([
  ["email-Eu-core/nodes.csv", ",", "id group"],
  ["enron-perry/employees.csv", ",", "id name group group group group group"],
  ["enron-titles/E-Mails-updated.csv", ";", "ignore name name id id id id ignore group ignore"],
  ["rothamsted-tweets/accounts.csv", ",", "id name ignore followers number group ignore group ignore ignore number"],
  ["musae-github/musae_git_target.csv", ",", "id name group"],
  ["classic-igraphdata/UKfaculty.nodes.csv", ",", "id group"],
  ["classic-igraphdata/karate.nodes.csv", ",", "id group name ignore ignore"],
  ["classic-igraphdata/kite.nodes.csv", ",", "id ignore ignore name"],
  ["classic-igraphdata/Koenigsberg.nodes.csv", ",", "id name group"],
  ["classic-networkdata/flo_marriage.nodes.csv", ",", "id name number ignore ignore"],
  ["classic-networkdata/ht_advice.nodes.csv", ",", "id number number group group"],
  ["classic-networkdata/karate.nodes.csv", ",", "id"],
  ["walsh-sample-networks/got-nodes.csv", ",", "id name"],
  ["walsh-sample-networks/marvel-unimodal-nodes.csv", ",", "id name"],
  ["walsh-sample-networks/political-books-nodes.csv", ",", "id name group"],
  ["walsh-sample-networks/quaker-nodes.csv", ",", "id name ignore group ignore ignore ignore"],
  ["robustness/manynet/flonode.csv", ",", "id"],
])("%s holds people", (path, delimiter, roles) => {
  const { kind, columns } = guessColumns(readTable(path, delimiter, true));
  expect(kind).toBe("people");
  expect(columns.map(({ role }) => role).join(" ")).toBe(roles);
});

testWithData("a headerless list of people and departments holds people", () => {
  const { kind, columns } = guessColumns(readTable("email-Eu-core/email-Eu-core-department-labels.txt", " ", false));
  expect(kind).toBe("people");
  expect(columns.map(({ role }) => role)).toEqual(["id", "group"]);
});

testWithData("headerless tables that only look like ties are asked about", () => {
  for (const path of ["rothamsted-tweets/retweets.csv", "rothamsted-tweets/users.csv", "rothamsted-tweets/tweets.csv", "rothamsted-tweets/mentions.csv", "rothamsted-tweets/hashtags.csv", "rothamsted-tweets/quotedTweets.csv"]) {
    const { columns } = guessColumns(readTable(path, ",", false));
    expect(columns.find(({ role }) => role === "from")!.confidence, path).toBeLessThan(0.9);
    expect(columns.some(({ role }) => role === "weight"), path).toBe(false);
  }
});
