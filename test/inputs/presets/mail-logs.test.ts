import { expect, test } from "vitest";
import { fileOf, newSession } from "../../support/session.ts";
import { exchangeFile } from "../../../src/inputs/presets/exchange-file.ts";
import { decodeAll, errorOf } from "../decode-help.ts";
import { csvOf, readTable } from "./read-tables.ts";

/** Get-MessageTrace | Export-Csv without -NoTypeInformation, as PowerShell 5 writes it (learn.microsoft.com, Get-MessageTraceV2: times are UTC). */
const list = `#TYPE Deserialized.Microsoft.Exchange.Management.MessageTrace\r\n${csvOf(`
PSComputerName|Organization|MessageId|Received|SenderAddress|RecipientAddress|Subject|Status|ToIP|FromIP|Size|MessageTraceId|StartDate|EndDate|Index
outlook|x.example|<1@x>|2023-03-01T10:00:00|anna@x.example|ben@x.example|Hello|Delivered|10.0.0.1|10.0.0.2|5000|t1|2023-03-01|2023-03-10|0
outlook|x.example|<1@x>|2023-03-01T10:00:00|anna@x.example|cem@x.example|Hello|Delivered|10.0.0.1|10.0.0.2|5000|t1|2023-03-01|2023-03-10|1
outlook|x.example|<1@x>|2023-03-01T10:00:00|anna@x.example|all@x.example|Hello|Expanded|10.0.0.1|10.0.0.2|5000|t1|2023-03-01|2023-03-10|2
outlook|x.example|<2@x>|2023-03-01T11:00:00|ben@x.example|gone@y.example|Hi|Failed|10.0.0.1|10.0.0.2|7000|t2|2023-03-01|2023-03-10|3
outlook|x.example|<3@x>|2023-03-01T12:00:00|spam@z.example|anna@x.example|Win|FilteredAsSpam|10.0.0.1|10.0.0.2|100|t3|2023-03-01|2023-03-10|4`)}`;

test("Microsoft 365 list: the #TYPE line is skipped, only what was delivered is a tie, one message a message id, times are UTC", async () => {
  const { source, rows, setAside, meaning } = await readTable("trace.csv", list);
  expect(source).toBe("Microsoft 365 message trace");
  expect(meaning).toMatchObject({ mode: "employees", ties: ["addressed"] });
  expect(rows).toEqual([
    { from: "anna@x.example", to: "ben@x.example", time: "2023-03-01T10:00:00Z", text: "Hello", messageId: "<1@x>" },
    { from: "anna@x.example", to: "cem@x.example", time: "2023-03-01T10:00:00Z", text: "Hello", messageId: "<1@x>" },
  ]);
  expect(setAside).toEqual(["3 Status=Expanded not-delivered", "4 Status=Failed not-delivered", "5 Status=FilteredAsSpam not-delivered"]);
  const opened = await newSession().open([fileOf("trace.csv", list)], { mode: "employees" });
  expect(opened).toMatchObject({ rowsRead: 5, rowsKept: 2, rowsSetAside: 3, reasons: { "not-delivered": 3 }, people: 3, tieCount: 2, messages: 1 });
});

test("Microsoft 365 detailed report: of the recipients in one cell those who got the message", async () => {
  const { counts, rows, setAside } = await readTable("report.csv", csvOf(`
origin_timestamp_utc|sender_address|recipient_status|message_subject|total_bytes|message_id|network_message_id|original_client_ip|directionality|connector_id|delivery_priority
2023-03-01T10:00:00.0000000Z|anna@x.example|ben@x.example##Receive, Deliver;cem@x.example##Receive, Fail;dora@y.example##Receive, Send|Hi|1234|<1@x>|n1|10.0.0.1|Originating||Normal
2023-03-01T11:00:00.0000000Z|ben@x.example|gone@y.example##Receive, Fail|Hi|99|<2@x>|n2|10.0.0.1|Originating||Normal`));
  expect(rows).toEqual([{ from: "anna@x.example", to: "ben@x.example;dora@y.example", time: "2023-03-01T10:00:00.0000000Z", text: "Hi", messageId: "<1@x>" }]);
  expect(setAside).toEqual(["2 recipient_status=gone@y.example##Receive, Fail not-delivered"]);
  expect(counts).toEqual({ rows: 2, aside: 1, people: 3, ties: 2, ours: 0 });
});

