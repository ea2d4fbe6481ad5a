import { WhotalksError } from "../../core/errors.ts";
import type { BookFormat, ColumnRole, Head, TableMeaning } from "../../core/records.ts";
import type { BatchBuilder } from "../batch-builder.ts";
import { readHead } from "../open.ts";
import type { XmlAttributes } from "./read-xml.ts";
import { xmlEncoding } from "./xml-encoding.ts";
import { xmlRoot } from "./xml-root.ts";
import { listCell, xmlTable, type XmlTable } from "./xml-table.ts";

/** Tables of a dump that hold neither messages nor people. */
const OTHERS = ["badges", "posthistory", "postlinks", "tags", "votes"];

/**
 * The data dumps of Stack Exchange. Posts.xml: questions and answers as messages (an answer replies to its question, both are one
 * thread, tags are topics; wiki pages of tags are set aside, `no-post`). Comments.xml: messages, a thread for each post. Users.xml:
 * people. A deleted account goes by the name it left; the Community account (-1) is a bot. HTML is stripped from texts.
 * Source: archive.org/details/stackexchange, schema of the public dumps.
 */
export const stackExchange: BookFormat = {
  id: "stack-exchange",
  label: "Stack Exchange XML",
  extensions: ["xml"],
  sniff(head) {
    const root = xmlRoot(head);
    if (root === undefined || ![...OTHERS, "posts", "comments", "users"].includes(root.name.toLowerCase())) return 0;
    return /^[^<]*<row\s+(?:Id|[A-Z]\w+)\s*=/.test(root.rest) ? 0.95 : 0;
  },
  async tables(source, options) {
    const head = await readHead(source);
    return [xmlTable(source, tableOf(head, xmlEncoding(head, options.encoding)))];
  },
};

function tableOf(head: Head, encoding: string): XmlTable {
  const name = xmlRoot(head)?.name.toLowerCase();
  if (name === "posts") {
    return table(["message id", "from", "time", "text", "reply to", "thread", "topic"], { "message id": "messageId", from: "from", time: "time", text: "text", "reply to": "replyTo", thread: "thread", topic: "topic" }, encoding, readPost);
  }
  if (name === "comments") {
    return table(["message id", "from", "time", "text", "thread"], { "message id": "messageId", from: "from", time: "time", text: "text", thread: "thread" }, encoding, (row, line, builder) => {
      builder.add([row["Id"], row["UserId"] ?? row["UserDisplayName"], row["CreationDate"], row["Text"], row["PostId"]], line);
    });
  }
  if (name === "users") {
    return table(["id", "name", "Location", "Reputation", "Views", "UpVotes"], { id: "id", name: "name", Location: "ignore", Reputation: "number", Views: "number", UpVotes: "number" }, encoding, (row, line, builder) => {
      builder.add([row["Id"], row["DisplayName"], row["Location"], row["Reputation"], row["Views"], row["UpVotes"]], line);
    });
  }
  throw new WhotalksError("format-unsupported", `${head.name}: this is the table "${name ?? ""}" of a Stack Exchange dump, which holds neither messages nor people.`, { hint: "Open Posts.xml or Comments.xml, and Users.xml beside it.", where: { file: head.name } });
}

function table(columns: readonly string[], roles: Readonly<Record<string, ColumnRole>>, encoding: string, read: (row: XmlAttributes, line: number, builder: BatchBuilder) => void): XmlTable {
  const isPeople = columns[0] === "id";
  const meaning: TableMeaning = {
    source: "Stack Exchange",
    kind: isPeople ? "people" : "messages",
    roles: new Map(Object.entries(roles)),
    ...(isPeople ? {} : { accounts: [{ id: "-1", kind: "bot" as const, reason: "the Community account of Stack Exchange" }] }),
  };
  return { columns, meaning, encoding, handler: (builder) => ({ open: (name, row, line) => (name === "row" ? read(row, line, builder) : undefined) }) };
}

function readPost(row: XmlAttributes, line: number, builder: BatchBuilder): void {
  const { Id: id, PostTypeId: type, ParentId: parent } = row;
  if (type !== undefined && type !== "1" && type !== "2") {
    builder.setAside(line, type, "no-post", "a wiki page of a tag or another page that is neither question nor answer");
    return;
  }
  const title = row["Title"];
  const body = withoutTags(row["Body"] ?? "");
  builder.add([id, row["OwnerUserId"] ?? row["OwnerDisplayName"], row["CreationDate"], title === undefined ? body : `${title}\n${body}`, parent, parent ?? id, listCell(tagsOf(row["Tags"] ?? ""))], line);
}

/** `<r><plot>` in the older dumps, `|r|plot|` in the newer. */
function tagsOf(text: string): string[] {
  return text.split(/[<>|]+/).filter((tag) => tag !== "");
}

/** The text of HTML: tags out, the references of XML replaced once more, blanks joined. */
function withoutTags(html: string): string {
  const named = new Map([["lt", "<"], ["gt", ">"], ["amp", "&"], ["quot", '"'], ["nbsp", " "], ["#39", "'"]]);
  return html.replace(/<\/?[a-zA-Z][^<>]*>/g, " ").replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (whole, name: string) => named.get(name) ?? whole).replace(/\s+/g, " ").trim();
}
