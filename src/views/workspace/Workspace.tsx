import { useCallback, useDeferredValue, useEffect, useState, type ReactElement } from "react";
import { useFiles } from "../open/use-files.ts";
import { useStages } from "../parts/use-stages.ts";
import { ErrorLine } from "../shell/ErrorLine.tsx";
import { ToldLine } from "../shell/ToldLine.tsx";
import { WorkLine } from "../shell/WorkLine.tsx";
import { useActions, useApp } from "../store.ts";
import { Tour } from "../tour/Tour.tsx";
import { Banner } from "./Banner.tsx";
import { BoardPane } from "./BoardPane.tsx";
import type { SavePicture } from "./ExportMenu.tsx";
import { lateViews } from "./late-views.ts";
import { ListPane } from "./ListPane.tsx";
import { MapPane } from "./MapPane.tsx";
import { Panel } from "./Panel.tsx";
import { Sentence } from "./Sentence.tsx";
import { Timeline } from "./Timeline.tsx";
import { TopBar } from "./TopBar.tsx";
import { useMapAhead } from "./use-map-ahead.ts";
import { useUndoKeys } from "./use-undo-keys.ts";
import { labelOfView } from "./views.ts";
import "../tour/tour.css";
import "./workspace.css";

/** Frame, top bar, sentence, then the rest. */
const stages = 4;

/**
 * Where the work is done: what is counted above, one view, the panel beside it, the timeline below. Its parts are mounted one after
 * the other, each in the room kept for it, and another view is drawn while the one before stays.
 */
export function Workspace(): ReactElement {
  const view = useDeferredValue(useApp((state) => state.view));
  const { Topics, Groups, Time } = lateViews;
  const stage = useStages(stages);
  const edition = useApp((state) => state.edition);
  const selection = useApp((state) => state.selection);
  const title = useApp((state) => state.loaded?.title ?? "");
  const hasTimes = useApp((state) => state.opened?.timeRange != null);
  const actions = useActions();
  const [isPanelOpen, setPanelOpen] = useState(false);
  const openPanel = useCallback(() => setPanelOpen(true), []);
  const closePanel = useCallback(() => setPanelOpen(false), []);
  const togglePanel = useCallback(() => setPanelOpen((isOpen) => !isOpen), []);
  const [savePicture, setSavePicture] = useState<{ readonly save: SavePicture } | null>(null);
  useUndoKeys(actions);
  useMapAhead();
  useFiles(true, actions.offerFiles);
  useEffect(() => {
    document.title = `${labelOfView(view)} · ${title} · Whotalks`;
    return () => {
      document.title = "Whotalks";
    };
  }, [view, title]);
  // On narrow screens the panel lies over the view: choosing somebody opens it, choosing nobody closes it.
  useEffect(() => setPanelOpen(selection.length > 0), [selection]);
  return (
    <div className={isPanelOpen ? "workspace" : "workspace panel-closed"} aria-busy={stage < stages}>
      {stage < 2 ? <header className="top-bar" /> : <TopBar savePicture={savePicture?.save ?? null} isPanelOpen={isPanelOpen} onTogglePanel={togglePanel} />}
      {stage < 3 ? <div className="sentence" /> : <Sentence />}
      <main className={view === "board" ? "view" : "view view-fill"} aria-label={labelOfView(view)}>
        <div className="view-notes">
          <Tour />
          <WorkLine />
          <ToldLine />
          <ErrorLine onRetry={actions.retry} />
        </div>
        {stage === stages && (
          <div className="view-content" key={edition}>
            {view === "board" && <Banner />}
            {view === "board" && <BoardPane />}
            {view === "list" && <ListPane onOpenPerson={openPanel} />}
            {view === "map" && <MapPane onPicture={setSavePicture} />}
            {view === "topics" && Topics !== null && <Topics onOpenPerson={openPanel} />}
            {view === "groups" && Groups !== null && <Groups onOpenPerson={openPanel} />}
            {view === "time" && Time !== null && <Time onOpenPerson={openPanel} />}
          </div>
        )}
      </main>
      {stage < stages ? <aside className="panel" /> : <Panel onLeave={closePanel} />}
      {stage < stages ? hasTimes && <div className="timeline" /> : <Timeline key={`timeline ${edition}`} />}
    </div>
  );
}
