import type { Tools } from "./state.ts";
import { failureOf, runWork } from "./works.ts";

/** Writes an export with the present settings and hands it to the browser's downloads. `reason` stands in the file where it has a place for it. */
export async function saveExport(tools: Tools, target: string, reason?: string): Promise<void> {
  try {
    const file = await runWork(tools, "write", "Writing", (call) => tools.engine.write(target, tools.get().settings, { shown: tools.get().shown, ...(reason === undefined ? {} : { reason }) }, call));
    if (file !== undefined) saveBlob(new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** Saves the rows not used: of what is open, or of the reading that the check screen is about. Cells that a spreadsheet would run are made harmless. */
export async function saveRejects(tools: Tools, of: "open" | "preview"): Promise<void> {
  try {
    const file = await tools.engine.write("rejects", tools.get().settings, { of, spreadsheetSafe: true });
    saveBlob(new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
  } catch (error) {
    tools.set({ error: failureOf(error, tools.get()) });
  }
}

/** Hands bytes to the browser's downloads: a Blob address, no request. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
