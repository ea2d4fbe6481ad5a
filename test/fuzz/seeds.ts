import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync, strToU8, zipSync } from "fflate";
import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import { parquetWriteBuffer } from "hyparquet-writer";
import { sharedPath } from "../support/shared.ts";

/** A small file to begin with. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Formats that are known only to say how the chat is exported in a form that can be read. */
export const REFUSED_FORMATS: readonly string[] = ["chat-html", "discord-text"];

/** Where real and hostile files of each kind lie, and how many of each folder are taken. */
const FOLDERS: readonly (readonly [folder: string, most: number])[] = [
  ["corpora/go-fuzz-corpus/csv", 60], ["corpora/go-fuzz-corpus/xml", 60], ["corpora/go-fuzz-corpus/mime", 60],
  ["corpora/csv-spectrum/csvs", 20], ["corpora/csv-test-data", 30], ["corpora/duckdb-csv", 80], ["corpora/w3c-csvw", 20],
  ["corpora/jsontestsuite/test_parsing", 60], ["corpora/jsontestsuite/test_transform", 20],
  ["corpora/gexf", 30], ["corpora/graphml", 60], ["corpora/gephi-io", 40], ["corpora/xml-attacks", 20],
  ["corpora/mail", 40], ["corpora/zip", 50], ["corpora/xlsx-poi", 30], ["corpora/slack", 6],
  ["corpora/parquet-testing", 40], ["corpora/hyparquet", 60],
  ["data/robustness", 150], ["data/chat-export-samples", 12], ["data/classic-igraphdata", 12], ["data/classic-networkdata", 4],
];
/** A seed is small, so that a hundred thousand runs take minutes. */
const LARGEST = 16_384;

