import type { ReactElement } from "react";
import { Button } from "react-aria-components";
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
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const actions = useActions();
  const { value, failure } = useCall("person", "Working out the person card", JSON.stringify([edition, person, settings]), async (engine, call) =>
    await engine.person(person, settings, call),
  );
  const card = value?.row.person === person ? value : null;
  return (
    <>
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
      {card !== null && !isPrivate && (
        <p className="panel-ours t-table">
          <Button className="part-link" onPress={() => actions.treatAsOurs(card.row.id, !card.row.isOurs)}>
            {card.row.isOurs ? "This account is not ours" : "This account is ours"}
          </Button>
          <span className="ink-2"> {card.row.isOurs ? "Ranks it with the others." : "Leaves it out of lists, roles and the cut."}</span>
        </p>
      )}
    </>
  );
}

const noMeasures: readonly never[] = [];
