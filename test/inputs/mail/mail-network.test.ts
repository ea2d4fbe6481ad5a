import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newSession, rankJson, settingsOf } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { memoryFile } from "../talk-help.ts";

const mail = (n: number, from: string, fields: string, text = "text"): string => `From: ${from}@x.example\nDate: Mon, 1 Jan 2024 ${String(8 + n).padStart(2, "0")}:00:00 +0100\nMessage-ID: <${n}@x>\n${fields}\n\n${text}\n`;

const mails = [
  mail(1, "ann", "To: ben@x.example, Carl <carl@x.example>\nCc: dora@x.example\nSubject: plan", "the purple canary sings"),
  mail(2, "ben", "To: ann@x.example\nSubject: Re: plan\nIn-Reply-To: <1@x>"),
  mail(3, "carl", "To: Team: ann@x.example, ben@x.example;\nSubject: Re: plan\nReferences: <1@x> <2@x>"),
  mail(4, "no-reply", "To: ann@x.example\nSubject: your order"),
  mail(5, "dora", "To: dora@x.example\nSubject: note to myself"),
];

test.each([
  ["one mailbox", () => [memoryFile("a.mbox", mails.map((text) => `From - Mon Jan  1 10:00:00 2024\n${text}\n`).join(""))]],
  ["single messages", () => mails.map((text, i) => memoryFile(`${i}.eml`, text))],
])("%s: whom people write to, counted by hand, copies included", async (_, files) => {
  const engine = newSession();
  await engine.open(files(), { mode: "customers" });
  const { network, people } = await rankJson(engine);
  // ann → ben, carl, dora; ben → ann; carl → ann, ben; dora → herself.
  expect(network).toMatchObject({ people: 4, ties: 6, messages: 4, selfMessages: 1, totalWeight: 6 });
  expect(people.map(({ id, posts }) => `${id} ${posts}`).toSorted()).toEqual(["ann@x.example 1", "ben@x.example 1", "carl@x.example 1", "dora@x.example 1"]);
});

test("the same mailbox twice counts once", async () => {
  const engine = newSession();
  const box = mails.map((text) => `From - Mon Jan  1 10:00:00 2024\n${text}\n`).join("");
  await engine.open([memoryFile("a.mbox", box), memoryFile("b.mbox", box)], { mode: "customers" });
  expect((await rankJson(engine)).network).toMatchObject({ messages: 4, totalWeight: 6 });
});

test("with employees no text of a mail is left in anything that is written", async () => {
  for (const [mode, isKept] of [["employees", false], ["customers", true]] as const) {
    const engine = newSession();
    await engine.open([memoryFile("0.eml", mails[0]!), memoryFile("1.eml", mails[1]!)], { mode });
    const written = await Promise.all([...(await engine.catalogue()).exports, { id: "rejects" }].map(async ({ id }) => new TextDecoder("latin1").decode((await engine.write(id, settingsOf(), { reason: "checked" })).bytes)));
    expect(written.join("\n")).not.toContain("canary");
    const cards = await Promise.all([0, 1, 2, 3].map((person) => engine.person(person, settingsOf())));
    // Positive control: with customers the text is there to be seen.
    expect(JSON.stringify(cards).includes("canary")).toBe(isKept);
  }
});

test("a chain of 100,000 answers becomes a network without recursion", { timeout: 120_000 }, async () => {
  const chain = Array.from({ length: 100_000 }, (_, n) => `From - \nFrom: p${n % 7}@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <${n}@x>\n${n > 0 ? `In-Reply-To: <${n - 1}@x>\n` : ""}\n\n`);
  const engine = newSession();
  await engine.open([memoryFile("chain.mbox", chain.join(""))], { mode: "customers" });
  // Everybody answers the one before: seven people in a circle.
  expect((await rankJson(engine)).network).toMatchObject({ people: 7, ties: 7, messages: 100_000, totalWeight: 99_999 });
});

const list = sharedPath("data/r-mailing-lists/raw-mbox/r-package-devel-2015q2.txt");

test.runIf(list !== undefined)("an archive of a list: ties are answers", async () => {
  const engine = newSession();
  await engine.open([memoryFile("r.txt", new Uint8Array(readFileSync(list!)))], { mode: "customers" });
  const { network, people } = await rankJson(engine);
  expect(network).toMatchObject({ people: 59, messages: 187 });
  expect(people.find(({ id }) => id === "edd@debian.org")).toMatchObject({ name: "Dirk Eddelbuettel", posts: 22 });
});
