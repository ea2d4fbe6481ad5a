import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const talk = "from,to,time,topic\nann,bob,2024-01-05,tea\nann,cy,2024-01-20,tea; coffee\nbob,ann,2024-02-03,Tea\ncy,dan,2024-02-10,coffee\n";
const file = folder.file("talk.csv", talk);

test("the table of topics goes to standard output, as CSV or JSON", async () => {
  const csv = await whotalks(["topics", file, "--audience", "delivered", "--quiet"]);
  expect(csv).toMatchObject({ code: 0, stderr: "" });
  const [header, ...rows] = csv.stdout.trimEnd().split("\n");
  expect(header!.split(",").slice(0, 6)).toEqual(["topic", "messages", "people", "authors", "connectors", "connectorsShare"]);
  expect(rows.map((row) => row.split(",").slice(0, 6))).toEqual([["tea", "3", "3", "2", "2", "0.5"], ["coffee", "2", "3", "2", "2", "0.5"]]);
  const json = join(folder.path, "topics.json");
  expect((await whotalks(["topics", file, "-o", json, "--quiet"])).code).toBe(0);
  const written = JSON.parse(readFileSync(json, "utf8")) as { topics: readonly { topic: string }[]; recipe: string; population: number };
  expect(written.topics.map(({ topic }) => topic)).toEqual(["tea", "coffee"]);
  expect(written.population).toBe(4);
  expect(written.recipe).toMatch(/^[0-9a-f]{64}$/);
});

test("ranks by topic and month are one long table with impressions and posts, or with the measures asked for", async () => {
  const both = await whotalks(["rank", file, "--by", "topic,month", "--audience", "delivered", "--quiet"]);
  expect(both.code).toBe(0);
  expect(both.stdout).toBe(
    [
      "topic,period,person,measure,value,rank,role",
      "coffee,2024-01,ann,impressions,1,1,both", "coffee,2024-01,ann,posts,1,1,both",
      "coffee,2024-02,cy,impressions,1,1,both", "coffee,2024-02,cy,posts,1,1,both",
      "tea,2024-01,ann,impressions,2,1,both", "tea,2024-01,ann,posts,2,1,both",
      "tea,2024-02,bob,impressions,1,1,both", "tea,2024-02,bob,posts,1,1,both", "",
    ].join("\n"),
  );
  const one = await whotalks(["rank", file, "--by", "topic", "--measure", "outDegree", "--topic", "TEA", "--quiet"]);
  expect(one.stdout).toBe("topic,period,person,measure,value,rank,role\ntea,,ann,outDegree,2,1,both\ntea,,bob,outDegree,1,2,both\n");
  const json = await whotalks(["rank", file, "--by", "month", "--as", "json", "--top", "1", "--quiet"]);
  expect((JSON.parse(json.stdout) as { by: unknown; ranks: readonly unknown[] })).toMatchObject({ by: ["month"], ranks: [{ topic: null, period: "2024-01", person: "ann" }, {}, {}, {}] });
});

test("a network of several lists, or a table of no topic, is no answer", async () => {
  expect(await whotalks(["rank", file, "--by", "topic", "--as", "gexf"])).toMatchObject({ code: 2, stdout: "" });
  expect(await whotalks(["topics", file, "-o", join(folder.path, "t.gexf")])).toMatchObject({ code: 2, stdout: "" });
  const none = await whotalks(["topics", folder.file("plain.csv", "from,to\na,b\n"), "--quiet"]);
  expect(none.code).toBe(0);
  expect(none.stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(none.stderr).toContain("No message is on a topic");
  expect(none.stderr).toContain("--dictionary");
});
