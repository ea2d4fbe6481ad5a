import { expect, test } from "vitest";
import { sharedPath } from "../../support/shared.ts";
import { fileOf, newSession, rankJson, settingsOf } from "../../support/session.ts";
import { errorOf } from "../decode-help.ts";
import { countCodes, diskFile, memoryFile, readFirst, readTables } from "../talk-help.ts";
import { makeZip } from "../zip/make-zip.ts";

const users = [
  { id: "UANN0001", team_id: "T1", name: "ann", real_name: "Ann Berg", deleted: false, is_bot: false, tz: "Europe/Berlin", profile: { display_name: "", real_name: "Ann Berg", title: "Lead", image_24: "https://x.example/a?t=xoxe-1" } },
  { id: "UBEN0002", team_id: "T1", name: "ben", deleted: false, is_bot: false, profile: { display_name: "benny", real_name: "Ben Orr", title: "" } },
  { id: "UDORA003", team_id: "T1", name: "dora", deleted: true, is_bot: false, profile: { display_name: "dora", title: "" } },
  { id: "UBOT0004", team_id: "T1", name: "bot", deleted: false, is_bot: true, profile: { display_name: "bot" } },
];
const message = (user: string, ts: string, text: string, more: object = {}): object => ({ type: "message", user, ts, text, ...more });
const token = "xoxe-123-ABC.def_9";

const lists = [
  { name: "users.json", content: JSON.stringify(users) },
  { name: "channels.json", content: JSON.stringify([{ id: "C0000001", name: "general", created: 1, creator: "UANN0001", is_archived: false, members: ["UANN0001", "UBEN0002"] }]) },
  { name: "dms.json", content: JSON.stringify([{ id: "D0000001", created: 1, members: ["UANN0001", "UBEN0002"] }]) },
  { name: "mpims.json", content: JSON.stringify([{ id: "G0000001", name: "mpdm-ann--ben--dora-1", created: 1, members: ["UANN0001", "UBEN0002", "UDORA003"] }]) },
];
const days = [
  {
    name: "general/2024-01-01.json",
    content: JSON.stringify([
      message("UANN0001", "1704103200.000100", `hello <@UBEN0002> see <https://files.slack.com/files-pri/T1-F1/a.pdf?t=${token}|a.pdf>`, { thread_ts: "1704103200.000100", reactions: [{ name: "+1", users: ["UBEN0002", "UDORA003"], count: 2 }], files: [{ url_private: `https://files.slack.com/a?t=${token}` }] }),
      message("UBEN0002", "1704103201.000200", "<@UBEN0002> has joined the channel", { subtype: "channel_join" }),
      message("UBOT0004", "1704103202.000300", "beep"),
      { type: "message", subtype: "bot_message", bot_id: "B1", username: "hook", ts: "1704103203.000400", text: "deployed" },
      message("UANN0001", "1704103204.000500", "This message was deleted.", { subtype: "tombstone" }),
      message("UGONE005", "1704103205.000600", "@everyone &lt;3 &amp; bye", { edited: { user: "UGONE005", ts: "1" } }),
    ]),
  },
  {
    name: "general/2024-01-02.json",
    content: JSON.stringify([
      message("UBEN0002", "1704189600.000100", "across days", { thread_ts: "1704103200.000100", parent_user_id: "UANN0001" }),
      message("UDORA003", "1704189601.000200", "and to all", { subtype: "thread_broadcast", thread_ts: "1704103200.000100" }),
      message("UDORA003", "1704189602.000300", "", { files: [{ name: "b.pdf" }], upload: true }),
    ]),
  },
  { name: "D0000001/2024-01-02.json", content: JSON.stringify([message("UANN0001", "1704189600.000100", "just you"), message("UBEN0002", "1704189601.000100", `my token is ${token}`)]) },
  { name: "mpdm-ann--ben--dora-1/2024-01-02.json", content: JSON.stringify([message("UDORA003", "1704189600.000100", "you two")]) },
];
const zipped = (members = [...lists, ...days]): Uint8Array => makeZip(members);

