import { useMemo, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { MapPicture } from "../../core/map-picture.ts";
import { formatCount, formatPeople, formatPercent, formatValue } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { TableTwin } from "../parts/TableTwin.tsx";
import { kindOf } from "./map-colours.ts";
import { otherEnd, type MapModel } from "./map-model.ts";

export interface MapTableProps {
  readonly model: MapModel;
  readonly sizeLabel: string;
  readonly numberLabel: string | undefined;
  /** Puts the picture on the clipboard; throws where the browser refuses. */
  readonly onCopyPicture: () => Promise<void>;
}

/** More rows are in the list. */
const MOST = 200;

/** What the map shows as a table: people in the order of their names on the map, or groups, with their strongest connection drawn. */
export function MapTable({ model, sizeLabel, numberLabel, onCopyPicture }: MapTableProps): ReactElement {
  const { picture } = model;
  const table = useMemo(() => (picture.groups === null ? peopleTable(model, sizeLabel, numberLabel) : groupTable(picture)), [model, picture, sizeLabel, numberLabel]);
  const count = picture.person.length;
  const [said, setSaid] = useState("");
  const copy = (): void => {
    onCopyPicture().then(() => setSaid("Copied"), (error: unknown) => setSaid(error instanceof Error ? error.message : "Nothing was copied"));
  };
  return (
    <div className="map-table">
      <Button className="part-link map-copy" aria-label="Copy picture: The map" onPress={copy}>{said === "" ? "Copy picture" : said}</Button>
      <span className="visually-hidden" role="status">{said}</span>
      <TableTwin
        caption="The map" {...table}
        {...(count > MOST && picture.groups === null ? { note: `The first ${formatCount(MOST)} of ${formatPeople(count)} drawn; all are in the list.` } : {})}
      />
    </div>
  );
}

function peopleTable(model: MapModel, sizeLabel: string, numberLabel: string | undefined): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { picture } = model;
  const hasCircles = picture.colours.length > 0;
  const hasNumber = numberLabel !== undefined && picture.number !== null && numberLabel !== sizeLabel;
  return {
    columns: ["Person", "Role", sizeLabel, "people in touch with", "connections drawn", "strongest drawn", ...(hasCircles ? ["circle or group"] : []), ...(hasNumber ? [numberLabel] : [])],
    rows: Array.from(picture.labelOrder.subarray(0, MOST), (k) => {
      const lines = model.lineOf.subarray(model.lineStart[k]!, model.lineStart[k + 1]!);
      // Lines come weakest first.
      const strongest = lines.reduce((best, line) => Math.max(best, line), -1);
      return [
        picture.names[k]!, ROLE_WORDS[kindOf(picture, k)], formatValue(picture.value[k]!), formatCount(picture.contacts[k]!), formatCount(lines.length),
        strongest < 0 ? "–" : `${picture.names[otherEnd(picture, strongest, k)]!} (${formatValue(picture.weight[strongest]!)})`,
        ...(hasCircles ? [picture.colours[picture.colourOf[k]!]?.label ?? "other"] : []),
        ...(hasNumber ? [formatValue(picture.number?.value[k] ?? null)] : []),
      ];
    }),
  };
}

function groupTable({ groups }: MapPicture): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    columns: ["Group", "people", "messages inside", "with other groups", "stay inside"],
    rows: (groups ?? []).map(({ label, people, within, across }) => [label, formatCount(people), formatValue(within), formatValue(across), within + across === 0 ? "–" : formatPercent(within / (within + across))]),
  };
}
