import { sampleOf, type Notice } from "../../core/notice.ts";
import type { DecodeContext, RecordSink, Shape, Table, TableMeaning } from "../../core/records.ts";
import { plural } from "../../core/words.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { noRecordsError } from "../csv/csv-faults.ts";
import { readHeader } from "./mail-header.ts";
import { MAIL_COLUMNS, type MailFacts, mailRecord, newMailFacts } from "./mail-record.ts";
import { readMailText } from "./mail-text.ts";

/** A message as it lies in a file. */
export interface FoundMail {
  /** What stands behind "From " in an mbox, else "". */
  readonly envelope: string;
  /** Physical line in an mbox, the number of the message elsewhere. */
  readonly line: number;
  readonly header: Uint8Array;
  /** The beginning of the body. */
  readonly body: Uint8Array;
  readonly isHeaderCut: boolean;
}

/** Reads messages one after the other; what is found out only at the end of the file goes to the sink. */
export type MailReading = (sink: RecordSink, context: DecodeContext) => AsyncGenerator<FoundMail>;

/** The one table of a file of mail. `read` may be called several times. */
export function mailTable(source: string, read: MailReading): Table {
  return { part: "", shape: mailShape(), meaning: mailMeaning(source), decode: (sink, context) => decodeMails(read, sink, context) };
}

function mailShape(): Shape {
  return { encoding: "utf-8", delimiter: "", hasHeader: true, isUndirected: false, notices: [] };
}

function mailMeaning(source: string): TableMeaning {
  return {
    source,
    kind: "messages",
    mode: "employees",
    roles: new Map([
      ["from", "from"],
      ["from name", "fromName"],
      ["to", "to"],
      ["cc", "cc"],
      ["time", "time"],
      ["subject", "text"],
      ["text", "text"],
      ["message id", "messageId"],
      ["reply to", "replyTo"],
      ["thread", "thread"],
      ["list", "channel"],
    ]),
  };
}

/**
 * Records of messages as they come: one each, automatic mail, spam and drafts set aside (`automatic-mail`,
 * `spam-mail`, `draft-mail`). Notices: automatic-mail, unwanted-mail, list-mail,
 * charset-unknown, header-8bit, date-from-delivery, zone-unknown, message-id-missing, header-cut.
 * @throws WhotalksError `no-records`
 */
async function decodeMails(read: MailReading, sink: RecordSink, context: DecodeContext): Promise<void> {
  const { file, task } = context;
  const builder = new BatchBuilder(sink);
  const facts = newMailFacts();
  const threads = new Map<string, string>();
  let count = 0;
  let cut = 0;
  for await (const mail of read(sink, context)) {
    count++;
    if (mail.isHeaderCut) cut++;
    const header = readHeader(mail.header);
    const { cells, leftOut } = mailRecord(header, mail.envelope, context.skipsText === true ? "" : readMailText(header, mail.body, facts), threads, facts, { keepsAutomatic: context.keepsAutomatic === true });
    if (leftOut === undefined) builder.add(cells, mail.line);
    else builder.setAside(mail.line, sampleOf(cells[0]!), leftOut.code, leftOut.reason);
    if (builder.isFull) await builder.flush(MAIL_COLUMNS);
    await task.breathe({ stage: "read", done: count, total: Number.NaN, unit: "messages" });
  }
  if (count === 0) throw noRecordsError(file, "There is no message in the file.");
  await builder.flush(MAIL_COLUMNS);
  for (const notice of noticesOf(file, facts, cut)) sink.notice(notice);
}

function noticesOf(file: string, facts: MailFacts, cut: number): Notice[] {
  const notices: Notice[] = [];
  const note = (count: number, code: string, message: string, rest: Partial<Notice> = {}): void => {
    if (count > 0) notices.push({ code, severity: "info", message, hint: "Nothing to do.", count, file, ...rest });
  };
  note(facts.automatic, "automatic-mail", `${plural(facts.automatic, "message was", "messages were")} written by programs (absence notes, notifications, mail that could not be delivered): set aside.`, { hint: "Each is listed among the rows set aside, with the reason. To count them: --automatic-mail kept." });
  note(facts.unwanted, "unwanted-mail", `${plural(facts.unwanted, "message is", "messages are")} spam or drafts: set aside.`, { hint: "Each is listed among the rows set aside, with the reason." });
  note(facts.listMail, "list-mail", `${plural(facts.listMail, "message", "messages")} came through mailing lists.`, { hint: facts.listAddresses > 0 ? "The address of a list is nobody: it is not counted among the recipients." : "Nothing to do." });
  note(facts.unknownCharsets, "charset-unknown", `${plural(facts.unknownCharsets, "text is", "texts are")} written in a charset that is not known ("${facts.charset}"): read as Windows-1252.`, { severity: "warning", hint: "Names in these messages may be wrong.", sample: sampleOf(facts.charset) });
  note(facts.raw8Bit, "header-8bit", `${plural(facts.raw8Bit, "header holds", "headers hold")} characters without saying how they are written: read as Windows-1252.`, { hint: "Names in these messages may be wrong." });
  note(facts.fromEnvelope, "date-from-delivery", `${plural(facts.fromEnvelope, "message has", "messages have")} no date that can be read: the time of delivery was taken.`);
  note(facts.zonesUnknown, "zone-unknown", `${plural(facts.zonesUnknown, "date names", "dates name")} a time zone that has no known offset: read as UTC.`, { sample: sampleOf(facts.zone) });
  note(facts.withoutId, "message-id-missing", `${plural(facts.withoutId, "message has", "messages have")} no Message-ID: used, but no reply can name ${facts.withoutId === 1 ? "it" : "them"}.`);
  note(cut, "header-cut", `${plural(cut, "header is", "headers are")} longer than 4 MB: what stands behind that was not read.`, { severity: "warning", hint: "Recipients may be missing." });
  return notices;
}
