import { type ReactElement, useLayoutEffect, useMemo, useRef } from "react";
import type { GlyphKind } from "../parts/role-words.ts";
import { placeNames } from "./map-labels.ts";
import type { MapModel } from "./map-model.ts";
import { dotsOf, wishesOf } from "./map-overlay.ts";
import { personLine } from "./map-words.ts";

export interface StaticMapProps {
  readonly model: MapModel;
  /** Why there is no moving map. */
  readonly reason: string;
  readonly selection: ReadonlySet<number>;
  readonly sizeLabel: string;
  /** px on screen per unit of radius, for the legend. */
  readonly onScale: (scale: number) => void;
  readonly onSelect: (k: number, isAdding: boolean) => void;
}

const MARGIN = 24;

/** The map as a still picture, for browsers without WebGL: the same places, signs, names and clicks; no zoom. */
export function StaticMap({ model, reason, selection, sizeLabel, onScale, onSelect }: StaticMapProps): ReactElement {
  const { picture, bounds, colours } = model;
  const width = bounds.right - bounds.left + 2 * MARGIN;
  const height = bounds.high - bounds.low + 2 * MARGIN;
  const x = (k: number): number => picture.x[k]! - bounds.left + MARGIN;
  const y = (k: number): number => bounds.high - picture.y[k]! + MARGIN;
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => onScale(Math.min(element.clientWidth / width, element.clientHeight / height)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [onScale, width, height]);
  const lines = useMemo(() => pathsByWidth(model, x, y), [model]);
  const names = useMemo(
    () => placeNames(
      wishesOf(model, { x, y, scale: 1 }, { focus: undefined, ego: picture.circle?.position, selection }),
      { width, height, taken: [], dots: dotsOf(model, { x, y, scale: 1 }), measure: (text, size) => Array.from(text).length * size * 0.62 },
    ),
    [model, selection],
  );
  return (
    <div className="map-static">
      <p className="map-reason" role="status">{reason}</p>
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid meet">
        <g fill="none" stroke={colours.line}>
          {lines.map(({ strokeWidth, strokeOpacity, d }) => <path key={`${strokeWidth} ${strokeOpacity}`} d={d} strokeWidth={strokeWidth} strokeOpacity={strokeOpacity} />)}
        </g>
        {Array.from(model.paintOrder, (k) => (
          <g key={k} transform={`translate(${x(k).toFixed(1)} ${y(k).toFixed(1)})`} onClick={(event) => onSelect(k, event.shiftKey)}>
            <title>{personLine(picture, k, sizeLabel)}</title>
            {signOf(model.kind[k]!, model.radius[k]!, model.colour[k]!, colours.ground)}
            {selection.has(k) && outlineOf(model.kind[k]!, model.radius[k]!, colours.ink)}
          </g>
        ))}
        {names.map(({ k, leader }) => leader !== undefined && <line key={k} x1={leader[0]} y1={leader[1]} x2={leader[2]} y2={leader[3]} stroke={colours.ink} strokeWidth={1} />)}
        {names.map((name) => (
          <text key={name.k} x={name.x} y={name.y} fontSize={name.size} className="map-static-name" textLength={name.width} lengthAdjust="spacingAndGlyphs">{name.text}</text>
        ))}
      </svg>
    </div>
  );
}

function signOf(kind: GlyphKind, r: number, colour: string, ground: string): ReactElement {
  switch (kind) {
    case "ours":
      return <rect x={-r * 0.85} y={-r * 0.85} width={r * 1.7} height={r * 1.7} fill={ground} stroke={colour} strokeWidth={Math.max(1.5, r * 0.25)} />;
    case "maven":
      return <circle r={r * 0.825} fill={ground} stroke={colour} strokeWidth={r * 0.35} />;
    case "both":
      return <><circle r={r * 0.89} fill={ground} stroke={colour} strokeWidth={r * 0.22} /><circle r={r * 0.52} fill={colour} /></>;
    case "connector":
    case "neither":
      return <circle r={r} fill={colour} stroke={ground} strokeWidth={1} />;
  }
}

function outlineOf(kind: GlyphKind, r: number, colour: string): ReactElement {
  const side = r * 1.7 + Math.max(1.5, r * 0.25) + 6;
  return kind === "ours"
    ? <rect x={-side / 2} y={-side / 2} width={side} height={side} fill="none" stroke={colour} strokeWidth={2} />
    : <circle r={r + 3} fill="none" stroke={colour} strokeWidth={2} />;
}

interface LinePath {
  readonly strokeWidth: number;
  readonly strokeOpacity: number;
  readonly d: string;
}

/** One path per width (in half px) and opacity, so that 8,000 lines are a handful of elements. */
function pathsByWidth(model: MapModel, x: (k: number) => number, y: (k: number) => number): readonly LinePath[] {
  const paths = new Map<string, { readonly strokeWidth: number; readonly strokeOpacity: number; readonly parts: string[] }>();
  const { from, to } = model.picture;
  for (let i = 0; i < from.length; i++) {
    const strokeWidth = Math.round(model.lineWidth[i]! * 2) / 2;
    const strokeOpacity = model.lineOpacity[i]!;
    const key = `${strokeWidth} ${strokeOpacity}`;
    const path = paths.get(key) ?? { strokeWidth, strokeOpacity, parts: [] };
    if (path.parts.length === 0) paths.set(key, path);
    path.parts.push(`M${x(from[i]!).toFixed(1)} ${y(from[i]!).toFixed(1)}L${x(to[i]!).toFixed(1)} ${y(to[i]!).toFixed(1)}`);
  }
  return [...paths.values()].map(({ parts, ...path }) => ({ ...path, d: parts.join("") }));
}
