import { objectsIn, plainText, textAt, type Json } from "./cell-json.ts";
import { definePreset, rolesWith, SeenAccounts } from "./define-preset.ts";
import { reshape, type LeftOut } from "./reshape.ts";

const NOT_PUBLIC = { column: "public", code: "not-public", reason: "an internal note: the customer never saw it" } as const;

const isNo = (cell: string): boolean => /^(?:false|0|no)$/i.test(cell);

/** Zendesk's comments, one a record: public ones only; agents, where the file tells them, are ours. */
export const zendeskComments = definePreset({
  id: "zendesk-comments",
  label: "Zendesk comments",
  signatures: [["author id", "ticket id", "body|plain body|html body|comment|comment body"]],
  read({ table, roles }) {
    const seen = new SeenAccounts();
    const own = roles([["from", "author id"], ["fromName", "author name"], ["messageId", "id|comment id"], ["time", "created at"], ["thread", "ticket id"], ["channel", "via channel|channel"]]);
    const added = [["words", "text"]] as const;
    return [
      reshape(table, {
        added: ["words"],
        meaning: seen.within({ source: "Zendesk", kind: "messages", roles: rolesWith(added, own), ties: ["thread"], mode: "customers" }),
        start: () => ({
          make(row) {
            if (isNo(row.get("public", "is public"))) return NOT_PUBLIC;
            if (/^(?:agent|admin)$/i.test(row.get("author role", "role"))) seen.add(row.get("author id"), "ours", "an agent in Zendesk");
            return [row.get("plain body", "body", "comment", "comment body") || plainText(row.get("html body"))];
          },
        }),
      }),
    ];
  },
});

/** Zendesk's tickets with their comments nested in them: each comment is a record. Whoever asked is the customer, other authors are agents. */
export const zendeskTickets = definePreset({
  id: "zendesk-tickets",
  label: "Zendesk tickets",
  signatures: [["requester id", "comments", "id"]],
  isMeant: ({ cells }) => cells("comments").some((cell) => objectsIn(cell).length > 0),
  read({ table, roles }) {
    const seen = new SeenAccounts();
    const own = roles([["topic", "tags"], ["channel", "via channel"]]);
    const added = [["author", "from"], ["comment id", "messageId"], ["sent at", "time"], ["words", "text"], ["ticket", "thread"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: seen.within({ source: "Zendesk", kind: "messages", roles: rolesWith(added, own), ties: ["thread"], mode: "customers" }),
        start: () => ({
          make(row) {
            const requester = row.get("requester id");
            const comments = objectsIn(row.get("comments"));
            if (comments.length === 0) return { column: "comments", code: "no-comment", reason: "a ticket without a comment" };
            return {
              records: comments.map((comment) => {
                if (comment["public"] === false || comment["is_public"] === false) return NOT_PUBLIC;
                const author = textAt(comment, "author_id");
                if (author === "") return { column: "comments", code: "author-missing", reason: "the comment names no author" };
                if (requester !== "" && author !== requester) seen.add(author, "ours", "answers tickets of others in Zendesk");
                return [author, textAt(comment, "id"), textAt(comment, "created_at"), textAt(comment, "plain_body") || textAt(comment, "body") || plainText(textAt(comment, "html_body")), row.get("id")];
              }),
            };
          },
        }),
      }),
    ];
  },
});

/** The list of tickets that Zendesk writes as CSV: one row a ticket, and no word of what was said. No column is given a role. */
export const zendeskTicketList = definePreset({
  id: "zendesk-ticket-list",
  label: "Zendesk ticket list",
  signatures: [["requester", "assignee", "ticket id|id|#", "group|ticket type|ticket form|satisfaction score|ticket form name"]],
  isMeant: ({ names }) => !["comment", "body", "comments", "message"].some((name) => names.has(name)),
  read({ table }) {
    const notice = {
      code: "no-conversation", severity: "warning", count: 1, file: "", message: "This is a list of tickets, one row each: there is no conversation here.",
      hint: "Export the comments instead: Zendesk's JSON export, or its API for incremental exports with comments.",
    } as const;
    return [{ ...table, shape: { ...table.shape, notices: [...table.shape.notices, notice] }, meaning: { source: "Zendesk ticket list", kind: "messages", roles: new Map() } }];
  },
});

