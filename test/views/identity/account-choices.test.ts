import { expect, test } from "vitest";
import type { AccountCandidate } from "../../../src/core/identity.ts";
import { kindOf, withAccounts } from "../../../src/views/identity/account-choices.ts";

const account = (key: string, kind: AccountCandidate["kind"], isLikely: boolean): AccountCandidate => ({ key, id: key, name: key, kind, reason: "most addressed", isLikely, sent: 1, received: 9 });
const desk = account("shop", "ours", true);
const bot = account("no-reply", "bot", true);
const maybe = account("amt", "ours", false);

test("what is likely is ticked to begin with, what is only possible is not", () => {
  expect([desk, bot, maybe].map((candidate) => kindOf(candidate, {}, new Map()))).toEqual(["ours", "bot", "person"]);
  expect(withAccounts({}, [desk, bot, maybe], new Map())).toEqual({ ours: ["shop"], accounts: [{ id: "no-reply", kind: "bot" }] });
});

test("a choice goes before the proposal, and an answer that was given before it too", () => {
  const choices = new Map([["shop", "person"], ["amt", "competitor"], ["typed", "ours"]] as const);
  expect(withAccounts({}, [desk, bot, maybe], choices)).toEqual({ ours: ["typed"], accounts: [{ id: "no-reply", kind: "bot" }, { id: "amt", kind: "competitor" }] });
  expect(kindOf(desk, { ours: [] }, new Map())).toBe("person");
  expect(withAccounts({ ours: ["shop", "other"] }, [desk], new Map([["shop", "person"]]))).toEqual({ ours: ["other"] });
});

test("that none of the likely ones is anything but a person is said, and not left to the format", () => {
  expect(withAccounts({}, [bot], new Map([["no-reply", "person"]]))).toEqual({ accounts: [] });
});

test("without candidates the options stay as they are", () => {
  expect(withAccounts({ mode: "employees" }, [], new Map())).toEqual({ mode: "employees" });
});
