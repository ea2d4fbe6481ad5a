import { useDeferredValue, useEffect, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { DictionaryTopic } from "../../../engine/opening.ts";
import type { DictionaryTrial, TermProblem } from "../../../engine/dictionary-questions.ts";
import { formatCount, formatNoun, formatPercent } from "../../parts/format.ts";
import { Message } from "../../parts/Message.tsx";
import { useCall } from "../../store/use-call.ts";
import { useFocusLost } from "../use-focus-lost.ts";
import { useActions, useApp, useTools } from "../../store.ts";
import { TopicNotices } from "../TopicNotices.tsx";
import { cleaned, nameFor, ofDictionary } from "./draft.ts";
import { DictionaryFiles } from "./DictionaryFiles.tsx";
import { Samples } from "./Samples.tsx";
import { SourcesBox } from "./SourcesBox.tsx";
import { TermsField } from "./TermsField.tsx";
import { TopicList } from "./TopicList.tsx";
import "./dictionary.css";

const nothing: readonly DictionaryTopic[] = [];
/** Nothing is searched while a word is being typed. */
const TYPING_MS = 350;

/** Topics by words: what they find is shown while they are written; applied, they are topics like any others. */
export function DictionaryEditor(): ReactElement {
  const tools = useTools();
  const actions = useActions();
  const applied = useApp((state) => state.topics);
  const draft = useApp((state) => state.draft);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const hasText = useApp((state) => state.opened?.hasText === true);
  const edition = useApp((state) => state.edition);
  const dictionary = draft ?? applied?.dictionary ?? nothing;
  const chosen = useApp((state) => state.draftTopic);
  const setChosen = (topic: number): void => tools.set({ draftTopic: topic });
  const at = Math.min(chosen, Math.max(0, dictionary.length - 1));
  const topic = dictionary[at];
  const change = (next: readonly DictionaryTopic[]): void => tools.set({ draft: next });
  const changeTopic = (part: Partial<DictionaryTopic>): void => change(dictionary.map((one, k) => (k === at ? { ...one, ...part } : one)));
  const add = (): void => {
    change([...dictionary, { topic: nameFor(dictionary), terms: [] }]);
    setChosen(dictionary.length);
  };

  // The view was made anew where “Apply” was pressed: the keyboard goes on here.
  const next = useFocusLost<HTMLButtonElement>();
  const forms = applied?.wordForms === undefined ? {} : { wordForms: applied.wordForms };
  const key = JSON.stringify(cleaned(dictionary));
  const settled = useSettled(useDeferredValue(key));
  const help = useCall("dictionary-help", "Looking for starters", "help", (engine) => engine.dictionaryHelp());
  const checked = useCall("dictionary-check", "Checking the terms", `${key} ${isPrivate} ${applied?.wordForms ?? ""}`, (engine) => engine.checkDictionary({ dictionary: cleaned(dictionary), ...forms }, isPrivate ? "employees" : "customers"));
  const problems: readonly TermProblem[] = checked.value ?? [];
  const isSound = problems.length === 0 && !checked.isStale;
  const mayTry = dictionary.length > 0 && isSound && settled === key && (isPrivate || hasText);
  const tried = useCall("dictionary", "Searching the texts", `${settled} ${at} ${edition} ${applied?.wordForms ?? ""}`, mayTry ? (engine, call) => engine.tryDictionary({ dictionary: cleaned(dictionary), ...forms }, at, call) : null);
  // While there are errors the counts of before stay, and say so.
  const [last, setLast] = useState<{ readonly trial: DictionaryTrial; readonly at: number; readonly of: number } | null>(null);
  if (tried.value !== null && tried.value !== last?.trial) setLast({ trial: tried.value, at, of: dictionary.length });
  const isApplied = JSON.stringify(cleaned(applied?.dictionary ?? nothing)) === key;
  // With employees only what was applied has been counted: no number stands beside anything else.
  const isUncounted = isPrivate && !isApplied;
  const trial = isUncounted ? null : tried.value ?? last?.trial ?? null;
  // Places and messages of before belong to the topic that was looked at then.
  const isOfTopic = last !== null && last.at === at && last.of === dictionary.length;
  const found = isOfTopic ? trial?.topics[at] : undefined;
  const isPart = trial?.topics.some((one) => one.isPart) === true;

  const apply = (): void => {
    const made = cleaned(dictionary);
    const { settings } = tools.get();
    // Topics that are filtered by and would be gone are let go with it; those that come from elsewhere stay.
    const before = applied?.dictionary ?? nothing;
    const kept = settings.topics.filter((name) => made.some((one) => one.topic === name) || !before.some((one) => one.topic === name));
    actions.step({ topics: ofDictionary(applied, made), settings: kept.length === settings.topics.length ? settings : { ...settings, topics: kept } });
    tools.set({ draft: null });
  };
  const askAbout = (name: string): void => actions.step({ settings: { ...tools.get().settings, topics: [name] }, topicTab: "table", view: "topics" });

  return (
    <div className="dictionary">
      <header className="dictionary-head">
        <div className="dictionary-title">
          <h2>Topics by words</h2>
          <p className="ink-2">{isPrivate ? "Texts are searched when the files are read, then dropped: counts are shown once a dictionary is applied." : "What the words find is counted while you write."}</p>
        </div>
        <div className="dictionary-actions">
          <DictionaryFiles
            dictionary={cleaned(dictionary)}
            starters={help.value?.starters ?? []}
            onTake={(next, first) => {
              change(next);
              setChosen(first);
            }}
          />
          {draft !== null && (
            <Button className="part-button" onPress={() => tools.set({ draft: null })}>
              Discard changes
            </Button>
          )}
          <Button className="part-button part-button-primary" isDisabled={!isSound || isApplied} onPress={apply}>
            {isApplied && dictionary.length > 0 ? "Applied" : "Apply"}
          </Button>
          {isApplied && found !== undefined && tried.value !== null && found.messages !== 0 && found.messages !== null && (
            <Button ref={next} className="part-button part-button-primary" onPress={() => askAbout(found.name)}>
              Whom to ask about <bdi>{found.name}</bdi>
            </Button>
          )}
        </div>
      </header>
      <SourcesBox languages={help.value?.languages ?? []} />
      {tried.failure !== null && (
        <Message tone="error" title={tried.failure.message}>
          {tried.failure.hint}
        </Message>
      )}
      {dictionary.length === 0 ? (
        <Message
          tone="empty"
          title="No dictionary yet."
          actions={
            <Button className="part-button part-button-primary" onPress={add}>
              Add a topic
            </Button>
          }
        >
          {isPrivate || hasText ? "Add a topic and write its words, take a starter and change it, or import a list." : "These data have no texts to search. What is written here can still be saved for data that have."}
        </Message>
      ) : (
        <>
          <p className="dictionary-coverage" role="status">
            {trial === null || !(isPrivate || hasText) ? (
              problems.length > 0 ? "Nothing is counted before the errors are corrected." : isUncounted ? "Not counted yet: apply it, and the texts are searched." : isPrivate || hasText ? "Counting …" : "These data have no column of texts: there is nothing to search."
            ) : (
              <>
                {isPart && "At least "}
                <b>{formatPercent(trial.messages === 0 ? 0 : trial.covered / trial.messages)}</b> of {formatNoun(trial.messages, "message")} are on a topic of the dictionary ({formatCount(trial.covered)})
                {tried.isStale || tried.value === null ? ", as it was before the last change" : ""}.
              </>
            )}
          </p>
          {isApplied && <TopicNotices />}
          <div className="dictionary-desk">
            <TopicList
              dictionary={dictionary}
              trial={trial}
              problems={problems}
              chosen={at}
              onChoose={setChosen}
              onAdd={add}
              onRemove={(k) => {
                change(dictionary.filter((_, i) => i !== k));
                setChosen(Math.max(0, k <= at ? at - 1 : at));
              }}
            />
            {topic !== undefined && (
              <div className="dictionary-topic">
                <TermsField key={at} topic={topic} problems={problems.filter((problem) => problem.topic === at)} grammar={help.value?.grammar ?? []} onChange={changeTopic} />
                {isOfTopic && <Samples trial={trial} topic={at} isPrivate={isPrivate} />}
              </div>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** A text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
