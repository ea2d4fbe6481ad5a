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
        start: () => ({
          make(row) {
            const to = isDetailed ? deliveredIn(row.get("recipient status")) : deliveredTo(row);
            if (typeof to !== "string") return to;
            return [to, asUtc(row.get("received", "origin timestamp utc", "date", "start date"))];
          },
        }),
      }),
    ];
  },
});

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
export function asUtc(text: string): string {
  return /^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$/.test(text) ? `${text}Z` : text;
}
