import type { ReactElement } from "react";
import type { Merge } from "../../core/identity.ts";
import type { Settings } from "../../engine/settings.ts";
import { formatCount } from "../parts/format.ts";
import { useCall } from "../store/use-call.ts";

/** What one merge would change: "Merging these 3 moves the person from rank 41 to 6." */
export function MergeEffect({ merge, settings }: { readonly merge: Merge; readonly settings: Settings }): ReactElement {
  const { value, isStale, failure } = useCall("merge preview", "Computing", `${merge.into} ${merge.ids.join(" ")}`, (engine, call) => engine.mergePreview(merge, settings, call));
  if (failure !== null) return <p className="notice-text t-table">{failure.message}</p>;
  if (value === null || isStale) return <p className="t-table ink-2" aria-busy="true">Computing what it changes …</p>;
  return (
    <div className="stack-small desk-effect" role="status">
      <p>{value.sentence}</p>
      <p className="t-table ink-2">
        <span className="desk-change">People {formatCount(value.people[0])} → {formatCount(value.people[1])}</span> ·{" "}
        <span className="desk-change">connections {formatCount(value.ties[0])} → {formatCount(value.ties[1])}</span> ·{" "}
        <span className="desk-change">messages {formatCount(value.messages[0])} → {formatCount(value.messages[1])}</span>
        {value.selfMessages > 0 && ` · ${formatCount(value.selfMessages)} between these names become messages to oneself`}
      </p>
    </div>
  );
}
