import type { CatalogueMeasure } from "../../engine/engine.ts";
import { formatPeople } from "./format.ts";

export interface Explanation {
  readonly definition: string;
  /** Options and n in one line, empty where neither is known. */
  readonly basis: string;
  readonly caveat: string;
}

export function explainMeasure(measure: CatalogueMeasure, context: { readonly options?: string | undefined; readonly n?: number | undefined }): Explanation {
  const basis: string[] = [];
  if (measure.unit !== "") basis.push(`Unit: ${measure.unit}`);
  if (context.options !== undefined && context.options !== "") basis.push(context.options);
  if (context.n !== undefined) basis.push(`out of ${formatPeople(context.n)}`);
  if (measure.better === "low") basis.push("lower is better");
  return { definition: measure.definition, basis: basis.length === 0 ? "" : `${basis.join(" · ")}.`, caveat: measure.caveat };
}
