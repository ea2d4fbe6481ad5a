import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedPath } from "../support/shared.ts";
import { readXml } from "../support/xml.ts";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
// Ann writes three times, to bob and cy; bob once, to ann. One row has no author.
const talk = "from,to,time\nann,bob,2024-01-01T10:00:00Z\nann,cy,2024-01-02T10:00:00Z\nann,bob,2024-01-03T10:00:00Z\nbob,ann,2024-01-04T10:00:00Z\n,ann,2024-01-05T10:00:00Z\n";
const file = folder.file("talk.csv", talk);

test("the ranked list goes to standard output, the import report to stderr", async () => {
  const { code, stdout, stderr } = await whotalks(["rank", file, "--audience", "delivered"]);
  expect(code).toBe(0);
  expect(stdout).toBe(
    "rank,id,name,role,value,impressions,posts,inDegree,outDegree,inStrength,outStrength\n" +
      "1,ann,ann,both,3,3,3,1,2,1,3\n2,bob,bob,both,1,1,1,1,1,2,1\n3,cy,cy,neither,0,0,0,1,0,1,0\n",
  );
  expect(stderr).toContain("talk.csv: csv, 5 rows read, 4 kept, 1 set aside");
});

test("standard input gives the same numbers and is named -", async () => {
  const fromFile = await whotalks(["rank", file, "--as", "json", "--quiet"]);
  const fromPipe = await whotalks(["rank", "-", "--as", "json", "--quiet"], { input: talk });
  expect(fromPipe.code).toBe(0);
  expect(JSON.parse(fromPipe.stdout).input.files[0].name).toBe("-");
  expect(fromPipe.stdout.replace('"name": "-"', '"name": "talk.csv"')).toBe(fromFile.stdout);
});

test("the extension of -o chooses the format, --as overrules it", async () => {
  const json = join(folder.path, "out.json");
  const gexf = join(folder.path, "out.gexf");
  const odd = join(folder.path, "odd.json");
  expect(await whotalks(["rank", file, "-o", json])).toMatchObject({ code: 0, stdout: "" });
  expect(JSON.parse(readFileSync(json, "utf8")).people).toHaveLength(3);
  expect((await whotalks(["rank", file, "-o", gexf])).code).toBe(0);
  expect(readXml(readFileSync(gexf, "utf8")).filter(({ name }) => name === "edge")).toHaveLength(3);
  expect((await whotalks(["rank", file, "-o", odd, "--as", "csv"])).code).toBe(0);
  expect(readFileSync(odd, "utf8")).toMatch(/^rank,id/);
});

test("a workbook and a Parquet file hold what the CSV holds", async () => {
  const csv = (await whotalks(["rank", file, "--quiet"])).stdout;
  for (const extension of ["xlsx", "parquet"]) {
    const path = join(folder.path, `out.${extension}`);
    expect(await whotalks(["rank", file, "--quiet", "-o", path])).toMatchObject({ code: 0, stdout: "" });
    expect((await whotalks(["inspect", path, "--as", "csv", "--quiet"])).stdout.replaceAll("\r\n", "\n")).toBe(csv);
  }
});

test("ties and rows set aside have files of their own", async () => {
  const ties = join(folder.path, "ties.csv");
  const rejects = join(folder.path, "rejects.csv");
  expect((await whotalks(["rank", file, "--ties-out", ties, "--rejects", rejects])).code).toBe(0);
  expect(readFileSync(ties, "utf8")).toBe(
    "from,to,messages,weight,first,last,reciprocal\n" +
      "ann,bob,2,2,2024-01-01T10:00:00Z,2024-01-03T10:00:00Z,true\nann,cy,1,1,2024-01-02T10:00:00Z,2024-01-02T10:00:00Z,false\n" +
      "bob,ann,1,1,2024-01-04T10:00:00Z,2024-01-04T10:00:00Z,true\n",
  );
  const [head, row, ...rest] = readFileSync(rejects, "utf8").split("\n");
  expect(head).toBe("file,row,line,column,value,code,reason");
  expect(row).toMatch(/^talk\.csv,5,6,from,,/);
  expect(rest).toEqual([""]);
});

test("columns can be named by header or number, and a header without a row by number", async () => {
  const named = await whotalks(["rank", "-", "--columns", "from=#2,to=one", "--top", "1"], { input: "one,two\nx,y\nx,y\nz,y\n" });
  expect(named.code).toBe(0);
  expect(named.stdout.split("\n")[1]).toMatch(/^1,y,/);
  const headerless = await whotalks(["rank", "-", "--no-header", "--columns", "from=#1,to=#2", "--as", "json"], { input: "x,y\nx,z\n" });
  expect(JSON.parse(headerless.stdout).network.messages).toBe(2);
});

test("a period is inclusive at its start and exclusive at its end", async () => {
  const { stdout } = await whotalks(["rank", file, "--as", "json", "--since", "2024-01-02T10:00Z", "--until", "2024-01-04T10:00Z"]);
  expect(JSON.parse(stdout).network.messages).toBe(2);
});

