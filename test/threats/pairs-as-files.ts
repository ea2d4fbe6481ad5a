import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import { gzipSync, strToU8, zipSync } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";

/** Who wrote to whom. */
export type Pair = readonly [from: string, to: string];

/** One network in every kind of file that can say "from … to …": by the extension such a file has. */
export function pairsAsFiles(pairs: readonly Pair[]): ReadonlyMap<string, Uint8Array> {
  const people = [...new Set(pairs.flat())];
  const numberOf = new Map(people.map((name, i) => [name, i]));
  const numbered = pairs.map(([from, to]) => [numberOf.get(from)! + 1, numberOf.get(to)! + 1] as const);
  const csv = lines("from,to", pairs.map((pair) => pair.map(csvCell).join(",")));
  const texts: Readonly<Record<string, string>> = {
    csv,
    tsv: lines("from\tto", pairs.map((pair) => pair.join("\t"))),
    json: JSON.stringify(pairs.map(([from, to]) => ({ from, to }))),
    ndjson: lines(pairs.map(([from, to]) => JSON.stringify({ from, to }))),
    gexf: `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed"><nodes>${people.map((name) => `<node id="${xml(name)}" label="${xml(name)}"/>`).join("\n")}</nodes><edges>${pairs.map(([from, to], i) => `<edge id="${i}" source="${xml(from)}" target="${xml(to)}"/>`).join("\n")}</edges></graph></gexf>\n`,
    graphml: `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph id="G" edgedefault="directed">${people.map((name) => `<node id="${xml(name)}"/>`).join("\n")}${pairs.map(([from, to]) => `<edge source="${xml(from)}" target="${xml(to)}"/>`).join("\n")}</graph></graphml>\n`,
    gml: `graph [\n  directed 1\n${people.map((name, i) => `  node [ id ${i + 1} label "${name.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" ]\n`).join("")}${numbered.map(([from, to]) => `  edge [ source ${from} target ${to} ]\n`).join("")}]\n`,
    net: lines(`*Vertices ${people.length}`, people.map((name, i) => `${i + 1} "${name}"`), "*Arcs", numbered.map((pair) => pair.join(" "))),
    dot: lines("digraph G {", pairs.map((pair) => `  ${pair.map((name) => `"${name.replaceAll('"', '\\"')}"`).join(" -> ")};`), "}"),
    dl: lines(`dl n=${people.length} format=edgelist1`, "labels:", people.map((name) => `"${name}"`), "data:", numbered.map((pair) => pair.join(" "))),
  };
  const stamped = { mtime: "2024-01-01T00:00:00Z" } as const;
  const columns = { from: pairs.map(([from]) => from), to: pairs.map(([, to]) => to) };
  return new Map<string, Uint8Array>([
    ...Object.entries(texts).map(([extension, text]) => [extension, strToU8(text)] as const),
    ["csv.gz", gzipSync(strToU8(csv), { mtime: 0 })],
    ["zip", zipSync({ "talk.csv": strToU8(csv) }, stamped)],
    ["xlsx", workbookOf([["from", "to"], ...pairs])],
    ["parquet", new Uint8Array(parquetWriteBuffer({ columnData: [{ name: "from", data: columns.from, type: "STRING" }, { name: "to", data: columns.to, type: "STRING" }] }))],
    ["arrow", tableToIPC(tableFromArrays(columns), { format: "file" })!],
  ]);
}

/** The smallest workbook of one sheet whose cells are all texts. */
function workbookOf(rows: readonly (readonly string[])[]): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const members: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Talk" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><sheetData>${rows.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`).join("")}</row>`).join("")}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(members).map(([path, text]) => [path, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)])), { mtime: "2024-01-01T00:00:00Z" });
}

function lines(...all: readonly (string | readonly string[])[]): string {
  return `${all.flat().join("\n")}\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
