import { expect, test } from "vitest";
import { unattended } from "../../../src/core/task.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { countCodes, memoryFile, readFirst, readTables, type ReadTable } from "../talk-help.ts";
import { makeZip } from "../zip/make-zip.ts";

const message = (fields: string, body = "Hello.\n"): string => `From: Ann Berg <ann@x.example>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n${fields}\n\n${body}`;
const one = (fields: string, body?: string): Promise<ReadTable> => readFirst("a.eml", message(fields, body));
const cells = async (fields: string, body?: string): Promise<Readonly<Record<string, string>>> => (await one(fields, body)).records[0] ?? {};

test("a message becomes one record", async () => {
  const read = await one("To: ben@x.example, \"Dora, C.\" <dora@x.example>\nCc: carl@x.example\nBcc: eve@x.example\nSubject: =?utf-8?Q?Re:_Fwd:_Gr=C3=BC=C3=9Fe?=\nMessage-ID: <3@x.example>\nReferences: <1@x.example>\n <2@x.example>\nContent-Type: text/plain", "Hello.\n> quoted\nBye.\n");
  expect(read.format).toBe("eml");
  expect(read.records).toEqual([
    {
      from: "ann@x.example", "from name": "Ann Berg", to: "ben@x.example;dora@x.example", cc: "carl@x.example;eve@x.example", time: "2024-01-01T10:00:00+00:00",
      subject: "Grüße", text: "Hello.\nBye.", "message id": "3@x.example", "reply to": "2@x.example", thread: "1@x.example",
    },
  ]);
  expect(read.notices).toEqual([]);
  expect(read.table.meaning).toMatchObject({ kind: "messages", mode: "employees" });
});

test("what is answered is In-Reply-To, else the last of References", async () => {
  expect(await cells("Subject: a\nIn-Reply-To: <1@x>\nReferences: <1@x> <2@x>")).toMatchObject({ "reply to": "1@x", thread: "1@x" });
  expect(await cells('Subject: a\nIn-Reply-To: Your message of "Mon, 1 Jan"\n <1@x>')).toMatchObject({ "reply to": "1@x" });
  expect(await cells('Subject: a\nIn-Reply-To: Your message of "Mon, 1 Jan"\nReferences: <0@x> <1@x>')).toMatchObject({ "reply to": "1@x", thread: "0@x" });
});

test("a chain of answers that name only what they answer is one thread", async () => {
  const mails = [1, 2, 3].map((n) => `From - \nFrom: p${n}@x.example\nDate: Mon, 1 Jan 2024 1${n}:00:00 +0000\nMessage-ID: <${n}@x>\n${n > 1 ? `In-Reply-To: <${n - 1}@x>\n` : ""}\ntext\n\n`);
  expect((await readFirst("a.mbox", mails.join(""))).records.map(({ thread }) => thread)).toEqual(["1@x", "1@x", "1@x"]);
});

test("the author is From, else Sender; without both the record has none", async () => {
  const sender = await readFirst("a.eml", "Sender: ann@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: a\nMIME-Version: 1.0\nMessage-ID: <1@x>\nContent-Type: text/plain\n\n");
  expect(sender.records).toMatchObject([{ from: "ann@x.example" }]);
  expect((await readFirst("a.eml", "To: ann@x.example\nSubject: a\n\n")).records[0]).not.toHaveProperty("from");
});

test("a date that cannot be read gives way to the time of delivery", async () => {
  const read = await readFirst("a.eml", "From: ann@x.example\nReceived: from a by b;\n Tue, 2 Jan 2024 03:04:05 +0100\nDate: yesterday\nSubject: a\n\n");
  expect(read.records[0]).toMatchObject({ time: "2024-01-02T03:04:05+01:00" });
  expect(countCodes(read.notices)).toEqual({ "date-from-delivery": 1, "message-id-missing": 1 });
  const boxed = await readFirst("a.mbox", "From ann at x.example  Mon Jan  1 10:00:00 2024\nFrom: ann at x.example\n\ntext\n");
  expect(boxed.records[0]).toMatchObject({ from: "ann@x.example", time: "2024-01-01T10:00:00+00:00" });
});

