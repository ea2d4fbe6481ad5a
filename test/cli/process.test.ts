import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../support/build.ts";
import { finished, launcher, muchTalk, start, temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const file = folder.file("talk.csv", "from,to\nann,bob\nbob,ann\n");
const link = join(folder.path, "link.csv");
symlinkSync(file, link);
const big = folder.file("big.csv", muchTalk(20_000, 5));

test.each([
  ["an unknown option", ["rank", file, "--nonsense"]],
  ["an unknown command", ["rang", file]],
  ["no command", []],
  ["no file", ["rank"]],
  ["a wrong value", ["rank", file, "--share", "2"]],
  ["a workbook on standard output", ["rank", file, "--as", "xlsx"]],
  ["Parquet on standard output", ["rank", file, "--as", "parquet", "-o", "-"]],
  ["a workbook of a long table", ["rank", file, "--by", "topic", "-o", join(folder.path, "out.xlsx")]],
  ["a workbook of topics", ["topics", file, "-o", join(folder.path, "out.xlsx")]],
  ["a column that is not there", ["rank", file, "--columns", "from=nobody"]],
  ["standard input twice", ["rank", "-", "-"]],
  ["a period that ends before it begins", ["rank", file, "--since", "2024-02-01", "--until", "2024-01-01"]],
  ["an output that is an input", ["rank", file, "-o", file]],
  ["an output that is an input under another name", ["rank", file, "-o", link]],
  ["an output that is a list", ["rank", file, "--ours", big, "--rejects", big]],
  ["an output that is the list of those who objected", ["rank", file, "--opt-out", big, "-o", big]],
  ["rejects on standard output", ["rank", file, "--rejects", "-"]],
  ["one output twice", ["rank", file, "-o", join(folder.path, "x"), "--ties-out", join(folder.path, "x")]],
  ["a population smaller than the people", ["rank", file, "--population", "1"]],
  ["two files as one table", ["inspect", file, big, "--as", "csv"]],
])("%s ends with 2, says why and writes nothing", async (_, words) => {
  const { code, stdout, stderr } = await whotalks(words);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/(^|\n)error: .+\n$/);
  expect(existsSync(join(folder.path, "out.xlsx"))).toBe(false);
});

test.each([
  ["a missing file", ["rank", join(folder.path, "nowhere.csv")], /nowhere\.csv was not found/],
  ["a folder", ["rank", folder.path], /is a folder/],
  ["an empty file", ["rank", "-"], /./],
])("%s ends with 1", async (_, words, reason) => {
  const { code, stdout, stderr } = await whotalks(words);
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(reason);
});

test("where the screen would ask, it stops with 1 and names the option", async () => {
  const { code, stderr } = await whotalks(["rank", "-"], { input: "from,to,date\na,b,01/02/2024\nb,a,03/04/2024\n" });
  expect(code).toBe(1);
  expect(stderr).toContain("--date-order");
  const answered = await whotalks(["rank", "-", "--date-order", "dmy"], { input: "from,to,date\na,b,01/02/2024\nb,a,03/04/2024\n" });
  expect(answered.code).toBe(0);
});

test.each([["apart", ["--people", "-"]], ["in one word", ["--people=-"]]])("a people table comes over standard input, named %s", async (_, words) => {
  const { code, stdout } = await whotalks(["rank", file, "--quiet", ...words], { input: "id,team\nann,x\nbob,x\nzoe,y\n" });
  expect(code).toBe(0);
  expect(stdout.split("\n").map((line) => line.split(",")[1])).toEqual(["id", "ann", "bob", "zoe", undefined]);
});

test("standard input that cannot be read is exit 1 and said in a line", async () => {
  const printed = await runProgram("bash", ["-c", `"$0" "$@" 0>"${join(folder.path, "write-only")}"; echo "code $?"`, process.execPath, launcher, "rank", "-"]);
  expect(printed).toMatch(/^error: Standard input cannot be read: [^\n]+\.\ncode 1\n$/);
});