test("a workspace becomes messages and people", async () => {
  const [messages, people] = await readTables(memoryFile("export.zip", zipped()));
  expect(messages).toMatchObject({ format: "slack", part: "", rowsRead: 12 });
  expect(messages!.table.meaning).toMatchObject({ mode: "employees", ties: ["addressed", "reply", "mention"] });
  expect(messages!.records).toEqual([
    { from: "UANN0001", "from name": "Ann Berg", to: "UBEN0002", time: "1704189600.000100", text: "just you", channel: "D0000001", "message id": "D0000001/1704189600.000100" },
    { from: "UBEN0002", "from name": "benny", to: "UANN0001", time: "1704189601.000100", text: "my token is ", channel: "D0000001", "message id": "D0000001/1704189601.000100" },
    { from: "UANN0001", "from name": "Ann Berg", mentioned: "UBEN0002", time: "1704103200.000100", text: "hello <@UBEN0002> see a.pdf", channel: "general", "message id": "general/1704103200.000100", thread: "general/1704103200.000100" },
    { from: "UGONE005", time: "1704103205.000600", text: "@everyone <3 & bye", channel: "general", "message id": "general/1704103205.000600" },
    { from: "UBEN0002", "from name": "benny", time: "1704189600.000100", text: "across days", channel: "general", "message id": "general/1704189600.000100", "reply to": "general/1704103200.000100", "reply to person": "UANN0001", thread: "general/1704103200.000100" },
    { from: "UDORA003", "from name": "dora", time: "1704189601.000200", text: "and to all", channel: "general", "message id": "general/1704189601.000200", "reply to": "general/1704103200.000100", thread: "general/1704103200.000100" },
    { from: "UDORA003", "from name": "dora", time: "1704189602.000300", channel: "general", "message id": "general/1704189602.000300" },
    { from: "UDORA003", "from name": "dora", to: "UANN0001;UBEN0002", time: "1704189600.000100", text: "you two", channel: "mpdm-ann--ben--dora-1", "message id": "mpdm-ann--ben--dora-1/1704189600.000100" },
  ]);
  expect(countCodes(messages!.setAside)).toEqual({ "system-message": 1, "bot-message": 2, "deleted-message": 1 });
  expect(countCodes(messages!.notices)).toEqual({ reactions: 2, "user-unknown": 1 });
  expect(people).toMatchObject({ part: "people", rowsRead: 4 });
  expect(people!.records).toEqual([
    { id: "UANN0001", name: "Ann Berg", "real name": "Ann Berg", title: "Lead", team: "T1", "time zone": "Europe/Berlin", account: "active" },
    { id: "UBEN0002", name: "benny", "real name": "Ben Orr", team: "T1", account: "active" },
    { id: "UDORA003", name: "dora", team: "T1", account: "deleted" },
  ]);
  expect(countCodes(people!.setAside)).toEqual({ "bot-account": 1 });
});

test("whom people write to, counted by hand: two alone, three in a group, a thread's beginning, a mention", async () => {
  const engine = newSession();
  await engine.open([memoryFile("export.zip", zipped())], { mode: "customers" });
  const { network, people } = await rankJson(engine);
  // ann→ben (mention, direct), ben→ann (direct, reply), dora→ann (reply, group), dora→ben (group); the unknown author writes to nobody.
  expect(network).toMatchObject({ people: 4, ties: 4, messages: 8, totalWeight: 7 });
  expect(people.map(({ id, name, posts }) => `${id} ${name} ${posts}`).toSorted()).toEqual(["UANN0001 Ann Berg 2", "UBEN0002 benny 2", "UDORA003 dora 3", "UGONE005 UGONE005 1"]);
});

