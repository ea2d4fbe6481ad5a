import { useEffect, useState } from "react";
import type { AccountCandidate } from "../../core/identity.ts";
import { useTools } from "../store.ts";
import type { Preview } from "./use-preview.ts";

const none: readonly AccountCandidate[] = [];

/** Accounts of the latest reading that may be no persons; none while there is no reading. */
export function useAccounts(preview: Preview | null): readonly AccountCandidate[] {
  const { engine } = useTools();
  const [found, setFound] = useState(none);
  const isRead = preview?.isCurrent === true && preview.opened !== null;
  const edition = preview?.edition;
  useEffect(() => {
    if (!isRead) return;
    const controller = new AbortController();
    engine.accounts("preview", { signal: controller.signal }).then(
      (candidates) => !controller.signal.aborted && setFound(candidates),
      // Only a proposal: without it every account is a person until the reader says otherwise.
      () => !controller.signal.aborted && setFound(none),
    );
    return () => controller.abort();
  }, [engine, isRead, edition]);
  return found;
}
