import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const talk = "from,to,time\nann,bob,2024-01-01T10:00:00Z\nann,cy,2024-01-02T10:00:00Z\n,ann,2024-01-05T10:00:00Z\n";

test("a person reads what each file is and what was kept", async () => {
  const { code, stdout } = await whotalks(["inspect", folder.file("talk.csv", talk)]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^talk\.csv\n/);
  expect(stdout).toMatch(/from +from +\S/);
  expect(stdout).toContain("3 rows read, 2 kept, 1 set aside");
  expect(stdout).toContain("people    3");
});

test("the JSON has the keys of the contract in its order", async () => {
  const { code, stdout } = await whotalks(["inspect", folder.file("talk.csv", talk), "--as", "json"]);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(Object.keys(answer)).toEqual(["outcome", "files", "people", "ties", "timeRange"]);
  const [file] = answer.files;
  expect(Object.keys(file)).toEqual(["name", "format", "encoding", "delimiter", "columns", "rowsRead", "rowsKept", "rowsSetAside", "setAside", "notices"]);
  expect(Object.keys(file.columns[0])).toEqual(["name", "role", "reason", "sample"]);
  expect(answer).toMatchObject({ outcome: "exclusions", people: 3, ties: 2, timeRange: ["2024-01-01T10:00:00.000Z", "2024-01-02T10:00:00.000Z"] });
  expect(file).toMatchObject({ name: "talk.csv", format: "csv", delimiter: ",", rowsRead: 3, rowsKept: 2, rowsSetAside: 1 });
  expect(Object.values(file.setAside)).toEqual([1]);
});

test("nothing set aside is loaded", async () => {
  const { stdout } = await whotalks(["inspect", "-", "--as", "json"], { input: "from,to\na,b\n" });
  expect(JSON.parse(stdout)).toMatchObject({ outcome: "loaded", files: [{ name: "-" }], timeRange: null });
});

test("rows set aside are counted for each of two files", async () => {
  const first = folder.file("first.csv", "from,to\na,b\n,b\n,c\n");
  const second = folder.file("second.csv", "from,to\na,b\n,b\nc,a\n");
  const [one, two] = JSON.parse((await whotalks(["inspect", first, second, "--as", "json"])).stdout).files;
  expect(Object.values(one.setAside)).toEqual([2]);
  expect(Object.values(two.setAside)).toEqual([1]);
});

test.each([
  ["a missing file", ["nowhere.csv"], ""],
  ["nothing at all", ["-"], ""],
  ["an open question", ["-"], "from,to,date\na,b,01/02/2024\nb,a,03/04/2024\n"],
])("%s is refused with 1, the JSON says why", async (_, files, input) => {
  const { code, stdout } = await whotalks(["inspect", ...files, "--as", "json"], { input, cwd: folder.path });
  expect(code).toBe(1);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ outcome: "refused", people: null, ties: null });
  const notice = answer.files[0].notices.at(-1);
  expect(Object.keys(notice)).toEqual(["code", "severity", "file", "row", "line", "column", "sample", "hint"]);
  expect(notice.severity).toBe("error");
});

test("as csv the table comes back as it was understood", async () => {
  const input = "\ufeffa;b;c\r\n1;\"x;\"\"y\"\"\";\r\n\r\n 2 ;=1+1;007\r\n";
  const { code, stdout } = await whotalks(["inspect", "-", "--as", "csv"], { input });
  expect(code).toBe(0);
  expect(stdout).toBe('a,b,c\r\n1,"x;""y""",\r\n 2 ,=1+1,007\r\n');
});

test("a table without header gets c1 to cn", async () => {
  const { stdout } = await whotalks(["inspect", "-", "--as", "csv", "--no-header"], { input: "ann,bob,3\nbob,cy,4\n" });
  expect(stdout).toBe("c1,c2,c3\r\nann,bob,3\r\nbob,cy,4\r\n");
});

test("the outcome can go to a file, the rows set aside to another", async () => {
  const output = join(folder.path, "seen.json");
  const rejects = join(folder.path, "rejects.csv");
  expect(await whotalks(["inspect", folder.file("talk.csv", talk), "--as", "json", "-o", output, "--rejects", rejects])).toMatchObject({ code: 0, stdout: "" });
  expect(JSON.parse(readFileSync(output, "utf8")).outcome).toBe("exclusions");
  expect(readFileSync(rejects, "utf8").split("\n")).toHaveLength(3);
});
