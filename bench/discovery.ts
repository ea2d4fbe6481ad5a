import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { root } from "../test/support/build.ts";
import { sharedPath } from "../test/support/shared.ts";
import type { Bench } from "./benchmark.ts";
import { buildProgram } from "./build.ts";
import { goalTable, type Line, timeLine } from "./contest.ts";
import type { DiscoveryAsked, DiscoveryTimes } from "./discovery-times.ts";
import { findPeers, nameOf, type Peer } from "./peers/install.ts";
import { formatSample } from "./statistics.ts";
import { runWatched, runWatchedProgram } from "./watched-process.ts";

const MESSAGES = 1_000_000;
const GOAL_SECONDS = 60;
const COMMAND = "npm run bench -- discovery";

/** Messages of which somebody said what they are about. */
interface Labelled {
  readonly title: string;
  readonly texts: readonly string[];
  readonly labels: readonly string[];
  readonly conversations?: readonly string[];
}

interface Judged {
  readonly information: number;
  readonly coherence: number;
}

interface PeerRun extends Judged {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** One fit from a table of words alone. */
  readonly oneFit: number;
}

interface PeerAnswer {
  readonly NMF: PeerRun;
  readonly LDA: PeerRun;
  readonly ours: Judged;
}

/** Discovered topics against NMF and LDA on labelled messages, and a million messages alone. */
export async function benchDiscovery(bench: Bench): Promise<string> {
  const program = await buildProgram("discovery-times", bench.folder);
  const peer = (await findPeers(["sklearn"], bench.say)).get("sklearn");
  const lines: Line[] = [];
  const notes: string[] = [];
  if (peer !== undefined) for (const data of labelled()) if (bench.isAsked(data.title)) await compete(bench, program, peer, data, { lines, notes });
  const count = bench.rows ?? MESSAGES;
  const alone: DiscoveryTimes[] = [];
  for (let seed = 1; seed <= bench.pairs; seed++) alone.push(await askOurs(bench, program, { made: count, topics: 20, seed }));
  const work = `topics of ${count.toLocaleString("en")} messages of 20 words, processor time`;
  notes.push(`${count.toLocaleString("en")} messages by the clock: ${formatSample(alone.map(({ run }) => run.seconds), 1)} s.`);
  lines.push({ work, peer: "–", unit: "s", digits: 1, ours: alone.map(({ run }) => run.cpuSeconds), theirs: undefined, goal: GOAL_SECONDS, command: COMMAND });
  return [
    "As many topics as there are labels, on both sides the same words: cut by our segmenter, without stop words, in at least one in a thousand documents (3 to 20) and in at most a quarter. NMF of TF-IDF (at most 400",
    "rounds) and LDA of counts (batch, at most 20 rounds), otherwise as scikit-learn sets them; a message is on its likeliest topic, ours on none where no topic is likelier than the others together, which counts as a",
    "topic of its own. Seeds 1, 2, … on both sides. NMI with the labels; coherence: mean NPMI of the pairs of each topic's ten first words, counted in the same documents; both computed for all by the peer's program.",
    `Times: from texts to topics, the sides in turn. Ours are ten seeded runs shared among ${bench.threads} workers, of which the best is kept and compared with the others (stability); NMF likewise is fitted with ten`,
    `seeds by ${bench.threads} threads of joblib (sooner than one after the other with as many threads of BLAS), the best kept and compared; LDA once, with one job (with two its topics were worse, and no sooner there).`,
    "The first run of ours and of NMF is not counted. The peer cuts the texts by its own rules, too, though it goes on with our words. What one fit of NMF takes from a table of words alone stands below: of ours",
    "there is none without its stability.",
    "",
    goalTable(lines),
    "",
    ...notes.map((note) => `- ${note}`),
  ].join("\n");
}

async function askOurs(bench: Bench, program: string, asked: Omit<DiscoveryAsked, "out">): Promise<DiscoveryTimes> {
  const question = join(bench.folder, "discovery-asked.json");
  const out = join(bench.folder, "discovery-found.json");
  writeFileSync(question, JSON.stringify({ ...asked, out }));
  await runWatched([program, question, String(bench.threads)]);
  return JSON.parse(readFileSync(out, "utf8")) as DiscoveryTimes;
}

