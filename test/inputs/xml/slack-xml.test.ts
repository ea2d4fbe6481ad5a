import { expect, test } from "vitest";
import { newSession } from "../../support/session.ts";
import { sharedPath } from "../../support/shared.ts";
import { fileSource, readNetwork } from "../network/network-help.ts";

test("messages with channel, conversation, time and mentions", async () => {
  const { format, ties } = await readNetwork(`<slack>
  <team_domain>t</team_domain><channel_name>general</channel_name>
  <message conversation_id="1"><ts>2017-12-31T11:38:10.000028</ts><user>Ann</user><text>&lt;@Ben&gt; &lt;@Cleo|cleo&gt; see &lt;@Ben&gt; &lt;https://x.y&gt;</text></message>
  <message conversation_id="2"><ts>2017-12-31T11:39:10.000028</ts><user>Ben</user><text></text></message>
</slack>`, "a.xml");
  expect(format).toBe("slack-xml");
  expect(ties.columns).toEqual(["from", "time", "text", "thread", "mentioned", "channel"]);
  expect(ties.rows).toEqual([
    ["Ann", "2017-12-31T11:38:10.000028", "<@Ben> <@Cleo|cleo> see <@Ben> <https://x.y>", "1", '["Ben","Cleo"]', "general"],
    ["Ben", "2017-12-31T11:39:10.000028", "", "2", "", "general"],
  ]);
});

const racket = sharedPath("data/slack-disentangled/racket-general-2018.xml");
test.runIf(racket !== undefined)("a year of a help channel: 9,709 messages, all with a time", async () => {
  const engine = newSession();
  const opened = await engine.open([fileSource(racket!)], { mode: "customers" });
  expect([opened.rowsRead, opened.rowsKept]).toEqual([9709, 9709]);
  expect(opened.timeRange?.map((at) => new Date(at).toISOString().slice(0, 10))).toEqual(["2017-12-31", "2018-12-30"]);
});
