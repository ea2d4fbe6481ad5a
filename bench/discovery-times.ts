import { readFileSync, writeFileSync } from "node:fs";
import { createThreads } from "../src/cli/threads.ts";
import { createRandom } from "../src/core/random.ts";
import { NONE } from "../src/core/talk-log.ts";
import { unattended } from "../src/core/task.ts";
import { createPool } from "../src/engine/pool.ts";
import { discoverTopics } from "../src/topics/discover.ts";
import { makeDocuments } from "../src/topics/discover-documents.ts";
import { createTermCollector, type TermBag } from "../src/topics/terms.ts";

/** What the program is asked: messages with labels, or how many messages are to be made up. */
export interface DiscoveryAsked {
  readonly texts?: readonly string[];
  /** The conversation of each message; left out: each is its own. */
  readonly conversations?: readonly string[];
  readonly made?: number;
  readonly topics: number;
  readonly seed: number;
  /** Where the answer goes. */
  readonly out: string;
}

export interface DiscoveryTimes {
  readonly run: { readonly seconds: number; readonly cpuSeconds: number; readonly labels: readonly number[]; readonly top: readonly (readonly string[])[] };
  /** The documents as words, for the peers. */
  readonly docs: readonly (readonly string[])[];
  readonly documentOf: readonly number[];
}

const workers = Number(process.argv[3] ?? 0);
const pool = workers === 0 ? undefined : createPool(createThreads(workers, new URL("./pool-thread.js", import.meta.url)));
const asked = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as DiscoveryAsked;
const texts = asked.texts ?? makeTexts(asked.made ?? 0);
const parent = asked.conversations === undefined ? undefined : parentsOf(asked.conversations);

/** As files hold them. */
const encoded = texts.map((text) => new TextEncoder().encode(text));

async function collect(): Promise<TermBag> {
  const collector = createTermCollector(pool);
  for (const [m, bytes] of encoded.entries()) {
    collector.add(m, bytes, 0, bytes.length);
    if ((m & 4095) === 0) await collector.flush(unattended);
  }
  return collector.take(texts.length, unattended);
}

/** Each message answers the first one of its conversation. */
function parentsOf(conversations: readonly string[]): Uint32Array {
  const first = new Map<string, number>();
  return Uint32Array.from(conversations, (name, m) => {
    const known = first.get(name);
    if (known === undefined) first.set(name, m);
    return known ?? NONE;
  });
}

/** Messages of 20 words: eight of one of 40 themes of 150 words, twelve of 30,000 others, the commoner the more. */
function makeTexts(count: number): readonly string[] {
  const random = createRandom(1);
  const syllables = ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "ze"];
  const word = (number: number): string => [0, 1, 2, 3].map((place) => syllables[Math.floor(number / 12 ** place) % 12]!).join("") + (number >= 20_736 ? "x" : "");
  const pick = (of: number): number => Math.floor(of * random.next() * random.next());
  return Array.from({ length: count }, () => {
    const theme = random.below(40);
    return Array.from({ length: 20 }, (_, k) => (k % 5 < 2 ? `t${word(theme * 150 + pick(150))}` : word(pick(30_000)))).join(" ");
  });
}

async function measure(): Promise<DiscoveryTimes["run"]> {
  const start = performance.now();
  const before = process.cpuUsage();
  const found = await discoverTopics(await collect(), parent, { count: asked.topics, seed: asked.seed }, unattended, pool === undefined ? {} : { pool });
  const used = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, cpuSeconds: (used.user + used.system) / 1e6, labels: asked.made === undefined ? Array.from(found.topicOf) : [], top: found.topics.map(({ terms }) => terms.slice(0, 10).map(({ term }) => term)) };
}

// The first run is no measure where runs are short: nothing is compiled yet.
if (asked.made === undefined) await measure();
const run = await measure();
const bag = asked.made === undefined ? await collect() : undefined;
const documents = bag === undefined ? undefined : makeDocuments(bag, parent);
const docs: string[][] = Array.from({ length: documents?.count ?? 0 }, () => []);
if (bag !== undefined && documents !== undefined) {
  documents.documentOf.forEach((d, m) => {
    for (let k = bag.start[m]!; k < bag.start[m + 1]!; k++) docs[d]!.push(bag.terms[bag.of[k]!]!);
  });
}
const answer: DiscoveryTimes = { run, docs, documentOf: documents === undefined ? [] : Array.from(documents.documentOf) };
writeFileSync(asked.out, JSON.stringify(answer));

// Workers that wait are no reason to stay.
process.exit(0);
