import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import { formatCut } from "../parts/format.ts";
import { clampCut, cutAfterKey, HIGHEST_CUT, LOWEST_CUT } from "./cut-steps.ts";
import type { Box } from "./geometry.ts";

export interface CutHandleProps {
  /** Where the curve is drawn; the cut runs along its height. */
  readonly box: Box;
  readonly cut: number;
  /** Says the cut and what it means for each curve. */
  readonly valueText: string;
  /** Called while it moves. */
  readonly onDrag: (cut: number) => void;
  /** Called once it is let go, or a key changed it. */
  readonly onCommit: (cut: number) => void;
}

/** The horizontal line of the cross-hair with its visible handle: a slider for mouse, finger and keyboard. */
export function CutHandle({ box, cut, valueText, onDrag, onCommit }: CutHandleProps): ReactElement {
  const isDragging = useRef(false);
  const y = box.y + (1 - cut) * box.height;
  const cutAt = (event: PointerEvent<SVGGElement>): number => {
    const svg = event.currentTarget.ownerSVGElement;
    const top = svg === null ? 0 : svg.getBoundingClientRect().top;
    return clampCut(1 - (event.clientY - top - box.y) / box.height);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = cutAfterKey(cut, event.key);
    if (next === null) return;
    event.preventDefault();
    onCommit(next);
  };
  return (
    <g
      className="chart-handle"
      role="slider"
      tabIndex={0}
      aria-label="Cut"
      aria-orientation="vertical"
      aria-valuemin={LOWEST_CUT * 100}
      aria-valuemax={HIGHEST_CUT * 100}
      aria-valuenow={Math.round(cut * 100)}
      aria-valuetext={valueText}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        isDragging.current = true;
      }}
      onPointerMove={(event) => {
        if (isDragging.current) onDrag(cutAt(event));
      }}
      onPointerUp={(event) => {
        if (!isDragging.current) return;
        isDragging.current = false;
        onCommit(cutAt(event));
      }}
      onPointerCancel={() => {
        isDragging.current = false;
        onCommit(cut);
      }}
    >
      <rect className="chart-handle-target" x={box.x} y={y - 12} width={box.width + 64} height={24} />
      <path className="chart-handle-line" d={`M${box.x} ${y}H${box.x + box.width + 8}`} />
      <rect className="chart-handle-pill" x={box.x + box.width + 8} y={y - 12} width={52} height={24} rx="6" />
      <text className="chart-handle-text" x={box.x + box.width + 28} y={y + 4} textAnchor="middle">
        {formatCut(cut)}
      </text>
      <path className="chart-handle-grip" d={`M${box.x + box.width + 49} ${y - 2}l3 -4l3 4M${box.x + box.width + 49} ${y + 2}l3 4l3 -4`} />
    </g>
  );
}
