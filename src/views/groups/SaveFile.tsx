import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { GroupFileQuery } from "../../engine/group-questions.ts";
import { saveBlob } from "../store/saving.ts";
import { failureOf, runWork } from "../store/works.ts";
import { useTools } from "../store.ts";

/** Saves what a tab shows, to the last digit. */
export function SaveFile({ query, what }: { readonly query: GroupFileQuery; /** Read out: what is saved. */ readonly what: string }): ReactElement {
  const tools = useTools();
  const save = async (): Promise<void> => {
    try {
      const file = await runWork(tools, "write", "Writing", (call) => tools.engine.writeGroups({ ...query, spreadsheetSafe: true }, call));
      if (file !== undefined) saveBlob(new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
    } catch (error) {
      tools.set({ error: failureOf(error, tools.get()) });
    }
  };
  return (
    <Button className="part-button" aria-label={`Save as CSV: ${what}`} onPress={() => void save()}>
      Save as CSV
    </Button>
  );
}