test.each([
  ["From: no-reply@x.example", "a"],
  ["From: noreply+tag@x.example", "a"],
  ["From: Mail Delivery System <MAILER-DAEMON@x.example>", "a"],
  ["From: postmaster@x.example", "a"],
  ["From: notifications@x.example", "a"],
  ["From: jira@x.example", "a"],
  ["From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example", "a"],
  ["From: ann@x.example", "Automatic reply: your mail"],
  ["From: ann@x.example", "Out of Office: back on Monday"],
  ["From: ann@x.example", "Accepted: meeting"],
  ["From: ann@x.example", "=?utf-8?Q?R=C3=A9ponse_automatique?= : absent"],
  ["From: ann@x.example", "Abwesenheitsnotiz"],
  ["From: ann@x.example", "Undeliverable: your mail"],
  ["From: ann@x.example\nAuto-Submitted: auto-replied", "a"],
  ["From: ann@x.example\nContent-Type: multipart/report; report-type=delivery-status", "a"],
])("automatic mail is set aside and counted: %s, %s", async (from, subject) => {
  const read = await readFirst("a.eml", `${from}\nTo: ben@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: ${subject}\nMessage-ID: <1@x>\n\n`);
  expect(read.records).toEqual([]);
  expect(read.setAside).toMatchObject([{ row: 1, code: "automatic-mail" }]);
  expect(countCodes(read.notices)).toEqual({ "automatic-mail": 1 });
});

test.each([
  ["ann@x.example", "Accepted papers of the year"],
  ["ann.postmaster@x.example", "a"],
  ["ann@noreply.example", "Out of milk"],
  ["notify@x.example", "Automatically sorted list"],
])("mail of a person stays: %s, %s", async (from, subject) => {
  expect((await readFirst("a.eml", `From: ${from}\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: ${subject}\n\n`)).records).toHaveLength(1);
});

test.each([
  ["X-Gmail-Labels: Spam,Category Updates", "spam-mail"],
  ["X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=", "draft-mail"],
  ["X-Spam-Flag: YES", "spam-mail"],
  ["X-Spam-Status: Yes, score=9.1", "spam-mail"],
])("spam and drafts are set aside: %s", async (field, code) => {
  const read = await one(`Subject: a\nMessage-ID: <1@x>\n${field}`);
  expect(read.setAside).toMatchObject([{ row: 1, code }]);
  expect(countCodes(read.notices)).toEqual({ "unwanted-mail": 1 });
});

test.each(["X-Gmail-Labels: Inbox,Anti-Spam group", "X-Spam-Status: No, score=-1", "X-Spam-Flag: NO"])("other mail stays: %s", async (field) => {
  expect((await one(`Subject: a\n${field}`)).records).toHaveLength(1);
});

test("mail of a list is flagged, and the list's own address is nobody", async () => {
  const read = await one("To: r-help@lists.x.example, ben@x.example\nSubject: a\nMessage-ID: <1@x>\nList-Id: R help <r-help.lists.x.example>\nList-Post: <mailto:r-help@lists.x.example>");
  expect(read.records[0]).toMatchObject({ to: "ben@x.example", list: "r-help.lists.x.example" });
  expect(countCodes(read.notices)).toEqual({ "list-mail": 1 });
  expect(await cells("To: r-help@lists.x.example\nSubject: a\nList-Id: <r-help.lists.x.example>")).not.toHaveProperty("to");
  expect(await cells("To: ben@x.example\nSubject: a\nPrecedence: bulk")).toMatchObject({ to: "ben@x.example", list: "bulk mail" });
});

