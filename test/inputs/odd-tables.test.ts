import { describe, expect, test } from "vitest";
import { csv } from "../../src/inputs/csv/csv.ts";
import { openFiles, rankJson } from "../support/session.ts";
import { decodeAll, type Decoded } from "./decode-help.ts";

const read = (content: string, chunkBytes = 65_536): Promise<Decoded> => decodeAll(csv, content, { chunkBytes });
const codes = ({ shape, notices }: Decoded): string[] => [...shape.notices, ...notices].map(({ code }) => code);

describe("before the table", () => {
  test("titles padded with empty cells are skipped and counted", async () => {
    const table = await read("Report of March,,,\n,,,\nfrom,to,date,text\nann,ben,2023-03-01,x\nben,ann,2023-03-02,y\n");
    expect(table.columns).toEqual(["from", "to", "date", "text"]);
    expect(table.rows.map(({ row, line }) => [row, line])).toEqual([[1, 4], [2, 5]]);
    expect(table.shape.notices).toMatchObject([{ code: "preamble-skipped", count: 2, line: 1, sample: "Report of March", message: "2 records before the table were not read as data." }]);
    const one = await read("Report of March,,,\nfrom,to,date,text\nann,ben,2023-03-01,x\nben,ann,2023-03-02,y\n");
    expect(one.shape.notices).toMatchObject([{ code: "preamble-skipped", count: 1, message: "1 record before the table was not read as data." }]);
  });

  test("a wide table of a few rows is found below a preamble of more lines", async () => {
    const preamble = "Report:,Weekly\nBrand:,Acme\nFrom:,Mon Jan 01 2024\nTo:,Sun Jan 07 2024\nLabel:,BW\n\n";
    const table = await read(`${preamble}Date,Author,Full Text,Url,Domain,Mentioned Authors\n2024-01-02,ann,hello @ben,http://x.org/1,x.org,@ben\n`);
    expect(table.columns).toEqual(["Date", "Author", "Full Text", "Url", "Domain", "Mentioned Authors"]);
    expect(table.cells).toHaveLength(1);
    expect(codes(table)).toEqual(["preamble-skipped"]);
    const pairs = await read("from,to\nann,ben\nben,cat\ncat,ann\na,b,c,d,e,f\n1,2,3,4,5,6\n");
    expect(pairs.columns).toEqual(["from", "to"]);
  });

  test("a title before rows without header is skipped as well", async () => {
    const table = await read("Ties of the village\n1,2,5\n2,3,7\n3,1,1\n1,3,2\n");
    expect(table.cells).toHaveLength(4);
    expect(codes(table)).toContain("preamble-skipped");
  });

  test("a list of neighbours loses no line to a preamble", async () => {
    expect((await read("a;b\nb;c;d\nc;a;b;d\nd;a\n")).cells).toHaveLength(4);
  });
});

describe("names of columns", () => {
  test("two rows of names are joined, and said so", async () => {
    const table = await read("from,to,sent,size\nname,name,date,bytes\nann,ben,2023-03-01,10\nben,ann,2023-03-02,20\nann,carl,2023-03-03,30\n");
    expect(table.columns).toEqual(["from name", "to name", "sent date", "size bytes"]);
    expect(table.cells).toHaveLength(3);
    expect(table.shape.notices).toMatchObject([{ code: "header-rows", count: 2 }]);
  });

  test("rows of the same names twice are understood as once", async () => {
    const engine = await openFiles({ "x.csv": "from,to,date\nfrom,to,date\nann,ben,2023-03-01\nben,ann,2023-03-02\nann,carl,2023-03-03\n" });
    expect((await rankJson(engine)).network).toMatchObject({ people: 3, messages: 3 });
  });

  test("names over groups of columns go with each of them; a row of JSON names nothing", async () => {
    const grouped = await read("who,2022,,2023,\n,in,out,in,out\nann,1,2,3,4\nben,5,6,7,8\ncarl,5,6,7,8\n");
    expect(grouped.columns).toEqual(["who", "2022 in", "2022 out", "2023 in", "2023 out"]);
    const survey = await read('StartDate,Progress,Q1\nStart Date,Progress,"Whom do you ask?"\n"{""ImportId"":""startDate""}","{""ImportId"":""progress""}","{""ImportId"":""QID1""}"\n2023-03-01,100,ben\n2023-03-02,100,ann\n2023-03-02,90,ann\n');
    expect(survey.columns).toEqual(["StartDate Start Date", "Progress Progress", "Q1 Whom do you ask?"]);
    expect(survey.cells).toHaveLength(3);
  });

  test("a first row with n/a over numbers is a row", async () => {
    expect((await read("who,sent,received\nann,n/a,-\nben,2,3\ncarl,3,4\n")).cells).toHaveLength(3);
  });

  test("rows one cell longer than the header whose first cells all differ have names, as R writes them", async () => {
    const table = await read('"from","to","weight"\n"1","ann","ben",3\n"2","ann","carl",1\n"3","ben","carl",2\n');
    expect(table.columns).toEqual(["column 1", "from", "to", "weight"]);
    expect(table.shape.notices).toMatchObject([{ code: "header-short", severity: "info" }]);
  });

  test("rows one empty cell longer than the header end in a delimiter", async () => {
    const table = await read("from,to\nann,ben,\nann,carl,\nben,ann,\n");
    expect(table.columns).toEqual(["from", "to"]);
    expect(codes(table)).toEqual(["header-short"]);
  });

  test("a header longer than all rows is a warning", async () => {
    const table = await read("from,,to,n\nann,ben,3\nann,carl,1\nben,carl,2\n");
    expect([...table.shape.notices, ...table.notices]).toMatchObject([{ code: "header-long", severity: "warning" }]);
  });

  test("without a header of any kind it is said that columns are numbered", async () => {
    expect(codes(await read("ann,2023-01-01,a word\nben,2023-01-02,two words\n"))).toEqual(["header-none"]);
    expect(codes(await read("1 2\n2 3\n"))).toEqual([]);
  });
});

