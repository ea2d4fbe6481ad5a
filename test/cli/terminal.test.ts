import { expect, test } from "vitest";
import { createTerminal, noticeText, visible, type Terminal } from "../../src/cli/terminal.ts";

test("text from data cannot steer the terminal", () => {
  expect(visible("\u001b[31mred\u0007")).toBe("␛[31mred␇");
  expect(visible("a\u009b2Jb\u202ec\u2028")).toBe("a\\u{9b}2Jb\\u{202e}c\\u{2028}");
  expect(visible("Zoë 李 😀")).toBe("Zoë 李 😀");
});

test("a message is one line, whatever the data hold", () => {
  const { text, terminal } = recording({ isTTY: false });
  terminal.warn("bad\nvalue\u001b]0;title\u0007");
  terminal.fail("worse");
  expect(text()).toBe("warning: bad␊value␛]0;title␇\nerror: worse\n");
});

test("progress is drawn on a terminal only, and removed before a message", () => {
  const file = recording({ isTTY: false });
  file.terminal.progress({ stage: "Reading", done: 1, total: 2, unit: "rows" });
  expect(file.text()).toBe("");
  const screen = recording({ isTTY: true });
  screen.terminal.progress({ stage: "Reading", done: 1500, total: 3000, unit: "rows" });
  screen.terminal.say("done");
  expect(screen.text()).toBe("\r\u001b[2KReading 50 % (1,500 rows)\r\u001b[2Kdone\n");
});

test("progress of unknown length shows no share", () => {
  const screen = recording({ isTTY: true });
  screen.terminal.progress({ stage: "Reading", done: 3, total: Number.NaN, unit: "rows" });
  expect(screen.text()).toBe("\r\u001b[2KReading (3 rows)");
});

test("quiet leaves warnings and errors only", () => {
  const { text, terminal } = recording({ isTTY: true, isQuiet: true });
  terminal.progress({ stage: "Reading", done: 1, total: 2, unit: "rows" });
  terminal.say("report");
  terminal.warn("careful");
  expect(text()).toBe("warning: careful\n");
});

test("labels are coloured on a terminal where colour is wanted", () => {
  const { text, terminal } = recording({ isTTY: true, hasColor: true });
  terminal.warn("careful");
  expect(text()).toBe("\u001b[33mwarning:\u001b[0m careful\n");
});

test("a notice says where, what, how often and what to do", () => {
  const notice = { code: "date-invalid", severity: "warning", message: "No such day.", hint: "Set --date-order.", count: 1200, file: "a.csv", row: 3, line: 4, column: "time", sample: "2023-02-30" } as const;
  expect(noticeText(notice)).toBe('a.csv, row 3, line 4, time: No such day. (1,200 times) Found "2023-02-30". Set --date-order. [date-invalid]');
});

test("a notice says nothing twice", () => {
  const notice = { code: "broadcast", severity: "info", message: "a.csv: 1,312 of 4,999 messages name nobody.", hint: "", count: 1312, file: "a.csv" } as const;
  expect(noticeText(notice)).toBe("a.csv: 1,312 of 4,999 messages name nobody. [broadcast]");
});

function recording({ isTTY, isQuiet = false, hasColor = false }: { isTTY: boolean; isQuiet?: boolean; hasColor?: boolean }): { text: () => string; terminal: Terminal } {
  let text = "";
  const stream = { isTTY, write: (more: string) => { text += more; } };
  return { text: () => text, terminal: createTerminal(stream, { isQuiet, hasColor, now: () => 0 }) };
}
