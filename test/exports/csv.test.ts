import { expect, test } from "vitest";
import Papa from "papaparse";
import { csvLine, defuseFormula } from "../../src/exports/csv-cells.ts";
import { csvTarget } from "../../src/exports/csv.ts";
import { rejectsTarget } from "../../src/exports/rejects.ts";
import { tiesTarget } from "../../src/exports/ties.ts";
import { naughtyStrings } from "../support/shared.ts";
import { textOf, tinyPeople, tinySnapshot } from "./tiny-snapshot.ts";

test("the ranked list has the keys of people as columns, full precision, null empty", () => {
  expect(textOf(csvTarget.write(tinySnapshot(), {}))).toBe(
    "rank,id,name,role,value,impressions,posts,inDegree,outDegree,inStrength,outStrength,closeness\n" +
      "1,ann,Ann,connector,2,2,2,1,1,0.5,2,1\n" +
      "2,bob,Bob,neither,0.30000000000000004,0.30000000000000004,1,1,1,2,0.5,\n" +
      ",cy,Cy,neither,,,0,0,0,0,0,1e-320\n",
  );
});

test("top cuts the rows and nothing else", () => {
  const lines = textOf(csvTarget.write(tinySnapshot(), { top: 1 })).split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe("1,ann,Ann,connector,2,2,2,1,1,0.5,2,1");
  expect(csvTarget.write(tinySnapshot(), { top: 99 })).toEqual(csvTarget.write(tinySnapshot(), {}));
});

test("quotes stand only where RFC 4180 needs them", () => {
  expect(csvLine(["plain", "semi;colon", " space ", "it's"])).toBe("plain,semi;colon, space ,it's\n");
  expect(csvLine(["a,b", 'say "hi"', "two\nlines", "cr\rhere"])).toBe('"a,b","say ""hi""","two\nlines","cr\rhere"\n');
  expect(csvLine([null, "", Number.NaN, Number.NEGATIVE_INFINITY, -0])).toBe(",,,,0\n");
});

test("a file starts without byte order mark and ends with one line feed", () => {
  const bytes = csvTarget.write(tinySnapshot({ people: tinyPeople(["ä", "b", "c"], ["Ä", "B", "C"]) }), {});
  expect(bytes[0]).toBe("r".charCodeAt(0));
  expect(textOf(bytes)).toMatch(/[^\n]\n$/);
  expect(textOf(bytes)).not.toContain("\r");
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0=x", "＝1", "＋1", "－1", "＠x"])("a cell starting like %j is prefixed on demand", (cell) => {
  expect(defuseFormula(cell)).toBe(`'${cell}`);
  expect(csvLine([cell])).not.toContain("'");
  expect(csvLine([cell], { spreadsheetSafe: true })).toContain(`'${cell}`);
});

test("a formula after a quote, line break or foreign delimiter is defused too", () => {
  expect(defuseFormula('"=1')).toBe(`"'=1`);
  expect(defuseFormula("a;=1")).toBe("a;'=1");
  expect(defuseFormula("a,b\n=1\t@x")).toBe("a,b\n'=1\t'@x");
  expect(defuseFormula("a-b, c = d")).toBe("a-b, c = d");
});

test("numbers are never prefixed", () => {
  expect(csvLine([-5, "-5"], { spreadsheetSafe: true })).toBe("-5,'-5\n");
});

test("every naughty string survives as a name, and none is a live formula in the safe form", () => {
  const strings = [...naughtyStrings(), ...formulas];
  for (const text of strings) {
    const snapshot = tinySnapshot({ people: tinyPeople([text, "b", "c"], [text, "B", "C"]) });
    const plain = rowsOf(textOf(csvTarget.write(snapshot, {})));
    expect(plain).toHaveLength(4);
    expect(plain[1]?.slice(0, 4)).toEqual(["1", text.replace(/\p{Surrogate}/gu, "\ufffd"), text.replace(/\p{Surrogate}/gu, "\ufffd"), "connector"]);
    const safe = textOf(csvTarget.write(snapshot, { spreadsheetSafe: true }));
    for (const delimiter of [",", ";", "\t", "|"]) {
      for (const cell of rowsOf(safe, delimiter).flat()) expect(cell, JSON.stringify(text)).not.toMatch(/^[=+\-@＝＋－＠]/);
    }
  }
});

const formulas = [
  "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x","y")',
  'a","=1+1', 'a;"=1+1";b', "a\n=1+1", 'a"\n=1+1', "＝1+1", "\0=1", "=1;=2,=3\t=4|=5", '";=1', "a;\r=1", "\ud800", "\u001b[31mred",
];

function rowsOf(text: string, delimiter = ","): string[][] {
  return Papa.parse<string[]>(text, { delimiter, newline: "\n", skipEmptyLines: true }).data;
}

test("the tie table names ends, messages, weight, ISO times and whether the tie goes both ways", () => {
  expect(textOf(tiesTarget.write(tinySnapshot(), {}))).toBe(
    "from,to,messages,weight,first,last,reciprocal\n" +
      "ann,bob,2,2,2004-04-15T14:56:01Z,2004-04-15T14:56:01.250Z,true\n" +
      "bob,ann,1,0.5,,,true\n",
  );
});

test("rows set aside are written with place, value, code and reason", () => {
  expect(textOf(rejectsTarget.write(tinySnapshot(), {}))).toBe(
    'file,row,line,column,value,code,reason\ntalk.csv,3,4,to,,to-empty,"no recipient, so no tie"\n',
  );
});