test.each([
  ["Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable", "caf=E9\n", "café"],
  ['Content-Type: multipart/alternative; boundary="b b"', "--b b\nContent-Type: text/html\n\n<b>x</b>\n--b b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSsO2cmc=\n--b b--\n", "Jörg"],
  ["Content-Type: multipart/mixed; boundary=m", "preamble\n--m\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\ninner\n--a--\n--m\nContent-Type: application/zip\n\nUEsDB\n--m--\n", "inner"],
  ["Content-Type: multipart/mixed; boundary=m", "--m\nContent-Type: text/plain\nContent-Disposition: attachment\n\nsecret\n--m--\n", undefined],
  ["Content-Type: text/html", "<p>x</p>", undefined],
  ["Content-Type: application/pdf", "%PDF", undefined],
  ["Content-Type: multipart/mixed", "--x\n\ntext\n", undefined],
  ["X-Nothing: 1", "plain\n>From here\n", "plain\nFrom here"],
])("text: %s", async (fields, body, expected) => {
  expect((await cells(`Subject: a\n${fields}`, body))["text"]).toBe(expected);
});

test("bytes without a charset are Windows-1252, and said so", async () => {
  const bytes = Uint8Array.from(message("Subject: Gr\xfc\xdfe \x80\nMessage-ID: <1@x>"), (unit) => unit.charCodeAt(0));
  const read = await readFirst("a.eml", bytes);
  expect(read.records[0]).toMatchObject({ subject: "Grüße €" });
  expect(countCodes(read.notices)).toEqual({ "header-8bit": 1 });
});

test("an unknown charset and an unknown zone are named", async () => {
  const read = await readFirst("a.eml", "From: =?x-foo?Q?Ann?= <ann@x.example>\nDate: Mon, 1 Jan 2024 10:00:00 QQQ\nSubject: a\nMessage-ID: <1@x>\n\n");
  expect(read.records[0]).toMatchObject({ "from name": "Ann", time: "2024-01-01T10:00:00+00:00" });
  expect(countCodes(read.notices)).toEqual({ "charset-unknown": 1, "zone-unknown": 1 });
});

test("a mail as Apple Mail keeps it begins behind its length", async () => {
  expect((await readFirst("1.emlx", `77        \n${message("Subject: a")}`)).records).toMatchObject([{ from: "ann@x.example", subject: "a" }]);
});

test("a zip of messages is one table", async () => {
  const members = ["mail/1.eml", "mail/2.eml"].map((name, i) => ({ name, content: message(`Subject: s${i}\nTo: ben@x.example\nMessage-ID: <${i}@x>`) }));
  const [read] = await readTables(memoryFile("mails.zip", makeZip([{ name: "mail/" }, ...members, { name: "mail/.DS_Store", content: "x" }])));
  expect(read).toMatchObject({ format: "eml-zip", rowsRead: 2 });
  expect(read!.records.map(({ subject }) => subject)).toEqual(["s0", "s1"]);
  expect((await readTables(memoryFile("a.zip", makeZip([...members, { name: "mail/.DS_Store", content: "x" }]))))[0]!.notices).toEqual([]);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("a person called %s is a person", async (name) => {
  expect((await readFirst("a.eml", `From: ${name}\nTo: ${name}@x.example\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: ${name}\nMessage-ID: <${name}>\n${name}: x\n\n`)).records[0]).toMatchObject({ from: name, to: `${name}@x.example`, "message id": name });
});

test("where texts are neither kept nor searched the body is left unread", async () => {
  const { tables } = await openTables(memoryFile("a.eml", message("Subject: a\nContent-Type: text/plain; charset=x-unknown")), {}, { file: "a.eml", task: unattended });
  for (const [skipsText, hasBody] of [[true, false], [false, true]] as const) {
    let text = "";
    const notices: string[] = [];
    await tables[0]!.decode({ columns() {}, batch: (batch) => void (text += new TextDecoder().decode(batch.bytes.subarray(0, batch.to.at(-1)))), notice: ({ code }) => void notices.push(code), setAside() {} }, { file: "a.eml", task: unattended, skipsText });
    expect(text.includes("Hello.")).toBe(hasBody);
    expect(notices.includes("charset-unknown")).toBe(hasBody);
  }
});
