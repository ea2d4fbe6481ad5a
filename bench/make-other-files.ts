import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { createRandom } from "../src/core/random.ts";
import { pairsAsFiles } from "../test/threats/pairs-as-files.ts";

const PEOPLE = 20_000;

/** Files of other formats with the same kind of talk in them: a title that says how much, and where they lie. */
export async function makeOtherFiles(folder: string): Promise<readonly { readonly title: string; readonly path: string }[]> {
  const random = createRandom(7);
  const person = (): string => `person${String(Math.floor(random.next() * random.next() * PEOPLE)).padStart(6, "0")}`;
  const pairs = Array.from({ length: 200_000 }, () => [person(), person()] as const);
  const files: { title: string; path: string }[] = [];
  const write = (title: string, name: string, content: Uint8Array | string): void => {
    const path = join(folder, name);
    writeFileSync(path, content);
    files.push({ title, path });
  };
  const at = (i: number): Date => new Date(Date.UTC(2023, 0, 1) + i * 60_000);
  const titles: Readonly<Record<string, string>> = { ndjson: "NDJSON", json: "JSON", xlsx: "XLSX", arrow: "Arrow", gexf: "GEXF", graphml: "GraphML", gml: "GML", net: "Pajek", dot: "DOT", zip: "CSV in a zip" };
  const made = pairsAsFiles(pairs);
  for (const [extension, title] of Object.entries(titles)) write(`${title}: 200,000 ties`, `ties.${extension}`, made.get(extension)!);
  write("Parquet: 200,000 messages with times", "talk.parquet", new Uint8Array(parquetWriteBuffer({
    columnData: [
      { name: "from", data: pairs.map(([from]) => from), type: "STRING" },
      { name: "to", data: pairs.map(([, to]) => to), type: "STRING" },
      { name: "time", data: pairs.map((_, i) => at(i)), type: "TIMESTAMP" },
    ],
  })));
  write("mbox: 50,000 mails", "talk.mbox", pairs.slice(0, 50_000).map(([from, to], i) => `From ${from}@example.org Mon Jan  1 00:00:00 2023\nFrom: ${from} <${from}@example.org>\nTo: ${to}@example.org\nDate: ${at(i).toUTCString().replace("GMT", "+0000")}\nMessage-ID: <${i}@example.org>\nSubject: number ${i}\n\nA few words to whom it may concern,\nand a few more.\n\n`).join(""));
  write("WhatsApp: 200,000 lines", "chat.txt", pairs.map(([from, to], i) => {
    const when = at(i);
    return `[${when.getUTCDate()}.${when.getUTCMonth() + 1}.${when.getUTCFullYear() % 100}, ${when.toISOString().slice(11, 19)}] ${from.slice(0, 9)}: hello @${to}\n`;
  }).join(""));
  return files;
}
