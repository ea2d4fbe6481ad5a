import { useState, type ReactElement } from "react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import type { DistinctiveWords, WordsQuery } from "../../../engine/discovery-questions.ts";
import { formatCount, formatNoun } from "../../parts/format.ts";
import { Message } from "../../parts/Message.tsx";
import { TableTwin } from "../../parts/TableTwin.tsx";
import { useCall } from "../../store/use-call.ts";
import { useActions, useApp, useTools } from "../../store.ts";
import { failureOf, runWork } from "../../store/works.ts";
import { WordCloud } from "./WordCloud.tsx";
import { listWhose, type Whose } from "./whose.ts";
import "./words.css";

const LIMIT = 80;

/** How somebody talks: the words they use more than everybody else, larger where that is surer. */
export function WordsPane(): ReactElement {
  const opened = useApp((state) => state.opened);
  const settings = useApp((state) => state.settings);
  const selection = useApp((state) => state.selection);
  const edition = useApp((state) => state.edition);
  const isPrivate = opened?.mode === "employees";
  const tools = useTools();
  const { select, changeColumns } = useActions();
  const [chosen, setChosen] = useState("");
  const all = listWhose(opened, settings, selection);
  const whose = all.find(({ id }) => id === chosen) ?? all[0];
  const query: WordsQuery | null = whose === undefined ? null : { of: whose.of, settings, limit: LIMIT };
  const hasText = opened?.hasText === true || isPrivate;
  const key = JSON.stringify([edition, query]);
  const { value, isStale, failure, retry } = useCall("words", "Comparing words", key, query === null || !hasText ? null : async (engine, call) => await engine.distinctiveWords(query, call));
  if (!hasText) return <Message tone="empty" title="These data have no texts." actions={<Button className="part-button" onPress={changeColumns}>Change the columns</Button>}>Words are compared in what people wrote: the files need a column of texts.</Message>;
  if (whose === undefined) return <Message tone="empty" title="There is nothing to compare.">Choose people, a period or a topic; or find topics first.</Message>;
  const take = (term: string): void => {
    if (query === null) return;
    // The people selected would come first otherwise, and the words would change under the hand.
    setChosen(whose.id);
    runWork(tools, "word", `Looking for who says “${term}”`, async (call) => await tools.engine.peopleOfWord(term, query, call)).then(
      (people) => {
        if (people === undefined) return;
        select(people);
        tools.set({ told: `${formatNoun(people.length, "person says", "people say")} “${term}” here: selected in every view.` });
      },
      (error: unknown) => tools.set({ error: failureOf(error, tools.get()) }),
    );
  };
  return (
    <div className="stack" aria-busy={isStale}>
      <Whom all={all} whose={whose} onChoose={setChosen} />
      {failure !== null && (
        <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
          {failure.hint}
        </Message>
      )}
      {value === null && failure === null && <p className="ink-2">Comparing words …</p>}
      {value !== null && <Found words={value} whose={whose} onTake={isPrivate ? undefined : take} />}
    </div>
  );
}

function Found({ words, whose, onTake }: { readonly words: DistinctiveWords; readonly whose: Whose; readonly onTake: ((term: string) => void) | undefined }): ReactElement {
  if (words.terms.length === 0) return <Message tone="empty" title="No word stands out here.">{`${formatNoun(words.messages, "message")} here, ${formatCount(words.rest)} in the rest: a word must be in three, and more often than in the rest.`}</Message>;
  return (
    <>
      <p className="t-finding words-sum">
        Words of <bdi>{whose.label}</bdi>
        {`: ${formatNoun(words.messages, "message")} with words against ${formatCount(words.rest)} others.`}
      </p>
      <WordCloud terms={words.terms} onTake={onTake} />
      <p className="t-axis ink-2 measure">
        The larger, the surer it is that the word belongs here (z of the log-odds with a Dirichlet prior; 2 and more is rarely chance).{onTake !== undefined && " Choosing a word selects who says it, in every view."}
      </p>
      <TableTwin
        caption={`Words of ${whose.label}`}
        columns={["Word", "z", "Messages here", "In the rest", "People here"]}
        rows={words.terms.map(({ term, z, messages, rest, people }) => [term, z.toFixed(1), formatCount(messages), formatCount(rest), formatCount(people)])}
      />
    </>
  );
}

function Whom({ all, whose, onChoose }: { readonly all: readonly Whose[]; readonly whose: Whose; readonly onChoose: (id: string) => void }): ReactElement {
  return (
    <Select className="words-whose" value={whose.id} onChange={(id) => id !== null && onChoose(String(id))}>
      <Label className="segments-label">Whose words</Label>
      <Button className="part-button words-button">
        <SelectValue>{`${whose.kind}: ${whose.label}`}</SelectValue> <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="menu menu-tall" items={all}>
          {(item) => (
            <ListBoxItem id={item.id} className="menu-item menu-check" textValue={`${item.kind} ${item.label}`}>
              <span className="menu-grow">{item.label}</span>
              <span className="ink-2">{item.kind}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
