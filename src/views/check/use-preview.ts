import { useEffect, useState } from "react";
import { WhotalksError } from "../../core/errors.ts";
import type { Inspection, Opened } from "../../engine/opening.ts";
import { askEncoding, withPlainNames } from "../store/opening.ts";
import type { Loaded } from "../store/state.ts";
import { useApp, useTools } from "../store.ts";
import { withoutOptions } from "../words/without-options.ts";

/** Above this a whole reading takes so long that the first rows have to do. */
const largest = 64_000_000;

export interface Preview {
  /** What the files hold as they are read now; the answer before stays while the next one is computed. */
  readonly opened: Opened | null;
  /** Why they cannot be read so; empty where they can. `code` tells a refusal that is a question. */
  readonly refusal: string;
  readonly code: string;
  readonly isCurrent: boolean;
  /** Changes with every answer: what is asked of the preview is asked anew. */
  readonly edition: number;
}

/**
 * Reads everything in the background with the answers so far. Null while something is open or under way, and for large files: of them
 * the first rows have to do.
 * @param isOn false while something is asked or under way
 */
export function usePreview(asked: Loaded | null, inspection: Inspection | null, isOn: boolean): Preview | null {
  const tools = useTools();
  const catalogue = useApp((state) => state.catalogue);
  const [found, setFound] = useState<{ readonly inspection: Inspection; readonly opened: Opened | null; readonly refusal: string; readonly code: string; readonly edition: number } | null>(null);
  const size = inspection?.files.reduce((sum, file) => sum + (file.isUsed === false || file.part !== "" ? 0 : file.size), 0) ?? 0;
  const isCounted = isOn && asked !== null && inspection !== null && size <= largest;
  useEffect(() => {
    if (!isCounted) return;
    const controller = new AbortController();
    // Not known whose talk it is: read as with employees, which keeps no text.
    const options = { ...asked.options, mode: asked.options.mode ?? ("employees" as const), allowsNoMessages: true };
    const set = (opened: Opened | null, refusal: string, code: string): void => setFound((before) => ({ inspection, opened, refusal, code, edition: (before?.edition ?? 0) + 1 }));
    tools.engine.preview(withPlainNames({ ...asked, options }, catalogue).sources, options, { signal: controller.signal }).then(
      (opened) => !controller.signal.aborted && set(opened, "", ""),
      async (error: unknown) => {
        if (controller.signal.aborted || (await askEncoding(tools, asked, error))) return;
        const isPlain = error instanceof WhotalksError && asked.options.mode === "customers";
        const message = isPlain ? `${error.message} ${withoutOptions(error.hint)}`.trim() : "These columns do not give messages that can be counted.";
        set(null, message, error instanceof WhotalksError ? error.code : "");
      },
    );
    return () => controller.abort();
  }, [tools, catalogue, asked, inspection, isCounted]);
  if (!isCounted) return null;
  const isCurrent = found?.inspection === inspection;
  return { opened: found?.opened ?? null, refusal: found?.refusal ?? "", code: found?.code ?? "", isCurrent, edition: found?.edition ?? 0 };
}
