import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { sharedPath } from "../support/shared.ts";
import { column, rank } from "./rank-json.ts";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
// Ann writes to bob and cy at once, bob (twice as heavy) and cy to ann, dee to herself; ann's last message has no time.
const talk = `id,from,to,time,topic,channel,text,weight
1,ann,"bob;cy",2024-01-01T10:00:00Z,Refunds,mail,I want a refund @dee,1
2,bob,ann,2024-01-02T10:00:00Z,returns,mail,returning it,2
3,cy,ann,2024-01-03T10:00:00Z,refunds;returns,forum,both refund and return,1
4,dee,dee,2024-01-04T10:00:00Z,other,forum,me,1
5,ann,bob,,other,mail,no time,1
`;
const file = folder.file("talk.csv", talk);
const fails = async (words: readonly string[], input?: string): Promise<{ code: number | null; stderr: string }> => {
  const { code, stdout, stderr } = await whotalks(words, input === undefined ? {} : { input });
  expect(stdout).toBe("");
  return { code, stderr };
};

describe("the JSON", () => {
  test("has the keys of the contract in its order", async () => {
    const answer = JSON.parse((await whotalks(["rank", file, "--as", "json", "--measure", "impressions", "--measure", "pagerank", "--measure", "community"])).stdout);
    expect(Object.keys(answer)).toEqual([
      "whotalks", "recipe", "options", "input", "network", "communities", "measure", "audience", "audienceWhy", "share", "topic", "population",
      "connectors", "mavens", "both", "either", "people",
    ]);
    expect(Object.keys(answer.input)).toEqual(["files", "rowsRead", "rowsKept", "rowsSetAside"]);
    expect(Object.keys(answer.input.files[0])).toEqual(["name", "format", "rowsRead", "rowsKept", "rowsSetAside"]);
    expect(Object.keys(answer.network)).toEqual(["people", "silent", "ties", "messages", "selfMessages", "totalWeight", "reciprocity"]);
    expect(Object.keys(answer.communities)).toEqual(["count", "modularity", "runs"]);
    for (const cut of [answer.connectors, answer.mavens]) expect(Object.keys(cut)).toEqual(["count", "share", "gini", "tiedIn", "tiedOut"]);
    expect(Object.keys(answer.people[0])).toEqual([
      "rank", "id", "name", "role", "value", "impressions", "posts", "inDegree", "outDegree", "inStrength", "outStrength", "pagerank", "community",
    ]);
    expect(answer.recipe).toMatch(/^[0-9a-f]{64}$/);
  });

  test("holds communities only when asked for", async () => {
    expect(Object.keys(await rank([file]))).not.toContain("communities");
  });

  test("tells every option as resolved and no path", async () => {
    const { stdout } = await whotalks(["rank", file, "--as", "json"]);
    const { options } = JSON.parse(stdout);
    expect(options).toMatchObject({ ties: ["addressed"], split: "full", mode: "customers", measure: ["impressions"], weights: "auto", share: 0.8, seed: 1, louvainRuns: 10, audience: "delivered" });
    expect(stdout).not.toContain(folder.path);
  });

  test("has another recipe for other options or other bytes, the same for the same", async () => {
    const { recipe } = JSON.parse((await whotalks(["rank", file, "--as", "json"])).stdout);
    const recipeOf = async (words: string[], input: string): Promise<string> => JSON.parse((await whotalks(["rank", "-", "--as", "json", ...words], { input })).stdout).recipe;
    expect(await recipeOf([], talk)).toBe(recipe);
    expect(await recipeOf(["--share", "0.7"], talk)).not.toBe(recipe);
    expect(await recipeOf([], talk.replace("no time", "no clock"))).not.toBe(recipe);
  });
});

test("--top cuts the rows written and nothing else", async () => {
  const { people: all, ...whole } = await rank([file]);
  const { people: one, ...cut } = await rank([file, "--top", "1"]);
  expect(one).toEqual(all.slice(0, 1));
  expect(cut).toEqual(whole);
});

