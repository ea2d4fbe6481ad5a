import type { ReactElement, ReactNode } from "react";

/** The circle shown instead of everyone. */
export interface MapCircle {
  readonly person: number;
  readonly name: string;
  readonly steps: number;
}

export interface MapBarProps {
  readonly circle: MapCircle | null;
  /** The one person selected, or holding the keyboard. */
  readonly chosen: { readonly name: string; readonly onEnter: () => void } | undefined;
  readonly onSteps: (steps: number) => void;
  readonly onLeave: () => void;
  /** What else belongs in the corner, before zoom. */
  readonly tools: ReactNode;
  /** undefined where the map is a still picture. */
  readonly stage: { readonly zoom: (factor: number) => void; readonly fit: () => void } | undefined;
}

const ZOOM = 1.5;

/** Where the reader is (everyone › a circle), the way into a circle, and zoom. */
export function MapBar({ circle, chosen, onSteps, onLeave, tools, stage }: MapBarProps): ReactElement {
  return (
    <div className="map-bar">
      {circle !== null && (
        <nav className="map-crumbs" aria-label="Where on the map">
          <button type="button" className="map-button" onClick={onLeave}>‹ Everyone</button>
          <span className="map-crumb" aria-current="page">Only <bdi>{circle.name}</bdi>’s circle</span>
          <label className="map-steps">
            <span className="visually-hidden">Steps away</span>
            <select value={circle.steps} onChange={(event) => onSteps(Number(event.target.value))}>
              <option value={1}>1 step</option>
              <option value={2}>2 steps</option>
              <option value={3}>3 steps</option>
            </select>
          </label>
        </nav>
      )}
      {chosen !== undefined && chosen.name !== circle?.name && (
        <button type="button" className="map-button" onClick={chosen.onEnter}>Only <bdi>{chosen.name}</bdi>’s circle</button>
      )}
      <div className="map-tools">
        {tools}
        {stage !== undefined && (
          <div className="map-zoom" role="group" aria-label="Zoom">
            <button type="button" className="map-button map-square" aria-label="Zoom in" onClick={() => stage.zoom(ZOOM)}>+</button>
            <button type="button" className="map-button map-square" aria-label="Zoom out" onClick={() => stage.zoom(1 / ZOOM)}>−</button>
            <button type="button" className="map-button" onClick={stage.fit}>Fit</button>
          </div>
        )}
      </div>
    </div>
  );
}
