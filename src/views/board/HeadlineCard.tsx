import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Board } from "../../engine/shown.ts";
import type { CatalogueMeasure } from "../../engine/engine.ts";
import { valueAt } from "../charts/geometry.ts";
import { PUBLISHED_CONNECTORS, PUBLISHED_MAVENS } from "../charts/published.ts";
import { SmallCurve } from "../charts/SmallCurve.tsx";
import { formatCount, formatCut, formatPercent } from "../parts/format.ts";
import { RoleGlyph } from "../parts/RoleGlyph.tsx";
import { sampledSentence } from "../words/sampled.ts";
import { edgeNote, ofPeople, reachTitle, reachVerb } from "./board-words.ts";

export interface HeadlineCardProps {
  readonly kind: "connector" | "maven";
  readonly board: Board;
  /** The number of people asked for instead of a cut; null = the cut. */
  readonly cutTop: number | null;
  readonly measures: readonly CatalogueMeasure[];
  readonly onEnlarge: () => void;
  /** The line under the title: the switch, or what is counted. */
  readonly children: ReactNode;
}

/** One headline with its proof: the number, its sentence, the small curve, the published tick and who is tied at the edge. */
export function HeadlineCard({ kind, board, cutTop, measures, onEnlarge, children }: HeadlineCardProps): ReactElement | null {
  const cut = kind === "connector" ? board.connectors : board.mavens;
  if (cut === null) return null;
  // With a number asked for, what they make is read off the curve, which has at most 200 points.
  const made = cutTop === null ? board.share : valueAt(cut.curve, cut.share ?? 0);
  const amount = cutTop === null ? formatCut(made) : `about ${formatPercent(made)}`;
  const verb = kind === "maven" ? `wrote ${amount} of the posts` : reachVerb(board.measure, amount, measures.find((measure) => measure.id === board.measure), board.sampled !== null);
  // The survey counted times reached and posts; beside another measure its figure would mislead.
  const published = kind === "maven" ? PUBLISHED_MAVENS : board.measure === "impressions" ? PUBLISHED_CONNECTORS : [];
  const title = kind === "maven" ? "Mavens" : "Connectors";
  const first = published[0];
  return (
    <article className={`board-card board-card-${kind}`} aria-label={title}>
      <h2 className="board-title">
        <RoleGlyph kind={kind} size={16} />
        {title}
        <span className="board-title-aside">{kind === "maven" ? "talk most" : reachTitle(board.measure).toLowerCase()}</span>
      </h2>
      <div className="board-card-by">{children}</div>
      <div className="board-card-body">
        <p className="board-sentence">
          <strong className="board-number">{formatCount(cut.count)}</strong> {ofPeople(board.population, cut.share)} {cutTop === null ? "" : "are listed, as asked; they "}
          {verb}.
        </p>
        {cut.curve.length > 1 && (
          <Button className="board-curve" aria-label={`Enlarge: how few make most of it, ${title.toLowerCase()}`} onPress={onEnlarge}>
            <SmallCurve points={cut.curve} role={kind} people={cut.share ?? 0} cut={made} published={published.slice(0, 1)} />
          </Button>
        )}
      </div>
      <p className="board-card-notes">
        {first !== undefined && (
          <span>
            <span className="board-dash" aria-hidden="true" />
            {formatPercent(first.share)} in a US 2010 survey, not your data
          </span>
        )}
        {kind === "connector" && board.sampled !== null && <span>{sampledSentence(board.sampled)}</span>}
        <span>{edgeNote(cut.tiedIn, cut.tiedOut)}</span>
      </p>
    </article>
  );
}
