import { WhotalksError } from "../../core/errors.ts";
import type { Notice } from "../../core/notice.ts";
import type { BookContext, ByteSource, ColumnRole, DecodeContext, RecordSink, Shape, Table } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { openBytes } from "../open.ts";
import { roleOfPersonAttribute, rolesOfTieAttributes } from "./attribute-stats.ts";
import type { NetworkEdge, NetworkFormat, NetworkNode, NetworkSink } from "./network-model.ts";
import { plainTime, yearOf } from "./network-times.ts";
import { type NetworkFacts, NetworkSurvey, type Told } from "./network-survey.ts";
import { networkNotices } from "./network-notices.ts";

/** Columns with a fixed name, as far as a network has them. */
const TIE_COLUMNS = ["from", "to", "weight", "time", "kind"];
const PEOPLE_COLUMNS = ["id", "name"];

/**
 * The tables of a network file: its ties (part ""), its people (part "people") where it declares any. Several networks in one file
 * are alternatives, each a table of ties by its name; the people stay one table where all declare the same ones, else they are left
 * out with a notice. The file is read to its end once, so that one that is cut off or broken is refused before anything is used;
 * every later reading streams it again. The ids of all people are held while it is read first.
 *
 * Rules. A file whose ties have no times holds ties, not talk: nobody posted anything (`no-talk`); with times each is talk. Where
 * every tie is undirected the table says so; where some are, those become two rows, one each way (`ties-mixed`); a "mutual" tie is
 * two rows anywhere. A tie with several spells or timestamps is a row each, at the start of the spell: a weight valid then is its
 * weight, a weight of the whole tie is divided among its rows, and without any each row counts 1 (`tie-moments`). Beside ties with
 * a weight one without counts 1. Times that are years and nothing more are their first days (`times-years`). Weights go on as they are written; the log sets aside what is no weight. Somebody who is not
 * declared is made (`node-missing`), or the tie is set aside, as the format's own tools do it.
 * @throws WhotalksError `no-records` for a file without people and ties; as the parser
 */
export async function networkTables(format: NetworkFormat, source: ByteSource, encoding: string, context: BookContext): Promise<Table[]> {
  const { file, task } = context;
  const survey = new NetworkSurvey(async () => await task.breathe());
  await format.parse(openBytes(source), survey, { file, task, encoding });
  const networks = survey.networks.filter(({ nodeCount, edgeCount }) => nodeCount + edgeCount > 0);
  const [first] = networks;
  if (first === undefined) {
    throw new WhotalksError("no-records", `${file}: the ${format.label} file holds nobody and no tie.`, { hint: "Check that the right file was exported.", where: { file } });
  }
  const read = { format, source, encoding };
  const notices = survey.notices(file);
  const tables: Table[] = [];
  const parts = partsOf(networks);
  const hasOnePeople = networks.every(({ ids }) => ids.size === first.ids.size && [...ids].every((id) => first.ids.has(id)));
  if (!hasOnePeople) notices.push({ code: "people-differ", severity: "info", message: "The networks of this file name different people: only those with ties are known.", hint: "", count: networks.length, file });
  networks.forEach((facts, k) => {
    tables.push(tiesTable(read, facts, survey.networks.indexOf(facts), parts[k]!, k === 0 ? notices : [], file));
  });
  if (hasOnePeople && first.nodeCount > 0) tables.push(peopleTable(read, first, survey.networks.indexOf(first), survey.told));
  for (const { ids } of networks) ids.clear();
  return tables;
}

/** What a table is read with. */
interface Reading {
  readonly format: NetworkFormat;
  readonly source: ByteSource;
  readonly encoding: string;
}

/** "" for the only network; else its name, made unique. */
function partsOf(networks: readonly NetworkFacts[]): string[] {
  if (networks.length === 1) return [""];
  const taken = new Set<string>(["people"]);
  return networks.map(({ name }, k) => {
    const plain = name.trim() === "" ? `network ${k + 1}` : name.trim();
    let part = plain;
    for (let n = 2; taken.has(part); n++) part = `${plain} (${n})`;
    taken.add(part);
    return part;
  });
}

function tiesTable(reading: Reading, facts: NetworkFacts, index: number, part: string, notices: readonly Notice[], file: string): Table {
  const { format } = reading;
  const has = [true, true, facts.hasWeight, facts.hasTime, facts.hasKind];
  const fixed = TIE_COLUMNS.filter((_, c) => has[c]);
  const headers = namesBeside(TIE_COLUMNS, [...facts.edgeAttributes.keys()]);
  const found = rolesOfTieAttributes(facts.edgeAttributes, { weight: facts.isWeighted, time: facts.hasTime });
  const roles = new Map<string, ColumnRole>(fixed.filter((name) => name !== "weight" || facts.isWeighted).map((name) => [name, name === "kind" ? "topic" : (name as ColumnRole)]));
  [...facts.edgeAttributes.keys()].forEach((name, c) => {
    const role = found.get(name);
    if (role !== undefined && !(role === "topic" && facts.hasKind)) roles.set(headers[c]!, role);
  });
  const isTalk = [...roles.values()].includes("time");
  const shape: Shape = { encoding: reading.encoding, delimiter: "", hasHeader: true, isUndirected: facts.isUndirected, notices: [...notices, ...networkNotices(facts, format, isTalk, file)] };
  const columns = [...fixed, ...headers];
  const attributes = [...facts.edgeAttributes.keys()];
  const timed = [...found].find(([, role]) => role === "time")?.[0];
  return {
    part,
    shape,
    meaning: { source: format.label, kind: "messages", roles, isTalk, single: new Set(columns), decimal: "." },
    ...(part === "" ? {} : { choice: "network" }),
    decode: (sink, context) => read(reading, index, sink, context, columns, Number.NaN, {
      edge(edge, builder) {
        if (format.missing === "refuse" && (facts.missing.has(edge.from) || facts.missing.has(edge.to))) {
          const gone = facts.missing.has(edge.from) ? edge.from : edge.to;
          builder.setAside(edge.line, gone, "node-missing", "the tie names somebody who is not declared");
          return;
        }
        for (const row of rowsOf(edge, facts.isUndirected)) {
          const cells: (string | undefined)[] = [row.from, row.to];
          if (facts.hasWeight) cells.push(row.weight ?? (facts.isWeighted ? "1" : undefined));
          if (facts.hasTime) cells.push(row.time === undefined ? undefined : facts.areYears ? `${yearOf(row.time)!}-01-01` : plainTime(row.time));
          if (facts.hasKind) cells.push(edge.kind);
          for (const name of attributes) {
            const value = edge.attributes?.get(name);
            cells.push(name === timed && value !== undefined ? plainTime(value) : value);
          }
          builder.add(cells, edge.line);
        }
      },
    }),
  };
}

