import { useMemo } from "react";
import { groupsOf, isNarrowing, nameGroups } from "../../engine/settings.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import { ofPeople, reachVerb } from "../board/board-words.ts";
import { STANDING_LINE } from "../board/standing-line.ts";
import { circleTitle } from "../map/map-words.ts";
import { formatCount, formatCut, formatDate, formatNoun } from "../parts/format.ts";
import { useApp } from "../store.ts";
import { formatPeriod } from "../words/dates.ts";
import { nameFilter } from "../words/filter-words.ts";

export interface SheetWords {
  /** The finding, not "Map". */
  readonly title: string;
  /** Data, topic, period, how much it rests on. */
  readonly subtitle: string;
  /** When it was made, and what was left out. */
  readonly footer: string;
}

/** What a picture of the map says of itself: the finding of the whole network, or whose circle it is. */
export function useSheetWords(picture: MapPicture | null): SheetWords {
  const board = useApp((state) => state.board);
  const opened = useApp((state) => state.opened);
  const settings = useApp((state) => state.settings);
  const measures = useApp((state) => state.catalogue?.measures);
  const name = useApp((state) => state.loaded?.title ?? "");
  const shown = useApp((state) => state.shown);
  return useMemo(() => {
    if (board === null || opened === null) return { title: name, subtitle: "", footer: "" };
    const { count, share } = board.connectors;
    const measure = measures?.find((other) => other.id === board.measure);
    const title = (picture === null ? undefined : circleTitle(picture)) ?? `${formatCount(count)} ${ofPeople(board.population, share)} ${reachVerb(board.measure, formatCut(board.share), measure)}`;
    const range = opened.timeRange;
    const period = range === null ? "" : `${formatPeriod(settings.since ?? range[0], Math.max(settings.since ?? range[0], settings.until === null ? range[1] : settings.until - 1), opened.timeZone)} (${opened.timeZone})`;
    const about = settings.topics.length === 0 ? "all topics" : settings.topics.join(" or ");
    const group = nameGroups(groupsOf(settings.group));
    // The posts of a circle are not counted.
    const counted = picture !== null && picture.circle !== null ? formatNoun(picture.tieCount, "connection") : `${formatNoun(board.network.messages, opened.hasTalk ? "post" : "connection")}, ${formatNoun(board.network.ties, "connection")}`;
    const only = isNarrowing(shown) ? `shown: ${nameFilter(shown, measures ?? []).join(", ")}` : "";
    const leftOut = board.leftOut === 0 ? "" : `${formatNoun(board.leftOut, "account")} left out`;
    return {
      title,
      // Of employees no file is named.
      subtitle: [opened.mode === "employees" ? "" : name, about, group, period, counted, only].filter((part) => part !== "").join(" · "),
      footer: [`Made with Whotalks on ${formatDate(Date.now(), opened.timeZone)}`, leftOut, STANDING_LINE].filter((part) => part !== "").join(" · "),
    };
  }, [board, opened, settings, shown, name, measures, picture]);
}
