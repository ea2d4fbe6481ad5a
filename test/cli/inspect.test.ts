import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const talk = "from,to,time\nann,bob,2024-01-01T10:00:00Z\nann,cy,2024-01-02T10:00:00Z\n,ann,2024-01-05T10:00:00Z\n";

test("a person reads what each file is and what was kept", async () => {
  const { code, stdout } = await whotalks(["inspect", folder.file("talk.csv", talk)]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^talk\.csv\n/);
  expect(stdout).toMatch(/from +from +\S/);
  expect(stdout).toContain("3 rows read, 2 kept, 1 set aside");
  expect(stdout).toContain("people    3");
});

test("domains of addresses are told with the option that says which are inside; with employees their number alone", async () => {
  const mails = folder.file("mails.csv", "from,to\nann@in.example,bob@in.example\nbob@in.example,zed@out.example\n");
  expect((await whotalks(["inspect", mails, "--mode", "customers"])).stdout).toContain("domains   in.example 75 %, out.example 25 % of the addresses in the first rows; --inside DOMAIN counts only talk from inside to inside");
  const employees = (await whotalks(["inspect", mails, "--mode", "employees"])).stdout;
  expect(employees).toContain("domains   2; --inside DOMAIN");
  expect(employees).not.toContain(".example");
  expect((await whotalks(["inspect", folder.file("talk.csv", talk)])).stdout).not.toContain("domains");
});

test("the JSON has the keys of the contract in its order", async () => {
  const { code, stdout } = await whotalks(["inspect", folder.file("talk.csv", talk), "--as", "json"]);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(Object.keys(answer)).toEqual(["outcome", "files", "people", "ties", "timeRange"]);
  const [file] = answer.files;
  expect(Object.keys(file)).toEqual(["name", "format", "encoding", "delimiter", "columns", "rowsRead", "rowsKept", "rowsSetAside", "setAside", "notices"]);
  expect(Object.keys(file.columns[0])).toEqual(["name", "role", "reason", "sample"]);
  expect(answer).toMatchObject({ outcome: "exclusions", people: 3, ties: 2, timeRange: ["2024-01-01T10:00:00.000Z", "2024-01-02T10:00:00.000Z"] });
  expect(file).toMatchObject({ name: "talk.csv", format: "csv", delimiter: ",", rowsRead: 3, rowsKept: 2, rowsSetAside: 1 });
  expect(Object.values(file.setAside)).toEqual([1]);
});

test("nothing set aside is loaded", async () => {
  const { stdout } = await whotalks(["inspect", "-", "--as", "json"], { input: "from,to\na,b\n" });
  expect(JSON.parse(stdout)).toMatchObject({ outcome: "loaded", files: [{ name: "-" }], timeRange: null });
});

test("rows set aside are counted for each of two files", async () => {
  const first = folder.file("first.csv", "from,to\na,b\n,b\n,c\n");
  const second = folder.file("second.csv", "from,to\nb,a\n,d\nc,a\n");
  const [one, two] = JSON.parse((await whotalks(["inspect", first, second, "--as", "json"])).stdout).files;
  expect(Object.values(one.setAside)).toEqual([2]);
  expect(Object.values(two.setAside)).toEqual([1]);
});

test.each([
  ["a missing file", ["nowhere.csv"], ""],
  ["nothing at all", ["-"], ""],
  ["an open question", ["-"], "from,to,date\na,b,01/02/2024\nb,a,03/04/2024\n"],
])("%s is refused with 1, the JSON says why", async (_, files, input) => {
  const { code, stdout } = await whotalks(["inspect", ...files, "--as", "json"], { input, cwd: folder.path });
  expect(code).toBe(1);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ outcome: "refused", people: null, ties: null });
  const notice = answer.files[0].notices.at(-1);
  expect(Object.keys(notice)).toEqual(["code", "severity", "file", "row", "line", "column", "sample", "hint"]);
  expect(notice.severity).toBe("error");
});

