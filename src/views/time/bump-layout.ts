import type { Role } from "../../core/roles.ts";
import type { RankLine, RanksOverTime } from "../../engine/time-questions.ts";
import { textWidth } from "../charts/place-labels.ts";
import { formatCount } from "../parts/format.ts";

/** Where somebody is drawn in one window. */
export interface BumpPoint {
  readonly window: number;
  readonly rank: number;
  /** 1 to `top`: people of one rank stand one below the other in id order; null = further down. */
  readonly row: number | null;
  readonly role: Role;
}

/** One line of the chart. */
export interface BumpLine {
  /** Position among the lines of the answer. */
  readonly index: number;
  readonly line: RankLine;
  /** Every window in which the person is ranked, in order; never empty. */
  readonly points: readonly BumpPoint[];
  /** The role they have in most of the windows in which they are among the first; of two the later one. */
  readonly role: Role;
  /** Drawn in its colour; the others are grey until they are looked at. */
  readonly isNamed: boolean;
  /** True where the person is among the first of the last window that counts (`lastRanked`). */
  readonly isLast: boolean;
}

/** More lines in colour cannot be told apart. */
const NAMED = 12;

/**
 * The lines of a chart in the order in which they are gone through: those of the last window by row, then the others as the answer has
 * them. In colour are who is selected, then those who are among the first most often, as many as can be told apart.
 */
export function layOutLines({ lines, windows, top }: RanksOverTime, selected: ReadonlySet<number>): readonly BumpLine[] {
  const points: BumpPoint[][] = lines.map(() => []);
  windows.forEach((_, window) => {
    const ranked = lines.flatMap(({ standings }, index) => (standings[window] == null ? [] : [{ index, standing: standings[window] }]));
    ranked.sort((a, b) => a.standing.rank - b.standing.rank || lines[a.index]!.person - lines[b.index]!.person);
    // Everyone among the first has a line, so the first of these are the first of all.
    ranked.forEach(({ index, standing }, place) => points[index]!.push({ window, rank: standing.rank, row: place < top ? place + 1 : null, role: standing.role }));
  });
  const last = lastRanked({ lines, windows });
  const lastRow = (index: number): number => {
    return points[index]!.find(({ window }) => window === last)?.row ?? Infinity;
  };
  const named = new Set([...lines.keys()].sort((a, b) => Number(selected.has(lines[b]!.person)) - Number(selected.has(lines[a]!.person)) || a - b).slice(0, NAMED));
  const order = [...lines.keys()].sort((a, b) => (lastRow(a) === lastRow(b) ? a - b : lastRow(a) - lastRow(b)));
  return order.map((index) => ({
    index,
    line: lines[index]!,
    points: points[index]!,
    role: mostOften(points[index]!),
    isNamed: named.has(index),
    isLast: lastRow(index) < Infinity,
  }));
}

function mostOften(points: readonly BumpPoint[]): Role {
  const among = points.filter(({ row }) => row !== null);
  const timesOf = (role: Role): number => among.filter((point) => point.role === role).length;
  return among.reduce((best: Role, { role }) => (timesOf(role) >= timesOf(best) ? role : best), "neither");
}

/** The last window that ranks anybody, a whole one where there is one: a few days say little. −1 where nobody is ranked. */
export function lastRanked({ lines, windows }: Pick<RanksOverTime, "lines" | "windows">): number {
  const isRanked = (window: number): boolean => lines.some(({ standings }) => standings[window] != null);
  const whole = windows.findLastIndex(({ isPart }, window) => !isPart && isRanked(window));
  return whole >= 0 ? whole : windows.findLastIndex((_, window) => isRanked(window));
}

/** Where columns and ranks lie, in px. */
export interface BumpFrame {
  readonly x: (window: number) => number;
  readonly y: (place: Pick<BumpPoint, "rank" | "row">) => number;
  readonly step: number;
  /** The last column. */
  readonly right: number;
  readonly width: number;
  readonly height: number;
  /** Where the ranks after the first begin; they are drawn closer the further down they are. */
  readonly below: number;
  /** Ranks that the axis names there. */
  readonly belowTicks: readonly number[];
  /** Room for the ranks at the left: the longest of them with its margin. */
  readonly axis: number;
}

