import type { Bench } from "./benchmark.ts";
import { buildProgram } from "./build.ts";
import { goalTable, type Line } from "./contest.ts";
import type { TopicTimes } from "./topic-times.ts";
import { runWatched } from "./watched-process.ts";

const MESSAGES = 1_000_000;
/** The goal, at least 100 MB/s, as seconds for 100 MB. */
const GOAL_SECONDS = 1;
const RIVAL = "a RegExp for each topic";

/** A dictionary over a million messages: how fast texts are searched, on one core. */
export async function benchTopics(bench: Bench): Promise<string> {
  const program = await buildProgram("topic-times", bench.folder);
  const count = bench.rows ?? MESSAGES;
  const limit = Number.isFinite(bench.limitSeconds) ? bench.limitSeconds : 3600;
  const { megabytes, found, ours, plain, rival } = JSON.parse((await runWatched([program, String(count), String(bench.pairs), String(limit)])).printed) as TopicTimes;
  const work = `dictionary: 100 MB of ${count.toLocaleString("en")} messages of 20 words, 50 topics with 500 phrases, one core`;
  const shared = { unit: "s", digits: 2, command: "npm run bench -- topics" };
  const lines: Line[] = [
    { ...shared, work, peer: "–", ours, theirs: undefined, goal: GOAL_SECONDS },
    { ...shared, work, peer: RIVAL, ours, theirs: rival, goal: 1 },
    { ...shared, work: `${work}, where nothing may be compiled`, peer: RIVAL, ours: plain, theirs: rival, goal: undefined },
  ];
  return [
    `Processor time of one thread for 100 MB of text in UTF-8, out of ${megabytes.toFixed(0)} MB (the goal of 100 MB/s is 1 s). ${(100 * found).toFixed(0)} % of the messages are on a topic. Terms: words, phrases of two words, beginnings (word*), and`,
    `one in ten with AND, NOT or NEAR. ${RIVAL}: the words and phrases as one alternation with word boundaries, on a twentieth of the texts, without AND, NOT and NEAR. Compiled and plain code find the same`,
    "in the first messages, and all that the peer finds.",
    "",
    goalTable(lines),
  ].join("\n");
}
