import { createHash } from "node:crypto";
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { createGunzip } from "node:zlib";
import Papa from "papaparse";
import { openSource } from "../src/cli/file-source.ts";
import { unattended } from "../src/core/task.ts";
import { growFloat64, growUint32 } from "../src/core/grow.ts";
import { readFiles } from "../src/engine/read-files.ts";
import { recogniseFile } from "../src/engine/recognise-file.ts";
import { openSources } from "../src/engine/sources.ts";

/** What one reading in a process of its own came to; printed as JSON. */
export interface ImportTimes {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rows: number;
  readonly people: number;
  /** Sums that both readers must agree on: of weights, lengths of authors' and recipients' ids, times, lengths of topics and texts in bytes. */
  readonly check: readonly [weight: number, idLength: number, time: number, topicLength: number, textLength: number];
  /** What stays alive when everything else has been collected. */
  readonly keptBytes: number;
  /** Most resident memory while reading, less that before. */
  readonly peakBytes: number;
  /** What making a string of every person's id takes besides: the log makes them when they are asked for. */
  readonly idSeconds: number;
}

/** `smallFile`: a CSV read first, so that the program is loaded and compiled when measuring begins. */
const [reader, path, delimiter, header, smallFile] = process.argv.slice(2);
if (smallFile !== undefined) await readFile({ path: smallFile, delimiter: ",", hasHeader: true });
const before = await usedBytes();
const residentBefore = resetPeak();
const cpu = process.cpuUsage();
const start = performance.now();
const read = await readFile({ path: path!, delimiter: delimiter ?? ",", hasHeader: header === "header" });
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);
const peakBytes = statusBytes("VmHWM") - residentBefore;
const keptBytes = (await usedBytes()) - before;
const asked = performance.now();
read.askIds();
const idSeconds = (performance.now() - asked) / 1000;
const result: ImportTimes = { seconds, cpuSeconds: (user + system) / 1e6, ...read.sums(), keptBytes, peakBytes, idSeconds };
process.stdout.write(JSON.stringify(result));

interface ReadableFile {
  readonly path: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
}

async function readFile(file: ReadableFile): Promise<Read> {
  return reader === "whotalks" ? readWithWhotalks(file.path) : readWithPapa(file, reader === "papaparse");
}

interface Read {
  askIds(): unknown;
  sums(): Pick<ImportTimes, "rows" | "people" | "check">;
}

/** From the bytes to the talk log: format, delimiter, columns and dates found out, every cell checked, texts and topics kept, SHA-256 taken. */
async function readWithWhotalks(file: string): Promise<Read> {
  const host = {
    now: () => performance.now(),
    yield: () => new Promise<void>((resolve) => void setImmediate(resolve)),
    sha256: () => {
      const hash = createHash("sha256");
      return { update: (bytes: Uint8Array) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
  };
  const sources = openSources([await openSource(file, () => process.stdin)], host);
  const files = await recogniseFile(sources[0]!, {}, "customers", unattended);
  const log = await readFiles(files, { mode: "customers" }, unattended);
  return {
    askIds: () => log.people.ids,
    sums: () => {
      const { messages, people } = log;
      let weight = 0;
      let idLength = 0;
      let time = 0;
      for (let m = 0; m < messages.count; m++) {
        weight += messages.weight?.[m] ?? 1;
        idLength += people.ids[messages.author[m]!]!.length + people.ids[messages.recipientOf[m]!]!.length;
        time += messages.at?.get(m) ?? 0;
      }
      let topicLength = 0;
      let textLength = 0;
      for (let m = 0; m < messages.count; m++) textLength += messages.text?.lengthOf(m) ?? 0;
      for (const topic of messages.topicOf ?? []) topicLength += Buffer.byteLength(log.topics[topic]!);
      return { rows: log.report.rowsRead, people: people.count, check: [weight, idLength, time, topicLength, textLength] };
    },
  };
}

/**
 * PapaParse's chunks into what a talk log holds: columns of who, whom, when, weight, row and topic as numbers, and the texts, which stay
 * the strings that they are. It is told the delimiter and which columns those are; cells are taken as they come, unchecked.
 * @param isWhole false: without topics, texts and rows
 */
async function readWithPapa({ path: file, delimiter: divider, hasHeader }: ReadableFile, isWhole: boolean): Promise<Read> {
  const numbers = new Map<string, number>();
  const author = growUint32();
  const recipient = growUint32();
  const at = growFloat64();
  const weight = growFloat64();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  const topics = new Map<string, number>();
  const topicOf = growUint32();
  const rowOf = growUint32();
  const texts: string[] = [];
  let topic = -1;
  let text = -1;
  let isFirst = hasHeader;
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  const stream = file.endsWith(".gz") ? bytes.pipe(createGunzip({ chunkSize: 1 << 18 })) : bytes;
  // A decoder that carries cut-off characters over to the next chunk: PapaParse by itself breaks them.
  stream.setEncoding("utf8");
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(stream, {
      delimiter: divider,
      skipEmptyLines: true,
      chunk({ data, errors }) {
        if (errors.length > 0) return reject(new Error(errors[0]!.message));
        if (isFirst && isWhole) [topic, text] = [data[0]!.indexOf("topic"), data[0]!.indexOf("text")];
        for (let i = isFirst ? 1 : 0; i < data.length; i++) {
          const row = data[i]!;
          const [from, to, time] = row;
          author.push(numberOf(from!));
          recipient.push(numberOf(to!));
          at.push(time === undefined ? Number.NaN : /^\d+$/.test(time) ? Number(time) * 1000 : new Date(time).getTime());
          weight.push(1);
          if (isWhole) rowOf.push(rowOf.length + 1);
          if (topic >= 0) {
            const known = topics.get(row[topic]!) ?? topics.size;
            if (known === topics.size) topics.set(row[topic]!, known);
            topicOf.push(known);
          }
          if (text >= 0) texts.push(row[text]!);
        }
        isFirst = false;
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  return {
    askIds: () => numbers,
    sums: () => {
      const ids = [...numbers.keys()];
      let sum = 0;
      let idLength = 0;
      let time = 0;
      for (let m = 0; m < author.length; m++) {
        sum += weight.get(m);
        idLength += ids[author.get(m)]!.length + ids[recipient.get(m)]!.length;
        const when = at.get(m);
        if (!Number.isNaN(when)) time += when;
      }
      const names = [...topics.keys()];
      const topicLength = topicOf.view().reduce((total, t) => total + Buffer.byteLength(names[t]!), 0);
      const textLength = texts.reduce((total, cell) => total + Buffer.byteLength(cell), 0);
      return { rows: author.length, people: ids.length, check: [sum, idLength, time, topicLength, textLength] };
    },
  };
}

/** What is alive: heap and buffers after collecting. Buffers are given back by another thread: it gets time to do so. */
async function usedBytes(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    (globalThis as { gc?: () => void }).gc?.();
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Sets the kernel's mark of most resident memory back to what is resident now, which it returns. Linux only; NaN elsewhere. */
function resetPeak(): number {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    return Number.NaN;
  }
  return statusBytes("VmRSS");
}

function statusBytes(field: string): number {
  try {
    return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? Number.NaN) * 1024;
  } catch {
    return Number.NaN;
  }
}
