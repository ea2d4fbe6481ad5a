import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import { addSpot, roundLasso, type Spot } from "./lasso.ts";

export interface LassoLayerProps {
  /** Where the keyboard's round lasso begins, in px of the map. */
  readonly start: Spot;
  /** How many people a line holds. */
  readonly countIn: (line: readonly Spot[]) => number;
  readonly onTake: (line: readonly Spot[], isAdding: boolean) => void;
  readonly onClose: () => void;
}

const RADIUS = { start: 80, step: 20, least: 20 };
const MOVE = 20;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Lies over the map while people are taken by a lasso: drawn with a pointer, or a round one moved and sized by keys. */
export function LassoLayer({ start, countIn, onTake, onClose }: LassoLayerProps): ReactElement {
  const [line, setLine] = useState<readonly Spot[]>([]);
  const [round, setRound] = useState<{ readonly at: Spot; readonly radius: number }>({ at: start, radius: RADIUS.start });
  const [isPointer, setPointer] = useState(false);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => layer.current?.focus(), []);
  const shown = isPointer ? line : roundLasso(round.at, round.radius);
  const spotOf = (event: PointerEvent): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) setRound(({ at, radius }) => ({ at: { x: at.x + MOVE * arrow[0], y: at.y + MOVE * arrow[1] }, radius }));
    else if (event.key === "+" || event.key === "=") setRound(({ at, radius }) => ({ at, radius: radius + RADIUS.step }));
    else if (event.key === "-") setRound(({ at, radius }) => ({ at, radius: Math.max(RADIUS.least, radius - RADIUS.step) }));
    else if (event.key === "Enter" || event.key === " ") onTake(roundLasso(round.at, round.radius), event.shiftKey);
    else if (event.key === "Escape") onClose();
    else return;
    setPointer(false);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={layer} className="map-lasso" role="application" aria-roledescription="lasso" tabIndex={0}
      aria-label="Lasso: draw around people, or move the circle with the arrow keys, size it with plus and minus, take its people with Enter. Escape ends it."
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setPointer(true);
        setLine([spotOf(event)]);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const spot = spotOf(event);
        setLine((before) => addSpot(before, spot));
      }}
      onPointerUp={(event) => onTake(line, event.shiftKey)}
    >
      <svg aria-hidden="true"><polygon points={shown.map(({ x, y }) => `${x},${y}`).join(" ")} /></svg>
      <p className="map-lasso-help">
        Draw around people, or use the arrow keys, + and −, then Enter. <span role="status">{shown.length < 3 ? "" : `${countIn(shown)} inside`}</span>
      </p>
    </div>
  );
}
