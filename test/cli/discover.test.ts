import { expect, test } from "vitest";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const themes = ["parcel courier tracking address doorbell neighbour", "invoice refund payment bank receipt deposit", "screen battery charger cable button camera"].map((words) => words.split(" "));

/** Thirty people; each theme is written about by ten of them, 150 messages each. */
function made(): string {
  const lines = ["from,to,text"];
  for (let i = 0; i < 450; i++) {
    const step = Math.floor(i / 3);
    const own = [0, 1, 2, 3].map((k) => themes[i % 3]![(step * (k + 1) + k * k + Math.floor(step / 5)) % 6]!);
    lines.push(`p${(i % 3) * 10 + (step % 10)},p${(i * 7) % 30},we had the ${own.join(" and the ")}`);
  }
  return `${lines.join("\n")}\n`;
}

const talk = folder.file("talk.csv", made());

test("--discover finds the planted topics, each by its words and with the messages that hold them, the same each time", async () => {
  const found = await whotalks(["topics", talk, "--discover", "3", "--quiet"]);
  expect(found).toMatchObject({ code: 0, stderr: "" });
  const rows = [...found.stdout.matchAll(/^"([^"]+)",(\d+),\d+,(\d+),/gm)].map(([, name, messages, authors]) => ({ words: name!.split(", "), messages: Number(messages), authors: Number(authors) }));
  expect(rows.map(({ messages, authors }) => [messages, authors])).toEqual([[150, 10], [150, 10], [150, 10]]);
  const themeOf = rows.map(({ words }) => themes.findIndex((theme) => words.every((word) => theme.includes(word))));
  expect(themeOf.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  expect((await whotalks(["topics", talk, "--discover", "3", "--quiet"])).stdout).toBe(found.stdout);
  const ranked = await whotalks(["rank", talk, "--discover", "3", "--topic", rows[0]!.words.join(", "), "--measure", "posts", "--quiet"]);
  expect(ranked.stdout.trimEnd().split("\n").slice(1).map((line) => Number(line.split(",")[4])).reduce((sum, n) => sum + n, 0)).toBe(150);
});

test("what --discover cannot do is said: too few words, no texts, a number out of bounds, another source", async () => {
  const three = folder.file("three.csv", "from,to,text\na,b,tea late\nb,c,tea fast\nc,a,cup gone\n");
  const few = await whotalks(["topics", three, "--discover", "2", "--quiet"]);
  expect(few.code).toBe(0);
  expect(few.stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(few.stderr).toContain("[topics-none]");
  const bare = await whotalks(["topics", folder.file("bare.csv", "from,to\na,b\n"), "--discover", "2", "--quiet"]);
  expect(bare).toMatchObject({ code: 2, stdout: "" });
  expect(bare.stderr).toContain("--columns text=HEADER");
  for (const n of ["0", "1", "-1", "1.5", "x", "10000"]) expect(await whotalks(["topics", talk, "--discover", n]), n).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/2 or more|from 2 to 100/) as string });
  expect(await whotalks(["topics", talk, "--discover", "3", "--topics-from", "hashtags"])).toMatchObject({ code: 2, stdout: "" });
});

test("with employees no word that fewer than five people use, no name and nothing sensitive is in what was discovered", async () => {
  const secret = folder.file("secret.csv", made().split("\n").map((line, i) => (i === 0 || line === "" ? line : `${line}${line.startsWith("p10,") ? " canaryword" : ""}${i % 2 === 0 ? " depression" : ""} p7`)).join("\n"));
  for (const words of [["topics", "--as", "json"], ["rank", "--as", "json"], ["rank", "--by", "topic"]]) {
    const [command, ...rest] = words;
    const told = await whotalks([command!, secret, "--discover", "3", "--mode", "employees", ...rest]);
    expect(told.code).toBe(0);
    expect(told.stdout.length).toBeGreaterThan(500);
    expect(`${told.stdout}${told.stderr}`).not.toMatch(/canaryword|depression|\bp\d+\b/);
  }
});