test("the CSV has the keys of people, null empty, and the same values", async () => {
  const words = ["--measure", "eigenvector", "--cut", "top=1"];
  const input = "from,to\nann,bob\nann,\"Cy, the third\"\n";
  const { stdout } = await whotalks(["rank", "-", ...words], { input });
  expect(stdout).toBe(
    "rank,id,name,role,value,impressions,posts,inDegree,outDegree,inStrength,outStrength\n" +
      ',"Cy, the third","Cy, the third",neither,,0,0,1,0,1,0\n,ann,ann,maven,,4,2,0,2,0,2\n,bob,bob,neither,,0,0,1,0,1,0\n',
  );
});

describe("the cut", () => {
  const numbers = "from,to,weight\na,z,5\nb,z,3\nc,z,1\nd,z,1\n";
  const cutAt = async (...words: string[]): Promise<number[]> => {
    const { connectors } = await rank(["-", "--measure", "posts", ...words], numbers);
    return [connectors["count"]!, connectors["tiedIn"]!, connectors["tiedOut"]!];
  };

  test("is at 80 % unless --share says otherwise", async () => {
    expect(await cutAt()).toEqual([2, 1, 0]);
    expect(await cutAt("--share", "0.5")).toEqual([1, 1, 0]);
    expect(await cutAt("--share", "0.9")).toEqual([3, 1, 1]);
  });

  test("--cut top=N takes the first N instead", async () => {
    expect(await cutAt("--cut", "top=4")).toEqual([4, 2, 0]);
  });

  test("what does not add up is refused before anything is read", async () => {
    expect(await fails(["rank", "no-such-file.csv", "--measure", "constraint"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--cut top=N") });
    expect((await fails(["rank", "no-such-file.csv", "--measure", "constraint", "--cut", "top=3"])).code).toBe(1);
  });

  test("is refused with 2 for what does not add up, unless it is --cut top=N", async () => {
    for (const id of ["closeness", "harmonicIn", "closenessClassic", "core", "constraint", "effectiveSize", "clustering"]) {
      expect(await fails(["rank", file, "--measure", id])).toMatchObject({ code: 2, stderr: expect.stringContaining("--cut top=N") });
    }
    expect((await rank([file, "--measure", "closeness", "--cut", "top=2"])).connectors["count"]).toBe(2);
  });

  test("is never made of communities", async () => {
    expect((await fails(["rank", file, "--measure", "community", "--cut", "top=2"])).code).toBe(2);
  });

  test("--population is the denominator, and may not be smaller than the people", async () => {
    const answer = await rank([file, "--population", "40"]);
    expect(answer.population).toBe(40);
    expect(answer.connectors["share"]).toBe(answer.connectors["count"]! / 40);
    expect(await fails(["rank", file, "--population", "3"])).toMatchObject({ code: 2, stderr: expect.stringContaining("4 people") });
  });
});

describe("what counts", () => {
  test("--topic is exact but for case, twice is the union", async () => {
    expect((await rank([file, "--topic", "REFUNDS"])).network["messages"]).toBe(2);
    expect((await rank([file, "--topic", "refunds", "--topic", "returns"])).network["messages"]).toBe(3);
    expect(await fails(["rank", file, "--topic", "refund"])).toMatchObject({ code: 1, stderr: expect.stringContaining("returns (2)") });
  });

  test("a topic selects messages, never people", async () => {
    expect((await rank([file, "--topic", "other"])).network).toMatchObject({ people: 4, ties: 1 });
  });

  test.each([
    ["csv", "topic,term\nmoney,refund\nback,\"return\"\n"],
    ["json", '{"money": ["refund"], "back": ["return", "returning it"]}'],
  ])("--dictionary reads %s", async (kind, text) => {
    const dictionary = folder.file(`topics.${kind}`, text);
    expect((await rank([file, "--dictionary", dictionary, "--topic", "money"])).network["messages"]).toBe(2);
  });

  test("--topics-from says where topics come from, with a dictionary and its terms", async () => {
    const dictionary = folder.file("terms.csv", "topic,term\nmoney,refund* NOT zebra\n");
    const all = await rank([file, "--topics-from", "column,dictionary", "--dictionary", dictionary, "--topic", "money", "--topic", "other"]);
    const words = await rank([file, "--topics-from", "dictionary", "--dictionary", dictionary, "--topic", "money"]);
    expect(all.network["messages"]).toBeGreaterThan(words.network["messages"]!);
    expect(await fails(["rank", file, "--topics-from", "dictionary", "--dictionary", dictionary, "--topic", "other"])).toMatchObject({ code: 1, stderr: expect.stringContaining("No post matches the topic") });
    expect(await fails(["rank", file, "--topics-from", "dictionary"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--dictionary FILE") });
    expect(await fails(["rank", file, "--topics-from", "colour"])).toMatchObject({ code: 2 });
    const wrong = folder.file("wrong.csv", "topic,term\nmoney,refund AND\n");
    expect(await fails(["rank", file, "--dictionary", wrong])).toMatchObject({ code: 2, stderr: expect.stringContaining("at character 11") });
    const sick = folder.file("sick.csv", "topic,term\nabsence,sick leave\n");
    expect(await fails(["rank", file, "--mode", "employees", "--dictionary", sick])).toMatchObject({ code: 2, stderr: expect.stringContaining("about health") });
  });

  test("--since is inclusive, --until exclusive; messages without a time are out and counted", async () => {
    expect((await rank([file, "--since", "2024-01-02T10:00:00Z"])).network["messages"]).toBe(3);
    expect((await rank([file, "--until", "2024-01-02T10:00:00Z"])).network["messages"]).toBe(1);
    expect((await rank([file, "--since", "2024-01-02", "--until", "2024-01-03"])).network["messages"]).toBe(1);
    expect((await rank([file, "--since", "2024-01-01"])).stderr).toMatch(/1 of 5 messages have no time.*\[no-time\]/);
    expect((await rank([file])).stderr).not.toContain("no-time");
  });

  test("--ties takes the union of rules, each person once a message", async () => {
    expect((await rank([file, "--ties", "mention"])).network).toMatchObject({ ties: 1 });
    expect((await rank([file, "--ties", "addressed,mention"])).network).toMatchObject({ ties: 5 });
    const replies = "id,author,in_reply_to,text\n1,ann,,hello\n2,bob,1,@ann @cy hi\n3,cy,2,@bob\n";
    expect((await rank(["-", "--ties", "reply"], replies)).network).toMatchObject({ ties: 2, totalWeight: 2 });
    expect((await rank(["-", "--ties", "reply,mention"], replies)).network).toMatchObject({ ties: 3, totalWeight: 3 });
  });

  test("--undirected adds both directions of a pair and counts both ends", async () => {
    const { network, people } = await rank([file, "--undirected"]);
    expect(network).toMatchObject({ ties: 2, messages: 5, totalWeight: 6, reciprocity: 1 });
    expect(people.map(({ id, outStrength, inStrength }) => [id, outStrength, inStrength])).toEqual([["ann", 6, 6], ["bob", 4, 4], ["cy", 2, 2], ["dee", 0, 0]]);
  });

  test("--split shared divides ties, not impressions; --max-recipients keeps the post", async () => {
    const shared = await rank([file, "--split", "shared"]);
    expect(shared.network["totalWeight"]).toBe(5);
    expect(column(shared, "impressions").get("ann")).toBe(3);
    const capped = await rank([file, "--max-recipients", "1", "--audience", "delivered"]);
    expect(capped.people.find(({ id }) => id === "ann")).toMatchObject({ posts: 2, impressions: 1, outDegree: 1 });
    expect(capped.stderr).toMatch(/1 message went to more than 1 person.*\[over-max-recipients\]/);
  });

  test("--audience delivered counts recipients, modelled reach a message", async () => {
    expect(column(await rank([file, "--audience", "delivered"]), "value").get("ann")).toBe(3);
    const modelled = await rank([file, "--audience", "modelled"]);
    // Ann reached bob and cy by mail: 2 messages × 2.
    expect(column(modelled, "value").get("ann")).toBe(4);
    expect(modelled).toMatchObject({ audience: "modelled", audienceWhy: "As asked." });
  });

  test("--ours leaves lists, roles and the population, and stays in the network", async () => {
    const answer = await rank([file, "--ours", folder.file("ours.txt", "bob\nnobody here\n")]);
    expect(answer).toMatchObject({ population: 3, network: { people: 4, ties: 4 } });
    expect(answer.people.map(({ id }) => id)).not.toContain("bob");
    expect(answer.stderr).toMatch(/nobody here.*\[ours-unknown\]/);
  });
});

describe("measures", () => {
  test("the first ranks, the others are columns in the order asked, none twice", async () => {
    const [header] = (await whotalks(["rank", file, "--measure", "pagerank", "--measure", "core", "--measure", "posts", "--measure", "pagerank"])).stdout.split("\n");
    expect(header).toBe("rank,id,name,role,value,impressions,posts,inDegree,outDegree,inStrength,outStrength,core");
  });

  test("--normalized divides what was asked for, not the fixed columns", async () => {
    const answer = await rank([file, "--normalized", "--measure", "outDegree"]);
    expect(answer.people[0]).toMatchObject({ id: "ann", value: 2 / 3, outDegree: 2 });
  });

  test("--weights: a strong tie is close when it is on, and every tie alike when it is off", async () => {
    const square = "from,to,weight\n1,2,2\n1,4,2\n2,3,1\n3,4,1\n";
    const values = async (choice: string): Promise<number[]> => [...column(await rank(["-", "--undirected", "--measure", "betweenness", "--weights", choice], square), "value").values()].toSorted((a, b) => a - b);
    expect(await values("on")).toEqual([0, 0.5, 0.5, 1]);
    expect(await values("off")).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(await values("auto")).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  test("--louvain-runs and --seed are those of the communities", async () => {
    const words = [file, "--measure", "degree", "--measure", "community", "--louvain-runs", "3", "--seed", "4"];
    expect((await rank(words)).communities).toMatchObject({ runs: 3 });
  });
});

describe("the same input gives the same bytes", () => {
  const input = "from,to,date\nİrem,ali,31.12.2023 23:30\nali,İrem,01.01.2024 02:30\nILKER,ali,13.02.2024 10:00\nilker,ali,26.03.2023 02:30\n";

  test("in every time zone and locale", async () => {
    const words = ["rank", "-", "--as", "json", "--measure", "posts", "--measure", "pagerank", "--since", "2023-12-31", "--until", "2024-01-01"];
    const utc = await whotalks(words, { input, env: { TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" } });
    expect(utc.code).toBe(0);
    expect(JSON.parse(utc.stdout).network.messages).toBe(1);
    for (const env of [{ TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }, { TZ: "America/St_Johns", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" }]) {
      expect(await whotalks(words, { input, env })).toEqual(utc);
      expect((await whotalks(["inspect", "-"], { input, env })).stdout).toBe((await whotalks(["inspect", "-"], { input, env: { TZ: "UTC" } })).stdout);
    }
  });

  test("in every order of the rows", async () => {
    const path = sharedPath("data/snap-temporal/CollegeMsg.txt.gz");
    if (path === undefined) return;
    const rows = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
    const random = createRandom(20_240_601);
    for (let i = rows.length - 1; i > 0; i--) {
      const k = random.below(i + 1);
      [rows[i], rows[k]] = [rows[k]!, rows[i]!];
    }
    const words = ["--as", "json", "--measure", "impressions", "--measure", "pagerank", "--measure", "community"];
    const plain = await whotalks(["rank", path, ...words]);
    const shuffled = await whotalks(["rank", folder.file("shuffled.txt.gz", gzipSync(`${rows.join("\n")}\n`)), ...words]);
    const peopleOf = (text: string): string => text.slice(text.indexOf('"network"'));
    expect(shuffled.code).toBe(0);
    expect(peopleOf(shuffled.stdout)).toBe(peopleOf(plain.stdout));
  });
});
