import { useMemo, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { Opened } from "../../engine/opening.ts";
import { isNarrowing, type PeopleFilter } from "../../engine/settings.ts";
import type { PeopleMatches } from "../../engine/people-questions.ts";
import { copyText } from "../parts/copy-text.ts";
import { formatCount } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { useWidth } from "../parts/use-width.ts";
import { sampledSentence } from "../words/sampled.ts";
import { listColumns } from "./list-columns.ts";
import { ListGrid } from "./ListGrid.tsx";
import type { ListState } from "./list-state.ts";
import { ListToolbar } from "./ListToolbar.tsx";
import { usePages, type LoadPage } from "./use-pages.ts";
import "./list.css";

export interface ListProps {
  readonly state: ListState;
  readonly onState: (state: ListState) => void;
  /**
   * A page of rows under `state` and the settings. A new function is a new query (memoise it on both), and its first page replaces
   * what is shown. Reject with code "cancelled" where a newer query made it pointless.
   */
  readonly loadPage: LoadPage;
  /** The period that ranks are compared with, in words; "" where none is. */
  readonly comparedWith: string;
  /** The measure that ranks: always a column. */
  readonly measure: string;
  readonly measures: readonly CatalogueMeasure[];
  /** Groups of the people table; each attribute is a column. */
  readonly groups: Opened["groups"];
  /** Out of how many people, for the definitions. */
  readonly n: number;
  /** Who is shown, in every view: roles and ranges of measures. */
  readonly shown: PeopleFilter;
  readonly onShown: (change: Partial<PeopleFilter>) => void;
  /** Shows everyone whatever their role or numbers, and without a search. */
  readonly onShowEveryone: () => void;
  /** True where accounts of ours exist and can be shown. */
  readonly hasOurs: boolean;
  readonly selected: ReadonlySet<number>;
  /** Replaces the selection. */
  readonly onSelect: (people: readonly number[]) => void;
  /** Finds the people of a pasted list. */
  readonly onMatch: (lines: readonly string[]) => Promise<PeopleMatches>;
  /** Selects everyone under the present filter, also those not fetched. */
  readonly onSelectAll: () => void;
  /** The rows of those selected, as they are shown, as text for the clipboard. */
  readonly onText: () => Promise<string>;
  /** Takes the list away as it is shown. */
  readonly onExport: () => void;
  /** Enter or double click: shows this person's card. */
  readonly onOpen: (person: number) => void;
  /** Rank without numbers where there is too little to rank. Default true. */
  readonly isRanked?: boolean;
}

const NARROW = 600;

/** Everyone as a dense table: any measure as a column, sorted, searched, filtered, selected and copied as shown. */
export function List(props: ListProps): ReactElement {
  const { state, measure, measures, groups, selected, loadPage } = props;
  const attributes = useMemo(() => groups.map(({ attribute }) => attribute), [groups]);
  const { ref, width } = useWidth<HTMLDivElement>();
  const [message, setMessage] = useState("");
  const pages = usePages(loadPage);
  const isNarrow = width > 0 && width < NARROW;
  const { sampled } = pages;
  const columns = useMemo(
    () => listColumns({ measure, chosen: state.columns, attributes, measures, isNarrow, sampled, isCompared: props.comparedWith !== "" }),
    [measure, state.columns, attributes, measures, isNarrow, sampled, props.comparedWith],
  );
  const isShownFiltered = isNarrowing(props.shown);
  const isFiltered = state.search !== "" || isShownFiltered;
  return (
    <section ref={ref} className="list" aria-label="List of people" aria-busy={width === 0}>
      <ListToolbar state={state} onState={props.onState} measures={measures} measure={measure} total={pages.total} selectedCount={selected.size} hasOurs={props.hasOurs} roles={props.shown.roles} onRoles={(roles) => props.onShown({ roles })} columns={columns} isNarrow={isNarrow} message={message} copySelected={props.onText} onExport={props.onExport} onMatch={props.onMatch} onSelect={props.onSelect} onClearSelection={() => props.onSelect([])} />
      {props.comparedWith !== "" && !isNarrow && <p className="list-note t-axis ink-2">Change: ranks risen (▲) or fallen (▼) since {props.comparedWith}; new: not ranked then.</p>}
      {sampled !== null && (
        <p className="list-note t-axis ink-2">
          {measures.find((one) => one.id === sampled.measure)?.noun ?? sampled.measure}: {sampledSentence(sampled)}
        </p>
      )}
      {pages.error !== null && (
        <Message tone="error" title="The list could not be read." actions={<Button className="part-button" onPress={pages.retry}>Try again</Button>}>
          {pages.error.message}
        </Message>
      )}
      {pages.total === 0 ? (
        <Message
          tone="empty"
          title={state.search === "" ? "Nobody fits what is to be shown." : `Nobody matches ‹${state.search}›${isShownFiltered ? " among those who are shown" : ""}.`}
          actions={isFiltered && <Button className="part-button" onPress={props.onShowEveryone}>Show everyone</Button>}
        >
          The search looks at names and ids.
        </Message>
      ) : (
        width > 0 && (
          <ListGrid
            pages={pages}
            loadPage={loadPage}
            onProblem={setMessage}
            columns={columns}
            isNarrow={isNarrow}
            isRanked={props.isRanked ?? true}
            n={props.n}
            sort={state.sort}
            onSort={(sort) => props.onState({ ...state, sort })}
            filters={{ groups: props.groups, shown: props.shown, onShown: props.onShown, search: state.search, onSearch: (search) => props.onState({ ...state, search }) }}
            selected={selected}
            onSelect={props.onSelect}
            onSelectAll={props.onSelectAll}
            onOpen={props.onOpen}
            onCopy={() => {
              props
                .onText()
                .then(copyText)
                .then((isDone) => setMessage(isDone ? `${formatCount(selected.size)} copied` : "The browser did not allow copying"))
                .catch(() => setMessage("These rows could not be fetched: nothing was copied."));
            }}
          />
        )
      )}
    </section>
  );
}
