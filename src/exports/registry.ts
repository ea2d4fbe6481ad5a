import { csvTarget } from "./csv.ts";
import { gexfTarget } from "./gexf.ts";
import { jsonTarget } from "./json.ts";
import { rejectsTarget } from "./rejects.ts";
import type { ExportTarget } from "./snapshot.ts";
import { tiesTarget } from "./ties.ts";

/** Every export, in the order of the menu. To add one: a file that exports its descriptor, and a line here. */
export const exportTargets: readonly ExportTarget[] = [csvTarget, jsonTarget, gexfTarget, tiesTarget, rejectsTarget];
