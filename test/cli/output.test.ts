import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, lstatSync, mkdirSync } from "node:fs";
import { PassThrough, Writable } from "node:stream";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, afterEach, expect, test } from "vitest";
import { checkWritable, createLeftovers, writeAll, writeFiles, writeOut } from "../../src/cli/output.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whotalks-output-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode("new");

test("a file is written whole, nothing else is left", async () => {
  await writeFiles([{ path: at("out.csv"), bytes }], createLeftovers());
  expect(readdirSync(folder)).toEqual(["out.csv"]);
  expect(readFileSync(at("out.csv"), "utf8")).toBe("new");
});

test("an existing file is replaced and keeps its mode", async () => {
  writeFileSync(at("out.csv"), "old and longer");
  chmodSync(at("out.csv"), 0o640);
  await writeFiles([{ path: at("out.csv"), bytes }], createLeftovers());
  expect(readFileSync(at("out.csv"), "utf8")).toBe("new");
  expect(statSync(at("out.csv")).mode & 0o777).toBe(0o640);
});

test("a link stays a link: what it leads to is replaced", async () => {
  writeFileSync(at("real.csv"), "old");
  symlinkSync(at("real.csv"), at("link.csv"));
  await writeFiles([{ path: at("link.csv"), bytes }], createLeftovers());
  expect(lstatSync(at("link.csv")).isSymbolicLink()).toBe(true);
  expect(readFileSync(at("real.csv"), "utf8")).toBe("new");
});

test("when one file cannot be written, none is", async () => {
  writeFileSync(at("first.csv"), "old");
  const files = [{ path: at("first.csv"), bytes }, { path: at("nowhere/second.csv"), bytes }];
  await expect(writeFiles(files, createLeftovers())).rejects.toThrow(/second\.csv cannot be written: its folder does not exist/);
  expect(readdirSync(folder)).toEqual(["first.csv"]);
  expect(readFileSync(at("first.csv"), "utf8")).toBe("old");
});

test("each temporary file is told before it is made, and when it has its name or is gone", async () => {
  const told: (readonly [name: string, isThere: boolean, existed: boolean])[] = [];
  const leftovers = createLeftovers((path, isThere) => told.push([path.replace(/^.*\.(\w+\.csv)\.\w+\.tmp$/, "$1"), isThere, existsSync(path)]));
  await writeFiles([{ path: at("a.csv"), bytes }, { path: at("b.csv"), bytes }], leftovers);
  expect(told).toEqual([["a.csv", true, false], ["b.csv", true, false], ["a.csv", false, false], ["b.csv", false, false]]);
  told.length = 0;
  await expect(writeFiles([{ path: at("a.csv"), bytes }, { path: at("nowhere/b.csv"), bytes }], leftovers)).rejects.toThrow(/cannot be written/);
  expect(told.map(([, isThere]) => isThere)).toEqual([true, true, false, false]);
  expect(readdirSync(folder)).toEqual(["a.csv", "b.csv"]);
});

test("where a name is refused after another file has its own, it is said which was written", async () => {
  // In the moment between, a folder takes the second file's place.
  const leftovers = createLeftovers((path, isThere) => {
    if (!isThere && path.includes("a.csv")) mkdirSync(at("b.csv"));
  });
  await expect(writeFiles([{ path: at("a.csv"), bytes }, { path: at("b.csv"), bytes }], leftovers)).rejects.toMatchObject({ code: "not-writable", hint: `Written before: ${at("a.csv")}.` });
  expect(readdirSync(folder)).toEqual(["a.csv", "b.csv"]);
});

test("a device that is full keeps the files beside it from being written, wherever it stands", async () => {
  if (!existsSync("/dev/full")) return;
  for (const files of [["/dev/full", at("a.csv")], [at("a.csv"), "/dev/full"]]) {
    await expect(writeFiles(files.map((path) => ({ path, bytes })), createLeftovers())).rejects.toMatchObject({ hint: "Nothing was written." });
    expect(readdirSync(folder)).toEqual([]);
  }
});

test("standard output that cannot be written to its end says so, and which files were", async () => {
  let room = 1;
  const stream = new Writable({ write: (_, __, done) => done(room-- > 0 ? null : Object.assign(new Error("full"), { code: "ENOSPC" })) });
  stream.on("error", () => undefined);
  await expect(writeAll({ stdout: stream, leftovers: createLeftovers() }, [{ path: at("ties.csv"), bytes }], new Uint8Array(200_000))).rejects.toMatchObject({
    message: "Standard output cannot be written: the disk is full.", hint: `What is there is cut off. Written before: ${at("ties.csv")}.`,
  });
  expect(readdirSync(folder)).toEqual(["ties.csv"]);
});

test("leftovers can be removed at once, for an interruption in the middle", () => {
  const leftovers = createLeftovers();
  writeFileSync(at(".x.tmp"), "half");
  leftovers.add(at(".x.tmp"));
  leftovers.removeAll();
  expect(readdirSync(folder)).toEqual([]);
});

test("a device is written directly", async () => {
  await writeFiles([{ path: "/dev/null", bytes }], createLeftovers());
  expect(statSync("/dev/null").isFile()).toBe(false);
});

test("a folder, a missing folder and a folder that is a file are refused beforehand", async () => {
  mkdirSync(at("sub"));
  writeFileSync(at("plain"), "");
  await expect(checkWritable(at("sub"))).rejects.toThrow(/is a folder/);
  await expect(checkWritable(at("nowhere/x.csv"))).rejects.toThrow(/its folder does not exist/);
  await expect(checkWritable(at("plain/x.csv"))).rejects.toThrow(/its folder is a file/);
  await expect(checkWritable(at("x.csv"))).resolves.toBeUndefined();
});

test("on a terminal text from data is made harmless, elsewhere the bytes stay", async () => {
  const text = new TextEncoder().encode("id,name\r\n1,\u001b[31mred\u009b\n");
  const pipe = new PassThrough();
  expect(await writeOut(pipe, text)).toBe(true);
  expect(pipe.read()).toEqual(Buffer.from(text));
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  await writeOut(terminal, text);
  expect(String(terminal.read())).toBe("id,name\n1,␛[31mred\\u{9b}\n");
});

function at(name: string): string {
  return join(folder, name);
}