function peopleTable(reading: Reading, facts: NetworkFacts, index: number, told: ReadonlyMap<string, Told>): Table {
  const attributes = [...facts.nodeAttributes.keys()];
  const headers = namesBeside(PEOPLE_COLUMNS, [...attributes, ...told.keys()]);
  const fixed = facts.hasName ? PEOPLE_COLUMNS : ["id"];
  const roles = new Map<string, ColumnRole>(fixed.map((name) => [name, name as ColumnRole]));
  attributes.forEach((name, c) => {
    roles.set(headers[c]!, roleOfPersonAttribute(name, facts.nodeAttributes.get(name)!, facts.nodeCount));
  });
  [...told.values()].forEach(({ kind }, c) => roles.set(headers[attributes.length + c]!, kind));
  const columns = [...fixed, ...headers];
  return {
    part: "people",
    shape: { encoding: reading.encoding, delimiter: "", hasHeader: true, isUndirected: false, notices: [] },
    meaning: { source: reading.format.label, kind: "people", roles, single: new Set(columns), decimal: "." },
    decode: (sink, context) => read(reading, index, sink, context, columns, facts.nodeCount, {
      node(node, builder) {
        const cells: (string | undefined)[] = facts.hasName ? [node.id, node.name] : [node.id];
        for (const name of attributes) cells.push(node.attributes?.get(name));
        for (const { valueOf } of told.values()) cells.push(valueOf.get(node.id));
        builder.add(cells, node.line);
      },
    }),
  };
}

/** Names of attributes that must not be taken for a fixed column: those get a mark. */
function namesBeside(fixed: readonly string[], names: readonly string[]): string[] {
  const taken = new Set(fixed);
  return names.map((name) => {
    let unique = name;
    while (taken.has(unique)) unique += " (attribute)";
    taken.add(unique);
    return unique;
  });
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly weight: string | undefined;
  readonly time: string | undefined;
}

function rowsOf(edge: NetworkEdge, isUndirected: boolean): Row[] {
  const { from, to, direction, moments } = edge;
  const isBoth = from !== to && (direction === "mutual" || (direction === "undirected" && !isUndirected));
  const rows: Row[] = [];
  const share = moments.length > 1 ? divided(edge.weight, moments.length) : edge.weight;
  for (const { time, weight } of moments.length === 0 ? [{ time: undefined, weight: undefined }] : moments) {
    rows.push({ from, to, weight: weight ?? share, time });
    if (isBoth) rows.push({ from: to, to: from, weight: weight ?? share, time });
  }
  return rows;
}

/** A weight divided among rows; as it is where it is no finite number. */
function divided(weight: string | undefined, count: number): string | undefined {
  const value = weight === undefined || weight.trim() === "" ? Number.NaN : Number(weight);
  return Number.isFinite(value) ? String(value / count) : weight;
}

/**
 * Streams the file once more and hands on the nodes or the edges of one of its networks. For nodes alone it reads no further than the
 * last of them: that the file is whole is known by then.
 */
async function read(
  { format, source, encoding }: Reading,
  index: number,
  sink: RecordSink,
  context: DecodeContext,
  columns: readonly string[],
  nodeCount: number,
  take: { node?(node: NetworkNode, builder: BatchBuilder): void; edge?(edge: NetworkEdge, builder: BatchBuilder): void },
): Promise<void> {
  const enough = new Error("every node was met");
  const builder = new BatchBuilder(sink);
  let nodesLeft = nodeCount;
  let current = 0;
  let begun = false;
  const into: NetworkSink = {
    network() {
      if (begun) current++;
      begun = true;
    },
    node(node) {
      begun = true;
      if (current !== index) return;
      take.node?.(node, builder);
      nodesLeft--;
    },
    edge(edge) {
      begun = true;
      if (current === index) take.edge?.(edge, builder);
    },
    setAside(line, value, code, reason) {
      begun = true;
      if (current === index && take.edge !== undefined) builder.setAside(line, value, code, reason);
    },
    remark() {},
    async pause() {
      if (builder.isFull) await builder.flush(columns);
      if (nodesLeft === 0) throw enough;
    },
  };
  try {
    await format.parse(openBytes(source), into, { ...context, encoding });
  } catch (error) {
    if (error !== enough) throw error;
  }
  await builder.flush(columns);
}
