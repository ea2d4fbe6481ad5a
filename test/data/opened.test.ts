import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { Settings } from "../../src/engine/settings.ts";
import type { Role } from "../../src/core/roles.ts";
import { fileOf, newSession, settingsOf } from "../support/session.ts";
import { agreement, readData } from "./files.ts";

interface Roles {
  connectors: string[];
  mavens: string[];
}

async function openSample(folder: string, messages: string, ours: readonly string[]): Promise<Engine> {
  const engine = newSession();
  const files = [messages, "people.csv"].map((name) => fileOf(name, readData(`${folder}/${name}`)));
  const opened = await engine.open(files, { mode: "customers", ours });
  expect(opened.rowsSetAside).toBe(0);
  return engine;
}

async function idsIn(engine: Engine, settings: Settings, roles: readonly Role[]): Promise<Set<string>> {
  const page = await engine.list({ settings, columns: [], sort: [], search: "", roles, includeOurs: false, offset: 0, limit: 1000 });
  return new Set(page.rows.map((row) => row.id));
}

async function expectFound(engine: Engine, settings: Settings, truth: Roles): Promise<void> {
  for (const [only, planted] of [["connector", truth.connectors], ["maven", truth.mavens]] as const) {
    const { precision, recall } = agreement(await idsIn(engine, settings, ["both", only]), planted);
    expect(precision, `${only} of ${settings.topics.join()}: precision`).toBeGreaterThanOrEqual(0.95);
    expect(recall, `${only} of ${settings.topics.join()}: recall`).toBeGreaterThanOrEqual(0.95);
  }
  for (const role of ["both", "connector", "maven", "neither"] as const) expect((await idsIn(engine, settings, [role])).size, role).toBeGreaterThan(0);
}

test("opened as it stands, the shop sample shows the planted roles over all and for each product", async () => {
  const truth: Roles & { ours: string[]; perTopic: Record<string, Roles> } = JSON.parse(readData("shop/truth.json"));
  const engine = await openSample("shop", "messages.csv", truth.ours);
  expect((await engine.board(settingsOf())).audience).toBe("delivered");
  await expectFound(engine, settingsOf(), truth);
  for (const [product, roles] of Object.entries(truth.perTopic)) await expectFound(engine, settingsOf({ topics: [product] }), roles);
});

test("opened as it stands, the company sample shows the planted roles", async () => {
  const engine = await openSample("company", "mail.csv", []);
  expect((await engine.board(settingsOf())).audience).toBe("delivered");
  await expectFound(engine, settingsOf(), JSON.parse(readData("company/truth.json")));
});

test("every column of the samples is recognised for what it is", async () => {
  const rolesOf = async (path: string): Promise<Record<string, string>> => {
    const { files } = await newSession().inspect([fileOf(path, readData(path))], {});
    return Object.fromEntries((files[0]?.columns ?? []).map((column) => [column.name, column.role]));
  };
  expect(await rolesOf("shop/messages.csv")).toEqual({ id: "messageId", time: "time", from: "from", to: "to", channel: "channel", product: "topic", text: "text", in_reply_to: "replyTo" });
  expect(await rolesOf("company/mail.csv")).toMatchObject({ message_id: "messageId", sent: "time", from: "from", to: "to", in_reply_to: "replyTo" });
});
