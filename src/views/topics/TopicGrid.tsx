import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { TopicCut, TopicRow, TopicTable } from "../../engine/topic-questions.ts";
import { formatCount, formatPercent, formatValue, MISSING } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { Sparkline } from "./Sparkline.tsx";
import type { TopicColumn, TopicSort } from "./topic-sort.ts";

export interface TopicGridProps {
  readonly table: TopicTable;
  readonly rows: readonly TopicRow[];
  readonly sort: TopicSort;
  readonly onSort: (sort: TopicSort) => void;
  readonly chosen: readonly string[];
  /** What ranks the connectors: "times people were reached". */
  readonly measureLabel: string;
  readonly onChoose: (name: string) => void;
}

/** One row a topic. A header sorts, a name filters everything by its topic. */
export function TopicGrid({ table, rows, sort, onSort, chosen, measureLabel, onChoose }: TopicGridProps): ReactElement {
  const hasTalk = rows.some((row) => row.mavens !== null);
  const hasTrend = table.periods !== null;
  const head = (column: TopicColumn, label: string, name: string, options: { readonly isNumber?: boolean; readonly glyph?: "connector" | "maven" | "both" } = {}): ReactElement => (
    <th scope="col" className={options.isNumber === false ? undefined : "number"} aria-sort={sort.column !== column ? "none" : sort.descending ? "descending" : "ascending"}>
      <Button
        className="topics-sort"
        aria-label={name === "" ? `${label}: sort` : `${label}: ${name}; sort`}
        onPress={() => onSort({ column, descending: sort.column === column ? !sort.descending : column !== "name" })}
      >
        <span className="part-role">
          {options.glyph !== undefined && <RoleGlyph kind={options.glyph} />}
          {label}
        </span>
        <span className="topics-arrow" aria-hidden="true">
          {sort.column !== column ? "" : sort.descending ? "↓" : "↑"}
        </span>
      </Button>
    </th>
  );
  return (
    <div className="topics-scroll" tabIndex={0} role="region" aria-label="Topics">
      <table className="topics-grid">
        <caption className="visually-hidden">{`Topics: messages, people, who makes ${formatPercent(table.share)} of ${measureLabel} and of the posts, and the trend`}</caption>
        <thead>
          <tr>
            {head("name", "Topic", "", { isNumber: false })}
            {head("messages", "Messages", "")}
            {head("people", "People", "who take part")}
            {head("connectors", "Reach most", "connectors, share of people and count", { glyph: "connector" })}
            {head("connectorsGini", "Uneven", "of reach, Gini coefficient")}
            {hasTalk && head("mavens", "Talk most", "mavens, share of people and count", { glyph: "maven" })}
            {hasTalk && head("mavensGini", "Uneven", "of posts, Gini coefficient")}
            {hasTalk && head("both", "Both", "people who do both", { glyph: "both" })}
            {hasTrend && head("trend", `By ${table.periods!.unit}`, "how much of it came in the later half", { isNumber: false })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const isChosen = chosen.some((name) => name.toLowerCase() === row.name.toLowerCase());
            return (
              <tr key={row.name} className={isChosen ? "topics-chosen" : undefined}>
                <th scope="row">
                  <Button className="part-link topics-name" aria-pressed={isChosen} onPress={() => onChoose(row.name)}>
                    <bdi>{row.name}</bdi>
                  </Button>
                  {row.isLittle && <span className="topics-little">too little to rank</span>}
                </th>
                <td>{formatCount(row.messages)}</td>
                <td>{formatCount(row.people)}</td>
                <Cut cut={row.connectors} isLittle={row.isLittle} />
                {hasTalk && <Cut cut={row.mavens} isLittle={row.isLittle} />}
                {hasTalk && <td className={row.isLittle ? "ink-2" : undefined}>{formatCount(row.both)}</td>}
                {hasTrend && (
                  <td className="topics-trend">
                    <Sparkline counts={row.trend} isLastPart={table.periods!.isLastPart} />
                    <span className="visually-hidden">{trendWords(row.trend, table.periods!.labels)}</span>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Share with count, and unevenness: two cells. */
function Cut({ cut, isLittle }: { readonly cut: TopicCut | null; readonly isLittle: boolean }): ReactElement {
  const tone = isLittle ? "ink-2" : undefined;
  return (
    <>
      <td className={tone}>
        {cut === null ? MISSING : formatPercent(cut.share)} <span className="topics-count">{cut === null ? "" : formatCount(cut.count)}</span>
      </td>
      <td className={tone}>{cut === null || cut.gini === null ? MISSING : formatValue(cut.gini)}</td>
    </>
  );
}

function trendWords(trend: readonly (number | null)[], labels: readonly string[]): string {
  if (trend.length === 0) return "";
  const most = trend.reduce<number>((best, count, i) => ((count ?? 0) > (trend[best] ?? 0) ? i : best), 0);
  return `most in ${labels[most]!}: ${shownCount(trend[most]!)}; last, ${labels.at(-1)!}: ${shownCount(trend.at(-1)!)}`;
}

/** Messages of a period, or that too few wrote for their number to be told. */
export function shownCount(count: number | null): string {
  return count === null ? "not shown" : formatCount(count);
}
