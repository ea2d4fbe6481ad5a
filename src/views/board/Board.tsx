import { useCallback, useMemo, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Board as BoardData } from "../../engine/shown.ts";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import type { Opened } from "../../engine/opening.ts";
import { groupsOf, nameGroups, type Settings } from "../../engine/settings.ts";
import type { Role } from "../../core/roles.ts";
import { Quadrant } from "../charts/Quadrant.tsx";
import { formatCount, formatValue } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { RoleWord } from "../parts/RoleWord.tsx";
import { TableTwin } from "../parts/TableTwin.tsx";
import { useStages } from "../parts/use-stages.ts";
import { BoardSkeleton, ListsSkeleton } from "./BoardSkeleton.tsx";
import { drawnNote, isReachLikePosting, isTooLittleToRank, warningOf } from "./board-words.ts";
import { curvesOf } from "./board-curves.ts";
import { closestTopics } from "./closest-topics.ts";
import { CurveDialog } from "./CurveDialog.tsx";
import { CurveSection } from "./CurveSection.tsx";
import { HeadlineCard } from "./HeadlineCard.tsx";
import { MeasureSwitch } from "./MeasureSwitch.tsx";
import { Quality } from "./Quality.tsx";
import { RoleCounts } from "./RoleCounts.tsx";
import { Sensitivity } from "./Sensitivity.tsx";
import { StartCard } from "./StartCard.tsx";
import { STANDING_LINE } from "./standing-line.ts";
import { TopTen } from "./TopTen.tsx";
import "./board.css";

export interface BoardProps {
  /** null until the first result: the skeleton stands in. */
  readonly board: BoardData | null;
  readonly opened: Opened;
  readonly measures: readonly CatalogueMeasure[];
  readonly settings: Pick<Settings, "measure" | "share" | "topics" | "cutTop" | "since" | "until" | "group">;
  /** True while a newer result is on its way: what is shown stays, dimmed. */
  readonly isStale?: boolean;
  /** What went wrong with the last request; the board of before stays below it. */
  readonly error?: { readonly message: string; readonly hint: string } | null;
  readonly selected: ReadonlySet<number>;
  /** Selects people; `add` keeps those selected before. */
  readonly onSelect: (people: readonly number[], options: { readonly add: boolean }) => void;
  /** A measure id for the connectors. */
  readonly onMeasure: (measure: string) => void;
  /** The cut, 0.50 to 0.95. */
  readonly onShare: (share: number) => void;
  /** Opens the list with only these roles, ranked by the measure. */
  readonly onShowRoles: (roles: readonly Role[]) => void;
  /** Opens the list, best first by this measure, with only these roles (none = everyone). */
  readonly onShowList: (measure: string, roles: readonly Role[]) => void;
  /** Opens the page of rows that were not used. */
  readonly onShowSetAside: () => void;
  /** Replaces the topics of the settings; empty clears them. */
  readonly onTopics: (topics: readonly string[]) => void;
  /** The whole period, everyone: takes a filter of messages back. */
  readonly onWiden: (part: "period" | "group") => void;
  readonly onRetry: () => void;
}

/** The first screen after opening: three headlines, who they are, then the proof, the doubt and the quality of the data. */
export function Board(props: BoardProps): ReactElement {
  const { board, settings, error = null, isStale = false } = props;
  return (
    <div className="board" aria-busy={isStale || (board === null && error === null)}>
      {error !== null && (
        <Message tone="error" title={error.message} actions={<Button className="part-button" onPress={props.onRetry}>Try again</Button>}>
          {error.hint}
        </Message>
      )}
      {board === null ? (
        error === null && <BoardSkeleton />
      ) : board.network.messages === 0 && isFiltered(settings) ? (
        <NothingMatched {...props} />
      ) : (
        <FilledBoard {...props} board={board} />
      )}
    </div>
  );
}

function isFiltered({ topics, since, until, group }: BoardProps["settings"]): boolean {
  return topics.length > 0 || since !== null || until !== null || group !== null;
}

/** Nothing is left of the messages: by what, and the way back of each. */
function NothingMatched({ settings, opened, onTopics, onWiden }: BoardProps): ReactElement {
  const { topics, group } = settings;
  const hasPeriod = settings.since !== null || settings.until !== null;
  const closest = topics.length === 0 ? [] : closestTopics(topics[0]!, opened.topics, 3);
  const where = [...(hasPeriod ? ["in this period"] : []), ...(group === null ? [] : [`inside ${nameGroups(groupsOf(group))}`])].join(" ");
  return (
    <Message
      tone="empty"
      title={`No post ${[...(topics.length === 0 ? [] : [`matches ${topics.map((topic) => `‹${topic}›`).join(" or ")}`]), ...(where === "" ? [] : [topics.length === 0 ? `was written ${where}` : where])].join(" ")}.`}
      actions={
        <>
          {topics.length > 0 && (
            <Button className="part-button part-button-primary" onPress={() => onTopics([])}>
              Clear topic
            </Button>
          )}
          {hasPeriod && (
            <Button className="part-button" onPress={() => onWiden("period")}>
              Whole period
            </Button>
          )}
          {group !== null && (
            <Button className="part-button" onPress={() => onWiden("group")}>
              Everyone
            </Button>
          )}
        </>
      }
    >
      {closest.length > 0 && "Closest: "}
      {closest.map((topic, index) => (
        <span key={topic.name}>
          {index > 0 && ", "}
          <Button className="part-link" onPress={() => onTopics([topic.name])}>
            {topic.name}
          </Button>{" "}
          ({formatCount(topic.messages)})
        </span>
      ))}
    </Message>
  );
}