describe("quotes", () => {
  const header = "from,n,text,to\n";
  const rows = 'ann,1,"a, b",ben\nben,2,"c, d",ann\ncarl,3,"e, f",ann\n';

  test("one too many at the beginning of a cell stays in it, and the row keeps its length", async () => {
    const table = await read(`${header}${rows}"dora,4,"g, h",ann\nemil,"5,"i, j",ann\nfred,6,"k","\n${rows}`);
    expect(table.cells.slice(3, 6)).toEqual([['"dora', "4", "g, h", "ann"], ["emil", '"5', "i, j", "ann"], ["fred", "6", "k", '"']]);
    expect(table.cells).toHaveLength(9);
    expect(table.notices).toMatchObject([{ code: "quote-stray", row: 4, line: 5 }]);
  });

  test.each([",", ";", "\t", "|"])("in the middle of most texts do not make blanks the delimiter instead of %j", async (delimiter) => {
    const rows = ["from,to,date,subject", 'ann,ben,2024-01-01 10:00,the "A" door', "ann,ben,2024-01-01 10:00,the door", 'ben,ann,2024-01-01 10:00,see "C" and "D"', 'ann,ben,2024-01-02 10:00,the "B" door'];
    const table = await read(`${rows.join("\n").replaceAll(",", delimiter)}\n`);
    expect(table.columns).toEqual(["from", "to", "date", "subject"]);
    expect(table.cells.map((cells) => cells[3])).toEqual(['the "A" door', "the door", 'see "C" and "D"', 'the "B" door']);
    expect(table.notices).toMatchObject([{ code: "quote-stray", row: 1, count: 8 }]);
  });

  test("a text of several lines with quotes inside stays one cell", async () => {
    const table = await read(`${header}ann,1,"he said "hi" and\nleft",ben\n${rows}`);
    expect(table.cells[0]).toEqual(["ann", "1", 'he said "hi" and\nleft', "ben"]);
  });

  test("read the same however the file is cut", async () => {
    const text = `${header}${rows}"dora,4,"g, h",ann\nfred,6,"k ""x""","\n${rows}emil,"5,"i ""y""\nz",ann\n${rows}`;
    const whole = await read(text);
    for (let size = 1; size <= 64; size++) expect(await read(text, size)).toEqual(whole);
  });

  test("thousands of unbalanced ones do not make reading quadratic", async () => {
    const table = await read(header + rows + 'ann,"5" disk,x,ben,y\n'.repeat(100_000));
    expect(table.cells.length + table.setAside.length).toBeGreaterThan(3);
  });
});

describe("rows", () => {
  test("of too few cells are named; most of them short is a habit, no fault", async () => {
    expect((await read("a,b,c\n1,2,3\n1,2\n1,2,3\n")).notices).toMatchObject([{ code: "rows-short", severity: "warning", row: 2, line: 3, count: 1, message: expect.stringContaining("a row that lacks a needed one is set aside") }]);
    expect((await read("from,to,cc\nann,ben\nann,carl\nann,ben,carl\n")).notices.every(({ severity }) => severity === "info")).toBe(true);
  });

  test("of empty cells beyond the last column are named", async () => {
    expect((await read("a,b,c\n1,2,3\n1,,2,\n1,2,3\n")).notices).toMatchObject([{ code: "rows-long", severity: "warning", row: 2, count: 1 }]);
  });

  test("separated by another character are cut with it where only that fits", async () => {
    const table = await read("when,who,n\n2023-01-01,ann,1\n2023-01-02;ben;2\n2023-01-03,carl,3\n");
    expect(table.cells).toEqual([["2023-01-01", "ann", "1"], ["2023-01-02", "ben", "2"], ["2023-01-03", "carl", "3"]]);
    expect(table.notices).toMatchObject([{ code: "row-delimiter", row: 2, line: 3, count: 1 }]);
  });
});

