import { useRef, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { Message } from "../parts/Message.tsx";
import { SharedCard } from "../person/SharedCard.tsx";
import { useCall } from "../store/use-call.ts";
import { useActions, useApp } from "../store.ts";

/** As many as are named one by one; the roles of all are counted. */
const namedPeople = 50;

/** What the selected people have in common. */
export function Several({ people }: { readonly people: readonly number[] }): ReactElement {
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const measures = useApp((state) => state.catalogue?.measures);
  const actions = useActions();
  // Thousands of numbers are no key: the selection is a new array whenever it changes.
  const turn = useRef({ people, count: 0 });
  if (turn.current.people !== people) turn.current = { people, count: turn.current.count + 1 };
  const { value, failure, retry } = useCall("person", "Comparing", JSON.stringify([edition, turn.current.count, settings]), async (engine, call) =>
    await engine.list({ settings, people, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: namedPeople }, call),
  );
  if (failure !== null) {
    return (
      <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
        {failure.hint}
      </Message>
    );
  }
  return (
    <SharedCard
      count={people.length}
      rows={value?.rows ?? noRows}
      roles={value?.roles ?? null}
      measureLabel={measures?.find((measure) => measure.id === settings.measure)?.noun ?? settings.measure}
      onSelect={(person) => actions.select([person])}
      onRemove={(person) => actions.select(people.filter((other) => other !== person))}
      onClear={() => actions.select([])}
      onExport={() => actions.openDialog("selected")}
    />
  );
}

const noRows: readonly never[] = [];
