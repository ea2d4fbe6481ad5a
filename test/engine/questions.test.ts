import { expect, test } from "vitest";
import { fileOf, newSession } from "../support/session.ts";

const ask = async (text: string) => (await newSession().inspect([fileOf("a.csv", text)], { mode: "customers" })).questions;

test("dates that all fit two orders and dates that contradict one another are asked about in different words", async () => {
  const [open] = await ask("from,to,date\nann,bob,01/02/2024\nbob,ann,03/04/2024\n");
  expect(open).toMatchObject({ code: "date-order", message: 'Every date in "date" can be read two ways.' });
  const [contrary] = await ask("from,to,date\nann,bob,01/13/2024\nbob,ann,13/04/2024\nann,cem,05/06/2024\n");
  expect(contrary).toMatchObject({ code: "date-order", message: expect.stringContaining('in "date" are in two orders') });
  expect(contrary!.message).not.toContain("Every");
});

test("a column of people that is not taken because its ids are rounded is asked about with the remedy", async () => {
  const [question] = await ask("from,to\n1.14456E+18,ann\n1.14456E+18,bob\n1.14457E+18,ann\n");
  expect(question).toMatchObject({ code: "columns", message: expect.stringContaining("export again with ids as text") });
  const [plain] = await ask("alpha,beta\n1,2\n3,4\n5,6\n7,8\n");
  expect(plain?.message ?? "").not.toContain("rounded");
});