test("no token is left anywhere: log, notices, rows set aside, exports", async () => {
  const hostile = [
    ...lists,
    { name: "general/2024-01-01.json", content: JSON.stringify([message("UANN0001", "1704103200.000100", `${token} <https://x.example/?a=1&t=${token}|l> xoxb-1-2 xoxe.xoxp-1-Mi0y https://slack-files.com/T1-F1-2?t=${token}`, { user_profile: { display_name: token } }), message("UNEW0009", "1704103201.000100", "x", { username: token, subtype: "", user_profile: { display_name: token } }), message("U9", "1704103202.000100", "y", { subtype: token }), { type: token, ts: token, user: "UANN0001", text: "z" }] ) },
  ];
  for (const content of [zipped(), zipped(hostile)]) {
    for (const mode of ["customers", "employees"] as const) {
      const engine = newSession();
      await engine.open([memoryFile("export.zip", content)], { mode });
      for (const { id } of [...(await engine.catalogue()).exports, { id: "rejects" }]) {
        const { bytes } = await engine.write(id, settingsOf(), { reason: "checked for tokens" });
        expect(bytes.length).toBeGreaterThan(0);
        expect(new TextDecoder("latin1").decode(bytes)).not.toMatch(/xox/i);
      }
    }
    const tables = await readTables(memoryFile("export.zip", content));
    expect(JSON.stringify(tables.map(({ records, setAside, notices }) => ({ records, setAside, notices })))).not.toMatch(/xox/i);
  }
  // The danger is there to be seen.
  expect(JSON.stringify(hostile)).toMatch(/xoxe-/);
});

test("the same export unpacked: days, people and channels as single files", async () => {
  const days2 = days.filter(({ name }) => name.startsWith("general/"));
  const read = await Promise.all(days2.map(({ name, content }) => readFirst(name.slice(8), content)));
  expect(read.map(({ format, records }) => [format, records.length])).toEqual([["slack-json", 3], ["slack-json", 3]]);
  expect(read[1]!.records[0]).toMatchObject({ "message id": "1704189600.000100", "reply to": "1704103200.000100" });
  expect(await readFirst("users.json", lists[0]!.content)).toMatchObject({ format: "slack-json", rowsRead: 4 });
  expect(await errorOf(() => readFirst("channels.json", lists[1]!.content))).toMatchObject({ code: "slack-channels" });
  expect(await errorOf(() => readFirst("dms.json", lists[2]!.content))).toMatchObject({ code: "slack-channels" });
  const engine = newSession();
  await engine.open([...days2, lists[0]!].map(({ name, content }) => memoryFile(name.replace("general/", ""), content)), { mode: "customers" });
  expect((await rankJson(engine)).network).toMatchObject({ messages: 6, ties: 3 });
});

test("a whole channel in one file", async () => {
  const read = await readFirst("random.json", JSON.stringify({ channel_id: "C1", name: "random", messages: [message("UANN0001", "1704103200.000100", "hi")] }));
  expect(read.records).toMatchObject([{ from: "UANN0001", channel: "random", "message id": "random/1704103200.000100" }]);
});

test("a day that is damaged refuses the export, with its name and line", async () => {
  const broken = zipped([...lists, { name: "general/2024-01-01.json", content: '[\n{"type":"message",\n"ts":"1704103200.000100"' }]);
  const error = await errorOf(() => readTables(memoryFile("export.zip", broken)));
  expect(error).toMatchObject({ code: "json-cut-off", where: { file: "export.zip/general/2024-01-01.json", line: 3 } });
});

test("names and channels such as __proto__ are ordinary", async () => {
  const odd = ["__proto__", "constructor", "toString"];
  const read = await readTables(memoryFile("export.zip", zipped([{ name: "users.json", content: JSON.stringify(odd.map((id) => ({ id, name: id, deleted: false, profile: { real_name: id } }))) }, ...odd.map((name) => ({ name: `${name}/2024-01-01.json`, content: `[${JSON.stringify(message(name, "1704103200.000100", "x"))}]` }))])));
  expect(read[0]!.records.map((record) => [record["from"], record["from name"], record["channel"]])).toEqual([["__proto__", "__proto__", "__proto__"], ["constructor", "constructor", "constructor"], ["toString", "toString", "toString"]]);
});