test("as csv the rows that are not in the table go where --rejects says", async () => {
  const rejects = join(folder.path, "left-out.csv");
  const { code, stdout } = await whotalks(["inspect", "-", "--as", "csv", "--rejects", rejects], { input: "person,sent\nann,1\nben,2\nTotal,3\n" });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "person,sent\r\nann,1\r\nben,2\r\n" });
  expect(readFileSync(rejects, "utf8")).toBe('file,row,line,column,value,code,reason\n-,3,4,,"Total,3",totals-row,"""Total"" at the end of the table: a line of totals."\n');
});

test("as csv the table comes back as it was understood", async () => {
  const input = "\ufeffa;b;c\r\n1;\"x;\"\"y\"\"\";\r\n\r\n 2 ;=1+1;007\r\n";
  const { code, stdout } = await whotalks(["inspect", "-", "--as", "csv"], { input });
  expect(code).toBe(0);
  expect(stdout).toBe('a,b,c\r\n1,"x;""y""",\r\n 2 ,=1+1,007\r\n');
});

test("a table without header gets c1 to cn", async () => {
  const { stdout } = await whotalks(["inspect", "-", "--as", "csv", "--no-header"], { input: "ann,bob,3\nbob,cy,4\n" });
  expect(stdout).toBe("c1,c2,c3\r\nann,bob,3\r\nbob,cy,4\r\n");
});

test("the outcome can go to a file, the rows set aside to another", async () => {
  const output = join(folder.path, "seen.json");
  const rejects = join(folder.path, "rejects.csv");
  expect(await whotalks(["inspect", folder.file("talk.csv", talk), "--as", "json", "-o", output, "--rejects", rejects])).toMatchObject({ code: 0, stdout: "" });
  expect(JSON.parse(readFileSync(output, "utf8")).outcome).toBe("exclusions");
  expect(readFileSync(rejects, "utf8").split("\n")).toHaveLength(3);
});

test("a file of several tables has one entry a table; what each is stands in the text", async () => {
  const zip = join(folder.path, "export.zip");
  writeFileSync(zip, zipSync({ "may.csv": strToU8("from,to\nann,bob\nbob,ann\n,cy\n"), "people.csv": strToU8("id,name,team\nann,Ann,Sales\nbob,Bob,Legal\ncy,Cy,Legal\n") }));
  const { code, stdout } = await whotalks(["inspect", zip, "--as", "json"]);
  expect(code).toBe(0);
  const { files, people } = JSON.parse(stdout);
  expect(files.map((file: { name: string; rowsRead: number; setAside: object }) => [file.name, file.rowsRead, Object.values(file.setAside)])).toEqual([["export.zip/may.csv", 3, [1]], ["export.zip/people.csv", 3, []]]);
  expect(people).toBe(3);
  const text = (await whotalks(["inspect", zip])).stdout;
  expect(text).toMatch(/export\.zip\/may\.csv\n.*messages/);
  expect(text).toMatch(/export\.zip\/people\.csv\n.*people/);
  expect(text).toContain("joined    2 people by id");
});

const sheets = (first: number, second: number): Buffer => {
  const rows = (count: number) => `<row r="1"><c r="A1" t="inlineStr"><is><t>from</t></is></c><c r="B1" t="inlineStr"><is><t>to</t></is></c></row>${Array.from({ length: count }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="inlineStr"><is><t>p${i % 3}</t></is></c><c r="B${i + 2}" t="inlineStr"><is><t>p${(i + 1) % 4}</t></is></c></row>`).join("")}`;
  const sheet = (count: number) => strToU8(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows(count)}</sheetData></worksheet>`);
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts = "http://schemas.openxmlformats.org/package/2006";
  return Buffer.from(zipSync({
    "[Content_Types].xml": strToU8(`<Types xmlns="${parts}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`),
    "_rels/.rels": strToU8(`<Relationships xmlns="${parts}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    "xl/workbook.xml": strToU8(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="May" sheetId="1" r:id="r1"/><sheet name="June" sheetId="2" r:id="r2"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships xmlns="${parts}/relationships">${[1, 2].map((i) => `<Relationship Id="r${i}" Type="${office}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join("")}</Relationships>`),
    "xl/worksheets/sheet1.xml": sheet(first), "xl/worksheets/sheet2.xml": sheet(second),
  }));
};

