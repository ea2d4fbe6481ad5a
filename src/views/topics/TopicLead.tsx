import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Board, PersonRow } from "../../engine/shown.ts";
import type { TopicTable } from "../../engine/topic-questions.ts";
import { measureWords } from "../board/board-curves.ts";
import { isTooLittleToRank, reachTitle } from "../board/board-words.ts";
import { formatCount, formatCut, formatNoun, formatPeople, formatValue } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { glyphOf, ROLE_WORDS } from "../parts/role-words.ts";
import { useActions, useApp, useTools } from "../store.ts";

/** Names shown of each set. */
const NAMES = 10;

/** Whom to ask about the topic that is chosen: who writes and who reaches most, by name, with the way to the whole list. */
export function TopicLead({ table, onOpenPerson }: { readonly table: TopicTable; readonly onOpenPerson: () => void }): ReactElement | null {
  const topics = useApp((state) => state.settings.topics);
  const board = useApp((state) => state.board);
  const isStale = useApp((state) => state.boardSettings !== state.settings);
  const measure = useApp((state) => state.settings.measure);
  const selection = useApp((state) => state.selection);
  const words = useApp((state) => measureWords(state.settings.measure, state.catalogue?.measures ?? []));
  const actions = useActions();
  const tools = useTools();
  if (topics.length === 0) return <p className="topics-hint ink-2">Choose a topic: it says whom to ask, and every view then counts only what was said about it.</p>;
  const name = topics.length === 1 ? topics[0]! : `${topics[0]!} or ${topics.length - 1} more`;
  const row = table.rows.find((one) => one.name.toLowerCase() === topics[0]!.toLowerCase());
  const isLittle = board !== null && (isTooLittleToRank(board) || (topics.length === 1 && row?.isLittle === true));
  const showList = (role: "maven" | "connector"): void => {
    const isByPosts = role === "maven" && measure !== "posts";
    const { list, shown } = tools.get();
    actions.step({ view: "list", list: { ...list, search: "", sort: isByPosts ? [{ column: "posts", descending: true }] : [], columns: isByPosts ? ["posts"] : [] }, shown: { ...shown, roles: ["both", role] } });
  };
  const selectAll = (people: readonly number[]): void => {
    actions.select(people);
    onOpenPerson();
  };
  return (
    <section className="topics-lead" aria-labelledby="topics-lead" aria-busy={isStale}>
      <header className="topics-lead-head">
        <h2 id="topics-lead" className="t-title">
          Whom to ask about <bdi>{name}</bdi>
        </h2>
        <Button className="part-button" onPress={() => actions.save("csv")}>
          Save this topic’s list
        </Button>
        <Button className="part-link" onPress={() => actions.change({ topics: [] })}>
          All topics
        </Button>
      </header>
      {board === null ? (
        <p className="ink-2">Counting …</p>
      ) : (
        <>
          {isLittle && row !== undefined && (
            <p className="notice-text">{`Too little to rank: ${formatNoun(row.messages, "message")} by ${formatPeople(row.authors)}. Names are shown, not ranked.`}</p>
          )}
          <div className="topics-lead-sets">
            {board.mavens !== null && (
              <Names
                kind="maven"
                selection={selection}
                title="Talk most"
                sentence={setSentence(board, board.mavens.count, "of the posts")}
                rows={board.topMavens}
                unit={(value) => formatNoun(value, "post")}
                isRanked={!isLittle}
                onPerson={(person) => {
                  actions.select([person]);
                  onOpenPerson();
                }}
                onSelect={selectAll}
                onAll={() => showList("maven")}
              />
            )}
            <Names
              kind="connector"
              selection={selection}
              title={reachTitle(measure)}
              sentence={setSentence(board, board.connectors.count, `of ${words}`)}
              rows={board.topConnectors}
              unit={(value) => formatValue(value)}
              isRanked={!isLittle}
              onPerson={(person) => {
                actions.select([person]);
                onOpenPerson();
              }}
              onSelect={selectAll}
              onAll={() => showList("connector")}
            />
          </div>
        </>
      )}
    </section>
  );
}

function setSentence(board: Board, count: number, of: string): string {
  return `${formatPeople(count)} of ${formatCount(board.population)} make ${formatCut(board.share)} ${of}`;
}

interface NamesProps {
  readonly kind: "maven" | "connector";
  readonly selection: readonly number[];
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly PersonRow[];
  readonly unit: (value: number) => string;
  readonly isRanked: boolean;
  readonly onPerson: (person: number) => void;
  /** Selects all of these. */
  readonly onSelect: (people: readonly number[]) => void;
  readonly onAll: () => void;
}

function Names({ kind, selection, title, sentence, rows, unit, isRanked, onPerson, onSelect, onAll }: NamesProps): ReactElement {
  return (
    <section className="topics-set" aria-label={title}>
      <h3 className="part-role">
        <RoleGlyph kind={kind} /> {title}
      </h3>
      <p className="t-table ink-2">{sentence}</p>
      <ol className="topics-names">
        {rows.slice(0, NAMES).map((row) => (
          <li key={row.person}>
            <Button className={selection.includes(row.person) ? "topics-person topics-person-selected" : "topics-person"} aria-pressed={selection.includes(row.person)} onPress={() => onPerson(row.person)}>
              {isRanked && <span className="topics-rank">{formatValue(row.rank)}</span>}
              <RoleGlyph kind={glyphOf(row)} />
              <span className="topics-person-name">
                <bdi>{row.name}</bdi>
              </span>
              <span className="visually-hidden">, {ROLE_WORDS[glyphOf(row)]},</span>
              <span className="ink-2">{row.value === null ? "" : unit(row.value)}</span>
            </Button>
          </li>
        ))}
      </ol>
      {rows.length === 0 ? (
        <p className="ink-2">Nobody yet.</p>
      ) : (
        <p className="row">
          <Button className="part-link" aria-label={`Select these ${Math.min(NAMES, rows.length)}: ${title.toLowerCase()}`} onPress={() => onSelect(rows.slice(0, NAMES).map((row) => row.person))}>
            Select these {Math.min(NAMES, rows.length)}
          </Button>
          <Button className="part-link" onPress={onAll}>
            Show them all in the list
          </Button>
        </p>
      )}
    </section>
  );
}
