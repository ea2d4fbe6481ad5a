import { expect, test } from "vitest";
import { createLineReader } from "../../../src/inputs/chat/whatsapp-line.ts";
import { newSession, rankJson } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { countCodes, diskFile, memoryFile, readFirst, readTables } from "../talk-help.ts";
import { makeZip } from "../zip/make-zip.ts";

const LRM = "\u200e";

test.each([
  ["12/9/20, 23:55 - Ann: hi", "12/9/20 23:55"],
  ["12.09.20, 23:55 - Ann: hi", "12.09.20 23:55"],
  ["12.9.2020 klo 23.55 - Ann: hi", "12.9.2020 23:55"],
  ["2020-09-12, 23:55 - Ann: hi", "2020-09-12 23:55"],
  ["12/09/2020 à 23:55 - Ann: hi", "12/09/2020 23:55"],
  ["12/9/20, 11:55\u202fPM - Ann: hi", "12/9/20 23:55"],
  ["12/9/20, 12:05 a. m. - Ann: hi", "12/9/20 00:05"],
  ["12/9/20, 12:05 pm - Ann: hi", "12/9/20 12:05"],
  ["2020/9/12 下午11:55 - Ann: hi", "2020/9/12 23:55"],
  ["2020. 9. 12. 오전 1:05 - Ann: hi", "2020.9.12 01:05"],
  ["31. 1. 2020 23:55 - Ann: hi", "31.1.2020 23:55"],
  ["١٢/٩/٢٠٢٠, ٢٣:٥٥ - Ann: hi", "12/9/2020 23:55"],
  ["[12/9/20, 23:55:01] Ann: hi", "12/9/20 23:55:01"],
  ["[12.09.20, 23:55:01] Ann: hi", "12.09.20 23:55:01"],
  [`${LRM}[2020-09-12, 11:55:01 PM] Ann: hi`, "2020-09-12 23:55:01"],
  [`\u200f[12/9/20, 23:55:01] Ann: hi`, "12/9/20 23:55:01"],
])("%s", (line, time) => {
  expect(createLineReader()(line)).toEqual({ time, rest: "Ann: hi" });
});

test.each(["hi", "12/9/20 was nice", "12:30 - lunch", "12/9/20, 23:55", "[12/9/20] x", "1. first\t", ""])("goes on with the line before: %s", (line) => {
  expect(createLineReader()(line)).toBeUndefined();
});

const chat = ["12/31/20, 09:00 - Messages and calls are end-to-end encrypted. Tap to learn more.", '12/31/20, 09:00 - Ann created group "A: b"', '12/31/20, 09:01 - Ann changed the subject from "A: b" to "C: d"', "12/31/20, 09:02 - Ann: hello", "second line", "", "12:30 - third: line", "12/31/20, 09:03 - Ben: <Media omitted>", "12/31/20, 09:04 - Ben: This message was deleted", "12/31/20, 09:05 - Carl Orr: @\u2068Ann\u2069 look: here", "12/31/20, 09:06 - Carl Orr:"].join("\n");

test("messages of several lines, what is not in the file, what was deleted, what WhatsApp itself wrote", async () => {
  const { format, records, setAside } = await readFirst("WhatsApp Chat with C.txt", chat);
  expect(format).toBe("whatsapp");
  expect(records).toEqual([
    { from: "Ann", to: '["Ben","Carl Orr"]', time: "12/31/20 09:02", text: "hello\nsecond line\n\n12:30 - third: line", channel: "WhatsApp Chat with C" },
    { from: "Ben", to: '["Ann","Carl Orr"]', time: "12/31/20 09:03", channel: "WhatsApp Chat with C" },
    { from: "Carl Orr", mentioned: "Ann", time: "12/31/20 09:05", text: "@Ann look: here", channel: "WhatsApp Chat with C" },
    { from: "Carl Orr", to: "Ann;Ben", time: "12/31/20 09:06", channel: "WhatsApp Chat with C" },
  ]);
  expect(countCodes(setAside)).toEqual({ "system-message": 3, "deleted-message": 1 });
});

test("on iOS a mark of direction tells what WhatsApp wrote under the group's name", async () => {
  const ios = [`${LRM}[31.12.20, 09:00:00] The group: ${LRM}Ann created this group`, `[31.12.20, 09:01:00] ~\u00a0Ann: hello`, `${LRM}[31.12.20, 09:02:00] Ben: ${LRM}image omitted`, `[31.12.20, 09:03:00] Ben: ${LRM}<attached: 0001-PHOTO.jpg>`, `[31.12.20, 09:04:00] Ann: ${LRM}You deleted this message.`, `${LRM}[31.12.20, 09:05:00] Ben: ${LRM}Missed voice call`].join("\r\n");
  const { records, setAside } = await readFirst("_chat.txt", `\ufeff${ios}`);
  expect(records).toEqual([
    { from: "Ann", to: "Ben", time: "31.12.20 09:01:00", text: "hello" },
    { from: "Ben", to: "Ann", time: "31.12.20 09:02:00" },
    { from: "Ben", to: "Ann", time: "31.12.20 09:03:00" },
  ]);
  expect(countCodes(setAside)).toEqual({ "system-message": 2, "deleted-message": 1 });
});

