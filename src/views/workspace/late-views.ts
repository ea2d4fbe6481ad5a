import type { GroupsView } from "../groups/GroupsView.tsx";
import type { Time } from "../time/Time.tsx";
import type { Topics } from "../topics/Topics.tsx";

/** Views that come in scripts of their own, so that the first one stays small. They are there before any data are. */
export const lateViews: { Topics: typeof Topics | null; Groups: typeof GroupsView | null; Time: typeof Time | null } = { Topics: null, Groups: null, Time: null };

/** Fetches them all: after that the page makes no request. */
export async function fetchLateViews(): Promise<void> {
  const [topics, groups, time] = await Promise.all([import("../topics/Topics.tsx"), import("../groups/GroupsView.tsx"), import("../time/Time.tsx")]);
  lateViews.Topics = topics.Topics;
  lateViews.Groups = groups.GroupsView;
  lateViews.Time = time.Time;
}
