import { expect, test } from "vitest";
import { guessColumns } from "../../src/inputs/columns/columns.ts";
import { columnsLookedFor, templateCsv } from "../../src/inputs/columns/template.ts";
import { fileOf, newSession } from "../support/session.ts";

test("every column that is looked for is recognised by the header of its example", () => {
  for (const column of columnsLookedFor.filter(({ table }) => table === "messages")) {
    // Beside a column of authors, one of ids and, for the clock time, one of days.
    const beside = ["from", ...(column.role === "cc" ? ["to"] : []), "message id", ...(column.role === "clockTime" ? ["date"] : [])].filter((name) => name !== column.header);
    const values: Readonly<Record<string, string>> = { from: "anna@example.org", to: "ben@example.org", "message id": column.role === "replyTo" ? "1000" : "1001", date: "2024-03-25" };
    const names = [...beside, column.header];
    const { columns } = guessColumns({ names, hasHeader: true, rows: [[...beside.map((name) => values[name]!), column.example]] });
    expect(columns.at(-1), column.header).toMatchObject({ role: column.role });
  }
});

test("other headers that are named mean the same", () => {
  for (const column of columnsLookedFor.filter(({ role }) => ["from", "to", "cc", "mentioned", "time", "weight", "reach", "followers", "topic", "thread"].includes(role))) {
    for (const header of column.alsoCalled) {
      const beside = column.role === "from" ? ["to"] : column.role === "cc" ? ["from", "to"] : ["from"];
      const { columns } = guessColumns({ names: [...beside, header], hasHeader: true, rows: [] });
      expect(columns.at(-1), header).toMatchObject({ role: column.role });
    }
  }
});

test("the templates open as what they say: two messages, two people of a table", async () => {
  const opened = await newSession().open([fileOf("messages.csv", templateCsv("messages")), fileOf("people.csv", templateCsv("people"))], { mode: "customers" });
  expect(opened).toMatchObject({ rowsRead: 4, rowsSetAside: 0, messages: 2, people: 4, silent: 0, topics: [{ name: "bikes", messages: 2 }, { name: "service", messages: 1 }] });
  const { files } = await newSession().inspect([fileOf("people.csv", templateCsv("people"))], {});
  expect(files[0]!.kind).toBe("people");
  expect(files[0]!.columns.slice(0, 3).map(({ role }) => role)).toEqual(["id", "name", "group"]);
});

test("the catalogue tells the page the columns and the templates", async () => {
  const { columns, templates } = await newSession().catalogue();
  expect(columns.map(({ role }) => role)).toEqual(columnsLookedFor.map(({ role }) => role));
  expect(templates.map(({ name }) => name)).toEqual(["whotalks-messages.csv", "whotalks-people.csv"]);
  expect(templates[0]!.text.startsWith("message id,time,from,to,cc,channel,topic,text,in reply to message id\r\n")).toBe(true);
});
