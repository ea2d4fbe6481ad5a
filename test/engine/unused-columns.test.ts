import { expect, test } from "vitest";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { fileOf, newSession } from "../support/session.ts";

const open = async (text: string, options: OpenOptions = {}) => (await newSession().open([fileOf("a.csv", text)], { mode: "customers", ...options })).notices;
const inspect = async (text: string) => (await newSession().inspect([fileOf("a.csv", text)], { mode: "customers" })).files[0]!.notices;
const codes = (notices: readonly { readonly code: string }[]): string[] => notices.map(({ code }) => code).filter((code) => /^(?:weight|time)-/.test(code));

test("a column named like a weight that is not used is said when looking and when reading: each row counts as 1", async () => {
  const text = "from,to,weight\nann,bob,10%\nbob,ann,20%\ncem,ann,5%\n";
  const said = { code: "weight-unused", severity: "warning", file: "a.csv", column: "weight", sample: "10%", message: expect.stringContaining("counts as 1"), hint: expect.stringContaining("--columns weight=") };
  expect(await open(text)).toContainEqual(expect.objectContaining(said));
  expect(await inspect(text)).toContainEqual(expect.objectContaining(said));
  expect(codes(await open("from,to,weight\nann,bob,10\nbob,ann,20\ncem,ann,5\n"))).toEqual([]);
  expect(codes(await open("from,to,weight\nann,bob,1-5\nbob,ann,6-9\n"))).toEqual(["weight-unused"]);
});

test("a column whose numbers are used as the weight leaves nothing to say of another named so", async () => {
  expect(codes(await open("from,to,weight,count\nann,bob,10%,3\nbob,ann,20%,4\n"))).toEqual([]);
});

test("with employees no cell is quoted", async () => {
  const notices = await open("from,to,weight\nann,bob,10%\nbob,ann,20%\n", { mode: "employees" });
  expect(codes(notices)).toEqual(["weight-unused"]);
  expect(JSON.stringify(notices)).not.toContain("10%");
});

test("a weight that is empty everywhere is ignored, and the file is read", async () => {
  const session = newSession();
  const opened = await session.open([fileOf("a.csv", "from,to,weight\nann,bob,\nbob,ann,\ncem,ann,\n")], { mode: "customers" });
  expect(opened.rowsSetAside).toBe(0);
  expect(opened.notices).toContainEqual(expect.objectContaining({ code: "weight-empty", severity: "info", column: "weight" }));
  expect(codes(await open("from,to,weight,count\nann,bob,,3\nbob,ann,,4\n"))).toEqual([]);
});

test("an empty weight that may be filled further down is a warning", async () => {
  const notices = await open(`from,to,weight\n${"ann,bob,\n".repeat(1500)}bob,ann,7\n`);
  expect(notices).toContainEqual(expect.objectContaining({ code: "weight-empty", severity: "warning", hint: expect.stringContaining("--columns weight=") }));
});

test("a column named like a time in which nothing is a date is said", async () => {
  const said = expect.objectContaining({ code: "time-unused", severity: "warning", column: "date", sample: "yesterday", hint: expect.stringContaining("--columns time=") });
  expect(await open("from,to,date\nann,bob,yesterday\nbob,ann,last week\n")).toContainEqual(said);
  expect(codes(await open("from,to,date\nann,bob,2024-01-31\nbob,ann,2024-02-01\n"))).toEqual([]);
  expect(codes(await open("from,to,date,sent at\nann,bob,yesterday,2024-01-31\nbob,ann,last week,2024-02-01\n"))).toEqual([]);
});

test("ids that a spreadsheet has rounded are refused though a person named their column", async () => {
  const text = "who,whom\n1.14456E+18,ann\n1.14456E+18,bob\n1.14457E+18,ann\n";
  const refused = open(text, { files: [{ roles: ["from", "to"] }] });
  await expect(refused).rejects.toMatchObject({ code: "ids-rounded", message: expect.stringContaining('"who"'), hint: expect.stringContaining("ids as text"), where: { file: "a.csv", column: "who", sample: "1.14456E+18" } });
  await expect(refused).rejects.toThrow("1.14456E+18");
  const masked = await newSession().open([fileOf("a.csv", text)], { mode: "employees", files: [{ roles: ["from", "to"] }] }).catch((error: unknown) => error);
  expect(masked).toMatchObject({ code: "ids-rounded" });
  expect(String(masked) + JSON.stringify(masked)).not.toContain("1.14456E+18");
  const posts = "id,from,to,parent\n1,ann,bob,\n2,bob,ann,1.14456E+18\n3,cem,ann,1.14456E+18\n";
  await expect(open(posts, { files: [{ roles: ["messageId", "from", "to", "replyTo"] }] })).rejects.toMatchObject({ code: "ids-rounded", where: { column: "parent" } });
  expect(await open(posts, { files: [{ roles: ["messageId", "from", "to", "ignore"] }] })).toBeDefined();
});

test("ids that a spreadsheet has rounded: the answers they would join are not used, and that is said with the remedy", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `1.14456E+18,p${i % 5},${i % 2 === 0 ? "" : "1.14456E+18"}`).join("\n");
  const notices = await open(`tweet_id,author,in_reply_to\n${rows}\n`);
  expect(notices).toContainEqual(expect.objectContaining({ code: "ids-rounded", severity: "warning", column: "tweet_id", sample: "1.14456E+18", hint: expect.stringContaining("ids as text") }));
  expect((await open("id,from,to\n7,ann,bob\n8,bob,ann\n")).map(({ code }) => code)).not.toContain("ids-rounded");
});
