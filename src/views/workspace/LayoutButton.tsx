import type { ReactElement } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { overlayRegion } from "../shell/overlay-region.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import { formatCount, formatNoun } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";

/** Where everyone stands: another start, a stopped layout that goes on, and people held in their place. */
export function LayoutButton({ picture }: { readonly picture: MapPicture }): ReactElement {
  const { layoutSeed, stoppedAt, pinned } = useApp((state) => state.mapView);
  const { changeMap } = useActions();
  const { done, of } = picture.layoutSteps;
  return (
    <DialogTrigger>
      <Button className="part-button">
        Layout{stoppedAt === null ? "" : ", stopped"} <span aria-hidden="true">▾</span>
      </Button>
      <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover" placement="bottom end">
        <Dialog className="map-popover" aria-label="Layout">
          <p className="t-axis">
            Those who talk stand near each other. {done < of ? `${stoppedAt === null ? "So far" : "Stopped after"} ${formatCount(done)} of ${formatCount(of)} steps` : `${formatNoun(of, "step")} made`}, start {formatCount(layoutSeed)}.
          </p>
          <div className="map-popover-row">
            {stoppedAt !== null && done < of && <Button className="part-button" onPress={() => changeMap({ stoppedAt: null })}>Go on</Button>}
            <Button className="part-button" onPress={() => changeMap({ layoutSeed: layoutSeed + 1, stoppedAt: null })}>Run again from another start</Button>
            <Button className="part-button" onPress={() => changeMap({ layoutSeed: 1, stoppedAt: null })}>Back to the first</Button>
          </div>
          <p className="t-axis ink-2 measure">The same start gives the same picture, on every computer. People who are dragged, or pinned with the key P, keep their place.</p>
          <Button className="part-button" isDisabled={pinned.length === 0} onPress={() => changeMap({ pinned: [] })}>
            {pinned.length === 0 ? "Nobody is pinned" : `Let ${formatNoun(pinned.length, "person", "people")} go`}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