test("a name may hold a colon where everything under its first part says so", async () => {
  const lines = ["Dr: Who: one", "Dr: Who: two", "Dr: Who: three", "Ann: Note: x", "Ann: plain"].map((text, i) => `12/31/20, 09:0${i} - ${text}`);
  const { records, notices } = await readFirst("a.txt", lines.join("\n"));
  expect(records.map(({ from, text }) => [from, text])).toEqual([["Dr: Who", "one"], ["Dr: Who", "two"], ["Dr: Who", "three"], ["Ann", "Note: x"], ["Ann", "plain"]]);
  expect(countCodes(notices)).toEqual({ "name-with-colon": 1 });
});

test("the order of a date is decided over the whole file, and asked where both fit", async () => {
  const open = async (lines: readonly string[]): Promise<unknown> => {
    const engine = newSession();
    await engine.open([memoryFile("a.txt", lines.map((date, i) => `${date}, 10:00 - ${i % 2 === 0 ? "Ann" : "Ben"}: x`).join("\n"))], { mode: "customers" });
    return (await rankJson(engine)).network;
  };
  expect(await open(["1/2/20", "13/2/20"])).toMatchObject({ messages: 2, ties: 2 });
  expect(await errorOf(() => open(["1/2/20", "3/4/20"]))).toMatchObject({ code: "date-order" });
  expect(await open(["1.2.2020", "3.4.2020"])).toMatchObject({ messages: 2 });
});

test("beyond ten people nobody is addressed; a chat of one who wrote goes to whom the file is called after", async () => {
  const lines = Array.from({ length: 11 }, (_, i) => `12/31/20, 09:00 - P${i}: x`);
  expect((await readFirst("a.txt", lines.join("\n"))).records[0]).not.toHaveProperty("to");
  expect((await readFirst("a.txt", lines.slice(1).join("\n"))).records[0]!["to"]!.split(";")).toHaveLength(9);
  expect((await readFirst("WhatsApp Chat with Ben.txt", "12/31/20, 09:00 - Ann: x\n12/31/20, 09:01 - Ann: y")).records).toMatchObject([{ to: "Ben" }, { to: "Ben" }]);
});

test.each(["__proto__", "constructor", "toString", "O'Neil \"Bob\"", "+49 170 1234567", "李小龍"])("a person called %s", async (name) => {
  const engine = newSession();
  await engine.open([memoryFile("a.txt", `12/31/20, 09:00 - ${name}: x\n12/31/20, 09:01 - Ann: y`)], { mode: "customers" });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ people: 2, ties: 2 });
  expect(people.map(({ id }) => id)).toContain(name);
});

test("the size of the pieces does not matter", async () => {
  const whole = await readFirst("a.txt", chat.replaceAll("\n", "\r\n"));
  for (const size of [1, 2, 3, 7, 64]) expect((await readFirst("a.txt", chat.replaceAll("\n", "\r\n"), size)).records).toEqual(whole.records);
});

test("the same chat exported twice counts once", async () => {
  const engine = newSession();
  const lines = ["12/31/20, 09:00 - Ann: x", "12/31/20, 09:00 - Ann: x", "12/31/20, 09:01 - Ben: y", "12/31/20, 09:02 - Ann: z"];
  await engine.open([memoryFile("WhatsApp Chat with C.txt", lines.slice(0, 3).join("\n")), memoryFile("WhatsApp Chat with C (1).txt", lines.join("\n"))], { mode: "customers" });
  expect((await rankJson(engine)).network).toMatchObject({ messages: 4, people: 2 });
});

test("a table of messages in CSV is no chat", async () => {
  expect((await readFirst("a.csv", "time,from,to\n12/31/20 09:00,Ann,Ben\n12/31/20 09:01,Ben,Ann\n")).format).toBe("csv");
  expect((await readFirst("a.csv", "12/31/20,Ann,Ben\n12/30/20,Ben,Ann\n")).format).toBe("csv");
});

test("a chat in a zip opens", async () => {
  const [read] = await readTables(memoryFile("WhatsApp Chat.zip", makeZip([{ name: "_chat.txt", content: chat }, { name: "IMG.jpg", content: "\u00ff\u00d8" }])));
  expect(read!.records).toHaveLength(4);
});

const samples = sharedPath("data/chat-export-samples/whatsapp");

test.runIf(samples !== undefined)("the samples: 5 messages of 2, 11 of 5 and 3 lines of WhatsApp's own", async () => {
  const read = async (name: string): Promise<unknown> => {
    const [table] = await readTables(diskFile(`${samples!}/${name}`));
    return [table!.records.length, new Set(table!.records.map(({ from }) => from)).size, countCodes(table!.setAside)];
  };
  expect(await read("2A_5M.txt")).toEqual([5, 2, {}]);
  for (const name of ["4A_11M.txt", "4A_11M.zip"]) expect(await read(name)).toEqual([11, 5, { "system-message": 3 }]);
});
