import { describe, expect, test } from "vitest";
import { unattended } from "../../../src/core/task.ts";
import { eachLine, wordsOf } from "../../../src/inputs/network/network-lines.ts";
import { errorOf, sourceOf, utf8 } from "../decode-help.ts";

const linesOf = async (text: string, chunkBytes: number): Promise<string[]> => {
  const lines: string[] = [];
  await eachLine(sourceOf("a.txt", utf8(text), chunkBytes).stream(), { file: "a.txt", task: unattended, encoding: "utf-8" }, (line, number) => lines.push(`${number} ${line}`), () => {});
  return lines;
};

test("every line end in every chunk gives the same lines with the same numbers", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const text = ["one", "", "zwö", "李", ""].join(end);
    for (const chunkBytes of [1, 2, 3, 5, 64]) expect([end, await linesOf(text, chunkBytes)]).toEqual([end, ["1 one", "2 ", "3 zwö", "4 李"]]);
  }
  expect(await linesOf("a\n\rb\r\r\nc\r", 1)).toEqual(["1 a", "2 ", "3 b", "4 ", "5 c"]);
  expect(await linesOf("", 1)).toEqual([]);
});

test("a line of 10 million characters is read in chunks without looking at it again and again", async () => {
  const before = performance.now();
  expect((await linesOf(`${"x".repeat(10_000_000)}\ny`, 65_536)).map((line) => line.length)).toEqual([10_000_002, 3]);
  expect(performance.now() - before).toBeLessThan(5000);
});

test("a line without an end is refused before it fills the memory", async () => {
  expect(await errorOf(() => linesOf(`a\n${"x".repeat(17_000_000)}`, 1_000_000))).toMatchObject({ code: "line-too-long", where: { line: 2 } });
});

describe("words", () => {
  test.each([
    ["a  b\tc", ["a", "b", "c"]],
    ['"a b" \'c d\' e', ["a b", "c d", "e"]],
    ['"" x', ["", "x"]],
    ["O'Neil d'Arc", ["O'Neil", "d'Arc"]],
    ["'tHooft x", ["'tHooft", "x"]],
    ['a"b c', ['a"b', "c"]],
    ["", []],
  ])("%j", (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  test("a quotation mark that does not end gives nothing; further marks divide where they are asked for", () => {
    expect(wordsOf('a "b c')).toBeUndefined();
    expect(wordsOf("a,b, c", ",")).toEqual(["a", "b", "c"]);
  });
});
