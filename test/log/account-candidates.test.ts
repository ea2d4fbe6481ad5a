import { expect, test } from "vitest";
import type { AccountCandidate } from "../../src/core/identity.ts";
import { isAutomatic, isShared } from "../../src/log/identity-names.ts";
import { fileOf, newSession } from "../support/session.ts";

async function accountsOf(text: string, name = "m.csv"): Promise<readonly AccountCandidate[]> {
  const engine = newSession();
  await engine.open([fileOf(name, text)], { mode: "customers" });
  return engine.accounts();
}

test.each([
  "no-reply@x.example", "noreply@x.example", "do-not-reply@x.example", "donotreply+12@x.example", "MAILER-DAEMON@x.example", "postmaster@x.example", "notifications@x.example",
  "jira@x.example", "calendar-notification@x.example", "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example", "AutoModerator", "slackbot",
])("%s is a program", (id) => {
  expect(isAutomatic(id)).toBe(true);
});

test.each(["nora.reply@x.example", "jirapat@x.example", "anna@noreply.example", "botond@x.example", "systema@x.example"])("%s is a person for all we know", (id) => {
  expect(isAutomatic(id)).toBe(false);
  expect(isShared(id.split("@")[0]!)).toBe(false);
});

test("programs are ticked to begin with, shared mailboxes are not, and everybody has a reason", async () => {
  const found = await accountsOf("from,to\nnoreply@x.example,ann@x.example\nann@x.example,info@x.example\nann@x.example,build_bot\nbuild_bot,ann@x.example\nann@x.example,Chabot\nChabot,ann@x.example\n");
  expect(found.map(({ id, kind, isLikely }) => [id, kind, isLikely])).toEqual([
    ["noreply@x.example", "bot", true], ["build_bot", "bot", false], ["info@x.example", "shared mailbox", false],
  ]);
  expect(found.every(({ reason }) => reason.length > 10)).toBe(true);
});

test("a desk that only answers and gets most of the questions is ours, and ticked; one sign alone is not", async () => {
  const rows = ["id,author,to,text,in_reply_to"];
  for (let i = 0; i < 30; i++) rows.push(`q${i},customer${i},desk,a question of mine,`, `a${i},desk,customer${i},our answer to you,q${i}`);
  rows.push("x,popular,customer1,hello there you,");
  for (let i = 0; i < 25; i++) rows.push(`p${i},customer${i},popular,hello there you,`);
  const found = await accountsOf(`${rows.join("\n")}\n`);
  expect(found.map(({ id, kind, isLikely }) => [id, kind, isLikely])).toEqual([["desk", "ours", true], ["popular", "ours", false]]);
  expect(found[0]!.reason).toMatch(/^\d+ % of everything goes there, it only answers$/);
  expect(found[0]).toMatchObject({ sent: 30, received: 30 });
});

test("an account named like the file is one more sign", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `customer${i},acme`);
  expect((await accountsOf(`from,to\n${rows.join("\n")}\n`, "acme mentions 2024.csv")).map(({ id, reason, isLikely }) => [id, reason, isLikely])).toEqual([["acme", "100 % of everything goes there, its name is in the name of a file", true]]);
});

test("among few people who all get much nobody is proposed; whoever gets three times what the others do is", async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `p${i % 10},p${(i * 3 + 1 + (i % 7)) % 10}`);
  expect(await accountsOf(`from,to\n${rows.join("\n")}\n`)).toEqual([]);
  const desk = Array.from({ length: 200 }, (_, i) => `p${i % 10},desk`);
  expect((await accountsOf(`from,to\n${[...rows, ...desk].join("\n")}\n`)).map(({ id }) => id)).toEqual(["desk"]);
});
