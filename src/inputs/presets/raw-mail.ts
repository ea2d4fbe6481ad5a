import { newMailFacts, mailRecord } from "../mail/mail-record.ts";
import { readHeader } from "../mail/mail-header.ts";
import { readMailText } from "../mail/mail-text.ts";
import { definePreset, rolesWith } from "./define-preset.ts";
import { reshape } from "./reshape.ts";

/** As much of a message as is read beyond its header. */
const BODY_CHARACTERS = 131_072;

/** A table with a whole e-mail in a cell, as the Enron corpus is handed on (`file,message`): read as an e-mail file is. */
export const rawMail = definePreset({
  id: "raw-mail",
  label: "Table of raw e-mails",
  signatures: [["file", "message"], ["raw message"], ["raw email"], ["raw"]],
  isMeant({ cells }) {
    const mails = cells("message", "raw message", "raw email", "raw");
    return mails.length > 0 && mails.filter((mail) => /^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n)(?:[\s\S]{0,4000}?)^(?:from|to|date|message-id):/im.test(mail)).length * 2 > mails.length;
  },
  read({ table }) {
    const added = [["from", "from"], ["from name", "fromName"], ["to", "to"], ["cc", "cc"], ["time", "time"], ["subject", "text"], ["text", "text"], ["message id", "messageId"], ["reply to", "replyTo"], ["thread", "thread"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Table of raw e-mails", kind: "messages", roles: rolesWith(added, new Map()), ties: ["addressed"], mode: "employees" },
        start(_readAll, { keepsAutomatic }) {
          const facts = newMailFacts();
          const threads = new Map<string, string>();
          const encoder = new TextEncoder();
          return {
            make(row) {
              const mail = row.get("message", "raw message", "raw email", "raw");
              const gap = /\r?\n\r?\n/.exec(mail);
              const head = gap === null ? mail : mail.slice(0, gap.index);
              const body = gap === null ? "" : mail.slice(gap.index + gap[0].length, gap.index + gap[0].length + BODY_CHARACTERS);
              const header = readHeader(encoder.encode(head));
              const record = mailRecord(header, "", readMailText(header, encoder.encode(body), facts), threads, facts, { keepsAutomatic: keepsAutomatic === true });
              if (record.leftOut !== undefined) return { column: "message", ...record.leftOut };
              if (record.cells[0] === "") return { column: "message", code: "from-missing", reason: "the mail has no sender" };
              return record.cells.slice(0, added.length);
            },
          };
        },
      }),
    ];
  },
});
