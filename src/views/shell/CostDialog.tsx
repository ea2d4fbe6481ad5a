import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Cost } from "../../core/answers.ts";
import { formatNoun, formatPeople } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";
import { formatWithin } from "../words/sampled.ts";
import { formatDuration } from "../words/sizes.ts";
import { Overlay } from "./Overlay.tsx";
import "./cost.css";

/** The choice before something is computed that takes long: exact, sampled, or not now. Nothing where nothing is asked. */
export function CostDialog(): ReactElement | null {
  const offer = useApp((state) => state.offer);
  const measure = useApp((state) => state.catalogue?.measures.find((other) => other.id === state.offer?.cost.measure));
  const opened = useApp((state) => state.opened);
  const isRanking = useApp((state) => state.offer?.cost.measure === state.offer?.settings.measure);
  const { agree } = useActions();
  const asks = offer?.cost.sampled === null ? "this takes a while" : "exact or sampled?";
  const title = measure === undefined ? "This takes long" : `${measure.label[0]!.toUpperCase()}${measure.label.slice(1)}: ${asks}`;
  return (
    <Overlay title={title} isOpen={offer !== null} onClose={() => agree(null)}>
      {offer !== null && opened !== null && (
        <div className="cost">
          <p>
            {formatPeople(opened.people)} and {formatNoun(opened.tieCount, "connection")}: {measure?.longWork} takes a while on this computer.
            {offer.cost.sampled === null && measure?.sampledAbove != null && " It can be sampled only where every connection counts the same."}
          </p>
          <Choices cost={offer.cost} isRanking={isRanking} onChoose={agree} />
        </div>
      )}
    </Overlay>
  );
}

interface ChoicesProps {
  readonly cost: Cost;
  readonly isRanking: boolean;
  readonly onChoose: (choice: "exact" | "sampled" | null) => void;
}

function Choices({ cost, isRanking, onChoose }: ChoicesProps): ReactElement {
  const { exact, sampled } = cost;
  return (
    <>
      <Button className="cost-choice" onPress={() => onChoose("exact")}>
        <span className="cost-name">{sampled === null ? "Compute it" : "Exact"}, about {formatDuration(exact ?? 0)}</span>
        <span className="ink-2">{sampled !== null && "Every value to the last digit. "}It can be cancelled at any time.</span>
      </Button>
      {sampled !== null && (
        <Button className="cost-choice" onPress={() => onChoose("sampled")}>
          <span className="cost-name">
            Sampled, {formatWithin(sampled.epsilon)}, about {formatDuration(sampled.seconds)}
          </span>
          <span className="ink-2">
            From shortest ways drawn at random: with 95 % certainty nobody’s value is off by more than {formatWithin(sampled.epsilon).slice(1)} of all pairs of people. Good for who comes first
            {isRanking ? "; small values cannot be told from 0, so there is a list of ten instead of the cut." : "; small values cannot be told from 0."}
          </span>
        </Button>
      )}
      <Button className="part-button cost-leave" onPress={() => onChoose(null)}>
        {sampled === null ? "Leave it as it was" : "Neither, leave it as it was"}
      </Button>
    </>
  );
}
