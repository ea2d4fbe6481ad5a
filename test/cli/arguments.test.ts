import { expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import { readArguments, type Request } from "../../src/cli/arguments.ts";
import type { Catalogue } from "../../src/engine/engine.ts";

const measure = { label: "", noun: "", term: "", unit: "", definition: "", caveat: "", better: "high", isAdditive: true, isRanking: true, usesWeights: "never", sampledAbove: null, longAbove: null, longWork: null } as const;
const catalogue: Catalogue = {
  version: "9.8.7",
  formats: [{ id: "csv", label: "CSV", extensions: ["csv"] }],
  measures: [{ id: "impressions", ...measure }, { id: "betweenness", ...measure }],
  insights: [], exports: [], columns: [], templates: [],
};

test("a file alone takes every default", () => {
  expect(read("rank", "talk.csv")).toEqual({ kind: "rank", files: ["talk.csv"], options: { header: true, color: true } });
});

test("standard input is a file like others", () => {
  expect(read("inspect", "-", "--as", "json")).toMatchObject({ kind: "inspect", files: ["-"], options: { as: "json" } });
});

test("every built option of rank is understood", () => {
  const words = [
    "--people", "p.csv", "--key", "Mail", "--columns", "from=A,to=B, C", "--columns", "time=#3", "--format", "csv", "--delimiter", "tab",
    "--encoding", "windows-1252", "--decimal", ",", "--no-header", "--date-order", "dmy", "--time-zone", "Europe/Berlin", "--ties", "reply,mention",
    "--undirected", "--split", "shared", "--max-recipients", "50", "--topic", "price", "--topic", "support", "--dictionary", "d.json",
    "--since", "2024-01-01", "--until", "2024-02-01", "--audience", "modelled", "--measure", "impressions", "--measure", "betweenness",
    "--weights", "on", "--normalized", "--share", "0.7", "--cut", "top=10", "--population", "500", "--seed", "7", "--louvain-runs", "3", "--approximate", "0.005",
    "--mode", "employees", "--ours", "desk", "--exclude", "bot", "--inside", "x.org", "--opt-out", "o.txt", "--merge", "m.csv", "--overlap", "each", "--automatic-mail", "kept", "--channel-kinds", "forrester,A, B=posts", "--channel-kinds", "x=y=both", "--ties-out", "t.csv", "--top", "20", "--as", "json", "-o", "out.json", "--spreadsheet-safe",
    "--rejects", "r.csv", "--quiet", "--no-color",
  ];
  expect(read("rank", "a.csv", ...words, "b.csv")).toEqual({
    kind: "rank",
    files: ["a.csv", "b.csv"],
    options: {
      people: "p.csv", key: "Mail", columns: [{ role: "from", column: "A" }, { role: "to", column: "B, C" }, { role: "time", column: "#3" }],
      format: "csv", delimiter: "\t", encoding: "windows-1252", decimal: ",", header: false, dateOrder: "dmy", timeZone: "Europe/Berlin",
      ties: ["reply", "mention"], undirected: true, split: "shared", maxRecipients: 50, topic: ["price", "support"], dictionary: "d.json",
      since: "2024-01-01", until: "2024-02-01", audience: "modelled", measure: ["impressions", "betweenness"], weights: "on", normalized: true,
      share: 0.7, cut: 10, population: 500, seed: 7, louvainRuns: 3, approximate: 0.005, mode: "employees", ours: "desk", exclude: "bot", inside: "x.org", optOut: "o.txt", merge: "m.csv", overlap: "each", automaticMail: "kept", channelKinds: { known: true, set: [{ channel: "A, B", kind: "posts" }, { channel: "x=y", kind: "both" }] }, tiesOut: "t.csv", top: 20, as: "json",
      output: "out.json", spreadsheetSafe: true, rejects: "r.csv", quiet: true, color: false,
    },
  });
});

test("a command that is not known is answered in one line, with the one that may be meant", () => {
  expect(refusal("rang", "talk.csv").message).toBe("unknown command 'rang' (Did you mean rank?).");
});

test("an option given twice with two values is refused, unless it adds up", () => {
  for (const [option, first, second] of [["-o", "a.csv", "b.csv"], ["--rejects", "a.csv", "b.csv"], ["--opt-out", "a.txt", "b.txt"], ["--ties", "reply", "mention"], ["--seed", "1", "2"]] as const) {
    expect(refusal("rank", "talk.csv", option, first, option, second)).toMatchObject({ kind: "arguments", message: `${option} is given twice: ${first} and ${second}.` });
    expect(read("rank", "talk.csv", option, first, option, first)).toEqual(read("rank", "talk.csv", option, first));
  }
  expect(refusal("rank", "talk.csv", "-o", "a.csv", "--output=b.csv").message).toBe("-o is given twice: a.csv and b.csv.");
});

test.each([
  ["--format", "xlsx"],
])("%s %s is not built yet and says so", (option, value) => {
  const fault = refusal("rank", "a.csv", option, value);
  expect(fault.kind).toBe("arguments");
  expect(fault.message).toMatch(/not built yet/);
  expect(fault.message).toContain(option);
});

test.each([
  ["--share", "0.4"], ["--share", "0.96"], ["--share", "80%"], ["--share", "NaN"], ["--cut", "10"], ["--cut", "top=0"], ["--top", "0"], ["--top", "-1"], ["--top", "1e3"],
  ["--approximate", "0"], ["--approximate", "0.6"], ["--approximate", "1 %"], ["--approximate", "-0.1"], ["--seed", "1.5"], ["--population", "0"], ["--max-recipients", "none"], ["--louvain-runs", "0"], ["--weights", "yes"], ["--as", "pdf"],
  ["--measure", "fame"], ["--measure", "__proto__"], ["--columns", "from"], ["--columns", "sender=A"], ["--columns", "=A"], ["--delimiter", "ab"], ["--delimiter", ""],
  ["--encoding", "utf-99"], ["--decimal", ";"], ["--date-order", "ydm"], ["--time-zone", "Mars/Base"], ["--ties", "friendship"], ["--split", "half"],
  ["--mode", "pupils"], ["--format", "docx"], ["--audience", "guessed"], ["--automatic-mail", "yes"], ["--channel-kinds", "gladwell"], ["--channel-kinds", "X=loud"], ["--channel-kinds", "forrester,X"],
])("%s %s is a wrong argument, and is not called unbuilt", (option, value) => {
  const fault = refusal("rank", "a.csv", option, value);
  expect(fault.kind).toBe("arguments");
  expect(fault.message).not.toMatch(/not built/);
});

test.each([[["rank"]], [["rank", "a", "--nonsense"]], [["rang", "a"]], [[]], [["inspect", "a", "--top", "3"]], [["rank", "a", "--seed"]]])("%j is refused", (words) => {
  expect(refusal(...words).kind).toBe("arguments");
});

test("every tie rule, every audience and every role of a column can be named", () => {
  expect(read("rank", "a", "--ties", "addressed,reply,mention,repost,thread,channel")).toMatchObject({ options: { ties: ["addressed", "reply", "mention", "repost", "thread", "channel"] } });
  expect(read("rank", "a", "--audience", "reported")).toMatchObject({ options: { audience: "reported" } });
  const pairs = ["cc=C", "mentioned=M", "replyToPerson=P", "repostOf=R", "thread=T", "reach=V", "clockTime=K", "fromName=N"];
  expect(read("rank", "a", "--columns", pairs.join(","))).toMatchObject({ options: { columns: pairs.map((pair) => ({ role: pair.split("=")[0], column: pair.split("=")[1] })) } });
});

test.each([
  ["topic,month", { topic: true, period: "month" }], ["topic", { topic: true, period: null }], ["week", { topic: false, period: "week" }], ["Year, topic", { topic: true, period: "year" }],
])("--by %s splits the lists", (text, by) => {
  expect(read("rank", "a.csv", "--by", text)).toMatchObject({ options: { by } });
});

test.each(["", "person", "topic,topic", "month,week", "topic,"])("--by %j is a wrong argument", (text) => {
  expect(refusal("rank", "a.csv", "--by", text).kind).toBe("arguments");
});

test("the table of topics is counted as a ranked list is, and has no topic, rows or network of its own", () => {
  expect(read("topics", "a.csv", "--share", "0.7", "--since", "2024", "--as", "json", "--mode", "employees")).toMatchObject({ kind: "topics", files: ["a.csv"], options: { share: 0.7, since: "2024", as: "json", mode: "employees" } });
  for (const words of [["--topic", "tea"], ["--by", "topic"], ["--ties-out", "t.csv"], ["--as", "gexf"]]) expect(refusal("topics", "a.csv", ...words).kind).toBe("arguments");
});

test("share takes both its ends", () => {
  expect(read("rank", "a", "--share", "0.5")).toMatchObject({ options: { share: 0.5 } });
  expect(read("rank", "a", "--share", ".95")).toMatchObject({ options: { share: 0.95 } });
});

test("help and version are printed, not refused", () => {
  expect(read("--version")).toEqual({ kind: "print", text: "9.8.7\n" });
  expect(read("--help")).toMatchObject({ kind: "print", text: expect.stringContaining("rank") });
  expect(read("rank", "--help")).toMatchObject({ kind: "print", text: expect.stringContaining("--spreadsheet-safe") });
});

function read(...words: string[]): Request {
  return readArguments(words, catalogue);
}

function refusal(...words: string[]): WhotalksError {
  try {
    read(...words);
  } catch (fault) {
    if (fault instanceof WhotalksError) return fault;
    throw fault;
  }
  throw new Error(`${words.join(" ")} was taken`);
}
