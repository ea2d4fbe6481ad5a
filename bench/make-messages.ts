import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createRandom } from "../src/core/random.ts";

const TOPICS = ["delivery", "price", "quality", "returns", "opening hours", "garden", "kitchen", "bicycles", "books", "coffee", "travel", "weather"];
const WORDS = [
  "please", "thanks", "where", "when", "the parcel", "arrived", "too late", "again", "my order", "a refund", "works well", "broken", "in blue", "next week",
  "très bien", "schöne Grüße", "李小龍", "naïve", "¿por qué?", "it's fine", "for 3,50 €", "see page 12", "better than before", "no answer",
];
const START = Date.UTC(2023, 0, 1);
const YEAR = 365 * 86_400_000;

/**
 * Writes a log of messages as CSV: from, to, time, topic, text. Authors and recipients are drawn from `people` with heavy tails (the
 * square of a uniform number), some messages go to their own author, times rise over one year, texts stand in quotes and hold commas,
 * doubled quotes, line breaks and letters beyond ASCII. The same seed gives the same bytes.
 */
export async function makeMessages(path: string, options: { readonly rows: number; readonly people: number; readonly seed: number }): Promise<void> {
  const { rows, people, seed } = options;
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[random.below(list.length)]!;
  const person = (place: number): string => `person${String(Math.floor(place * people)).padStart(6, "0")}`;
  const draw = (): number => random.next();
  function* blocks(): Generator<string> {
    let block = "from,to,time,topic,text\n";
    for (let row = 0; row < rows; row++) {
      const u = draw();
      const from = person(u * u);
      // Half of the talk stays near by: recipients whose number is close to the author's.
      const v = draw();
      const near = u * u + (v * v * v) / 50;
      const to = draw() < 0.002 ? from : person(draw() < 0.5 && near < 1 ? near : v * v);
      const time = new Date(START + Math.floor((row / rows) * YEAR)).toISOString();
      const w = draw();
      const topic = TOPICS[Math.floor(w * w * TOPICS.length)]!;
      let text = pick(WORDS);
      for (let words = 3 + random.below(9); words > 0; words--) text += `${draw() < 0.2 ? "," : ""} ${pick(WORDS)}`;
      if (draw() < 0.1) text += ` ""${pick(WORDS)}""`;
      if (draw() < 0.05) text += `\n${pick(WORDS)}`;
      block += `${from},${to},${time.slice(0, 19)}Z,${topic},"${text}"\n`;
      if (block.length < 1 << 18) continue;
      yield block;
      block = "";
    }
    yield block;
  }
  await pipeline(blocks, createWriteStream(path));
}
