import { memo, useEffect, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { measureWords } from "../board/board-curves.ts";
import { exportPng } from "../map/export-map.ts";
import { MapView } from "../map/MapView.tsx";
import { Message } from "../parts/Message.tsx";
import { useSheetWords } from "./use-sheet-words.ts";
import { isSampled } from "../store/agreement.ts";
import { formatWithin } from "../words/sampled.ts";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";
import { ColourMenu, labelOfColour } from "./ColourMenu.tsx";
import type { SavePicture } from "./ExportMenu.tsx";

export interface MapPaneProps {
  /** Told how to save the map while one is drawn, and null when none is. */
  readonly onPicture: (picture: { readonly save: SavePicture } | null) => void;
}

export const MapPane = memo(function MapPane({ onPicture }: MapPaneProps): ReactElement {
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const circle = useApp((state) => state.circle);
  const colour = useApp((state) => state.colour);
  const selection = useApp((state) => state.selection);
  const shade = useApp((state) => state.shade);
  const sizeLabel = useApp((state) => `${measureWords(state.settings.measure, state.catalogue?.measures ?? [])}${isSampled(state, state.settings) ? ` (sampled, ${formatWithin(state.settings.approximate!)} of all pairs)` : ""}`);
  const actions = useActions();
  const ego = circle === null ? null : { person: circle.person, steps: circle.steps };
  const { value: picture, isStale, failure, retry } = useCall("map", "Drawing the map", JSON.stringify([edition, settings, colour, ego]), async (engine, call) =>
    await engine.map({ settings, size: settings.measure, colour, ego }, call),
  );
  const sheetWords = useSheetWords(picture);
  useEffect(() => {
    onPicture(
      picture === null
        ? null
        : { save: async ({ width, height }) => await exportPng(picture, { ...sheetWords, width, height, scale: 2, theme: shade, selection, sizeLabel, colourLabel: labelOfColour(colour) }) },
    );
    return () => onPicture(null);
  }, [onPicture, picture, sheetWords, shade, selection, sizeLabel, colour]);
  return (
    <div className="map-pane" aria-busy={isStale}>
      {failure !== null && (
        <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
          {failure.hint}
        </Message>
      )}
      {picture === null ? (
        failure === null && <p className="map-wait ink-2">Drawing the map …</p>
      ) : (
        <MapView
          picture={picture}
          sizeLabel={sizeLabel}
          colourLabel={labelOfColour(colour)}
          theme={shade}
          selection={selection}
          circle={circle}
          onSelect={actions.select}
          onCircle={actions.enterCircle}
          onLeaveCircle={actions.leaveCircle}
          tools={<ColourMenu />}
        />
      )}
    </div>
  );
});
