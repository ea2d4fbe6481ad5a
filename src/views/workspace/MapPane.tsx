import { memo, useEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { MapPicture } from "../../core/map-picture.ts";
import type { Call } from "../../engine/call.ts";
import { measureWords } from "../board/board-curves.ts";
import { exportMap } from "../map/export-map.ts";
import { MapView } from "../map/MapView.tsx";
import { copyImage } from "../parts/copy-text.ts";
import { Message } from "../parts/Message.tsx";
import { useSheetWords } from "./use-sheet-words.ts";
import { isSampled } from "../store/agreement.ts";
import { formatCount } from "../parts/format.ts";
import { formatWithin } from "../words/sampled.ts";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp, useTools } from "../store.ts";
import { labelOfColour } from "./ColourMenu.tsx";
import type { SavePicture } from "./ExportMenu.tsx";
import { askMap, drawnMap, mapAsked } from "./map-query.ts";
import { MapTools } from "./MapTools.tsx";
import { useWays } from "./use-ways.tsx";

export interface MapPaneProps {
  /** Told how to save the map while one is drawn, and null when none is. */
  readonly onPicture: (picture: { readonly save: SavePicture } | null) => void;
}

/** The picture that is copied. */
const slide = { format: "png", width: 1920, height: 1080, scale: 2 } as const;

/** What a layout counts. */
const layoutUnits: readonly string[] = ["steps", "moves", "groups of pivots", "rounds"];

export const MapPane = memo(function MapPane({ onPicture }: MapPaneProps): ReactElement {
  const settings = useApp((state) => state.settings);
  const circle = useApp((state) => state.circle);
  const colour = useApp((state) => state.colour);
  const selection = useApp((state) => state.selection);
  const shown = useApp((state) => state.passing?.people ?? null);
  const map = useApp((state) => state.mapView);
  const data = useApp((state) => state.loaded?.sources);
  const shade = useApp((state) => state.shade);
  const measures = useApp((state) => state.catalogue?.measures);
  const size = map.size ?? settings.measure;
  const sizeLabel = useApp((state) => `${measureWords(size, state.catalogue?.measures ?? [])}${isSampled(state, { ...state.settings, measure: size }) ? ` (sampled, ${formatWithin(state.settings.approximate!)} of all pairs)` : ""}`);
  const actions = useActions();
  const { picture, isEarly, isStale, failure, retry, stop } = usePicture();
  const ways = useWays();
  const colourLabel = labelOfColour(colour, (id) => measures?.find((measure) => measure.id === id)?.noun ?? id);
  const sheetWords = useSheetWords(picture);
  useEffect(() => {
    onPicture(
      picture === null
        ? null
        : { save: async (sheet) => await exportMap(picture, sheet, { ...sheetWords, theme: shade, shown, selection, sizeLabel, colourLabel, map }) },
    );
    return () => onPicture(null);
  }, [onPicture, picture, sheetWords, shade, shown, selection, sizeLabel, colourLabel, map]);
  return (
    <div className="map-pane" aria-busy={isStale}>
      {failure !== null && (
        <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
          {failure.hint}
        </Message>
      )}
      <StopLine isEarly={isEarly} onStop={stop} />
      {picture === null ? (
        failure === null && <p className="map-wait ink-2">Drawing the map …</p>
      ) : (
        <MapView
          picture={picture}
          data={data}
          sizeLabel={sizeLabel}
          colourLabel={colourLabel}
          theme={shade}
          shown={shown}
          selection={selection}
          circle={circle}
          map={map}
          way={ways.people}
          card={ways.card}
          onMap={actions.changeMap}
          onSelect={actions.select}
          onCircle={actions.enterCircle}
          onLeaveCircle={actions.leaveCircle}
          onCopyPicture={() => copyImage(exportMap(picture, slide, { ...sheetWords, theme: shade, shown, selection, sizeLabel, colourLabel, map }))}
          tools={<MapTools picture={picture} />}
        />
      )}
    </div>
  );
});

/**
 * The picture of what is asked; of many people first one after few steps. What was made before is there at once. A layout that was stopped
 * is remembered by its steps.
 */
function usePicture(): { readonly picture: MapPicture | null; readonly isEarly: boolean; readonly isStale: boolean; readonly failure: { readonly message: string; readonly hint: string } | null; readonly retry: () => void; readonly stop: () => void } {
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const circle = useApp((state) => state.circle);
  const colour = useApp((state) => state.colour);
  const opened = useApp((state) => state.opened);
  const mapView = useApp((state) => state.mapView);
  const tools = useTools();
  const { changeMap } = useActions();
  const asked = mapAsked({ settings, edition, circle, colour, opened, mapView });
  const { key } = asked;
  const made = drawnMap(tools, asked);
  const isMade = made?.isEarly === false;
  const [early, setEarly] = useState<{ readonly key: string; readonly picture: MapPicture } | null>(null);
  const isStopped = useRef(false);
  const showEarly = async (picture: MapPicture): Promise<boolean> => {
    setEarly({ key, picture });
    await untilIdle();
    return !isStopped.current;
  };
  const ask = (call: Call): Promise<MapPicture> => {
    isStopped.current = false;
    return askMap(tools, asked, call, showEarly);
  };
  const answered = useCall("map", "Drawing the map", key, isMade ? null : (_engine, call) => ask(call));
  const { value, failure, retry } = answered;
  const isStale = answered.isStale && !isMade;
  const before = useRef<MapPicture | null>(null);
  const soon = early?.key === key ? early.picture : made?.picture;
  const picture = isMade ? made.picture : isStale ? soon ?? before.current : failure === null ? value : before.current;
  const { stoppedAt } = mapView;
  useEffect(() => {
    before.current = picture;
    // After a cancel what is shown is from before, or half made: it answers nothing.
    if (picture === null || isStale || failure !== null) return;
    setEarly(null);
    const { done, of } = picture.layoutSteps;
    if (done < of && stoppedAt === null) changeMap({ stoppedAt: done });
  }, [picture, isStale, failure, stoppedAt, changeMap]);
  const stop = (): void => {
    // It may be that no layout runs just then: the next one does not begin.
    isStopped.current = true;
    void tools.engine.stopLayout();
  };
  return { picture, isEarly: isStale && soon !== undefined, isStale, failure, retry, stop };
}

/** Until the early picture is drawn: the layout would take the processor from it. Browsers without idle callbacks wait a moment. */
async function untilIdle(): Promise<void> {
  await new Promise<unknown>((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}

/** While the layout runs: that what is seen is not the end yet, and a button that ends it where it is. */
function StopLine({ isEarly, onStop }: { readonly isEarly: boolean; readonly onStop: () => void }): ReactElement | null {
  const work = useApp((state) => state.works["map"]);
  const isCounted = work !== undefined && layoutUnits.includes(work.unit);
  if (work === undefined || (!isCounted && !isEarly)) return null;
  return (
    <p className="map-running">
      The map is settling{isCounted ? `: ${formatCount(Math.floor(work.done))} of ${formatCount(work.total)}` : ""} <Button className="part-button" onPress={onStop}>Stop here</Button>
    </p>
  );
}