const long = process.env["LONG"] !== undefined;

test(`an export of ${long ? "100,000" : "2,000"} members is read member by member`, { timeout: 600_000 }, async () => {
  const count = long ? 100_000 : 2000;
  const days = Array.from({ length: count }, (_, i) => ({ name: `c${i % 5000}/2024-01-${String(1 + Math.floor(i / 5000)).padStart(2, "0")}.json`, content: `[${JSON.stringify(message(`U${i % 97}`, `${1_700_000_000 + i}.000100`, "x"))}]`, method: 0 }));
  const [read] = await readTables(memoryFile("export.zip", makeZip([{ name: "users.json", content: "[]" }, ...days])));
  expect(read!.records).toHaveLength(count);
});

const archive = sharedPath("corpora/slack/testarchive.redacted.zip");

test.runIf(archive !== undefined)("a real export: 158 records, 53 of people", async () => {
  const [messages, people] = await readTables(diskFile(archive!));
  expect(messages!.rowsRead).toBe(158);
  expect(messages!.records).toHaveLength(53);
  expect(countCodes(messages!.setAside)).toEqual({ "bot-message": 97, "system-message": 8 });
  expect(people!.records).toHaveLength(4);
  expect(JSON.stringify([messages!.records, people!.records])).not.toContain("xox");
});

const disentangled = sharedPath("data/slack-disentangled/slack-export-format.zip");

test.runIf(disentangled !== undefined)("Slack chats with threads: 52,739 messages, 46,840 answers in threads", { timeout: 60_000 }, async () => {
  const [messages, people] = await readTables(diskFile(disentangled!));
  expect(messages!.records).toHaveLength(52_739);
  expect(messages!.records.filter((record) => record["reply to"] !== undefined)).toHaveLength(46_840);
  expect(messages!.setAside).toEqual([]);
  expect(people!.records).toHaveLength(1629);
});

const zulip = sharedPath("corpora/slack/zulip_fixtures");

test.runIf(zulip !== undefined)("Zulip's fixtures: threads, broadcasts, a joined channel, a file with a token", async () => {
  const read = async (name: string): Promise<(string | undefined)[]> => (await readTables(diskFile(`${zulip!}/${name}`)))[0]!.records.map((record) => record["reply to"]);
  expect(await read("normal_thread.json")).toEqual([undefined, "random/1434139102.000002", undefined, "random/1539868294.000007"]);
  expect(await read("thread_with_broadcast_reply.json")).toEqual([undefined, "random/1434139102.000002", "random/1434139102.000002"]);
  const [random] = await readTables(diskFile(`${zulip!}/random_2018-01-20.redacted.json`));
  expect(random!.records).toHaveLength(4);
  expect(JSON.stringify(random!.records)).not.toContain("xox");
  expect((await readTables(diskFile(`${zulip!}/users.json`)))[0]!.table.meaning).toMatchObject({ kind: "people" });
  expect(await errorOf(() => readTables(diskFile(`${zulip!}/dms.json`)))).toMatchObject({ code: "slack-channels" });
});

test("a row set aside names the day its line belongs to, and no channel, which may be called after people", async () => {
  const engine = newSession();
  await engine.open([fileOf("export.zip", zipped())], { mode: "employees" });
  const { rows } = await engine.setAside(0, 100);
  const noTalk = rows.filter(({ code }) => /^(?:system|bot|deleted)-message$/.test(code));
  expect(noTalk).toHaveLength(4);
  for (const { column } of noTalk) expect(column).toMatch(/^2024-01-0[12]\.json$/);
});
