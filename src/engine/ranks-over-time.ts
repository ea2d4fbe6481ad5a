import { WhotalksError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { roleOf } from "../roles/assign.ts";
import { type Analysis, type SliceView, wholeOf } from "./analysis.ts";
import type { Labels } from "./code-names.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { rankWindows, type WindowRanking } from "./rank-windows.ts";
import type { Settings } from "./settings.ts";
import type { RankedWindow, RankLine, RanksOverTime, RanksQuery, Standing } from "./time-questions.ts";
import { describeWindows, openWindows } from "./time-windows.ts";

const MOST_TOP = 30;

/** What ranks are made from: windows in order, with everyone who has something in each. */
export interface RankedCalendar {
  readonly view: SliceView;
  readonly rankings: readonly (WindowRanking | undefined)[];
  readonly answer: Omit<RanksOverTime, "lines">;
}

/** Every window ranked. Cost: `rankWindows`. @throws WhotalksError `top-size` (arguments), and those of `openWindows` and `rankWindows`. */
export async function rankCalendar(analysis: Analysis, labels: Labels, query: RanksQuery, timeZone: string, task: Task): Promise<RankedCalendar> {
  const { settings, top } = query;
  if (!Number.isInteger(top) || top < 1 || top > MOST_TOP) throw new WhotalksError("top-size", `Expected the first 1 to ${MOST_TOP} of each window, found ${top}.`, { kind: "arguments" });
  const asked: Settings = query.within ? settings : { ...settings, since: null, until: null };
  const view = await analysis.slice(asked, task);
  const calendar = openWindows(view, query, timeZone);
  const { periods } = calendar;
  const { rankings, withoutTime } = periods === undefined ? { rankings: [], withoutTime: 0 } : await rankWindows(analysis, view, asked, { periods, windows: calendar.windows }, labels.isCoded ? SMALLEST_GROUP : 1, task);
  const named = describeWindows(calendar, timeZone);
  return {
    view,
    rankings,
    answer: {
      ...named,
      measure: settings.measure,
      share: settings.share,
      cutTop: settings.cutTop,
      top,
      windows: named.windows.map((window, k): RankedWindow => {
        const ranking = rankings[k];
        if (ranking === undefined) return { ...window, messages: 0, people: 0, connectors: 0, mavens: view.log.hasTalk ? 0 : null };
        const isHidden = labels.isCoded && ranking.taking < SMALLEST_GROUP;
        return { ...window, messages: ranking.messages, people: isHidden ? null : ranking.taking, connectors: isHidden ? null : ranking.connectors, mavens: isHidden ? null : ranking.mavens ?? null };
      }),
      withoutTime,
      notices: view.notices,
    },
  };
}

/**
 * The ways of everyone who is among the first of any window. With employees names are code names, and windows with fewer than 5 people
 * rank nobody.
 */
export async function makeRanksOverTime(analysis: Analysis, labels: Labels, query: RanksQuery, timeZone: string, task: Task): Promise<RanksOverTime> {
  const { view, rankings, answer } = await rankCalendar(analysis, labels, query, timeZone, task);
  return { ...answer, lines: linesOf(view, labels, rankings, query.top) };
}

function linesOf(view: SliceView, labels: Labels, rankings: readonly (WindowRanking | undefined)[], top: number): readonly RankLine[] {
  /** By person: windows among the first, and the best rank there. */
  const first = new Map<number, { windows: number; best: number }>();
  for (const ranking of rankings) {
    for (let i = 0; i < Math.min(top, ranking?.people.length ?? 0); i++) {
      const person = ranking!.people[i]!;
      const rank = ranking!.rank[i]!;
      const known = first.get(person);
      if (known === undefined) first.set(person, { windows: 1, best: rank });
      else {
        known.windows++;
        known.best = Math.min(known.best, rank);
      }
    }
  }
  const people = [...first.keys()].sort((p, q) => first.get(q)!.windows - first.get(p)!.windows || first.get(p)!.best - first.get(q)!.best || p - q);
  const standings = new Map(people.map((person) => [person, rankings.map((): Standing | null => null)]));
  rankings.forEach((ranking, window) => {
    ranking?.people.forEach((person, i) => {
      const own = standings.get(person);
      if (own !== undefined) own[window] = standingAt(ranking, i);
    });
  });
  return people.map((person) => ({ person: wholeOf(view, person), name: labels.names[wholeOf(view, person)]!, standings: standings.get(person)! }));
}

/** Where the person at a position of a ranking stands. */
function standingAt({ rank, value, bits }: WindowRanking, position: number): Standing {
  return { rank: rank[position]!, value: value[position]!, role: roleOf(bits[position]!) };
}
