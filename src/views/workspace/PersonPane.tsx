import type { ReactElement } from "react";
import { isTooLittleToRank } from "../board/board-words.ts";
import { PersonCard } from "../person/PersonCard.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";

/** The card of the one person selected. */
export function PersonPane({ person }: { readonly person: number }): ReactElement {
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const timeZone = useApp((state) => state.opened?.timeZone ?? "UTC");
  const isRanked = useApp((state) => state.board === null || !isTooLittleToRank(state.board));
  const actions = useActions();
  const { value, failure } = useCall("person", "Working out the person card", JSON.stringify([edition, person, settings]), async (engine, call) =>
    await engine.person(person, settings, call),
  );
  const card = value?.row.person === person ? value : null;
  return (
    <PersonCard
      card={card}
      error={failure}
      measures={measures}
      measure={settings.measure}
      timeZone={timeZone}
      isRanked={isRanked}
      onSelect={(other) => actions.select([other])}
      onCircle={(centre) => actions.enterCircle(centre, card?.row.name ?? "")}
      onClose={() => actions.select([])}
    />
  );
}

const noMeasures: readonly never[] = [];
