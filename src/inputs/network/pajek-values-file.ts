import { WhotalksError } from "../../core/errors.ts";
import type { BookContext, ByteSource, DecodeContext, Table } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { openBytes, readHead } from "../open.ts";
import { eachLine, networkBroken, quotable, textEncoding } from "./network-lines.ts";
import type { NetworkSink } from "./network-model.ts";
import { sniffPajek, type ValuesKind, valuesKindOf } from "./pajek-kind.ts";
import { type IdOf, readPajek } from "./pajek-reader.ts";
import { MISSING_VALUE } from "./pajek-values.ts";

/** A network opened together with the values: its file, how many vertices its networks have, and the ids of the one with as many. */
interface Beside {
  readonly file: string;
  readonly counts: readonly number[];
  readonly idOf: IdOf | undefined;
}

/**
 * A partition (.clu) or vector (.vec) as a table of people: the id of each vertex by its place in the network that was opened with it,
 * and its value as a group or a number named after the file. Pajek's mark for "no value" is an empty cell.
 *
 * The network is the one with as many vertices; of several that name their vertices differently the one with the file's own name.
 * @throws WhotalksError `pajek-values-alone` where no such network was opened with it, `pajek-values-several` where it is not plain which
 *   is meant, `pajek-cut-off` where there are fewer values than vertices, `pajek-broken`
 */
export async function valuesTable(source: ByteSource, kind: ValuesKind, encoding: string, context: BookContext): Promise<Table> {
  const count = await eachValue(source, encoding, context, () => {}, () => {});
  const idOf = await idsFor(source, kind, count, context);
  const name = source.name.replace(/\.gz$/i, "").replace(/\.[^./]*$/, "").replace(/^.*\//, "");
  const columns = ["id", name === "id" ? "id (attribute)" : name];
  return {
    part: "",
    shape: { encoding, delimiter: "", hasHeader: true, isUndirected: false, notices: [] },
    meaning: { source: "Pajek", kind: "people", roles: new Map([[columns[0]!, "id"], [columns[1]!, kind === "partition" ? "group" : "number"]]), single: new Set(columns), decimal: "." },
    async decode(sink, within) {
      const builder = new BatchBuilder(sink);
      const add = (vertex: number, value: string, line: number): void => builder.add([idOf(vertex), value === MISSING_VALUE[kind] ? "" : value], line);
      await eachValue(source, encoding, within, add, async () => {
        if (builder.isFull) await builder.flush(columns);
      });
      await builder.flush(columns);
    },
  };
}

/** Tells every value with the number of its vertex. @returns how many vertices there are, each with its value */
async function eachValue(source: ByteSource, encoding: string, context: DecodeContext, take: (vertex: number, value: string, line: number) => void, pause: () => void | Promise<void>): Promise<number> {
  const { file, task } = context;
  let count = -1;
  let vertex = 0;
  let last = 1;
  await eachLine(openBytes(source), { file, task, encoding }, (text, line) => {
    const value = text.replace(/^\ufeff/, "").trim();
    last = line;
    if (value === "" || value.startsWith("%")) return;
    if (count < 0) {
      count = Number(/^\*vertices\s+(\d+)$/i.exec(value)?.[1]);
      if (Number.isNaN(count)) throw networkBroken("pajek-broken", file, line, '"*Vertices" and their number was expected first', { quoted: quotable(value) });
      return;
    }
    if (Number.isNaN(Number(value))) throw networkBroken("pajek-broken", file, line, `one number was expected, "${quotable(value)}" was found`, { quoted: quotable(value) });
    if (++vertex > count) throw networkBroken("pajek-broken", file, line, `there are more values than the ${count} vertices`);
    take(vertex, value, line);
  }, pause);
  if (vertex < count) throw networkBroken("pajek-cut-off", file, last, `it ends after ${vertex} of ${count} values: the file looks cut off`, { hint: "Copy or export the file again." });
  return count;
}

async function idsFor(source: ByteSource, kind: ValuesKind, count: number, context: BookContext): Promise<IdOf> {
  const beside: Beside[] = [];
  for (const other of source.beside?.() ?? []) {
    const network = await networkIn(other, count, context);
    if (network !== undefined) beside.push(network);
  }
  const fitting = beside.flatMap(({ file, idOf }) => (idOf === undefined ? [] : [{ file, idOf }]));
  const [first] = fitting;
  const where = { where: { file: source.name } };
  if (first === undefined) {
    if (beside.length === 0) throw new WhotalksError("pajek-values-alone", `${source.name}: a Pajek ${kind} holds a value for each of ${count} vertices, but not who they are.`, { hint: "Drop it together with its .net file.", ...where });
    const seen = beside.map(({ file, counts }) => `${file}: ${counts.join(", ")}`).join("; ");
    throw new WhotalksError("pajek-values-alone", `${source.name}: a Pajek ${kind} of ${count} vertices, and no network opened with it has as many (${seen}).`, { hint: "Drop it together with the .net file that it was saved with.", ...where });
  }
  if (fitting.every(({ idOf }) => areSame(idOf, first.idOf, count))) return first.idOf;
  const named = fitting.filter(({ file }) => stemOf(file) === stemOf(source.name));
  if (named.length === 1) return named[0]!.idOf;
  throw new WhotalksError("pajek-values-several", `${source.name}: ${fitting.length} networks have ${count} vertices with different names: ${fitting.map(({ file }) => file).join(", ")}.`, { hint: "Give it the name of the network that it belongs to, or open them one by one.", ...where });
}

/** The network in a file; undefined where it holds none, or is refused by itself. */
async function networkIn(other: ByteSource, count: number, context: BookContext): Promise<Beside | undefined> {
  try {
    const head = await readHead(other);
    if (sniffPajek(head) === 0 || valuesKindOf(head) !== undefined) return undefined;
    const reader = await readPajek(openBytes(other), nobody(), { file: other.name, task: context.task, encoding: textEncoding(head, undefined) });
    return { file: other.name, counts: reader.counts, idOf: reader.idsOf(count) };
  } catch (error) {
    if (error instanceof WhotalksError && error.kind === "data") return undefined;
    throw error;
  }
}

function nobody(): NetworkSink {
  return { network() {}, node() {}, edge() {}, setAside() {}, remark() {}, pause() {} };
}

function areSame(one: IdOf, other: IdOf, count: number): boolean {
  if (one === other) return true;
  for (let vertex = 1; vertex <= count; vertex++) if (one(vertex) !== other(vertex)) return false;
  return true;
}

/** The name of a file without folders and extensions, in small letters. */
function stemOf(name: string): string {
  return name.replace(/^.*\//, "").replace(/\..*$/, "").toLowerCase();
}