async function compete(bench: Bench, program: string, peer: Peer, { title, texts, labels, conversations }: Labelled, into: { readonly lines: Line[]; readonly notes: string[] }): Promise<void> {
  bench.say(title);
  const topics = new Set(labels.filter((label) => label !== "")).size;
  const ours: Judged[] = [];
  const times: DiscoveryTimes["run"][] = [];
  const theirs: Record<"NMF" | "LDA", PeerRun[]> = { NMF: [], LDA: [] };
  const path = join(bench.folder, "discovery-peer.json");
  for (let seed = 1; seed <= bench.pairs; seed++) {
    const { run, docs, documentOf } = await askOurs(bench, program, { texts, topics, seed, ...(conversations === undefined ? {} : { conversations }) });
    const leastDocuments = Math.min(20, Math.max(3, Math.round(docs.length / 1000)));
    writeFileSync(path, JSON.stringify({ texts, docs, documentOf, labels, leastDocuments, topics, seed, threads: bench.threads, ours: { labels: run.labels, top: run.top } }));
    const judged = JSON.parse((await runWatchedProgram(peer.python, [join(root, "bench/peers/sklearn_topics.py"), path], { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" })).printed) as PeerAnswer;
    times.push(run);
    ours.push(judged.ours);
    for (const method of ["NMF", "LDA"] as const) theirs[method].push(judged[method]);
  }
  const work = `topics, ${title}: ${texts.length.toLocaleString("en")} messages, ${topics} labels`;
  for (const method of ["NMF", "LDA"] as const) {
    const name = `${nameOf(peer)}, ${method}`;
    const behind = (by: keyof Judged): number[] => theirs[method].map((run, k) => run[by] - ours[k]![by]);
    const shared = { peer: name, unit: "", digits: 4, theirs: undefined, goal: 0, command: COMMAND };
    into.lines.push(
      { ...shared, work: `${work}: NMI less than theirs by`, ours: behind("information") },
      { ...shared, work: `${work}: coherence less than theirs by`, ours: behind("coherence") },
      timeLine({ work: `${work}: time`, peer: name, goal: 1, command: COMMAND }, times, theirs[method]),
    );
  }
  const say = (runs: readonly Judged[]): string => `NMI ${formatSample(runs.map(({ information }) => information), 3)}, coherence ${formatSample(runs.map(({ coherence }) => coherence), 3)}`;
  into.notes.push(`${title}: Whotalks ${say(ours)}; NMF ${say(theirs.NMF)}; LDA ${say(theirs.LDA)}. One fit of NMF alone: ${formatSample(theirs.NMF.map(({ oneFit }) => oneFit), 2)} s.`);
}

/** What there is in the collection of real data. */
function labelled(): readonly Labelled[] {
  const found: Labelled[] = [];
  const support = sharedPath("data/twcs-customer-support/llm_labeled_5k.csv");
  if (support !== undefined) {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(support, "utf8"), { header: true, skipEmptyLines: true });
    found.push({ title: "customer support, by category", texts: data.map((row) => row["first_customer_text"] ?? ""), labels: data.map((row) => row["category"] ?? "") });
  }
  const slack = sharedPath("data/slack-disentangled/slack-export-format.zip");
  if (slack !== undefined) {
    const rows = readSlack(readFileSync(slack));
    const own = { texts: rows.map(({ text }) => text), labels: rows.map(({ channel }) => channel) };
    found.push({ title: "Slack, by community, every message alone", ...own }, { title: "Slack, by community, messages of a conversation together", ...own, conversations: rows.map(({ conversation }) => conversation) });
  }
  return found;
}

function readSlack(zip: Uint8Array): readonly { readonly text: string; readonly channel: string; readonly conversation: string }[] {
  const decoder = new TextDecoder();
  return Object.entries(unzipSync(zip)).flatMap(([path, bytes]) => {
    const [channel, day] = path.split("/");
    if (channel === undefined || day === undefined || !day.endsWith(".json")) return [];
    const messages = JSON.parse(decoder.decode(bytes)) as readonly { readonly text?: string; readonly ts?: string; readonly thread_ts?: string }[];
    return messages.map(({ text = "", ts = "", thread_ts: thread }) => ({ text, channel, conversation: `${channel} ${thread ?? ts}` }));
  });
}
