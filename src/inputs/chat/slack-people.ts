import type { DecodeContext, RecordSink, Table } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { chatShape } from "./chat-table.ts";
import { fieldOf, type JsonValue, textAt } from "./json-walk.ts";
import { dropTokens } from "./slack-text.ts";

/** An account of a workspace. */
export interface SlackUser {
  readonly id: string;
  /** Display name, else the real name, else the handle. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly team: string;
  readonly timeZone: string;
  readonly isBot: boolean;
  readonly isDeleted: boolean;
  readonly line: number;
}

/** An entry of users.json; undefined where it has no id. */
export function readSlackUser(value: JsonValue, line: number): SlackUser | undefined {
  const id = textAt(value, "id");
  if (id === "") return undefined;
  const text = (...path: string[]): string => dropTokens(textAt(value, ...path)).trim();
  const realName = text("profile", "real_name") || text("real_name");
  return {
    id,
    name: text("profile", "display_name") || realName || text("name"),
    realName,
    title: text("profile", "title"),
    team: text("team_id") || text("profile", "team"),
    timeZone: text("tz"),
    isBot: fieldOf(value, "is_bot") === true || id === "USLACKBOT",
    isDeleted: fieldOf(value, "deleted") === true,
    line,
  };
}

const COLUMNS: readonly string[] = ["id", "name", "real name", "title", "team", "time zone", "account"];

/** The people table of a workspace: bots are set aside (`bot-account`), people whose account was closed stay. */
export function slackPeopleTable(part: string, read: (context: DecodeContext) => Promise<readonly SlackUser[]>): Table {
  return {
    part,
    shape: chatShape(),
    meaning: {
      source: "Slack export",
      kind: "people",
      mode: "employees",
      roles: new Map([["id", "id"], ["name", "name"], ["title", "group"], ["team", "group"], ["time zone", "group"], ["account", "group"]]),
    },
    async decode(sink: RecordSink, context: DecodeContext) {
      const builder = new BatchBuilder(sink);
      for (const user of await read(context)) {
        if (user.isBot) builder.setAside(user.line, user.id, "bot-account", "the account of a program, not of a person");
        else builder.add([user.id, user.name, user.realName, user.title, user.team, user.timeZone, user.isDeleted ? "deleted" : "active"], user.line);
        if (builder.isFull) await builder.flush(COLUMNS);
      }
      await builder.flush(COLUMNS);
    },
  };
}
