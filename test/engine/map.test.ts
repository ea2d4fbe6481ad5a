import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { MapPicture } from "../../src/core/map-picture.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Settings } from "../../src/engine/settings.ts";
import { openFiles, settingsOf } from "../support/session.ts";

test("a map drawn after others, with another seed, measure or weights, is the one drawn first", async () => {
  const used = await openFiles({ "talk.csv": talk() });
  const changes: readonly Partial<Settings>[] = [{}, { seed: 2 }, { measure: "betweenness" }, { measure: "betweenness", weights: "on" }];
  const places = new Set<string>();
  for (const changed of changes) {
    const picture = await draw(used, changed);
    expect(picture, JSON.stringify(changed)).toEqual(await draw(await openFiles({ "talk.csv": talk() }), changed));
    places.add(picture.x.join());
  }
  // Each change does move people here: a picture kept too long would show.
  expect(places.size).toBe(changes.length);
});

function draw(engine: Engine, changed: Partial<Settings>): Promise<MapPicture> {
  return engine.map({ settings: settingsOf(changed), size: "outDegree", colour: "community", ego: null });
}

/** Talk without clear circles, so that the seed decides where they end. */
function talk(): string {
  const random = createRandom(5);
  const person = (): number => Math.floor(random.next() * 60);
  const rows = Array.from({ length: 160 }, () => `p${person()},p${person()},${1 + Math.floor(random.next() * 9)}`);
  return `from,to,weight\n${rows.join("\n")}\n`;
}