/** Intercom's conversations with their parts nested in them, or one part a row; admins are ours, bots are bots, notes are internal. */
export const intercom = definePreset({
  id: "intercom",
  label: "Intercom",
  signatures: [["conversation parts conversation parts", "source author id|source author email"], ["conversation id", "part type|author type", "author id|author email|author name|author"]],
  read({ table, roles, names }) {
    const seen = new SeenAccounts();
    const own = names.has("conversation parts conversation parts") ? new Map() : roles([["channel", "source type|channel"]]);
    const added = [["author", "from"], ["author name", "fromName"], ["part", "messageId"], ["sent at", "time"], ["words", "text"], ["conversation", "thread"]] as const;
    const record = (author: Json | undefined, id: string, at: string, body: string, conversation: string): readonly string[] | LeftOut => {
      const who = textAt(author, "email") || textAt(author, "id") || textAt(author, "name");
      const kind = textAt(author, "type").toLowerCase();
      if (who === "") return { column: "author", code: "author-missing", reason: "the part names no author" };
      if (kind === "admin" || kind === "teammate" || kind === "team") seen.add(who, "ours", "answers in Intercom");
      if (kind === "bot") seen.add(who, "bot", "a bot in Intercom");
      return [who, textAt(author, "name"), id, at, plainText(body), conversation];
    };
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: seen.within({ source: "Intercom", kind: "messages", roles: rolesWith(added, own), ties: ["thread"], mode: "customers" }),
        start: () => ({
          make(row) {
            const nested = row.get("conversation parts conversation parts");
            if (nested === "" && !names.has("conversation parts conversation parts")) {
              const type = row.get("part type").toLowerCase();
              if (leavesOut(type)) return internal(type);
              const author = { type: row.get("author type"), email: row.get("author email"), id: row.get("author id", "author"), name: row.get("author name") };
              return record(author, row.get("part id", "id", "message id"), row.get("created at", "part created at", "timestamp", "date"), row.get("body", "message", "text"), row.get("conversation id"));
            }
            const conversation = row.get("id");
            const source = { type: row.get("source author type"), email: row.get("source author email"), id: row.get("source author id"), name: row.get("source author name") };
            const first = record(source, row.get("source id"), row.get("created at"), row.get("source body"), conversation);
            const parts = objectsIn(nested).map((part) => {
              const type = textAt(part, "part_type").toLowerCase();
              return leavesOut(type) || textAt(part, "body") === "" ? internal(type) : record(part["author"], textAt(part, "id"), textAt(part, "created_at"), textAt(part, "body"), conversation);
            });
            return { records: [first, ...parts] };
          },
        }),
      }),
    ];
  },
});

function leavesOut(type: string): boolean {
  return /note|assign|close|open|snooze|participant|attribute|rating|away/.test(type) && type !== "comment";
}

function internal(type: string): LeftOut {
  const isNote = type.includes("note");
  return { column: "part type", code: isNote ? "not-public" : "system-message", reason: isNote ? NOT_PUBLIC.reason : `no message but an act in Intercom${type === "" ? "" : `: ${type}`}` };
}

/** Comments on cases in Salesforce. An id of 18 characters is the id of 15 with a checksum: both are the same. */
export const salesforce = definePreset({
  id: "salesforce",
  label: "Salesforce case comments",
  signatures: [["parent id", "created by id", "comment body"]],
  read({ table, roles }) {
    const own = roles([["fromName", "created by name|creator name"], ["time", "created date|system modstamp"], ["text", "comment body"]]);
    const added = [["author", "from"], ["comment", "messageId"], ["case", "thread"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Salesforce", kind: "messages", roles: rolesWith(added, own), ties: ["thread"], mode: "customers" },
        start: () => ({
          make(row) {
            const author = shortId(row.get("created by id"));
            if (author === "") return { column: "created by id", code: "author-missing", reason: "the comment names no author: add CreatedById to the export" };
            return [author, shortId(row.get("id")), shortId(row.get("parent id"))];
          },
        }),
      }),
    ];
  },
});

/** The 15 characters of a Salesforce id that tell records apart. */
function shortId(id: string): string {
  return /^[A-Za-z0-9]{15}[A-Z0-5]{3}$/.test(id) ? id.slice(0, 15) : id;
}

/** E-mails on cases in Salesforce (EmailMessage). */
export const salesforceMail = definePreset({
  id: "salesforce-mail",
  label: "Salesforce e-mail",
  signatures: [["from address", "to address", "message date", "text body|subject", "incoming|parent id|status"]],
  read: ({ table, roles }) => [
    { ...table, meaning: { source: "Salesforce", kind: "messages", ties: ["addressed"], mode: "customers", roles: roles([["from", "from address"], ["fromName", "from name"], ["to", "to address"], ["cc", "cc address"], ["cc", "bcc address"], ["time", "message date"], ["text", "subject"], ["text", "text body"], ["messageId", "id|message identifier"], ["thread", "parent id"]]) } },
  ],
});
