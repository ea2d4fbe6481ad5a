import { coverGreedily, type Coverage } from "../insights/coverage.ts";
import type { SliceView } from "./analysis.ts";

/** "Start with these": fewest people whose messages reach 80 % of all who get any; accounts of ours are left out. Remembered per slice. */
export function startWith(view: SliceView): Coverage {
  return view.once("start with these", () => coverGreedily(view.network, { share: 0.8, limit: Infinity, isLeftOut: view.log.people.isOurs, coversSelf: false }));
}
