import type { ReactElement, ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { overlayRegion } from "../shell/overlay-region.ts";
import type { Crumb } from "./map-state.ts";

/** The circle shown instead of everyone. */
export type MapCircle = Crumb;

export interface MapBarProps {
  readonly circle: MapCircle | null;
  /** Circles left for this one, the first entered first. */
  readonly trail: readonly Crumb[];
  /** The one person selected, or holding the keyboard. */
  readonly chosen: { readonly name: string; readonly onEnter: () => void } | undefined;
  /** Where a group's dot is chosen: shows its people. */
  readonly group: { readonly name: string; readonly onOpen: () => void } | undefined;
  /** Where two people are selected: asks who can introduce one to the other. */
  readonly onWays: (() => void) | undefined;
  readonly onSteps: (steps: number) => void;
  readonly onLeave: () => void;
  /** Back to a circle of the trail. */
  readonly onCrumb: (position: number) => void;
  readonly onSelect: (what: "lasso" | "view" | "contacts" | "nobody") => void;
  readonly selectedCount: number;
  readonly isFull: boolean;
  readonly onFull: (() => void) | undefined;
  /** What else belongs in the corner, before zoom. */
  readonly tools: ReactNode;
  /** undefined where the map is a still picture. */
  readonly stage: { readonly zoom: (factor: number) => void; readonly fit: () => void } | undefined;
}

const ZOOM = 1.5;
const STEPS = [1, 2, 3, 4, 5, 6] as const;

/** Where the reader is (everyone › a circle › another), the way into a circle, what can be selected, and zoom. */
export function MapBar(props: MapBarProps): ReactElement {
  const { circle, trail, chosen, group, onWays, stage } = props;
  return (
    <div className="map-bar">
      {circle !== null && (
        <nav className="map-crumbs" aria-label="Where on the map">
          <button type="button" className="map-button" onClick={props.onLeave}>‹ Everyone</button>
          {trail.map((crumb, i) => (
            <button key={`${i} ${crumb.person}`} type="button" className="map-button" onClick={() => props.onCrumb(i)}>‹ <bdi>{crumb.name}</bdi></button>
          ))}
          <span className="map-crumb" aria-current="page">Only <bdi>{circle.name}</bdi>’s circle</span>
          <label className="map-steps">
            <span className="visually-hidden">Steps away</span>
            <select value={circle.steps} onChange={(event) => props.onSteps(Number(event.target.value))}>
              {STEPS.map((steps) => <option key={steps} value={steps}>{steps === 1 ? "1 step" : `${steps} steps`}</option>)}
            </select>
          </label>
        </nav>
      )}
      {chosen !== undefined && chosen.name !== circle?.name && (
        <button type="button" className="map-button map-chosen" title={`Only ${chosen.name}’s circle`} onClick={chosen.onEnter}>Only <bdi>{chosen.name}</bdi>’s circle</button>
      )}
      {group !== undefined && <button type="button" className="map-button map-chosen" title={`Show the people of ${group.name}`} onClick={group.onOpen}>Show the people of <bdi>{group.name}</bdi></button>}
      {onWays !== undefined && <button type="button" className="map-button map-chosen" title="Who can introduce them?" onClick={onWays}>Who can introduce them?</button>}
      <div className="map-tools">
        {props.tools}
        <MenuTrigger>
          <Button className="part-button">Select <span aria-hidden="true">▾</span></Button>
          <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover" placement="bottom end">
            <Menu className="menu" aria-label="Select on the map" disabledKeys={[...(stage === undefined ? ["lasso", "view"] : []), ...(props.selectedCount === 0 ? ["contacts", "nobody"] : [])]}>
              <MenuItem id="lasso" className="menu-item" textValue="With a lasso" onAction={() => props.onSelect("lasso")}>
                <span className="menu-label">With a lasso</span>
                <span className="menu-help t-axis ink-2">key L; with Shift: more</span>
              </MenuItem>
              <MenuItem id="view" className="menu-item" onAction={() => props.onSelect("view")}>Everyone in view</MenuItem>
              <MenuItem id="contacts" className="menu-item" onAction={() => props.onSelect("contacts")}>Those selected and whom they are joined with here</MenuItem>
              <MenuItem id="nobody" className="menu-item" onAction={() => props.onSelect("nobody")}>Nobody</MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
        {stage !== undefined && (
          <div className="map-zoom" role="group" aria-label="Zoom">
            <button type="button" className="map-button map-square" aria-label="Zoom in" onClick={() => stage.zoom(ZOOM)}>+</button>
            <button type="button" className="map-button map-square" aria-label="Zoom out" onClick={() => stage.zoom(1 / ZOOM)}>−</button>
            <button type="button" className="map-button" onClick={stage.fit}>Fit</button>
            {props.onFull !== undefined && (
              <button type="button" className="map-button map-square" aria-label={props.isFull ? "Leave full screen" : "Full screen"} aria-pressed={props.isFull} onClick={props.onFull}>
                <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9" fill="none" stroke="currentColor" strokeWidth="1.6" /></svg>
              </button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
