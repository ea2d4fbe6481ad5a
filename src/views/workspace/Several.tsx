import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { formatPeople } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { PersonSkeleton } from "../person/PersonSkeleton.tsx";
import { SharedCard } from "../person/SharedCard.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";

/** Cards are asked for one by one; more would keep the reader waiting for a panel. */
const comparedPeople = 50;

/** What the selected people have in common. */
export function Several({ people }: { readonly people: readonly number[] }): ReactElement {
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const measures = useApp((state) => state.catalogue?.measures);
  const actions = useActions();
  const compared = people.slice(0, comparedPeople);
  const { value, failure, retry } = useCall("person", "Comparing", JSON.stringify([edition, compared, settings]), async (engine, call) => {
    const cards = await Promise.all(compared.map((person) => engine.person(person, settings, call)));
    return cards.map((card) => card.row).sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.person - b.person);
  });
  if (failure !== null) {
    return (
      <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
        {failure.hint}
      </Message>
    );
  }
  if (value === null) {
    return (
      <div role="group" aria-label={`${formatPeople(people.length)} selected`}>
        <PersonSkeleton />
      </div>
    );
  }
  return (
    <SharedCard
      count={people.length}
      rows={value}
      measureLabel={measures?.find((measure) => measure.id === settings.measure)?.noun ?? settings.measure}
      onSelect={(person) => actions.select([person])}
      onRemove={(person) => actions.select(people.filter((other) => other !== person))}
      onClear={() => actions.select([])}
    />
  );
}
