import type { ReactElement, ReactNode } from "react";
import { NONE } from "../../core/talk-log.ts";
import { formatCount, formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { kindsIn } from "./legend-kinds.ts";
import { classEnds } from "./map-colours.ts";
import { type MapModel, radiusOf } from "./map-model.ts";
import { clippedLine, connectionsLine, leftOutLines, legendValues, peopleLine } from "./map-words.ts";

export interface MapLegendProps {
  readonly model: MapModel;
  /** px on screen per unit of radius. */
  readonly scale: number;
  readonly isCurved: boolean;
  readonly sizeLabel: string;
  readonly colourLabel: string | undefined;
  /** Ties not drawn because they are weak. */
  readonly hidden: number;
  /** The same as a table. */
  readonly table: ReactNode;
}

/** Zoomed in, dots outgrow the legend's strip: all of its circles are as much smaller then. */
const LARGEST_SHOWN = 15.5;
/** The same for every size: a legend that grows would change the room of the map, and all of it would be drawn again. */
const SIZE_HEIGHT = 32;

/** What colours, signs and sizes mean, how much is shown and what is left out: always in view. */
export function MapLegend({ model, scale, isCurved, sizeLabel, colourLabel, hidden, table }: MapLegendProps): ReactElement {
  const { picture } = model;
  return (
    <div className={colourLabel === undefined ? "map-legend" : "map-legend map-legend-coloured"}>
      {picture.groups === null && (
        <ul className={colourLabel === undefined ? "map-key" : "map-key map-key-plain"} aria-label="Signs">
          {kindsIn(model).map((kind) => (
            <li key={kind}><RoleGlyph kind={kind} size={14} /> {ROLE_WORDS[kind]}</li>
          ))}
        </ul>
      )}
      {picture.number !== null && colourLabel !== undefined && <NumberKey number={picture.number} model={model} label={colourLabel} />}
      {picture.number === null && picture.groups === null && colourLabel !== undefined && (
        <ul className="map-key" aria-label={colourLabel}>
          {picture.colours.map((circle, i) => picture.colourOf.includes(i) && (
            <li key={circle.label}><Swatch colour={model.colours.circles[i]!} /> {circle.label}{picture.circle === null && <span className="ink-2"> {formatCount(circle.people)}</span>}</li>
          ))}
          {picture.colourOf.includes(NONE) && <li><Swatch colour={model.colours.roles.neither} /> other</li>}
        </ul>
      )}
      <SizeKey model={model} scale={scale} sizeLabel={sizeLabel} />
      {table}
      <p className="map-counts">
        <span>{peopleLine(picture)}</span>
        {leftOutLines(picture).map((line) => <span key={line}>{line}</span>)}
        <span>{connectionsLine(picture, hidden)}</span>
        <span className="map-lines-key">Thicker: more messages{isCurved && picture.isTwoWay.includes(1) ? " · curved: both ways" : ""}</span>
      </p>
    </div>
  );
}

/** The ramp of a number, lowest first, with the values where its classes end. */
function NumberKey({ number, model, label }: { readonly number: NonNullable<MapModel["picture"]["number"]>; readonly model: MapModel; readonly label: string }): ReactElement {
  const ends = classEnds(number);
  return (
    <ul className="map-key map-ramp" aria-label={`Colour: ${label}`}>
      <li className="map-sizes-label">{label}</li>
      <li>{formatValue(number.low)}</li>
      {model.colours.numbers.map((colour, i) => (
        <li key={colour} title={`up to ${formatValue(ends[i]!)}`}>
          <svg className="keep-colour" width={16} height={12} viewBox="0 0 16 12" role="img" aria-label={`up to ${formatValue(ends[i]!)}`}><rect width="16" height="12" fill={colour} /></svg>
        </li>
      ))}
      <li>{formatValue(number.high)}</li>
    </ul>
  );
}

function Swatch({ colour }: { readonly colour: string }): ReactElement {
  return (
    <svg className="keep-colour" width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5.5" fill={colour} />
    </svg>
  );
}

function SizeKey({ model, scale, sizeLabel }: Pick<MapLegendProps, "model" | "scale" | "sizeLabel">): ReactElement | null {
  const values = legendValues(model.picture.scaleEnd);
  if (values.length === 0) return null;
  const largest = radiusOf(model.picture, values[0]!);
  const fit = (scaled: number): number => Math.min(scaled, LARGEST_SHOWN / largest);
  return (
    <div className="map-sizes">
      <span className="map-sizes-label">{sizeLabel}</span>
      {values.map((value) => {
        const radius = radiusOf(model.picture, value);
        const r = radius * fit(scale);
        // As wide as at scale 1, for the same reason.
        const width = 2 * radius * fit(Math.max(1, scale)) + 2;
        return (
          <span key={value} className="map-size">
            <svg width={width} height={SIZE_HEIGHT} aria-hidden="true"><circle cx={width / 2} cy={SIZE_HEIGHT / 2} r={r} /></svg>
            {formatValue(value)}
          </span>
        );
      })}
      {clippedLine(model.picture) !== "" && <span className="map-sizes-label">{clippedLine(model.picture)}</span>}
    </div>
  );
}
