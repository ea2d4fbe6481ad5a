import { memo, useMemo, useState, type PointerEvent, type ReactElement } from "react";
import type { Board } from "../../engine/shown.ts";
import type { Role } from "../../core/roles.ts";
import { formatValue } from "../parts/format.ts";
import { ROLE_WORDS } from "../parts/role-words.ts";
import { useWidth } from "../parts/use-width.ts";
import { dotsPath, nearest, rootScale, rootTicks, type Box, type Point } from "./geometry.ts";
import { placeLabels, textWidth, type PlacedLabel } from "./place-labels.ts";
import "./chart.css";

export interface QuadrantProps {
  /** People reached (x) and posts (y). */
  readonly people: Board["quadrant"];
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (person: number, options: { readonly add: boolean }) => void;
  readonly height?: number;
}

const MARGIN = { top: 24, right: 16, bottom: 40, left: 48 };
/** Beneath to on top. */
const LAYERS: readonly Role[] = ["neither", "maven", "connector", "both"];
const RADIUS: Readonly<Record<Role, number>> = { neither: 2, maven: 3.5, connector: 3.5, both: 4 };
const LABELS = 14;

/** Who reaches many against who posts much: one dot a person, the roles by their glyphs, the top few named. Root scales on both axes. */
export const Quadrant = memo(function Quadrant({ people, selected, onSelect, height = 360 }: QuadrantProps): ReactElement {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [hovered, setHovered] = useState<number>(-1);
  const plot = useMemo(() => layOut(people, width, height), [people, width, height]);
  const at = (event: PointerEvent<SVGSVGElement>): number => {
    const frame = event.currentTarget.getBoundingClientRect();
    return nearest(plot.centres, event.clientX - frame.left, event.clientY - frame.top, event.pointerType === "touch" ? 22 : 12);
  };
  const near = people[hovered];
  return (
    <div ref={ref} className="chart-host" style={{ height }} aria-busy={width === 0}>
      {width > 0 && (
        <svg
          className="chart chart-quadrant"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${people.length} people by people reached and posts. The table below names the top ones.`}
          onPointerMove={(event) => setHovered(at(event))}
          onPointerLeave={() => setHovered(-1)}
          onPointerUp={(event) => {
            const person = people[at(event)];
            if (person !== undefined) onSelect(person.person, { add: event.shiftKey || event.ctrlKey || event.metaKey });
          }}
        >
          <QuadrantAxes plot={plot} />
          <Dots people={people} centres={plot.centres} />
          {people.map((person, index) =>
            selected.has(person.person) ? <circle key={person.person} className="chart-selected" cx={plot.centres[index]?.[0]} cy={plot.centres[index]?.[1]} r="7" /> : null,
          )}
          {plot.labels.map((label) => (
            <text key={label.index} className="chart-name" x={label.x} y={label.y}>
              {label.text}
            </text>
          ))}
          {near !== undefined && <circle className="chart-hovered" cx={plot.centres[hovered]?.[0]} cy={plot.centres[hovered]?.[1]} r="7" />}
        </svg>
      )}
      {near !== undefined && (
        <p className="chart-hover" style={hoverPlace(plot.centres[hovered], width)}>
          <strong><bdi>{near.name}</bdi></strong> {ROLE_WORDS[near.role]}
          <br />
          {formatValue(near.x)} reached · {formatValue(near.y)} posts
        </p>
      )}
    </div>
  );
});

interface Plot {
  readonly box: Box;
  readonly xMax: number;
  readonly yMax: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly centres: readonly Point[];
  /** `index` is the position among the people. */
  readonly labels: readonly PlacedLabel[];
}

function layOut(people: Board["quadrant"], width: number, height: number): Plot {
  const box: Box = { x: MARGIN.left, y: MARGIN.top, width: Math.max(0, width - MARGIN.left - MARGIN.right), height: height - MARGIN.top - MARGIN.bottom };
  let xMax = 0;
  let yMax = 0;
  for (const person of people) {
    xMax = Math.max(xMax, person.x);
    yMax = Math.max(yMax, person.y);
  }
  // A little air beyond the largest, so that its dot and name do not sit on the edge.
  const x = rootScale(xMax * 1.08, box.x, box.x + box.width);
  const y = rootScale(yMax * 1.08, box.y + box.height, box.y);
  const centres = people.map((person): Point => [x(person.x), y(person.y)]);
  return { box, xMax, yMax, x, y, centres, labels: nameTopPeople(people, centres, box, { x: xMax, y: yMax }) };
}

/** Those highest on either axis first, so that the person who only reaches and the one who only posts are named too. */
function nameTopPeople(people: Board["quadrant"], centres: readonly Point[], box: Box, max: { readonly x: number; readonly y: number }): readonly PlacedLabel[] {
  const height = (person: { readonly x: number; readonly y: number }): number => Math.max(max.x > 0 ? person.x / max.x : 0, max.y > 0 ? person.y / max.y : 0);
  const order = people
    .map((person, index) => ({ person, index }))
    .filter(({ person }) => person.role !== "neither")
    .sort((a, b) => height(b.person) - height(a.person) || a.person.person - b.person.person)
    .slice(0, 3 * LABELS);
  const wishes = order.map(({ person, index }) => ({ text: person.name, x: centres[index]?.[0] ?? 0, y: centres[index]?.[1] ?? 0 }));
  const inRole = centres.filter((_, index) => people[index]?.role !== "neither");
  const corners = cornersOf(box).map((corner): Box => ({ x: corner.end ? corner.x - textWidth(corner.text, 12) : corner.x, y: corner.y - 12, width: textWidth(corner.text, 12), height: 16 }));
  const placed = placeLabels(wishes, { bounds: box, taken: corners, dots: inRole, dotRadius: 4, fontSize: 12, limit: box.width < 480 ? 6 : LABELS });
  return placed.map((label) => ({ ...label, index: order[label.index]?.index ?? 0 }));
}

function cornersOf(box: Box): readonly { readonly text: string; readonly x: number; readonly y: number; readonly end: boolean }[] {
  return [
    { text: "writes a lot to few", x: box.x + 8, y: box.y + 12, end: false },
    { text: "reaches many with few posts", x: box.x + box.width - 4, y: box.y + box.height - 8, end: true },
  ];
}

function QuadrantAxes({ plot }: { readonly plot: Plot }): ReactElement {
  const { box } = plot;
  return (
    <g aria-hidden="true">
      {rootTicks(plot.xMax, box.width, 44).map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${plot.x(tick)} ${box.y}V${box.y + box.height}`} />
          <text className="chart-text" x={plot.x(tick)} y={box.y + box.height + 16} textAnchor="middle">
            {formatValue(tick)}
          </text>
        </g>
      ))}
      {rootTicks(plot.yMax, box.height, 28).map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${box.x} ${plot.y(tick)}H${box.x + box.width}`} />
          <text className="chart-text" x={box.x - 8} y={plot.y(tick) + 4} textAnchor="end">
            {formatValue(tick)}
          </text>
        </g>
      ))}
      <text className="chart-text" x={box.x + box.width} y={box.y + box.height + 34} textAnchor="end">
        people reached →
      </text>
      <text className="chart-text" x={0} y={10}>
        ↑ posts
      </text>
      {cornersOf(box).map((corner) => (
        <text key={corner.text} className="chart-corner" x={corner.x} y={corner.y} textAnchor={corner.end ? "end" : "start"}>
          {corner.text}
        </text>
      ))}
    </g>
  );
}

const Dots = memo(function Dots({ people, centres }: { readonly people: Board["quadrant"]; readonly centres: readonly Point[] }): ReactElement {
  return (
    <g aria-hidden="true">
      {LAYERS.map((role) => {
        const own = centres.filter((_, index) => people[index]?.role === role);
        if (own.length === 0) return null;
        const radius = RADIUS[role];
        return (
          <g key={role} className={`chart-dots-${role}`}>
            {role !== "neither" && <path className="chart-dots-ground" d={dotsPath(own, radius + 1)} />}
            {role === "maven" && <path className="chart-dots-ring" d={dotsPath(own, radius * 0.825)} strokeWidth={radius * 0.35} />}
            {role === "both" && <path className="chart-dots-ring" d={dotsPath(own, radius - 0.5)} strokeWidth={1} />}
            {role !== "maven" && <path className="chart-dots-fill" d={dotsPath(own, role === "both" ? 2 : radius)} />}
          </g>
        );
      })}
    </g>
  );
});

/** Beside the dot, on the side that has room. */
function hoverPlace(centre: Point | undefined, width: number): { readonly top: number; readonly left?: number; readonly right?: number } {
  const [x, y] = centre ?? [0, 0];
  const top = Math.max(0, y - 48);
  return x < width / 2 ? { top, left: x + 12 } : { top, right: width - x + 12 };
}
