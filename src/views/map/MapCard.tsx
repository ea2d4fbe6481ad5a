import type { ReactElement } from "react";
import type { MapPicture } from "../../core/map-picture.ts";
import { formatCount, formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { kindOf } from "./map-colours.ts";

export interface MapCardProps {
  readonly picture: MapPicture;
  readonly k: number;
  readonly sizeLabel: string;
  /** Place of the person, in px of the map. */
  readonly at: { readonly x: number; readonly y: number; readonly radius: number };
  readonly within: HTMLElement | null;
}

const WIDTH = 232;
const HEIGHT = 104;

/** Beside the person pointed at: name, role, two numbers. */
export function MapCard({ picture, k, sizeLabel, at, within }: MapCardProps): ReactElement {
  const kind = kindOf(picture, k);
  const room = { width: within?.clientWidth ?? WIDTH, height: within?.clientHeight ?? HEIGHT };
  const right = at.x + at.radius + 16;
  const left = right + WIDTH <= room.width ? right : Math.max(8, at.x - at.radius - 16 - WIDTH);
  const top = Math.min(Math.max(8, at.y + at.radius + 12), Math.max(8, room.height - HEIGHT - 8));
  return (
    <div className="map-card" style={{ left, top, width: WIDTH }} aria-hidden="true">
      <p className="map-card-name">{picture.names[k]}</p>
      <p className="map-card-role"><RoleGlyph kind={kind} /> {ROLE_WORDS[kind]}</p>
      <dl>
        <div><dt>{sizeLabel}</dt><dd>{formatValue(picture.value[k]!)}</dd></div>
        <div><dt>people in touch with</dt><dd>{formatCount(picture.contacts[k]!)}</dd></div>
      </dl>
    </div>
  );
}
