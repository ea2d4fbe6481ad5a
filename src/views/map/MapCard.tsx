import type { ReactElement } from "react";
import type { MapPicture } from "../../core/map-picture.ts";
import { formatCount, formatPeople, formatPercent, formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { kindOf } from "./map-colours.ts";

export interface MapCardProps {
  readonly picture: MapPicture;
  readonly k: number;
  readonly sizeLabel: string;
  /** What the colours stand for where they stand for a number. */
  readonly numberLabel: string | undefined;
  /** Place of the person, in px of the map. */
  readonly at: { readonly x: number; readonly y: number; readonly radius: number };
  readonly within: HTMLElement | null;
}

const WIDTH = 232;
const HEIGHT = 104;

/** Beside the person or group pointed at: name, role, two numbers. */
export function MapCard({ picture, k, sizeLabel, numberLabel, at, within }: MapCardProps): ReactElement {
  const kind = kindOf(picture, k);
  const group = picture.groups?.[k];
  const room = { width: within?.clientWidth ?? WIDTH, height: within?.clientHeight ?? HEIGHT };
  const right = at.x + at.radius + 16;
  const left = right + WIDTH <= room.width ? right : Math.max(8, at.x - at.radius - 16 - WIDTH);
  const top = Math.min(Math.max(8, at.y + at.radius + 12), Math.max(8, room.height - HEIGHT - 8));
  const facts: readonly (readonly [string, string])[] =
    group === undefined
      ? [
          [sizeLabel, formatValue(picture.value[k]!)],
          ["people in touch with", formatCount(picture.contacts[k]!)],
          ...(numberLabel === undefined || numberLabel === sizeLabel ? [] : [[numberLabel, formatValue(picture.number?.value[k] ?? null)] as const]),
        ]
      : [
          ["messages inside", formatValue(group.within)],
          ["with other groups", formatValue(group.across)],
          ["stay inside", group.within + group.across === 0 ? "–" : formatPercent(group.within / (group.within + group.across))],
        ];
  return (
    <div className="map-card" style={{ left, top, width: WIDTH }} aria-hidden="true">
      <p className="map-card-name">{picture.names[k]}</p>
      <p className="map-card-role">{group === undefined ? <><RoleGlyph kind={kind} /> {ROLE_WORDS[kind]}</> : formatPeople(group.people)}</p>
      <dl>
        {facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
      </dl>
    </div>
  );
}
