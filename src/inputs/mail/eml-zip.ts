import { plural } from "../../core/words.ts";
import type { BookFormat, ByteSource, DecodeContext, RecordSink } from "../../core/records.ts";
import { isJunk, zipNames } from "../chat/zip-names.ts";
import { openZip } from "../zip/read-zip.ts";
import { readMail } from "./eml.ts";
import { type FoundMail, mailTable } from "./mail-table.ts";

/** Many messages, each a file of its own, in one zip archive: they are one table. */
export const emlZip: BookFormat = {
  id: "eml-zip",
  label: "zip of messages (eml)",
  extensions: [],
  sniff: (head) => {
    const names = zipNames(head.bytes);
    return names.length > 0 && names.every((name) => name.endsWith("/") || isEml(name) || isJunk(name)) && names.some(isEml) ? 0.97 : 0;
  },
  tables: async (source) => [mailTable("mail messages", (sink, context) => readMails(source, sink, context))],
};

function isEml(name: string): boolean {
  return /\.emlx?$/i.test(name) && !isJunk(name);
}

/** The messages by the names of their files; the line of each is its number. Notices: zip-member-skipped. */
async function* readMails(source: ByteSource, sink: RecordSink, { file }: DecodeContext): AsyncGenerator<FoundMail> {
  const zip = await openZip(source);
  const members = zip.entries.filter(({ name, isFolder }) => !isFolder && !isJunk(name));
  let line = 0;
  for (const entry of members) if (isEml(entry.name)) yield await readMail(zip.memberSource(entry), ++line);
  const skipped = members.length - line;
  if (skipped > 0) sink.notice({ code: "zip-member-skipped", severity: "info", message: `${plural(skipped, "file in the archive is no message and was", "files in the archive are no messages and were")} not read.`, hint: "Nothing to do.", count: skipped, file });
}