test("further measures are columns in the order asked for", async () => {
  const { stdout } = await whotalks(["rank", file, "--measure", "outDegree", "--measure", "pagerank", "--measure", "closeness"]);
  const [header, first] = stdout.split("\n");
  expect(header).toBe("rank,id,name,role,value,impressions,posts,inDegree,outDegree,inStrength,outStrength,pagerank,closeness");
  expect(first).toMatch(/^1,ann,ann,\w+,2,/);
});

test("a people table gives names; accounts of ours leave the list", async () => {
  const people = folder.file("people.csv", "id,name\nann,Ann Lee\nbob,Bob Ray\ncy,Cy Poe\nzoe,Zoe Fox\n");
  const { code, stdout } = await whotalks(["rank", file, "--people", people, "--as", "json", "--ours", "bob"]);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer.network).toMatchObject({ people: 4, silent: 1 });
  expect(answer.people.map(({ name }: { name: string }) => name)).toEqual(["Ann Lee", "Cy Poe", "Zoe Fox"]);
});

test("in employees mode no id and no name is written", async () => {
  const { code, stdout, stderr } = await whotalks(["rank", file, "--mode", "employees", "--as", "json"]);
  expect(code).toBe(0);
  expect(stdout + stderr).not.toMatch(/\b(ann|bob|cy)\b/);
});

test("spreadsheet-safe output prefixes what a spreadsheet would run", async () => {
  const input = "from,to\n=1+1,@b\n@b,=1+1\n";
  expect((await whotalks(["rank", "-", "--spreadsheet-safe", "--columns", "from=from,to=to"], { input })).stdout).toContain(",'=1+1,'=1+1,");
  expect((await whotalks(["rank", "-", "--columns", "from=from,to=to"], { input })).stdout).toContain(",=1+1,=1+1,");
});

test("names from data cannot steer the terminal", async () => {
  const name = folder.file("bad\u001b[31m.csv", "from,to\na,b\n,b\n");
  const { code, stderr } = await whotalks(["rank", name]);
  expect(code).toBe(0);
  expect(stderr).not.toContain("\u001b");
  expect(stderr).toContain("bad␛[31m.csv");
});

test("the same input and options give the same bytes", async () => {
  const words = ["rank", file, "--as", "json", "--measure", "posts", "--measure", "community", "--measure", "pagerank", "--seed", "7"];
  const first = await whotalks(words);
  expect(first.code).toBe(0);
  expect((await whotalks(words)).stdout).toBe(first.stdout);
});

test("CollegeMsg gives the published figures", async () => {
  const path = sharedPath("data/snap-temporal/CollegeMsg.txt.gz");
  if (path === undefined) return;
  const { code, stdout } = await whotalks(["rank", path, "--as", "json", "--top", "3"]);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer.audience).toBe("modelled");
  expect(answer.mavens).toMatchObject({ count: 330, tiedIn: 4, tiedOut: 2 });
  expect(answer.connectors).toMatchObject({ count: 93, tiedIn: 1, tiedOut: 0 });
  expect(answer.people.map(({ id, value }: { id: string; value: number }) => [id, value])).toEqual([["9", 258567], ["103", 172187], ["105", 150234]]);
});

test("--approximate samples betweenness of a large network, says how near it is, and never gives a cut of it", async () => {
  // 34,000 people around some desks around one: people × ties exceed what is always exact.
  const large = folder.file("large.csv", `from,to\n${Array.from({ length: 34_000 }, (_, i) => `p${i + 1},p${i < 100 ? 0 : (i * i) % 97}`).join("\n")}\n`);
  const words = ["rank", large, "--undirected", "--measure", "betweenness", "--approximate", "0.05", "--as", "json", "--top", "3"];
  const refused = await whotalks([...words, "--quiet"]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("--cut top=N");
  const { code, stdout, stderr } = await whotalks([...words, "--cut", "top=10"]);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer.estimated).toEqual({ measure: "betweenness", epsilon: 0.05, delta: 0.05, seed: 1 });
  expect(answer.options).toMatchObject({ approximate: 0.05, cut: { top: 10 } });
  expect(answer.people[0].id).toBe("p0");
  expect(stderr).toMatch(/Betweenness is estimated from [\d,]+ shortest paths drawn at random: with 95 % certainty nobody's value is off by more than ±5 % of all pairs of people/);
  const again = await whotalks([...words, "--cut", "top=10"]);
  expect(again.stdout).toBe(stdout);
});

test("--approximate changes nothing where exact values take a moment", async () => {
  const plain = await whotalks(["rank", file, "--measure", "betweenness", "--as", "csv", "--quiet"]);
  const allowed = await whotalks(["rank", file, "--measure", "betweenness", "--approximate", "0.01", "--as", "csv", "--quiet"]);
  expect(allowed).toEqual(plain);
});