/** Cards, lists, charts, the rest. */
const STAGES = 4;

/** Mounted from the top down, a frame each; once there, a new board replaces the old one as a whole. */
function FilledBoard(props: BoardProps & { readonly board: BoardData }): ReactElement {
  const { board, opened, measures, selected, onSelect, onShare } = props;
  const stage = useStages(STAGES);
  const [enlarged, setEnlarged] = useState<"connector" | "maven" | null>(null);
  const { cutTop } = props.settings;
  const curves = useMemo(() => curvesOf(board, measures, cutTop), [board, measures, cutTop]);
  const isRanked = !isTooLittleToRank(board);
  const selectOne = useCallback((person: number, options: { readonly add: boolean }): void => onSelect([person], options), [onSelect]);
  const selectAll = useCallback((people: readonly number[]): void => onSelect(people, { add: false }), [onSelect]);
  return (
    <div className={props.isStale === true ? "board-body board-stale" : "board-body"} aria-busy={stage < STAGES}>
      <section className="board-cards" aria-label="Headlines">
        <HeadlineCard kind="connector" board={board} cutTop={cutTop} measures={measures} onEnlarge={() => setEnlarged("connector")}>
          <MeasureSwitch measure={board.measure} measures={measures} onMeasure={props.onMeasure} />
        </HeadlineCard>
        {board.mavens !== null && (
          <HeadlineCard kind="maven" board={board} cutTop={cutTop} measures={measures} onEnlarge={() => setEnlarged("maven")}>
            by posts written
          </HeadlineCard>
        )}
        <StartCard board={board} selected={selected} onSelect={onSelect} />
      </section>
      <SpecialLine board={board} onMeasure={props.onMeasure} />
      {stage < 2 ? (
        <ListsSkeleton count={board.mavens === null ? 1 : 2} />
      ) : (
        <section className="board-lists" aria-label="The first ten">
          <TopTen kind="connector" rows={board.topConnectors} count={board.connectors.count} measure={board.measure} measures={measures} n={board.population} sampled={board.sampled} isRanked={isRanked} selected={selected} onSelect={selectOne} onSelectAll={selectAll} onShowAll={(roles) => props.onShowList(board.measure, roles)} />
          {board.mavens !== null && (
            <TopTen kind="maven" rows={board.topMavens} count={board.mavens.count} measure="posts" measures={measures} n={board.population} sampled={null} isRanked={isRanked} selected={selected} onSelect={selectOne} onSelectAll={selectAll} onShowAll={(roles) => props.onShowList("posts", roles)} />
          )}
        </section>
      )}
      {stage >= 3 && (
        <div className="board-proof">
          {board.mavens !== null && board.quadrant.length > 0 && (
            <section className="board-panel" aria-labelledby="board-quadrant">
              <h2 id="board-quadrant" className="board-title">
                Who reaches, who talks
              </h2>
              <RoleCounts board={board} onShowRoles={props.onShowRoles} />
              <Quadrant people={board.quadrant} selected={selected} onSelect={selectOne} />
              {board.quadrant.length < board.population && <p className="board-small">{drawnNote(board.quadrant.length, board.population)}</p>}
              <TableTwin
                caption="People by people reached and posts"
                columns={["Person", "Role", "People reached", "Posts"]}
                rows={board.quadrant.slice(0, 30).map((person) => [
                  <Button key={person.person} className="part-link" onPress={() => selectOne(person.person, { add: false })}>
                    {person.name}
                  </Button>,
                  <RoleWord key={person.person} kind={person.role} />,
                  formatValue(person.x),
                  formatValue(person.y),
                ])}
                note={`The first ${Math.min(30, board.quadrant.length)} of ${formatCount(board.population)}; all are in the list.`}
              />
            </section>
          )}
          <CurveSection board={board} curves={curves} onShare={onShare} />
        </div>
      )}
      {stage === STAGES && (
        <>
          <div className="board-doubt">
            <Sensitivity board={board} onShare={onShare} />
            <Quality board={board} opened={opened} onShowSetAside={props.onShowSetAside} />
          </div>
          <p className="board-standing">{STANDING_LINE}</p>
        </>
      )}
      <CurveDialog board={board} curve={curves.find((curve) => curve.role === enlarged) ?? null} onShare={onShare} onClose={() => setEnlarged(null)} />
    </div>
  );
}

/** One line where the numbers need a word before they are used; nothing where they speak for themselves. */
function SpecialLine({ board, onMeasure }: { readonly board: BoardData; readonly onMeasure: BoardProps["onMeasure"] }): ReactElement | null {
  const warning = warningOf(board);
  if (warning !== null) return <p className="board-special board-special-notice">{warning}</p>;
  if (board.mavens === null) return <p className="board-special">These data hold connections, not posts: there is no talk to count, so there are no mavens.</p>;
  if (!isReachLikePosting(board)) return null;
  return (
    <p className="board-special">
      Here reach and posting go together: every connector is also a maven.{" "}
      {board.measure !== "outDegree" && (
        <Button className="part-link" onPress={() => onMeasure("outDegree")}>
          Rank by people reached
        </Button>
      )}
    </p>
  );
}
