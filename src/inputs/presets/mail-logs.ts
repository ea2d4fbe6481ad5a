import { whyLoggedLeftOut } from "../mail/automatic-mail.ts";
import { definePreset, rolesWith } from "./define-preset.ts";
import { reshape, type LeftOut, type Row } from "./reshape.ts";

/**
 * Message trace of Microsoft 365, the list and the detailed report. One row a recipient (grouped by message id) or one a message with
 * `address##status;…`. Only what was delivered is a tie; times are UTC; distribution lists come expanded.
 */
export const microsoftTrace = definePreset({
  id: "m365-trace",
  label: "Microsoft 365 message trace",
  signatures: [["sender address", "recipient address", "status|message trace id|to ip"], ["origin timestamp utc", "recipient status"]],
  read({ table, roles, names }) {
    const isDetailed = names.has("recipient status");
    const own = roles([["from", "sender address"], ["text", "subject|message subject"], ["messageId", "message id|internet message id|network message id|message trace id"]]);
    const added = [["delivered to", "to"], ["sent at (UTC)", "time"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Microsoft 365 message trace", kind: "messages", roles: rolesWith(added, own), ties: ["addressed"], mode: "employees" },
        start: (_readAll, { keepsAutomatic }) => ({
          make(row) {
            const to = isDetailed ? deliveredIn(row.get("recipient status")) : deliveredTo(row);
            if (typeof to !== "string") return to;
            const automatic = keepsAutomatic === true ? undefined : automaticMail(row);
            if (automatic !== undefined) return automatic;
            return [to, asUtc(row.get("received", "origin timestamp utc", "date", "start date"))];
          },
        }),
      }),
    ];
  },
});

/** Absence notes, notifications and what else programs send: counted, not used, as in mailboxes. */
function automaticMail(row: Row): LeftOut | undefined {
  const why = whyLoggedLeftOut(row.get("sender address", "sender"), row.get("subject", "message subject"));
  if (why === undefined) return undefined;
  const [column, other] = why.by === "from" ? ["sender address", "sender"] as const : ["subject", "message subject"] as const;
  return { column: row.get(column) === "" ? other : column, code: why.code, reason: why.reason };
}

/** Statuses of the list report that mean that a mailbox has got the message. Expanded = the list itself, its members have rows of their own. */
function deliveredTo(row: Row): string | LeftOut {
  const status = row.get("status", "delivery status").toLowerCase();
  if (status === "" || status === "delivered" || status === "resolved") return row.get("recipient address");
  return { column: "status", code: "not-delivered", reason: `not delivered: ${status}` };
}

/** Recipients of a detailed report whose status says that they got the message: "a@x##Receive, Deliver;b@x##Receive, Fail". */
function deliveredIn(cell: string): string | LeftOut {
  const got = cell.split(";").map((part) => part.trim()).filter((part) => part !== "").flatMap((part) => {
    const [address = "", status = ""] = part.split("##");
    const isGot = status === "" || (/deliver|send/i.test(status) && !/fail|quarantin|spam|drop/i.test(status));
    return isGot ? [address.trim()] : [];
  });
  if (got.length > 0) return got.join(";");
  return { column: "recipient status", code: "not-delivered", reason: "delivered to none of its recipients" };
}

/** A time without an offset is UTC in these reports. */
function asUtc(text: string): string {
  return /^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$/.test(text) ? `${text}Z` : text;
}

/**
 * Exchange's message tracking log: a dozen rows a mail, one for each step. A delivery to a mailbox (DELIVER) is a tie; a file without
 * any goes by what left for other servers (SEND). A message is delivered to a person once, whatever the log repeats.
 */
export const exchangeLog = definePreset({
  id: "exchange-log",
  label: "Exchange message tracking log",
  signatures: [["event id", "recipient address|recipients", "sender address|sender", "message id"]],
  read({ table, roles, cells }) {
    const event = cells("event id").some((cell) => cell.toUpperCase() === "DELIVER") ? "DELIVER" : "SEND";
    const own = roles([["from", "sender address|sender"], ["text", "message subject"], ["messageId", "message id"]]);
    const added = [["delivered to", "to"], ["at (UTC)", "time"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Exchange message tracking log", kind: "messages", roles: rolesWith(added, own), ties: ["addressed"], mode: "employees" },
        start(_readAll, { keepsAutomatic }) {
          const seen = new Set<string>();
          return {
            make(row) {
              if (row.get("event id").toUpperCase() !== event) return { column: "event id", code: "not-delivered", reason: `a step on the way, not the delivery: ${row.get("event id") || "no event"}` };
              const automatic = keepsAutomatic === true ? undefined : automaticMail(row);
              if (automatic !== undefined) return automatic;
              const message = row.get("message id");
              const fresh = row.get("recipient address", "recipients").split(/[;|]/).map((each) => each.trim()).filter((each) => {
                const key = `${message}\n${each.toLowerCase()}`;
                if (each === "" || (message !== "" && seen.has(key))) return false;
                if (seen.size < MOST_SEEN) seen.add(key);
                return true;
              });
              if (fresh.length === 0) return { column: "recipient address", code: "delivered-twice", reason: "this message was delivered to them before" };
              return [fresh.join(";"), asUtc(row.get("date time", "timestamp"))];
            },
          };
        },
      }),
    ];
  },
});

/** A set cannot hold more than 16,777,216; beyond that a repeated delivery shows as a repeated recipient, which counts once as well. */
const MOST_SEEN = 16_000_000;

/** Google Workspace's e-mail log: one delivery a message and recipient counts; lists, spam and rejected mail do not. */
export const googleLog = definePreset({
  id: "google-mail-log",
  label: "Google Workspace e-mail log",
  signatures: [["message id", "recipient address", "event target", "sender"]],
  read({ table, roles }) {
    const own = roles([["from", "sender"], ["to", "recipient address"], ["text", "subject"], ["messageId", "message id"], ["time", "start date"]]);
    return [
      reshape(table, {
        added: [],
        meaning: { source: "Google Workspace e-mail log", kind: "messages", roles: own, ties: ["addressed"], mode: "employees" },
        start(_readAll, { keepsAutomatic }) {
          const seen = new Set<string>();
          return {
            make(row) {
              const target = row.get("event target").toUpperCase();
              const status = row.get("event status", "delivery status").toUpperCase();
              if (/LIST|SPAM|QUARANTINE|REJECT|SMTP_IN\b/.test(target)) return { column: "event target", code: "not-delivered", reason: `no delivery to a person: ${target}` };
              if (/REJECT|SPAM|FAIL|BOUNC|DROPPED|QUARANTINE|DEFER/.test(status)) return { column: "event status", code: "not-delivered", reason: `not delivered: ${status}` };
              const automatic = keepsAutomatic === true ? undefined : automaticMail(row);
              if (automatic !== undefined) return automatic;
              const key = `${row.get("message id")}\n${row.get("recipient address").toLowerCase()}`;
              if (seen.has(key)) return { column: "recipient address", code: "delivered-twice", reason: "this message was delivered to them before" };
              if (seen.size < MOST_SEEN) seen.add(key);
              return [];
            },
          };
        },
      }),
    ];
  },
});
