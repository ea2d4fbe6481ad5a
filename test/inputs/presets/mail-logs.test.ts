import { expect, test } from "vitest";
import { fileOf, newSession } from "../../support/session.ts";
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
  const { rows, setAside } = await readTable("report.csv", csvOf(`
origin_timestamp_utc|sender_address|recipient_status|message_subject|total_bytes|message_id|network_message_id|original_client_ip|directionality|connector_id|delivery_priority
2023-03-01T10:00:00.0000000Z|anna@x.example|ben@x.example##Receive, Deliver;cem@x.example##Receive, Fail;dora@y.example##Receive, Send|Hi|1234|<1@x>|n1|10.0.0.1|Originating||Normal
2023-03-01T11:00:00.0000000Z|ben@x.example|gone@y.example##Receive, Fail|Hi|99|<2@x>|n2|10.0.0.1|Originating||Normal`));
  expect(rows).toEqual([{ from: "anna@x.example", to: "ben@x.example;dora@y.example", time: "2023-03-01T10:00:00.0000000Z", text: "Hi", messageId: "<1@x>" }]);
  expect(setAside).toEqual(["2 recipient_status=gone@y.example##Receive, Fail not-delivered"]);
});