test("logs of mail servers: what programs send is set aside, as in mailboxes", async () => {
  const trace = await readTable("trace.csv", csvOf(`
MessageId|Received|SenderAddress|RecipientAddress|Subject|Status|ToIP
<1@x>|2023-03-01T10:00:00|anna@x.example|ben@x.example|Hello|Delivered|10.0.0.1
<2@x>|2023-03-01T10:01:00|noreply@x.example|ben@x.example|Your report|Delivered|10.0.0.1
<3@x>|2023-03-01T10:02:00|ben@x.example|anna@x.example|Automatic reply: Hello|Delivered|10.0.0.1
<4@x>|2023-03-01T10:03:00|noreply@x.example|gone@x.example|Your report|Failed|10.0.0.1`));
  expect(trace.rows.map(({ messageId }) => messageId)).toEqual(["<1@x>"]);
  expect(trace.setAside).toEqual(["2 SenderAddress=noreply@x.example automatic-mail", "3 Subject=Automatic reply: Hello automatic-mail", "4 Status=Failed not-delivered"]);
  expect(trace.counts).toEqual({ rows: 4, aside: 3, people: 2, ties: 1, ours: 0 });

  const google = await readTable("google.csv", csvOf(`
Message ID|Start date|Sender|Subject|Recipient address|Event target|Event status
<1@x>|2023-03-01T10:00:00Z|anna@x.example|Hello|ben@x.example|GMAIL_INBOX|DELIVERED
<2@x>|2023-03-01T10:01:00Z|calendar-notification@google.example|Hello|ben@x.example|GMAIL_INBOX|DELIVERED`));
  expect(google.setAside).toEqual(["2 Sender=calendar-notification@google.example automatic-mail"]);

  const exchange = await readTable("tracking.csv", `#Fields: date-time,event-id,message-id,recipient-address,message-subject,sender-address\r
2023-03-01T10:00:00.000Z,DELIVER,<1@x>,ben@x.example,Hello,anna@x.example\r
2023-03-01T10:00:01.000Z,DELIVER,<2@x>,ben@x.example,Undeliverable: Hello,MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example\r
`);
  expect(exchange.rows).toHaveLength(1);
  expect(exchange.setAside.map((line) => line.split(" ").at(-1))).toEqual(["automatic-mail"]);
});

/** Microsoft's "Description of Message Tracking Log Fields" and its table of events: DELIVER = delivered to a mailbox, SEND = sent to another server. */
const tracking = `#Software: Microsoft Exchange Server\r
#Version: 15.01.2507.006\r
#Log-type: Message Tracking Log\r
#Date: 2023-03-01T00:00:00.123Z\r
#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path\r
2023-03-01T10:00:00.000Z,10.0.0.1,a,10.0.0.2,b,,,STOREDRIVER,SUBMIT,1,<1@x>,n1,,,,,,,Hello,anna@x.example,anna@x.example\r
2023-03-01T10:00:01.000Z,10.0.0.1,a,10.0.0.2,b,,,SMTP,RECEIVE,2,<1@x>,n1,ben@x.example;cem@x.example,,5000,2,,,Hello,anna@x.example,anna@x.example\r
2023-03-01T10:00:02.000Z,10.0.0.1,a,10.0.0.2,b,,,STOREDRIVER,DELIVER,3,<1@x>,n1,ben@x.example;cem@x.example,,5000,2,,,Hello,anna@x.example,anna@x.example\r
2023-03-01T10:00:03.000Z,10.0.0.1,a,10.0.0.2,b,,,STOREDRIVER,DELIVER,4,<1@x>,n1,ben@x.example,,5000,1,,,Hello,anna@x.example,anna@x.example\r
2023-03-01T10:00:04.000Z,10.0.0.1,a,10.0.0.2,b,,,STOREDRIVER,DELIVER,5,<2@x>,n2,anna@x.example,,900,1,,,"Re: Hello, you",ben@x.example,ben@x.example\r
`;

test("Exchange: the header stands in a comment; of a dozen steps only the delivery counts, once a message and recipient", async () => {
  for (const name of ["MSGTRK2023030110-1.LOG", "tracking.csv"]) {
    const { source, rows, setAside } = await readTable(name, tracking);
    expect(source).toBe("Exchange message tracking log");
    expect(rows).toEqual([
      { from: "anna@x.example", to: "ben@x.example;cem@x.example", time: "2023-03-01T10:00:02.000Z", text: "Hello", messageId: "<1@x>" },
      { from: "ben@x.example", to: "anna@x.example", time: "2023-03-01T10:00:04.000Z", text: "Re: Hello, you", messageId: "<2@x>" },
    ]);
    expect(setAside).toEqual(["1 event-id=SUBMIT not-delivered", "2 event-id=RECEIVE not-delivered", "4 recipient-address=ben@x.example delivered-twice"]);
  }
  const opened = await newSession().open([fileOf("x.log", tracking)], { mode: "employees" });
  expect(opened).toMatchObject({ rowsRead: 5, rowsKept: 2, people: 3, tieCount: 3, messages: 2 });
});

