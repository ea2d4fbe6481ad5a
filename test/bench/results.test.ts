import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goalTable } from "../../bench/contest.ts";
import { drawGrowth } from "../../bench/growth-picture.ts";
import { writeResults } from "../../bench/results.ts";
import { formatSample, median, ratios } from "../../bench/statistics.ts";

test("median, range and ratios", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(formatSample([3, 1, 2], 1)).toBe("2.0 (1.0–3.0)");
  expect(formatSample([], 1)).toBe("not measured");
  expect(ratios([2, 4], [1, 8])).toEqual([0.5, 2]);
});

test("sections keep their text from before, and all goals stand together at the top", () => {
  const folder = mkdtempSync(join(tmpdir(), "whotalks-results-"));
  const path = join(folder, "RESULTS.md");
  const about = { peer: "a peer", unit: "s", digits: 1, ours: [1], theirs: [2], command: "npm run bench" } as const;
  try {
    const titles = ["First", "Second", "Third"];
    writeResults(path, titles, { title: "Second", text: goalTable([{ ...about, work: "counting", goal: 0.5 }, { ...about, work: "guessing", goal: 0.4 }]), commit: "abc" });
    writeResults(path, titles, { title: "First", text: goalTable([{ ...about, work: "telling", goal: undefined }]), commit: "abd" });
    const text = readFileSync(path, "utf8");
    expect(text.match(/^## .*$/gm)).toEqual(["## Goals", "## First", "## Second"]);
    expect(text).toContain("1 of 2 lines meet their goal");
    expect(text).toContain("| counting | a peer | 0.50 (0.50–0.50) | ≤ 0.5 | met |");
    expect(text).toContain("| guessing | a peer | 0.50 (0.50–0.50) | ≤ 0.4 | **missed** |");
    expect(text).not.toContain("| telling | a peer | 0.50 (0.50–0.50) |  |");
    writeResults(path, titles, { title: "Second", text: "Nothing.", commit: "abe" });
    expect(readFileSync(path, "utf8").match(/^## .*$/gm)).toEqual(["## First", "## Second"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a curve that grows tenfold at every tenfold goes straight from corner to corner", () => {
  const svg = drawGrowth([{ label: "messages", points: [1, 10, 100].map((x) => ({ x, y: x })) }]);
  expect(svg).toContain('d="M64.0 332.0L297.0 178.0L530.0 24.0"');
  expect(svg).toContain(">messages</text>");
  expect(svg).not.toContain("NaN");
});
