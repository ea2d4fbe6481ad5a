import { useEffect, useState, type ReactElement } from "react";
import { WaysCard } from "../map/WaysCard.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";

export interface ShownWays {
  /** The way that is drawn, as person numbers. */
  readonly people: readonly number[];
  readonly card: ReactElement | null;
}

const nobody: readonly number[] = [];

/** "Who can introduce them?": asked while the map's state names two people; the first way is drawn until another is chosen. */
export function useWays(): ShownWays {
  const path = useApp((state) => state.mapView.path);
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const timeZone = useApp((state) => state.opened?.timeZone ?? "UTC");
  const { changeMap } = useActions();
  const [chosen, setChosen] = useState(0);
  const [names, setNames] = useState<readonly string[]>(["", ""]);
  const key = JSON.stringify([edition, settings, path]);
  const { value, isStale } = useCall("ways", "Looking for ways", key, path === null ? null : async (engine, call) => {
    const rows = await engine.list({ settings: { ...settings, group: null }, people: [path.from, path.to], columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 2 }, call);
    setNames([path.from, path.to].map((person) => rows.rows.find((row) => row.person === person)?.name ?? ""));
    return await engine.introductions({ settings, ...path }, call);
  });
  useEffect(() => setChosen(0), [key]);
  if (path === null) return { people: nobody, card: null };
  const found = isStale ? null : value;
  return {
    people: found?.ways[chosen]?.people.map(({ person }) => person) ?? nobody,
    card: (
      <WaysCard
        from={names[0] ?? ""} to={names[1] ?? ""} by={path.by} found={found} chosen={chosen} timeZone={timeZone}
        onChoose={setChosen} onBy={(by) => changeMap({ path: { ...path, by } })} onTurn={() => changeMap({ path: { ...path, from: path.to, to: path.from } })} onClose={() => changeMap({ path: null })}
      />
    ),
  };
}
