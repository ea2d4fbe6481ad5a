import type { RowColumns, TimePlan } from "../core/row-columns.ts";
import type { TextScanner } from "../core/text-scanner.ts";
import { createRowColumns } from "../kernels/row-columns.ts";
import { createTextScanner } from "../kernels/text-scanner.ts";
import type { DateForm } from "../log/date-form.ts";

/** Below this the compiled code is not worth loading. */
const COMPILED_FROM = 131_072;

/** The compiled code that reading is done with; undefined what the plain code does. */
export interface Compiled {
  readonly scanner: TextScanner | undefined;
  /** Fresh columns, for one raw log. */
  columns(): RowColumns | undefined;
}

/** What reads these files: compiled code, unless all are small or WebAssembly is switched off. */
export function compiledFor(files: readonly { readonly source: { readonly size: number } }[]): Compiled {
  // NaN: not known.
  const isSmall = files.reduce((sum, { source }) => sum + source.size, 0) < COMPILED_FROM;
  return isSmall ? { scanner: undefined, columns: () => undefined } : { scanner: createTextScanner(), columns: createRowColumns };
}

/** How times of a form are read in columns; undefined where they are read one by one. */
export function timePlanOf(form: DateForm | undefined, zone: string | undefined): TimePlan | undefined {
  switch (form) {
    case "iso":
    case "ymd":
      return { kind: "stamp", needsZ: (zone ?? "UTC") !== "UTC" };
    case "epoch-s":
    case "relative-s":
      return { kind: "number", times: 1000, by: 1 };
    case "epoch-ms":
      return { kind: "number", times: 1, by: 1 };
    case "epoch-us":
      return { kind: "number", times: 1, by: 1e3 };
    case "epoch-ns":
      return { kind: "number", times: 1, by: 1e6 };
    default:
      return undefined;
  }
}
