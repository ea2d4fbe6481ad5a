import { exactPercent } from "../core/words.ts";
import { peopleKeys } from "./people-rows.ts";
import { privacyText } from "./privacy-note.ts";
import { listedPeople, type ExportOptions, type ExportTarget, type PeopleColumns, type RankSnapshot } from "./snapshot.ts";
import { createTextWriter, joinBytes, type TextWriter } from "./text-writer.ts";
import { createXmlText, type XmlText } from "./xml-text.ts";

/**
 * The network as GEXF 1.3: people as nodes with their role, rank and numbers, ties with their weight; directed or undirected by the
 * default edge type. Without `top` everyone is a node, silent people and our own accounts included; with it the listed people and
 * the ties among them. Groups and numbers of the people tables are attributes too. A value that is not defined has no attvalue. Characters that XML forbids become U+FFFD and are counted in
 * the description. With employees the description says what the file is and is not (privacy-note). Cost O(people × columns + ties). Source: gexf.net, schema 1.3.
 */
export const gexfTarget: ExportTarget = {
  id: "gexf",
  label: "Network for Gephi (GEXF)",
  stem: "network",
  extension: "gexf",
  mime: "application/gexf+xml",
  write(snapshot, options) {
    const xml = createXmlText();
    const writer = createTextWriter();
    const ids = nodeIds(snapshot.people.ids, xml);
    writeNodes(snapshot, options, ids, writer, xml);
    writeEdges(snapshot, options, ids, writer);
    const body = writer.take();
    writeHead(snapshot, options, writer, xml);
    return joinBytes([...writer.take(), ...body]);
  },
};

/** Escaped ids by person number. Ids that differ only in forbidden characters must not become one node: those get their number. */
function nodeIds(ids: readonly string[], xml: XmlText): string[] {
  return ids.map((id, person) => {
    const before = xml.replacedCount();
    const escaped = xml.escape(id);
    return xml.replacedCount() === before ? escaped : `${escaped} (person ${person})`;
  });
}

/** Attributes of a node: every key of a row but id and name, which the node has already. */
function attributesOf(snapshot: RankSnapshot): { id: string; title: string; type: string; cell: (person: number) => string | number | null }[] {
  const { people } = snapshot;
  const attributes = peopleKeys(people)
    .filter(({ key }) => key !== "id" && key !== "name")
    .map(({ key, cell }) => ({ id: key, title: key === "value" ? `value (${snapshot.measure})` : key, type: typeOf(people, key), cell }));
  if (people.isOurs.includes(1)) attributes.push({ id: "ours", title: "ours", type: "boolean", cell: (p) => String(people.isOurs[p] === 1) });
  // Headers may be called as keys are: ids of their own keep them apart.
  (people.attributes ?? []).forEach(({ name, labels, codes }, k) => {
    attributes.push({ id: `group${k + 1}`, title: name, type: "string", cell: (p) => labels[codes[p]!] ?? null });
  });
  (people.numbers ?? []).forEach(({ name, values }, k) => {
    attributes.push({ id: `number${k + 1}`, title: name, type: "double", cell: (p) => values[p]! });
  });
  return attributes;
}

/** Degrees are whole numbers unless they were normalised. */
function typeOf(people: PeopleColumns, key: string): string {
  if (key === "role") return "string";
  if (key === "rank") return "integer";
  return (key === "inDegree" || key === "outDegree") && people[key].every(Number.isInteger) ? "integer" : "double";
}

/** Written last and put first: only then the replaced characters are known. */
function writeHead(snapshot: RankSnapshot, options: ExportOptions, writer: TextWriter, xml: XmlText): void {
  const edgeType = snapshot.ties.isUndirected ? "undirected" : "directed";
  const attributes = attributesOf(snapshot).map(({ id, title, type }) => `      <attribute id="${xml.escape(id)}" title="${xml.escape(title)}" type="${type}"/>\n`);
  const creator = xml.escape(`Whotalks ${snapshot.version}`);
  const privacy = privacyText(snapshot, options);
  const about = xml.escape(`Recipe ${snapshot.recipe}. Measure ${snapshot.measure}, audience ${snapshot.audience}.${estimateText(snapshot)}${privacy === "" ? "" : ` ${privacy}`}`);
  const replaced = xml.replacedCount();
  const note = replaced === 0 ? "" : ` Characters that XML forbids, replaced by U+FFFD: ${replaced}.`;
  writer.write('<?xml version="1.0" encoding="UTF-8"?>\n');
  writer.write('<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ');
  writer.write('xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n');
  writer.write(`  <meta>\n    <creator>${creator}</creator>\n    <description>${about}${note}</description>\n  </meta>\n`);
  writer.write(`  <graph defaultedgetype="${edgeType}">\n    <attributes class="node">\n${attributes.join("")}    </attributes>\n`);
}

/** How near sampled values are; empty where all are exact. */
function estimateText({ estimated }: RankSnapshot): string {
  if (estimated === null) return "";
  const { measure, epsilon, delta, seed } = estimated;
  return ` Values of ${measure} are sampled: with ${exactPercent(1 - delta)} certainty none is off by more than ±${exactPercent(epsilon)} of all pairs of people (seed ${seed}).`;
}

function writeNodes(snapshot: RankSnapshot, options: ExportOptions, ids: readonly string[], writer: TextWriter, xml: XmlText): void {
  const { people } = snapshot;
  const attributes = attributesOf(snapshot).map(({ id, cell }) => ({ open: `<attvalue for="${xml.escape(id)}" value="`, cell }));
  writer.write("    <nodes>\n");
  for (const person of drawnPeople(snapshot, options)) {
    let node = `      <node id="${ids[person]!}" label="${xml.escape(people.names[person]!)}"><attvalues>`;
    for (const { open, cell } of attributes) {
      const value = cell(person);
      if (value === null || (typeof value === "number" && !Number.isFinite(value))) continue;
      node += `${open}${typeof value === "number" ? String(value) : xml.escape(value)}"/>`;
    }
    writer.write(`${node}</attvalues></node>\n`);
  }
  writer.write("    </nodes>\n");
}

function writeEdges(snapshot: RankSnapshot, options: ExportOptions, ids: readonly string[], writer: TextWriter): void {
  const { people, ties } = snapshot;
  const isDrawn = new Uint8Array(people.ids.length);
  for (const person of drawnPeople(snapshot, options)) isDrawn[person] = 1;
  writer.write("    <edges>\n");
  for (let i = 0; i < ties.from.length; i++) {
    const from = ties.from[i]!;
    const to = ties.to[i]!;
    if (isDrawn[from] === 0 || isDrawn[to] === 0) continue;
    const ends = `source="${ids[from]!}" target="${ids[to]!}"`;
    writer.write(`      <edge id="${i}" ${ends} weight="${ties.weight[i]!}"/>\n`);
  }
  writer.write("    </edges>\n  </graph>\n</gexf>\n");
}

/** Everyone by person number, or the listed people in rank order. */
function drawnPeople(snapshot: RankSnapshot, options: ExportOptions): Uint32Array {
  if (options.top !== undefined) return listedPeople(snapshot, options);
  return Uint32Array.from(snapshot.people.ids, (_, person) => person);
}
