import { csvTarget } from "./csv.ts";
import { gexfTarget } from "./gexf.ts";
import { jsonTarget } from "./json.ts";
import { parquetTarget } from "./parquet.ts";
import { rejectsTarget } from "./rejects.ts";
import type { ExportTarget } from "./snapshot.ts";
import { tiesTarget } from "./ties.ts";
import { xlsxTarget } from "./xlsx.ts";

/** Every export, in the order of the menu. To add one: a file that exports its descriptor, and a line here. */
export const exportTargets: readonly ExportTarget[] = [csvTarget, xlsxTarget, parquetTarget, jsonTarget, gexfTarget, tiesTarget, rejectsTarget];