test("sheets that could both be meant stop with 1, naming --sheet; the answer is read, the other sheet is listed as left out", async () => {
  const book = join(folder.path, "talk.xlsx");
  writeFileSync(book, sheets(5, 8));
  const asked = await whotalks(["inspect", book]);
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain("--sheet");
  expect(asked.stdout).toMatch(/question .*Which one is meant\?[\s\S]*--sheet May[\s\S]*--sheet June/);
  expect((await whotalks(["rank", book])).code).toBe(1);
  const { code, stdout } = await whotalks(["inspect", book, "--sheet", "June", "--as", "json"]);
  expect(code).toBe(0);
  const { files } = JSON.parse(stdout);
  expect(files.map((file: { rowsRead: number | null; notices: { code: string }[] }) => [file.rowsRead, file.notices.some(({ code: found }) => found === "table-left-out")])).toEqual([[null, true], [8, false]]);
  expect(JSON.parse((await whotalks(["inspect", book, "--sheet", "*", "--as", "json"])).stdout).files.map((file: { rowsRead: number }) => file.rowsRead)).toEqual([5, 8]);
  expect((await whotalks(["inspect", book, "--sheet", "July"])).code).toBe(2);
  expect((await whotalks(["rank", book, "--sheet", "May"])).code).toBe(0);
});

const mails = Array.from({ length: 8 }, (_, i) => `From anna.berg@acme.example Mon Jan  1 09:00:00 2024\nFrom: Anna Berg <anna.berg@acme.example>\nTo: Ben Cole <ben.cole@acme.example>\nSubject: Secret ${i}\nMessage-ID: <m${i}@acme.example>\nDate: Mon, 01 Jan 2024 09:0${i}:00 +0000\n\nHello Ben.\n`).join("\n");

test("a mailbox starts as employees': nobody is named, in no form, unless it is said otherwise", async () => {
  const inbox = folder.file("inbox.mbox", mails);
  for (const options of [[], ["--as", "json"], ["--mode", "employees"]]) {
    const { code, stdout, stderr } = await whotalks(["inspect", inbox, ...options]);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(/anna|berg|cole|secret/i);
  }
  const ranked = await whotalks(["rank", inbox]);
  expect(ranked.code).toBe(0);
  expect(ranked.stdout + ranked.stderr).not.toMatch(/anna|berg|cole/i);
  expect((await whotalks(["inspect", inbox, "--mode", "customers"])).stdout).toMatch(/anna\.berg/);
});

test("with employees the table itself is not printed, and the refusal says why", async () => {
  for (const file of [folder.file("staff.csv", "from,to\nanna.berg,ben.cole\nben.cole,anna.berg\n"), folder.file("box.mbox", mails)]) {
    const { code, stdout, stderr } = await whotalks(["inspect", file, "--as", "csv", ...(file.endsWith(".csv") ? ["--mode", "employees"] : [])]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("--mode customers");
    expect(stderr).not.toMatch(/anna|berg|cole/i);
  }
});

test("the text says which rules make the ties, and what others would yield", async () => {
  const { stdout } = await whotalks(["inspect", "-"], { input: "from,to,text\nann,bob,hi @cy\nann,bob,hi\nbob,ann,hi @cy\n" });
  expect(stdout).toMatch(/ties +2 by addressed\n +not used: mention 2 \(--ties\)\n +for example ann to bob: 2 messages make 1 tie of 2/);
});
