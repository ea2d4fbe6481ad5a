import { peopleKeys } from "./people-rows.ts";
import { listedPeople, type ExportOptions, type ExportTarget, type Json, type RankSnapshot } from "./snapshot.ts";
import { createTextWriter, joinBytes } from "./text-writer.ts";

/** Halves of a character that stand alone: JSON could write them as escapes, but no other reader can keep them. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The whole answer as JSON: every number at full precision, NaN and infinite as null, keys in a fixed order, one person a line.
 * Written in pieces, so 300,000 people need no long string. Cost O(people × columns).
 */
export const jsonTarget: ExportTarget = {
  id: "json",
  label: "Everything computed (JSON)",
  stem: "answer",
  extension: "json",
  mime: "application/json",
  write: (snapshot, options) => joinBytes(writeJson(snapshot, options)),
};

/**
 * The file of `jsonTarget` as consecutive pieces of about 64 kB, for a sink that takes them one by one.
 * @returns UTF-8 pieces in order. Cost O(people × columns).
 */
export function writeJson(snapshot: RankSnapshot, options: ExportOptions): Uint8Array[] {
  const writer = createTextWriter();
  writer.write("{\n");
  for (const [key, value] of headOf(snapshot)) writer.write(`  ${jsonText(key)}: ${jsonText(value)},\n`);
  writer.write('  "people": [');
  const keys = peopleKeys(snapshot.people).map(({ key, cell }) => ({ label: `${jsonText(key)}:`, cell }));
  let separator = "\n    {";
  for (const person of listedPeople(snapshot, options)) {
    let row = separator;
    for (let i = 0; i < keys.length; i++) row += `${i === 0 ? "" : ","}${keys[i]!.label}${jsonText(keys[i]!.cell(person))}`;
    writer.write(`${row}}`);
    separator = ",\n    {";
  }
  writer.write("\n  ]\n}\n");
  return writer.take();
}

/** Everything before `people`, in the order of the file. */
function headOf(snapshot: RankSnapshot): [string, Json][] {
  const { input, network, communities, connectors, mavens } = snapshot;
  const files = input.files.map(({ name, format, rowsRead, rowsKept, rowsSetAside }) => ({ name, format, rowsRead, rowsKept, rowsSetAside }));
  const head: [string, Json][] = [
    ["whotalks", snapshot.version],
    ["recipe", snapshot.recipe],
    ["options", snapshot.options],
    ["input", { files, rowsRead: input.rowsRead, rowsKept: input.rowsKept, rowsSetAside: input.rowsSetAside }],
    ["network", pick(network, ["people", "silent", "ties", "messages", "selfMessages", "totalWeight", "reciprocity"])],
  ];
  if (communities !== null) head.push(["communities", pick(communities, ["count", "modularity", "runs"])]);
  if (snapshot.estimated !== null) head.push(["estimated", pick(snapshot.estimated, ["measure", "epsilon", "delta", "seed"])]);
  head.push(
    ["measure", snapshot.measure],
    ["audience", snapshot.audience],
    ["audienceWhy", snapshot.audienceWhy],
    ["share", snapshot.share],
    ["topic", topicOf(snapshot.topics)],
    ["population", snapshot.population],
    ["connectors", pick(connectors, cutKeys)],
    ["mavens", mavens === null ? null : pick(mavens, cutKeys)],
    ["both", snapshot.both],
    ["either", snapshot.either],
  );
  return head;
}

const cutKeys = ["count", "share", "gini", "tiedIn", "tiedOut"] as const;

/** null for all messages, the name of one topic, the names of several. */
function topicOf(topics: readonly string[]): Json {
  if (topics.length === 0) return null;
  return topics.length === 1 ? topics[0]! : topics;
}

/** The named fields in the named order, whatever the order in which the object was made. */
function pick<K extends string>(from: Readonly<Record<K, Json>>, keys: readonly K[]): Json {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

/** JSON.stringify writes NaN and ∞ as null, and 0 for −0; lone surrogates become U+FFFD before it can escape them. */
export function jsonText(value: Json): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "null";
  if (typeof value === "string") return JSON.stringify(value.replace(LONE_SURROGATE, "\ufffd"));
  if (value === null || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(jsonText).join(", ")}]`;
  return `{${Object.entries(value).map(([key, inner]) => `${jsonText(key)}: ${jsonText(inner)}`).join(", ")}}`;
}

/** Array.isArray does not narrow readonly arrays. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
