import { memo, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Board } from "../../engine/shown.ts";
import type { Opened } from "../../engine/opening.ts";
import type { Notice } from "../../core/notice.ts";
import { formatCount, formatNoun, formatPercent, keepTogether } from "../parts/format.ts";
import { hintOnPage, withoutOptions } from "../words/without-options.ts";
import { AUDIENCE_WORDS, rowsWords, saysNumber } from "./board-words.ts";

export interface QualityProps {
  readonly board: Board;
  readonly opened: Opened;
  readonly onShowSetAside: () => void;
}

const SHOWN = 6;
const SEVERITY_WORDS: Readonly<Record<Notice["severity"], string>> = { error: "Error", warning: "Please check", info: "Good to know" };

/** What the numbers rest on: rows used and not used, what was counted, and everything the reader must know about how it was read. */
export const Quality = memo(function Quality({ board, opened, onShowSetAside }: QualityProps): ReactElement {
  const notices = mergeNotices([...opened.notices, ...board.notices]);
  const namesNobody = board.findings.find((finding) => finding.id === "F11");
  const { network } = board;
  const { hasTalk } = opened;
  return (
    <section className="board-panel" aria-labelledby="board-quality">
      <h2 id="board-quality" className="board-title">
        Quality of the data
      </h2>
      <p>
        {rowsWords(opened)}.{" "}
        {opened.rowsSetAside > 0 && (
          <Button className="part-link" onPress={onShowSetAside}>
            Show what was not used
          </Button>
        )}
      </p>
      <p>
        Who counts as reached: <strong>{AUDIENCE_WORDS[board.audience]}</strong>.{hasTalk && ` ${board.audienceWhy}`}
      </p>
      {namesNobody !== undefined && <p>{keepTogether(namesNobody.sentence)}</p>}
      <dl className="board-facts">
        <Fact term="Out of how many people" value={formatCount(board.population)} />
        <Fact term={hasTalk ? "Posts" : "Connections read"} value={formatCount(network.messages)} />
        <Fact term={hasTalk ? "Connections" : "Different connections"} value={formatCount(network.ties)} />
        <Fact term="Two-way" value={formatPercent(network.reciprocity)} />
        <Fact term="Silent" value={formatCount(network.silent)} />
        <Fact term={hasTalk ? "Posts to oneself" : "Connections to oneself"} value={formatCount(network.selfMessages)} />
        <Fact term="Accounts left out" value={formatCount(board.leftOut)} />
      </dl>
      {notices.length > 0 && (
        <ul className="board-notices">
          {notices.slice(0, SHOWN).map((notice) => (
            <li key={`${notice.code} ${notice.file ?? ""} ${notice.column ?? ""}`} className={`board-notice board-notice-${notice.severity}`}>
              <strong>{SEVERITY_WORDS[notice.severity]}:</strong> {withoutOptions(notice.message)} {notice.count > 1 && !saysNumber(notice.message, notice.count) && <span className="ink-2">({formatCount(notice.count)} times)</span>}
              {notice.hint !== "" && <span className="ink-2"> {hintOnPage(notice.hint)}</span>}
            </li>
          ))}
        </ul>
      )}
      {notices.length > SHOWN && <p className="ink-2">and {formatNoun(notices.length - SHOWN, "more notice")}.</p>}
    </section>
  );
});

function Fact({ term, value }: { readonly term: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const WEIGHT: Readonly<Record<Notice["severity"], number>> = { error: 0, warning: 1, info: 2 };

/** Each notice once (the same one may come with opening and with the board), the gravest first. */
function mergeNotices(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Map<string, Notice>();
  for (const notice of notices) {
    const key = `${notice.code} ${notice.file ?? ""} ${notice.column ?? ""}`;
    if (!seen.has(key)) seen.set(key, notice);
  }
  return [...seen.values()].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.count - a.count);
}
