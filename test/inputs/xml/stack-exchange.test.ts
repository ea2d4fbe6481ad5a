import { describe, expect, test } from "vitest";
import { fileOf, newSession, rankJson } from "../../support/session.ts";
import { errorOf } from "../decode-help.ts";
import { readNetwork } from "../network/network-help.ts";

const posts = `\ufeff<?xml version="1.0" encoding="utf-8"?>
<posts>
  <row Id="1" PostTypeId="1" CreationDate="2011-01-13T21:18:35.030" Score="2" Body="&lt;p&gt;How do I &lt;b&gt;plot&lt;/b&gt; a &amp;lt;b&amp;gt;?&lt;/p&gt;&#xA;" OwnerUserId="7" Title="Plots" Tags="&lt;r&gt;&lt;plot&gt;" />
  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2011-01-13T22:00:00.000" Body="So." OwnerUserId="8" />
  <row Id="3" PostTypeId="2" ParentId="1" CreationDate="2011-01-13T23:00:00.000" Body="Or so." OwnerDisplayName="user31" Tags="|r|" />
  <row Id="4" PostTypeId="5" CreationDate="2011-01-13T23:00:00.000" Body="wiki" OwnerUserId="-1" />
</posts>`;
const users = '<?xml version="1.0"?><users><row Id="-1" DisplayName="Community" /><row Id="7" Reputation="101" DisplayName="Ann" Location="Berlin" Views="3" UpVotes="4" /><row Id="8" DisplayName="Ben &amp; Co" /></users>';
const comments = '<?xml version="1.0"?><comments><row Id="1" PostId="2" Score="0" Text="Thanks, @Ben" CreationDate="2011-01-14T08:00:00.000" UserId="7" /><row Id="2" PostId="2" Text="Gern" CreationDate="2011-01-14T09:00:00.000" UserId="8" /></comments>';

test("posts: answers reply to their question, tags are topics, HTML is stripped, wiki pages are set aside", async () => {
  const { format, ties } = await readNetwork(posts, "Posts.xml");
  expect(format).toBe("stack-exchange");
  expect(ties.columns).toEqual(["message id", "from", "time", "text", "reply to", "thread", "topic"]);
  expect(ties.rows).toEqual([
    ["1", "7", "2011-01-13T21:18:35.030", "Plots\nHow do I plot a <b>?", "", "1", '["r","plot"]'],
    ["2", "8", "2011-01-13T22:00:00.000", "So.", "1", "1", ""],
    ["3", "user31", "2011-01-13T23:00:00.000", "Or so.", "1", "1", "r"],
  ]);
  expect(ties.lines).toEqual([3, 4, 5]);
  expect(ties.setAside).toEqual([{ row: 4, line: 6, value: "5", code: "no-post" }]);
});

test("comments are messages in the thread of their post, users are people", async () => {
  expect((await readNetwork(comments, "Comments.xml")).ties.rows[0]).toEqual(["1", "7", "2011-01-14T08:00:00.000", "Thanks, @Ben", "2"]);
  const { ties } = await readNetwork(users, "Users.xml");
  expect(ties.meaning?.kind).toBe("people");
  expect(ties.rows[1]).toEqual(["7", "Ann", "Berlin", "101", "3", "4"]);
});

test("posts and users open together", async () => {
  const engine = newSession();
  const opened = await engine.open([fileOf("Posts.xml", posts), fileOf("Users.xml", users)], { mode: "customers" });
  expect([opened.rowsRead, opened.rowsKept, opened.reasons]).toEqual([7, 6, { "no-post": 1 }]);
  const ranked = await rankJson(engine, { measure: "outDegree" });
  expect(ranked.people.filter(({ value }) => value === 1).map(({ name }) => name).sort()).toEqual(["Ben & Co", "user31"]);
});

describe("refused", () => {
  test("other tables of a dump, by name", async () => {
    const error = await errorOf(() => readNetwork('<votes><row Id="1" PostId="1" /></votes>', "Votes.xml"));
    expect(error).toMatchObject({ code: "format-unsupported" });
    expect(error.hint).toContain("Posts.xml");
  });

  test("cut off, with the line", async () => {
    expect(await errorOf(() => readNetwork(posts.slice(0, -30), "Posts.xml"))).toMatchObject({ code: "xml-broken", where: { line: 6 } });
  });

  test.each([
    ["XML of another kind", '<?xml version="1.0"?><rss><channel/></rss>', "<rss>"],
    ["XML that does not say so", "<root>\n<a/></root>", "<root>"],
    ["a web page", "<!doctype html>\n<html><body>x</body></html>", "web page"],
    ["a long document type", `<!DOCTYPE bomb [<!ENTITY a "${"x".repeat(60_000)}">]><bomb>&a;</bomb>`, "XML"],
    ["Tulip", '(tlp "2.3"\n(nodes 0..3))', "Tulip"],
  ])("%s, by name", async (_, text, what) => {
    const error = await errorOf(() => readNetwork(text, "a.csv"));
    expect(error.code).toBe("format-unsupported");
    expect(error.message).toContain(what);
  });

  test("a table whose first cell stands in angle brackets is a table", async () => {
    expect((await readNetwork("<ann@example.com>,<ben@example.com>\n<ben@example.com>,<ann@example.com>\n", "a.csv")).format).toBe("csv");
    expect((await readNetwork("<b>from</b>,to\nann,ben\n", "a.csv")).format).toBe("csv");
  });
});