/** Seeds of the corpora, the same list on every machine that has them; none where they are missing. */
export function sharedSeeds(): Seed[] {
  return FOLDERS.flatMap(([folder, most]) => {
    const path = sharedPath(folder);
    if (path === undefined) return [];
    const small = filesIn(path).filter((file) => statSync(file).size <= LARGEST);
    const step = Math.max(1, small.length / most);
    return Array.from({ length: Math.min(most, small.length) }, (_, i) => small[Math.floor(i * step)]!)
      .map((file) => ({ name: file.slice(file.lastIndexOf("/") + 1), bytes: new Uint8Array(readFileSync(file)) }));
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:SOURCES|README|LICENSE)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** One or more small files of every kind that can be opened, made up. */
export function madeSeeds(): Seed[] {
  const texts = Object.entries(TEXTS).map(([name, text]) => ({ name, bytes: strToU8(text) }));
  const zip = (name: string, members: Readonly<Record<string, string>>): Seed => ({ name, bytes: zipSync(Object.fromEntries(Object.entries(members).map(([path, text]) => [path, strToU8(text)])), { mtime: "2024-01-01T00:00:00Z" }) });
  return [
    ...texts,
    { name: "talk.csv.gz", bytes: gzipSync(strToU8(TEXTS["talk.csv"]!), { mtime: 0 }) },
    { name: "talk-utf16.csv", bytes: new Uint8Array(Buffer.from(`\ufeff${TEXTS["talk.csv"]!}`, "utf16le")) },
    { name: "table.xlsx", bytes: workbook() },
    zip("months.zip", { "2024-01.csv": "from,to,date\nann,bob,2024-01-02\n", "2024-02.csv": "from,to,date\nbob,cy,2024-02-03\ncy,ann,2024-02-04\n" }),
    zip("slack.zip", SLACK),
    zip("mails.zip", { "inbox/1.eml": TEXTS["message.eml"]!, "inbox/2.eml": TEXTS["message.eml"]!.replace("<1@", "<2@").replace("From: Ann <ann", "From: Cy <cy") }),
    zip("facebook.zip", { "inbox/ann_1/message_1.json": TEXTS["message_1.json"]!, "inbox/ann_1/message_2.json": TEXTS["message_1.json"]! }),
    { name: "talk.tar", bytes: tarOf({ "2024-01.csv": TEXTS["talk.csv"]!, "people.csv": TEXTS["people.csv"]! }) },
    zip("whatsapp.zip", { "_chat.txt": TEXTS["whatsapp.txt"]! }),
    { name: "nested.zip", bytes: zipSync({ "inner.zip": zipSync({ "talk.csv": strToU8(TEXTS["talk.csv"]!) }, { mtime: "2024-01-01T00:00:00Z" }), "people.csv": strToU8("id,name,team\nann,Ann,red\nbob,Bob,blue\n") }, { mtime: "2024-01-01T00:00:00Z" }) },
    { name: "talk.parquet", bytes: new Uint8Array(parquetWriteBuffer({ columnData: [{ name: "from", data: ["ann", "bob", "cy"], type: "STRING" }, { name: "to", data: ["bob", "cy", "ann"], type: "STRING" }, { name: "time", data: [1_704_000_000_000n, 1_704_100_000_000n, 1_704_200_000_000n], type: "INT64" }, { name: "weight", data: [1.5, 2, 3], type: "DOUBLE" }] })) },
    ...(["file", "stream"] as const).map((format) => ({ name: `talk-${format}.arrow`, bytes: tableToIPC(tableFromArrays({ from: ["ann", "bob", "cy"], to: ["bob", "cy", "ann"], weight: [1, 2.5, 3] }), { format })! })),
  ];
}

/** The smallest workbook with two sheets, shared and inline texts, a date, a number and a formula. */
function workbook(): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const row = (r: number, cells: string): string => `<row r="${r}">${cells}</row>`;
  const members: Record<string, string> = {
    "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook ${main} xmlns:r="${relationships}"><workbookPr/><sheets><sheet name="Talk" sheetId="1" r:id="rId1"/><sheet name="People" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${declaration}<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${declaration}<sst ${main} count="5" uniqueCount="5"><si><t>from</t></si><si><t>to</t></si><si><t>date</t></si><si><t>ann</t></si><si><r><t>b</t></r><r><t>ob</t></r></si></sst>`,
    "xl/worksheets/sheet1.xml": `${declaration}<worksheet ${main}><dimension ref="A1:D3"/><sheetData>${row(1, '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>weight</t></is></c>')}${row(2, '<c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" s="1"><v>45300</v></c><c r="D2"><f>1+1</f><v>2</v></c>')}${row(3, '<c r="A3" t="s"><v>4</v></c><c r="B3" t="s"><v>3</v></c><c r="C3" s="1"><v>45301.5</v></c><c r="D3"><v>3</v></c>')}</sheetData><mergeCells count="1"><mergeCell ref="F1:G1"/></mergeCells></worksheet>`,
    "xl/worksheets/sheet2.xml": `${declaration}<worksheet ${main}><sheetData>${row(1, '<c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>team</t></is></c>')}${row(2, '<c r="A2" t="s"><v>3</v></c><c r="B2" t="e"><v>#N/A</v></c>')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(members).map(([path, text]) => [path, strToU8(text)])), { mtime: "2024-01-01T00:00:00Z" });
}

/** A tar archive of plain files (POSIX ustar). */
function tarOf(members: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(members).flatMap(([name, text]) => {
    const head = Buffer.alloc(512);
    head.write(name, 0, "latin1");
    head.write("0000644\0" + "0000000\0" + "0000000\0" + text.length.toString(8).padStart(11, "0") + "\0" + "00000000000\0" + "        " + "0", 100, "latin1");
    head.write("ustar\0" + "00", 257, "latin1");
    head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    body.write(text, "latin1");
    return [head, body];
  });
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const SLACK: Readonly<Record<string, string>> = {
  "users.json": '[{"id":"U1","name":"ann","profile":{"display_name":"Ann","real_name":"Ann A."},"is_bot":false},{"id":"U2","name":"bob","deleted":true,"profile":{"real_name":"Bob"}},{"id":"B1","name":"helper","is_bot":true,"profile":{}}]',
  "channels.json": '[{"id":"C1","name":"general","members":["U1","U2"]}]',
  "general/2024-01-01.json": '[{"type":"message","user":"U1","text":"hello <@U2>","ts":"1704103200.000100","thread_ts":"1704103200.000100","reply_count":1},{"type":"message","user":"U2","text":"hi","ts":"1704103260.000200","thread_ts":"1704103200.000100","parent_user_id":"U1","reactions":[{"name":"+1","users":["U1"],"count":1}]},{"type":"message","subtype":"channel_join","user":"U1","text":"joined","ts":"1704103100.000000"},{"type":"message","subtype":"bot_message","bot_id":"B1","text":"beep","ts":"1704103300.000000"}]',
};

const TEXTS: Readonly<Record<string, string>> = {
  "talk.csv": 'from,to,time,text,weight\nann,bob,2024-01-02T10:00:00Z,"hello, ""you""",1\nbob,"cy;ann",2024-01-03T11:30:00Z,"two\nlines",2\ncy,ann,2024-01-04T00:00:00Z,@bob thanks,0.5\n007,ann,2024-01-05T00:00:00Z,,1\n',
  "talk.tsv": "author\trecipient\tdate\nann\tbob\t02/03/2024\nbob\tcy\t14/03/2024\n",
  "pairs.txt": "1 2\n2 3\n3 1\n4 1\n",
  "preamble.csv": "Report;;\nMade on;01.02.2024;\n;;\nVon;An;Datum;Gewicht\nann;bob;01.02.2024;1.234,5\nbob;cy;15.02.2024;2,0\nTotal;;;1.236,5\n",
  "sep.csv": 'sep=;\r\nfrom;to\r\n"ann";"bob"\r\n\'cy\';ann\r\n',
  "matrix.csv": ";ann;bob;cy\nann;0;1;2\nbob;1;0;0\ncy;3;0;0\n",
  "people.csv": "id,name,team,followers\nann,Ann A.,red,10\nbob,Bob,blue,1200\n",
  "talk.json": '[{"from":"ann","to":["bob","cy"],"time":"2024-01-02T10:00:00Z","text":"a \\u00e9 \\ud83d\\ude00"},{"from":"bob","to":"ann","n":12345678901234567890,"deep":{"a":[1,{"b":null}]}}]',
  "nested.json": '{"meta":{"page":1},"messages":[{"author":{"id":"ann","name":"Ann"},"mentions":["bob"]},{"author":{"id":"bob"}}]}',
  "network.json": '{"nodes":[{"id":"ann","group":1},{"id":"bob","group":2}],"links":[{"source":"ann","target":"bob","value":3},{"source":1,"target":0,"value":1}]}',
  "talk.ndjson": '{"from":"ann","to":"bob","at":1704103200}\n{"from":"bob","to":"cy","at":1704103260,"x":true}\n\n{"from":"cy","to":"ann","at":1704103320}\n',
  "network.gexf": '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3"><meta lastmodifieddate="2024-01-01"><creator>t</creator></meta><graph defaultedgetype="directed" mode="dynamic" timeformat="date"><attributes class="node" mode="static"><attribute id="0" title="team" type="string"><default>red</default></attribute></attributes><attributes class="edge" mode="dynamic"><attribute id="w" title="w" type="float"/></attributes><nodes><node id="a" label="Ann"><attvalues><attvalue for="0" value="blue"/></attvalues><viz:size xmlns:viz="http://gexf.net/1.3/viz" value="2"/></node><node id="b" label="B &amp; b"/><node id="c"/></nodes><edges><edge id="0" source="a" target="b" weight="2.5" start="2024-01-01" end="2024-02-01"/><edge id="1" source="b" target="c" type="undirected"><spells><spell start="2024-01-05"/><spell start="2024-03-05" end="2024-03-06"/></spells><attvalues><attvalue for="w" value="1" start="2024-01-01"/></attvalues></edge></edges></graph></gexf>',
  "network.graphml": '<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="node" attr.name="name" attr.type="string"><default>?</default></key><key id="d1" for="edge" attr.name="weight" attr.type="double"/><graph id="G" edgedefault="undirected"><node id="n0"><data key="d0">Ann</data></node><node id="n1"><data key="d0"><![CDATA[B<b>]]></data></node><edge source="n0" target="n1"><data key="d1">2</data></edge><edge source="n1" target="n0" directed="true"/><hyperedge><endpoint node="n0"/><endpoint node="n1"/></hyperedge></graph></graphml>',
  "network.gml": 'Creator "me"\ngraph [\n  comment "x"\n  directed 1\n  node [ id 1 label "Ann" team "red" graphics [ x 1.5 y -2 ] ]\n  node [ id 2 label "B &quot;b&quot;" ]\n  edge [ source 1 target 2 value 2.5 ]\n  edge [ source 2 target 1 ]\n]\n',
  "network.net": '*Vertices 3\n1 "Ann A" 0.1 0.2 0.5\n2 "Bob"\n3 cy [1-3]\n*Arcs\n1 2 2\n2 3\n*Edges\n1 3 1.5 l "x"\n*Arcslist\n3 1 2\n',
  "network.paj": '*Network a\n*Vertices 2\n1 "Ann"\n2 "Bob"\n*Matrix\n0 1\n2 0\n*Partition team\n*Vertices 2\n1\n2\n',
  "network.dot": 'digraph "G" {\n  graph [rankdir=LR]; node [shape=box]\n  /* c */ a [label="Ann\\nA"]; // d\n  a -> b -> c [weight=2, time="2024-01-01"];\n  subgraph cluster_0 { d e:port:n }\n  { a b } -> { d e }\n}\n',
  "network.gv": "strict graph { a -- b -- c; a -- b; 1.5 -- -2; <b>x</b> }\n",
  "network.dl": "DL N = 3 FORMAT = EDGELIST1\nlabels:\nann,bob,cy\ndata:\n1 2 3\n2 3\n3 1 0.5\n",
  "matrix.dl": "dl n=3 format = fullmatrix\nlabels embedded\ndata:\n ann bob cy\nann 0 1 1\nbob 1 0 0\ncy 0 2 0\n",
  "network.lgl": "# ann\nbob 2\ncy\n# bob\ncy 0.5\n",
  "network.ncol": "ann bob 1\nbob cy\ncy ann 2.5\n",
  "pages.jsonl": '{"data":[{"id":"11","text":"hi @bob","author_id":"5","created_at":"2024-01-01T10:00:00.000Z","conversation_id":"11","entities":{"mentions":[{"username":"bob","id":"6","start":3,"end":7}]}},{"id":"12","text":"ok","author_id":"6","created_at":"2024-01-01T11:00:00.000Z","conversation_id":"11","in_reply_to_user_id":"5","referenced_tweets":[{"type":"replied_to","id":"11"}]}],"includes":{"users":[{"id":"5","username":"ann","name":"Ann","public_metrics":{"followers_count":7}},{"id":"6","username":"bob","name":"Bob"}]},"meta":{"result_count":2}}\n',
  "tweets.js": 'window.YTD.tweets.part0 = [ {"tweet":{"id_str":"1","created_at":"Mon Jan 01 10:00:00 +0000 2024","full_text":"@bob hello","in_reply_to_screen_name":"bob","in_reply_to_status_id_str":"9","entities":{"user_mentions":[{"screen_name":"bob","id_str":"6"}]}}}, {"tweet":{"id_str":"2","created_at":"Tue Jan 02 10:00:00 +0000 2024","full_text":"so","entities":{"user_mentions":[]}}} ]\n',
  "tracking.log": "#Software: Microsoft Exchange Server\n#Version: 15.00\n#Log-type: Message Tracking Log\n#Fields: date-time,event-id,source,message-id,recipient-address,recipient-status,total-bytes,message-subject,sender-address\n2024-01-01T10:00:00.000Z,DELIVER,STOREDRIVER,<1@x>,bob@example.org;cy@example.org,,100,hi,ann@example.org\n2024-01-01T10:00:00.000Z,RECEIVE,SMTP,<1@x>,bob@example.org,,100,hi,ann@example.org\n",
  "network.vna": "*Node data\nID name team\n1 Ann red\n2 Bob blue\n*Tie data\nfrom to strength\n1 2 3\n2 1 1\n",
  "talk.mbox": "From ann@example.org Mon Jan  1 10:00:00 2024\nFrom: =?utf-8?q?Ann_=C3=84?= <ann@example.org>\nTo: bob@example.org, \"Cy, D.\" <cy@example.org>\nCc: dee@example.org\nSubject: =?iso-8859-1?B?Z3L832U=?=\n folded\nDate: Mon, 1 Jan 2024 10:00:00 +0100\nMessage-ID: <1@example.org>\nContent-Type: multipart/mixed; boundary=\"b1\"\n\n--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nhello =E2=82=AC\n>From here\n--b1\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b1--\n\nFrom bob@example.org Mon Jan  1 11:00:00 2024\nFrom: bob@example.org (Bob)\nTo: list: ann@example.org, cy@example.org;\nIn-Reply-To: <1@example.org>\nReferences: <0@example.org> <1@example.org>\nList-Id: <x.example.org>\nMessage-ID: <2@example.org>\nDate: Mon, 1 Jan 2024 11:00:00 GMT\n\nthanks\n",
  "archive.txt": "From bob at example.org  Tue Jan  2 11:00:00 2024\nFrom: bob at example.org (Bob B)\nDate: Tue, 2 Jan 2024 11:00:00 +0000\nSubject: [r] hello\nMessage-ID: <3@example.org>\n\nbody\n\nFrom ann at example.org  Tue Jan  2 12:00:00 2024\nFrom: ann at example.org (Ann)\nDate: Tue, 2 Jan 2024 12:00:00 +0000\nIn-Reply-To: <3@example.org>\nMessage-ID: <4@example.org>\n\nbody\n",
  "message.eml": "Return-Path: <ann@example.org>\r\nFrom: Ann <ann@example.org>\r\nTo: bob@example.org\r\nDate: Mon, 1 Jan 2024 10:00:00 +0100\r\nMessage-ID: <1@example.org>\r\nSubject: hi\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+aGkgQGJvYjwvcD4=\r\n",
  "whatsapp.txt": "12/31/23, 9:05 PM - Messages and calls are end-to-end encrypted.\n12/31/23, 9:05 PM - Ann: hello\nsecond line\n12/31/23, 9:06 PM - Bob B: <Media omitted>\n1/13/24, 10:15 AM - Ann: hi @Bob\n1/13/24, 10:16 AM - Cy joined using this group's invite link\n",
  "_chat.txt": "[31.12.23, 21:05:10] Ann: \u200ehallo\n[13.01.24, 10:15:00] +49 170 1234567: ok\n\u200e[13.01.24, 10:16:00] Bob: \u200eBild weggelassen\n",
  "result.json": '{"name":"group","type":"private_group","id":1,"messages":[{"id":1,"type":"service","date":"2024-01-01T10:00:00","actor":"Ann","actor_id":"user1","action":"create_group","text":""},{"id":2,"type":"message","date":"2024-01-01T10:01:00","date_unixtime":"1704103260","from":"Ann","from_id":"user1","text":["hello ",{"type":"mention","text":"@bob"}]},{"id":3,"type":"message","date":"2024-01-01T10:02:00","from":"Bob","from_id":"user2","reply_to_message_id":2,"forwarded_from":"Cy","text":"ok"}]}',
  "discord.json": '{"guild":{"id":"1","name":"g"},"channel":{"id":"2","type":"GuildTextChat","name":"c"},"messages":[{"id":"10","type":"Default","timestamp":"2024-01-01T10:00:00+00:00","content":"hi","author":{"id":"5","name":"ann","isBot":false},"mentions":[{"id":"6","name":"bob"}]},{"id":"11","type":"Reply","timestamp":"2024-01-01T10:01:00+00:00","content":"yo","author":{"id":"6","name":"bob","isBot":true},"mentions":[],"reference":{"messageId":"10","channelId":"2"}}],"messageCount":2}',
  "message_1.json": '{"participants":[{"name":"Ann"},{"name":"Bob"}],"messages":[{"sender_name":"Ann","timestamp_ms":1704103200000,"content":"h\\u00c3\\u00a9","is_geoblocked_for_viewer":false},{"sender_name":"Bob","timestamp_ms":1704103260000,"photos":[{"uri":"x.jpg"}],"reactions":[{"reaction":"x","actor":"Ann"}]}],"title":"t","thread_path":"inbox/t_1"}',
  "2024-01-01.json": '[{"type":"message","user":"U1","text":"hello <@U2>","ts":"1704103200.000100","thread_ts":"1704103200.000100"},{"type":"message","user":"U2","text":"hi","ts":"1704103260.000200","thread_ts":"1704103200.000100","parent_user_id":"U1"}]',
  "slack.xml": "<slack>\n<team_domain>x</team_domain><channel_name>general</channel_name>\n<message conversation_id=\"1\"><ts>2024-01-01T10:00:00.000100</ts><user>Ann</user><text>&lt;@Bob&gt; hi</text></message>\n<message conversation_id=\"1\"><ts>2024-01-01T10:01:00.000100</ts><user>Bob</user><text>ok</text></message>\n</slack>\n",
  "discord.txt": "==============================================================\nGuild: g\nChannel: c\n==============================================================\n\n[01-Jan-24 10:00 AM] ann\nhello\n",
  "two-lists.json": '{"topics":[{"title":"a"},{"title":"b"}],"posts":[{"from":"ann","to":"bob","time":"2024-01-01"},{"from":"bob","to":"cy","time":"2024-01-02"},{"from":"cy","to":"ann","time":"2024-01-03"}]}',
  "page.html": '<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="from_name">Ann</div></body></html>',
  "Posts.xml": '<?xml version="1.0" encoding="utf-8"?>\n<posts>\n  <row Id="1" PostTypeId="1" CreationDate="2024-01-01T10:00:00.000" OwnerUserId="5" Title="t" Body="&lt;p&gt;q&lt;/p&gt;" Tags="&lt;a&gt;&lt;b&gt;" />\n  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2024-01-01T11:00:00.000" OwnerUserId="6" Body="a" />\n</posts>\n',
  "Comments.xml": '<?xml version="1.0" encoding="utf-8"?>\n<comments>\n  <row Id="1" PostId="2" Text="@ann yes" CreationDate="2024-01-01T12:00:00.000" UserId="6" />\n</comments>\n',
  "brandwatch.csv": 'Report:,x\n\nQuery Name,Date,Author,Full Text,Mentioned Authors,Thread Entry Type,Url\nq,2024-01-01 10:00:00.0,ann,"hi @bob","@bob, @cy",,http://x.example/1\nq,2024-01-02 10:00:00.0,bob,ok,,reply,http://x.example/2\n',
  "trace.csv": "#TYPE Selected.System\norigin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id\n2024-01-01T10:00:00.0Z,ann@example.org,bob@example.org##Receive;cy@example.org##Receive,hi,100,<1@x>\n",
  "p2p.csv": "PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,DiverseTieScore,StrongTieScore,MetricDate,PrimaryCollaborator_Organization,SecondaryCollaborator_Organization\na1,b2,0.5,1,2023-01-01,Sales,IT\nb2,a1,0.25,0,2023-01-01,IT,Sales\n",
  "tweets.csv": 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n1,shop,False,Tue Oct 31 22:10:47 +0000 2017,"@5 hi",2,3\n3,5,True,Tue Oct 31 22:08:27 +0000 2017,@shop help,1,\n',
};