describe("after the table", () => {
  test("a line of totals at the end is set aside; a person named so is not", async () => {
    const table = await read("person,sent,received\nann,1,2\nben,3,4\nTotal,4,6\n");
    expect(table.cells).toHaveLength(2);
    expect(table.setAside).toMatchObject([{ row: 3, line: 4, code: "totals-row", value: "Total,4,6" }]);
    expect((await read("from,to,weight\nann,ben,1\nTotal,ann,2\n")).setAside).toEqual([]);
    expect((await read("from,to,weight\nann,ben,1\nben,ann,2\nGrand Total,2 rows,3\n")).setAside).toMatchObject([{ row: 3, line: 4, code: "totals-row" }]);
    expect((await read("from;to;weight\nann;ben;1\nben;ann;2\nGrand Total;Grand Total;3\n")).setAside).toMatchObject([{ row: 3, line: 4, code: "totals-row" }]);
    expect((await read("from,to\nann,ben\nTotal,Total\n")).setAside).toEqual([]);
    expect((await read("from,to,weight\nann,ben,1\n,,\nTotal,,1\n")).setAside).toMatchObject([{ code: "totals-row", row: 3 }]);
  });

  test("remarks after a blank line are set aside", async () => {
    const table = await read("from,to,weight\nann,ben,1\nben,ann,2\n\nSource: the survey of 2023\nAll rights reserved\n");
    expect(table.cells).toHaveLength(2);
    expect(table.setAside.map(({ code, line }) => [code, line])).toEqual([["footer-row", 5], ["footer-row", 6]]);
  });

  test("the same names once more are set aside and the rows after them read", async () => {
    const table = await read("from,to\nann,ben\nfrom,to\nben,carl\n");
    expect(table.cells).toEqual([["ann", "ben"], ["ben", "carl"]]);
    expect(table.setAside).toMatchObject([{ row: 2, line: 3, code: "header-repeated" }]);
  });

  test.each([["plain", "from,to,text"], ["quoted", '"from","to","text"']])("the names come again behind a byte order mark where files were joined (%s)", async (_, names) => {
    const table = await read(`${names}\na,b,x\n\ufeff${names}\nc,d,y\n`);
    expect(table.cells).toEqual([["a", "b", "x"], ["c", "d", "y"]]);
    expect(table.setAside).toMatchObject([{ row: 2, line: 3, code: "header-repeated" }]);
  });

  test("a table of the same width under unknown words is read on and said so; rows after a blank line that know the others are not", async () => {
    const table = await read("from,to,text\nann,ben,hello there\nben,carl,what now\n\nplanet,moon,discoverer\nMars,Phobos,Hall\nJupiter,Io,Galilei\n");
    expect(table.cells).toHaveLength(5);
    expect(table.notices).toMatchObject([{ code: "second-table-likely", severity: "warning", line: 5, count: 1 }]);
    expect((await read("from,to\nann,ben\nben,carl\n\ndora,ann\nemil,fay\n")).notices).toEqual([]);
    expect((await read("from,to\nann,ben\nben,carl\n\ndora,emil\nfay,ann\n")).notices).toEqual([]);
  });

  test("a second table is set aside row by row and said so", async () => {
    const table = await read("from,to,weight\nann,ben,1\nben,carl,2\nann,carl,3\n\nperson,age\nann,30\nben,40\n");
    expect(table.cells).toHaveLength(3);
    expect(table.setAside.map(({ row, code }) => [row, code])).toEqual([[4, "second-table"], [5, "second-table"], [6, "second-table"]]);
    expect(table.notices).toMatchObject([{ code: "second-table", line: 6, count: 3 }]);
  });

  test("a second table of as many columns is known by its names, after a blank line, even among words", async () => {
    const rows = Array.from({ length: 61 }, (_, i) => `ann${i},ben${i}\n`).join("");
    const pairs = await read(`from,to\n${rows}\nid,name\np1,Ann\n`);
    expect(pairs.cells).toHaveLength(61);
    expect(pairs.setAside.map(({ row, line, code }) => [row, line, code])).toEqual([[62, 64, "second-table"], [63, 65, "second-table"]]);
    expect(pairs.notices).toMatchObject([{ code: "second-table", severity: "warning", line: 64, count: 2 }]);
    const weighted = await read("from,to,weight\nann,ben,1\nben,ann,2\n\nid,name,team\nann,Ann,red\nben,Ben,blue\n");
    expect(weighted.cells).toEqual([["ann", "ben", "1"], ["ben", "ann", "2"]]);
    expect(weighted.setAside).toHaveLength(3);
  });

  test("a table right below the rows of one, padded to its width, is read on and said so with its row", async () => {
    const talk = "from,to,date,text\nann,ben,2023-03-01,hello\nben,carl,2023-03-02,what now\ncarl,ann,2023-03-03,bye\n";
    const table = await read(`${talk}name,team,,\nann,red,,\nben,blue,,\ncarl,red,,\n`);
    expect(table.cells).toHaveLength(7);
    expect(table.notices).toMatchObject([{ code: "second-table-likely", severity: "warning", row: 4, line: 5, count: 1 }]);
    // The same from a sheet, which knows no empty cells at the end of a row.
    expect(codes(await read(`${talk}name,team\nann,red\nben,blue\ncarl,red\n`))).toEqual(["second-table-likely", "rows-short"]);
    // Among names that nobody knows, by what stands below them: numbers under a name where words stood.
    expect((await read(`${talk}name,Kopfzahl,,\nann,3,,\nben,4,,\n`)).notices).toMatchObject([{ code: "second-table-likely", row: 4 }]);
    // Where dates stood there are words now, in a table of the same width.
    expect((await read(`${talk}name,team,site,Kostenstelle\nann,red,Berlin,x\nben,blue,Paris,y\n`)).notices).toMatchObject([{ code: "second-table-likely", row: 4 }]);
  });

  test("rows in which something is missing are no table below", async () => {
    const talk = "from,to,date,text\nann,ben,2023-03-01,hello\nben,carl,2023-03-02,what now\n";
    for (const rows of ["carl,ann,,\nann,carl,,\n", "name,ann,,\nann,carl,,\ncarl,name,,\n", "name,team,,\nann,red,,\nben,carl,2023-03-03,x\n", "name,team,,\n", "user,group,,\nname,team,,\nteam,user,,\n"]) {
      expect(codes(await read(`${talk}${rows}`))).toEqual([]);
    }
    expect(codes(await read("from,to,weight\nann,ben,1\nben,ann,2\nname,team,\nann,carl,\nben,dora,\nann,ben,3\n"))).toEqual([]);
  });

  test("the weights of a short table are read although another table follows", async () => {
    const text = "from,to,weight\nann,ben,1\nben,ann,2\n\nid,name,team\nann,Ann,red\nben,Ben,blue\n";
    expect((await rankJson(await openFiles({ "two.csv": text }))).network).toMatchObject({ people: 2, messages: 2, totalWeight: 3 });
  });

  test("people after a blank line who are called like columns begin no table where the next row is of such names as well", async () => {
    expect((await read("from,to\nann,ben\n\nTeam,Group\nRole,Rank\nben,ann\n")).setAside).toEqual([]);
    expect((await read("a b\nb c\n\nx y\ny a\n")).setAside).toEqual([]);
    expect((await read("from,to\nann,ben\n\nText,carl\ncarl,ann\n")).setAside).toEqual([]);
  });

  test("more of the names once more begin a second table", async () => {
    const table = await read("from,to,n\nann,ben,1\nben,ann,2\nfrom,to,n,note\nann,ben,1,x\n");
    expect(table.setAside.map(({ row, code }) => [row, code])).toEqual([[3, "second-table"], [4, "second-table"]]);
  });

  test("blank lines inside a table separate nothing", async () => {
    const table = await read("from,to,weight\nann,ben,1\n\nben,carl,2\n\nann,carl,3\n");
    expect(table.cells).toHaveLength(3);
    expect(table.setAside).toEqual([]);
  });

  test.each([
    ["after a blank line", "from,to,weight\nann,ben,1\nben,carl,2\nann,carl,3\n\nperson,age\nann,30\nben,40\nTotal,70\n"],
    ["right below", "from,to,weight\nann,ben,1\nben,carl,2\nann,carl,3\nname,team,\nann,red,\nben,blue,\nTotal,70,\n"],
  ])("read the same however the file is cut, with another table %s", async (_, text) => {
    const whole = await read(text);
    for (let size = 1; size <= 64; size++) expect(await read(text, size)).toEqual(whole);
  });
});