/** Columns closer than this could not be pressed: the chart then scrolls. */
const LEAST_STEP = 32;
/** Room for ranks of up to three digits. */
const AXIS = 28;
const TOP = 12;
const BELOW = 84;

/** @param width of the room there is. @param labels room for the names at the right end */
export function frameOf({ windows, top, lines }: Pick<RanksOverTime, "windows" | "top" | "lines">, width: number, labels: number): BumpFrame {
  const rowHeight = top > 10 ? 20 : 26;
  let worst = top;
  for (const { standings } of lines) for (const standing of standings) worst = Math.max(worst, standing?.rank ?? 0);
  const below = TOP + top * rowHeight + 6;
  const yBelow = (rank: number): number => below + 6 + BELOW * Math.sqrt(Math.max(0, rank - top) / Math.max(1, worst - top));
  const belowTicks: number[] = [];
  for (let power = 10; power <= worst; power *= 10) {
    for (const part of [1, 2, 5]) {
      const rank = part * power;
      if (rank > top && rank <= worst && yBelow(rank) - (belowTicks.length === 0 ? below : yBelow(belowTicks.at(-1)!)) >= 16) belowTicks.push(rank);
    }
  }
  const axis = Math.max(AXIS, ...belowTicks.map((rank) => Math.ceil(textWidth(formatCount(rank), 12)) + 4));
  const gaps = Math.max(1, windows.length - 1);
  // Half a column stays free at the left, so that the first label has its room.
  const step = Math.max(LEAST_STEP, (width - axis - 4 - labels) / (gaps + 0.5));
  const left = axis + 4 + step / 2;
  const right = left + (windows.length - 1) * step;
  return {
    x: (window) => left + window * step,
    y: ({ rank, row }) => (row === null ? yBelow(rank) : TOP + (row - 0.5) * rowHeight),
    step,
    right,
    width: Math.max(width, right + labels),
    height: worst > top ? below + BELOW + 14 : below,
    below,
    belowTicks,
    axis,
  };
}

/** A line's way as a path: from window to window, broken where somebody is not ranked. Of grey lines only what touches the first rows. */
export function wayOf({ points, isNamed }: BumpLine, { x, y, step }: BumpFrame, isWhole = isNamed): string {
  let path = "";
  points.forEach((point, i) => {
    const before = points[i - 1];
    const [px, py] = [round(x(point.window)), round(y(point))];
    const isJoined = before?.window === point.window - 1 && (isWhole || before.row !== null || point.row !== null);
    if (!isJoined) path += `M${px} ${py}`;
    else {
      const half = round(step / 2);
      path += `C${round(x(before.window) + half)} ${round(y(before))} ${round(px - half)} ${py} ${px} ${py}`;
    }
  });
  return path;
}

export interface BumpLabel {
  readonly index: number;
  /** The line through the middle of the text. */
  readonly y: number;
  /** Where the line ends. */
  readonly from: readonly [x: number, y: number];
}

/** Names at the right end, each as near to its line's end as the others let it; who is in colour first, grey ones as long as there is room. */
export function placeNames(lines: readonly BumpLine[], frame: BumpFrame): readonly BumpLabel[] {
  const apart = 16;
  const most = Math.floor((frame.height - 8) / apart);
  const wanted = [...lines.filter((one) => one.isNamed), ...lines.filter((one) => !one.isNamed && one.isLast)].slice(0, most);
  const labels = wanted.map(({ index, points }) => {
    const end = points.at(-1)!;
    const from = [frame.x(end.window), frame.y(end)] as const;
    return { index, y: from[1], from };
  });
  // Those that end at the right keep their row; others, which end earlier, follow at the same height.
  labels.sort((a, b) => a.y - b.y || b.from[0] - a.from[0]);
  let last = -apart;
  for (const label of labels) {
    label.y = Math.max(label.y, last + apart);
    last = label.y;
  }
  let limit = frame.height - 8;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, limit);
    limit = label.y - apart;
  }
  return labels;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