test("help and version end with 0", async () => {
  expect(await whotalks(["--help"])).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("inspect") });
  expect(await whotalks(["--version"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test("a reader that closes the pipe ends it quietly with 0", async () => {
  const child = start(["rank", big, "--quiet"]);
  child.stdout?.once("data", () => child.stdout?.destroy());
  const { code, stderr } = await finished(child);
  expect(code).toBe(0);
  expect(stderr).toBe("");
});

test("inspect writes its outputs all or none", async () => {
  if (!existsSync("/dev/full")) return;
  const place = emptyFolder("inspect-outputs");
  const { code, stderr } = await whotalks(["inspect", file, "-o", join(place, "out.txt"), "--rejects", "/dev/full"]);
  expect(code).toBe(1);
  expect(stderr).toContain("Nothing was written.");
  expect(readdirSync(place)).toEqual([]);
});

test("an existing output is replaced as a whole", async () => {
  const output = folder.file("existing.csv", "old content, much longer than the new one\n".repeat(100));
  expect((await whotalks(["rank", file, "-o", output])).code).toBe(0);
  expect(readFileSync(output, "utf8").split("\n")).toHaveLength(4);
});

test("when the data cannot be used, nothing is at -o and an old file stays", async () => {
  const output = folder.file("kept.csv", "old");
  expect((await whotalks(["rank", "-", "-o", output], { input: "" })).code).toBe(1);
  expect(readFileSync(output, "utf8")).toBe("old");
});

test("interrupted while it waits for input it ends with 130 and leaves nothing", async () => {
  const place = emptyFolder("waiting");
  const child = start(["rank", "-", "-o", join(place, "out.csv")]);
  child.stdin?.write("from,to\na,b\n");
  setTimeout(() => child.kill("SIGINT"), 700);
  expect((await finished(child)).code).toBe(130);
  expect(readdirSync(place)).toEqual([]);
});

test("interrupted while it computes it ends with 130 soon and leaves nothing", async () => {
  const place = emptyFolder("computing");
  writeFileSync(join(place, "out.csv"), "old");
  const child = start(["rank", big, "--measure", "betweenness", "-o", join(place, "out.csv"), "--ties-out", join(place, "ties.csv")]);
  let interruptedAt = 0;
  child.stderr?.once("data", () => {
    interruptedAt = performance.now();
    child.kill("SIGINT");
  });
  const { code, stderr } = await finished(child);
  expect(code).toBe(130);
  expect(performance.now() - interruptedAt).toBeLessThan(20_000);
  expect(stderr).not.toContain("error");
  expect(readdirSync(place)).toEqual(["out.csv"]);
  expect(readFileSync(join(place, "out.csv"), "utf8")).toBe("old");
});

test.each(["core", "clustering", "constraint", "community", "reach2"])("interrupted before %s is there it ends with 130, and an old file stays", async (measure) => {
  const place = emptyFolder(`computing-${measure}`);
  writeFileSync(join(place, "out.csv"), "old");
  const child = start(["rank", big, "--measure", "impressions", "--measure", measure, "-o", join(place, "out.csv"), "--ties-out", join(place, "ties.csv")]);
  child.stderr?.once("data", () => child.kill("SIGTERM"));
  const { code, stderr } = await finished(child);
  expect(code).toBe(130);
  expect(stderr).not.toContain("error");
  expect(readdirSync(place)).toEqual(["out.csv"]);
  expect(readFileSync(join(place, "out.csv"), "utf8")).toBe("old");
});

test("what comes over standard output is whole, however long it is", async () => {
  const { code, stdout } = await whotalks(["rank", big, "--quiet"]);
  expect(code).toBe(0);
  expect(stdout.split("\n")).toHaveLength(20_002);
  expect(stdout.endsWith("\n")).toBe(true);
});

test("a folder that may not be written is exit 1, with nothing left", async () => {
  const place = emptyFolder("locked");
  chmodSync(place, 0o555);
  // Permissions do not bind root; the kernel's own folder binds everyone.
  const output = process.getuid?.() === 0 ? "/sys/whotalks-test.csv" : join(place, "out.csv");
  const { code, stderr } = await whotalks(["rank", file, "-o", output]);
  expect(code).toBe(1);
  expect(stderr).toContain("cannot be written");
  chmodSync(place, 0o755);
  expect(readdirSync(place)).toEqual([]);
});

test("a full disk is exit 1", async () => {
  if (!existsSync("/dev/full")) return;
  const { code, stderr } = await whotalks(["rank", file, "-o", "/dev/full"]);
  expect(code).toBe(1);
  expect(stderr).toContain("the disk is full");
});

test("a disk that fills half-way leaves neither a part nor a temporary file", async () => {
  const place = emptyFolder("small");
  const script = `ulimit -f 64; "$0" "$@"; echo "code $?"; ls -A "${place}"`;
  const printed = await runProgram("bash", ["-c", script, process.execPath, launcher, "rank", big, "--quiet", "-o", join(place, "out.csv")]);
  expect(printed).toMatch(/cannot be written: the file would become too large[^]*code 1\n$/);
});

function emptyFolder(name: string): string {
  const path = join(folder.path, name);
  mkdirSync(path);
  return path;
}