test("Exchange: the columns are found however the stream is cut; a log of comments alone is refused", async () => {
  const all = await decodeAll(exchangeFile, tracking);
  for (const chunkBytes of [1, 7, 64, 500]) expect((await decodeAll(exchangeFile, tracking, { chunkBytes })).cells).toEqual(all.cells);
  expect(await errorOf(() => decodeAll(exchangeFile, "#Software: Microsoft Exchange Server\r\n#Version: 15\r\n"))).toMatchObject({ code: "no-records" });
});

/** support.google.com/a/answer/13828463, "Email log search export fields": Message ID, Start date, Sender, Recipient address, Event target, Event status. */
test("Google: one delivery a message and recipient; lists, spam and rejected mail are left out", async () => {
  const { counts, source, rows, setAside } = await readTable("google.csv", csvOf(`
Message ID|Start date|End date|Sender|Message size|Subject|Direction|Attachments|Recipient address|Event target|Event date|Event status|Event target IP address
<1@x>|2023-03-01T10:00:00Z|2023-03-01T10:00:01Z|anna@x.example|900|Hello|Mixed|0|team@x.example|LIST_SERVER|2023-03-01|OK|
<1@x>|2023-03-01T10:00:00Z|2023-03-01T10:00:01Z|anna@x.example|900|Hello|Mixed|0|ben@x.example|GMAIL_INBOX|2023-03-01|DELIVERED|
<1@x>|2023-03-01T10:00:00Z|2023-03-01T10:00:01Z|anna@x.example|900|Hello|Mixed|0|ben@x.example|GMAIL_INBOX|2023-03-01|DELIVERED|
<2@x>|2023-03-01T11:00:00Z|2023-03-01T11:00:01Z|spam@z.example|900|Win|Received|0|anna@x.example|GMAIL_SPAM|2023-03-01|MARKED_SPAM|
<3@x>|2023-03-01T12:00:00Z|2023-03-01T12:00:01Z|ben@x.example|900|Hi|Sent|0|dora@y.example|SMTP_OUT|2023-03-01|REJECTED|`));
  expect(source).toBe("Google Workspace e-mail log");
  expect(rows).toEqual([{ from: "anna@x.example", to: "ben@x.example", time: "2023-03-01T10:00:00Z", text: "Hello", messageId: "<1@x>" }]);
  expect(setAside.map((line) => line.split(" ").slice(0, 1).concat(line.split(" ").slice(-1)).join(" "))).toEqual(["1 not-delivered", "3 delivered-twice", "4 not-delivered", "5 not-delivered"]);
  expect(counts).toEqual({ rows: 5, aside: 4, people: 2, ties: 1, ours: 0 });
});

/** The layout of the corpus as it is handed on: "file","message" with the raw mail in a cell, as public readers of it are tested with. */
test("raw mails in cells: header and text are read as in a mail file, automatic mail is left out", async () => {
  const mail = (headers: string, body: string): string => `${headers}\n\n${body}`;
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const csv = `"file","message"\r\n${[
    ["a/1.", mail("Message-ID: <1.JavaMail.evans@thyme>\nDate: Mon, 14 May 2001 16:39:00 -0700 (PDT)\nFrom: phillip.allen@enron.com\nTo: tim.belden@enron.com, \n\tjohn.arnold@enron.com\nSubject: forecast\nCc: sally.beck@enron.com\nX-From: Phillip K Allen", "Here is our \"forecast\"\n")],
    ["a/2.", mail("Message-ID: <2.JavaMail.evans@thyme>\nDate: Mon, 14 May 2001 16:40:00 -0700 (PDT)\nFrom: noreply@enron.com\nTo: phillip.allen@enron.com\nSubject: your report", "bip")],
    ["a/3.", mail("Message-ID: <3.JavaMail.evans@thyme>\nDate: Mon, 14 May 2001 17:40:00 -0700 (PDT)\nTo: phillip.allen@enron.com\nSubject: who?", "hm")],
  ].map(([file, message]) => `${cell(file!)},${cell(message!)}`).join("\r\n")}\r\n`;
  const { counts, source, rows, setAside } = await readTable("emails.csv", csv);
  expect(source).toBe("Table of raw e-mails");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ from: "phillip.allen@enron.com", to: "tim.belden@enron.com;john.arnold@enron.com", cc: "sally.beck@enron.com", messageId: "1.JavaMail.evans@thyme" });
  expect(rows[0]!.text).toContain("forecast");
  expect(setAside.map((line) => line.split(" ").at(-1))).toEqual(["automatic-mail", "from-missing"]);
  expect(counts).toEqual({ rows: 3, aside: 2, people: 4, ties: 3, ours: 0 });
});
