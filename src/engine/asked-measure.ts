import { WhotalksError } from "../core/errors.ts";
import type { Measure } from "../core/measure.ts";
import { measures } from "../measures/registry.ts";
import type { Settings } from "./settings.ts";

/** @throws WhotalksError `measure-unknown` (arguments). */
export function findMeasure(id: string): Measure {
  const measure = measures.find((m) => m.id === id);
  if (measure !== undefined) return measure;
  throw new WhotalksError("measure-unknown", `There is no measure "${id}".`, { kind: "arguments", hint: `Measures: ${measures.map((m) => m.id).join(", ")}.` });
}

/**
 * Whether the measure that ranks can be cut as asked, whatever the data are: to be known before anything is read.
 * @throws WhotalksError (arguments) `measure-no-ranking` for a label; `cut-undefined` where a share of values is asked for that do not add up
 */
export function checkCut({ measure: id, cutTop, share }: Settings): void {
  const measure = findMeasure(id);
  if (!measure.isRanking) {
    throw new WhotalksError("measure-no-ranking", `"${measure.id}" is a label, not an amount: it cannot rank people.`, { kind: "arguments", hint: "Ask for it as a further column." });
  }
  if (!measure.isAdditive && cutTop === null) {
    throw new WhotalksError("cut-undefined", `Values of ${measure.id} do not add up to anything, so no set makes ${Math.round(share * 100)} % of them.`, { kind: "arguments", hint: "Take the first N instead: --cut top=N." });
  }
}
