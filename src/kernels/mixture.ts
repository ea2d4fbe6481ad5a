import { wasm } from "virtual:kernels/mixture";
import { exp, log } from "../core/exact-math.ts";
import type { KernelChoice } from "./kernel-choice.ts";
import { type KernelMemory, kernelMemory } from "./kernel-memory.ts";
import { type MixtureRoom, type MixtureSteps, NOTHING, STEPS } from "./mixture-steps.ts";
import { openPlainMixture } from "./plain-mixture.ts";

/**
 * Opens a mixture of topics over documents of some of `documentsOf.length` terms. A document of n > 4 terms weighs like one of 2·√n. e^−x
 * and logarithms come from tables and a few terms of their series (off by less than 10^−11).
 *
 * @param documentsOf by term how many documents have it, those that are not looked at included
 * Memory: 16 bytes per term and topic, 4 per word, 16 per document. Cost of a visit: words × topics; of `settle`: terms × topics.
 */
export function openMixture(documentsOf: Uint32Array, room: MixtureRoom, choice: KernelChoice = "compiled"): MixtureSteps {
  const memory = choice === "plain" ? undefined : kernelMemory<Exports>(wasm);
  const falls = Float64Array.from({ length: NOTHING * STEPS + 1 }, (_, k) => exp(-k / STEPS));
  const logs = Float64Array.from({ length: 256 }, (_, k) => (k % 2 === 0 ? log(1 + k / 256) : 128 / (128 + (k - 1) / 2)));
  return memory === undefined ? openPlainMixture(documentsOf, falls, logs) : openCompiledMixture(documentsOf, { falls, logs }, room, memory);
}

interface Exports {
  setUp(
    terms: number, start: number, of: number, documentsOf: number, counts: number, score: number, rows: number, mostRow: number, falls: number, logs: number, topicOf: number, shareOf: number,
  ): void;
  open(topics: number): number;
  clear(): void;
  countWhole(documents: number): void;
  settle(): void;
  visit(from: number, to: number, isCounting: number): number;
  likelihoods(): number;
  visited(): number;
}

const ROWS = 6;

function openCompiledMixture(documentsOf: Uint32Array, { falls, logs }: { readonly falls: Float64Array; readonly logs: Float64Array }, room: MixtureRoom, memory: KernelMemory<Exports>): MixtureSteps {
  const terms = documentsOf.length;
  const mostWidth = widthOf(room.topics);
  const start = memory.take(room.documents + 1, 4);
  const of = memory.take(room.words, 4);
  const inDocuments = memory.take(terms, 4);
  const counts = memory.take(terms * mostWidth, 8);
  const score = memory.take(terms * mostWidth, 8);
  const rows = memory.take(ROWS * mostWidth, 8);
  const fallsAt = memory.take(falls.length, 8);
  const logsAt = memory.take(logs.length, 8);
  const topicAt = memory.take(room.documents, 4);
  const shareAt = memory.take(room.documents, 8);
  const kernel = memory.open();
  memory.u32(inDocuments, terms).set(documentsOf);
  memory.f64(fallsAt, falls.length).set(falls);
  memory.f64(logsAt, logs.length).set(logs);
  kernel.setUp(terms, start, of, inDocuments, counts, score, rows, 8 * mostWidth, fallsAt, logsAt, topicAt, shareAt);
  let documents = 0;
  let topics = 0;
  const labels = (): Int32Array => {
    const { buffer, byteOffset, length } = memory.u32(topicAt, documents);
    return new Int32Array(buffer, byteOffset, length);
  };
  /** Numbers by term and topic, without what makes rows wide. */
  const copyRows = (into: Float64Array, from: Float64Array, intoWidth: number, fromWidth: number): void => {
    for (let w = 0; w < terms; w++) for (let t = 0; t < topics; t++) into[w * intoWidth + t] = from[w * fromWidth + t]!;
  };
  return {
    read(sets, from, to) {
      documents = to - from;
      const first = sets.start[from]!;
      const starts = memory.u32(start, documents + 1);
      for (let d = 0; d <= documents; d++) starts[d] = sets.start[from + d]! - first;
      memory.u32(of, starts[documents]!).set(sets.of.subarray(first, sets.start[to]!));
      labels().fill(-1);
    },
    begin(count, topicOf) {
      topics = count;
      kernel.open(topics);
      labels().set(topicOf);
      kernel.countWhole(documents);
    },
    load(mixture) {
      topics = mixture.topics;
      const width = kernel.open(topics) / 8;
      // What is behind the topics is written over before it is read.
      copyRows(memory.f64(score, terms * width), mixture.score, width, topics);
      memory.f64(rows, topics).set(mixture.prior);
    },
    settle() {
      kernel.settle();
      kernel.clear();
    },
    visit: (from, to, isCounting) => kernel.visit(from, to, isCounting ? 1 : 0),
    topicOf: () => labels().slice(),
    shareOf: () => memory.f64(shareAt, documents).slice(),
    likelihood: () => (kernel.visited() === 0 ? -Infinity : kernel.likelihoods() / kernel.visited()),
    mixture() {
      const own = new Float64Array(terms * topics);
      const width = widthOf(topics);
      copyRows(own, memory.f64(score, terms * width), topics, width);
      return { topics, score: own, prior: memory.f64(rows, topics).slice() };
    },
  };
}

function widthOf(topics: number): number {
  return Math.ceil(topics / 4) * 4;
}
