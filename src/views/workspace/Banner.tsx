import { useEffect, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Inspection, Opened } from "../../engine/opening.ts";
import { formatCount, formatNoun, formatPeople } from "../parts/format.ts";
import { useActions, useApp, useTools } from "../store.ts";

/** How the files were read, where nobody was asked: "Read as: Author → Recipient, Date (UTC). 14,002 posts. [Change]". */
export function Banner(): ReactElement | null {
  const opened = useApp((state) => state.opened);
  const recognised = useApp((state) => state.recognised);
  const edition = useApp((state) => state.edition);
  const actions = useActions();
  const [closed, setClosed] = useState(0);
  const proposed = useProposed();
  if (opened === null || closed === edition) return null;
  return (
    <div className="banner t-table">
      <p>
        {describeReading(recognised, opened)}
        {opened.rowsSetAside > 0 && (
          <>
            {" "}
            <Button className="part-link" onPress={() => actions.openDialog("report")}>
              {formatNoun(opened.rowsSetAside, "row")} not used
            </Button>
            .
          </>
        )}{" "}
        <Button className="part-link" onPress={actions.changeColumns}>
          Change
        </Button>
        {proposed > 0 && (
          <>
            {" · "}
            {proposed === 1 ? "1 account looks like no person, or like yours" : `${formatCount(proposed)} accounts look like no persons, or like yours`}.{" "}
            <Button className="part-link" onPress={() => actions.openDialog("accounts")}>
              Look at {proposed === 1 ? "it" : "them"}
            </Button>
          </>
        )}
      </p>
      <Button className="icon-button" aria-label="Close this line" onPress={() => setClosed(edition)}>
        <span aria-hidden="true">✕</span>
      </Button>
    </div>
  );
}

/** How many accounts are probably no persons, or the reader's own, while nothing has been said about any. */
function useProposed(): number {
  const { engine } = useTools();
  const edition = useApp((state) => state.edition);
  const isSaid = useApp((state) => state.loaded === null || state.loaded.sample !== "" || state.loaded.options.ours !== undefined || state.loaded.options.accounts !== undefined);
  const [found, setFound] = useState({ edition: 0, count: 0 });
  useEffect(() => {
    if (isSaid) return;
    const controller = new AbortController();
    engine.accounts("open", { signal: controller.signal }).then(
      (candidates) => !controller.signal.aborted && setFound({ edition, count: candidates.filter(({ isLikely }) => isLikely).length }),
      // Only a proposal: the board stands without it.
      () => undefined,
    );
    return () => controller.abort();
  }, [engine, edition, isSaid]);
  return !isSaid && found.edition === edition ? found.count : 0;
}

/** The words of the banner without its links. */
function describeReading(recognised: Inspection | null, opened: Opened): string {
  const columns = recognised?.files.find((file) => file.kind === "messages")?.columns ?? [];
  const nameOf = (role: string) => columns.find((column) => column.role === role)?.name;
  const from = nameOf("from");
  const to = nameOf("to") ?? nameOf("replyTo") ?? (opened.ties.includes("mention") ? nameOf("text") : undefined);
  const time = nameOf("time");
  const parts = [from === undefined ? undefined : to === undefined ? from : `${from} → ${to}`, time === undefined ? undefined : `${time} (${opened.timeZone})`];
  const said = parts.filter((part) => part !== undefined).join(", ");
  const counts = `${formatNoun(opened.messages, opened.hasTalk ? "post" : "connection")} by ${formatPeople(opened.authors)} to ${formatCount(opened.recipients)}.`;
  return said === "" ? counts : `Read as: ${said}. ${counts}`;
}
