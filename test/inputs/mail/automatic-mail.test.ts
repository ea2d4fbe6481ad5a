import { expect, test } from "vitest";
import type { OpenOptions, Opened } from "../../../src/engine/opening.ts";
import { fileOf, newSession } from "../../support/session.ts";

const mail = (from: string, subject: string, n: number): string => `From ${from} Mon Jan  1 10:0${n}:00 2024\nFrom: ${from}\nTo: ben@x.example\nSubject: ${subject}\nDate: Mon, 1 Jan 2024 10:0${n}:00 +0000\nMessage-ID: <${n}@x.example>\n\nhello\n\n`;
const mailbox = mail("ann@x.example", "Lunch", 1) + mail("noreply@shop.example", "Your order", 2) + mail("cem@x.example", "Out of office", 3);
const trace = "Received,Sender address,Recipient address,Subject,Status,Message trace id\n2024-01-01T10:00:00,ann@x.example,ben@x.example,Lunch,Delivered,t1\n2024-01-01T10:01:00,noreply@x.example,ben@x.example,Order,Delivered,t2\n";
const raw = `file,message\n1,"From: ann@x.example\nTo: ben@x.example\nSubject: Lunch\nMessage-ID: <1@x>\n\nhello"\n2,"From: ann@x.example\nTo: ben@x.example\nSubject: Accepted: Lunch\nMessage-ID: <2@x>\n\nhello"\n`;

async function open(name: string, text: string, options: OpenOptions): Promise<Opened> {
  return await newSession().open([fileOf(name, text)], { mode: "customers", ...options });
}

test.each([["inbox.mbox", mailbox, 2], ["trace.csv", trace, 1], ["emails.csv", raw, 1]] as const)("what programs wrote is set aside in %s, and counts where that is asked for", async (name, text, automatic) => {
  const plain = await open(name, text, {});
  expect(plain.reasons).toEqual({ "automatic-mail": automatic });
  const all = await open(name, text, { automaticMail: "kept" });
  expect(all.reasons).toEqual({});
  expect(all.messages).toBe(plain.messages + automatic);
  expect(all.rowsRead).toBe(plain.rowsRead);
  expect(all.notices.map(({ code }) => code)).not.toContain("automatic-mail");
});

test("spam and drafts stay out, and what is asked for stands in the options of every result", async () => {
  const spam = mailbox.replace("Subject: Lunch", "X-Spam-Flag: YES\nSubject: Lunch");
  expect((await open("inbox.mbox", spam, { automaticMail: "kept" })).reasons).toEqual({ "spam-mail": 1 });
});
