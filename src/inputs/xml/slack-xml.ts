import type { BookFormat, ColumnRole } from "../../core/records.ts";
import type { BatchBuilder } from "../batch-builder.ts";
import { readHead } from "../open.ts";
import type { XmlAttributes, XmlHandler } from "./read-xml.ts";
import { xmlEncoding } from "./xml-encoding.ts";
import { xmlRoot } from "./xml-root.ts";
import { listCell, xmlTable } from "./xml-table.ts";

const COLUMNS = ["from", "time", "text", "thread", "mentioned", "channel"];
const ROLES: ReadonlyMap<string, ColumnRole> = new Map([["from", "from"], ["time", "time"], ["text", "text"], ["thread", "thread"], ["mentioned", "mentioned"], ["channel", "channel"]]);

/**
 * Slack talk as the collection of disentangled chats has it: `<slack>` with a channel and messages, each with its conversation (the
 * thread), time, user and text; `<@name>` in a text is a mention. Source: Chatterjee et al., Software-related Slack Chats, MSR 2020.
 */
export const slackXml: BookFormat = {
  id: "slack-xml",
  label: "Slack chat as XML",
  extensions: [],
  sniff(head) {
    const root = xmlRoot(head);
    return root?.name === "slack" && /<(?:team_domain|channel_name|message)\b/.test(root.rest) ? 0.95 : 0;
  },
  async tables(source, options) {
    const encoding = xmlEncoding(await readHead(source), options.encoding);
    return [xmlTable(source, { columns: COLUMNS, meaning: { source: "Slack chat as XML", kind: "messages", roles: ROLES }, encoding, handler: (builder) => new SlackReader(builder) })];
  },
};

class SlackReader implements XmlHandler {
  private readonly builder: BatchBuilder;
  private channel: string | undefined;
  private message: { line: number; thread: string | undefined; parts: Map<string, string> } | undefined;
  private held: string | undefined;

  constructor(builder: BatchBuilder) {
    this.builder = builder;
  }

  open(name: string, attributes: XmlAttributes, line: number): void {
    if (name === "message") this.message = { line, thread: attributes["conversation_id"], parts: new Map() };
    else this.held = "";
  }

  text(text: string): void {
    if (this.held !== undefined) this.held += text;
  }

  close(name: string): void {
    const text = this.held;
    this.held = undefined;
    if (name !== "message") {
      if (name === "channel_name") this.channel = text?.trim();
      else if (text !== undefined) this.message?.parts.set(name, text);
      return;
    }
    const { message } = this;
    this.message = undefined;
    if (message === undefined) return;
    const body = message.parts.get("text") ?? "";
    const mentioned = Array.from(body.matchAll(/<@([^<>|]+)(?:\|[^<>]*)?>/g), ([, person]) => person!.trim());
    this.builder.add([message.parts.get("user")?.trim(), message.parts.get("ts")?.trim(), body, message.thread, listCell([...new Set(mentioned)]), this.channel], message.line);
  }
}
