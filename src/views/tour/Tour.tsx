import { useEffect, useRef, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { SteadyButton } from "../parts/SteadyButton.tsx";
import { useActions, useApp } from "../store.ts";
import { isTourSeen, rememberTour } from "./tour-seen.ts";
import { tourSteps } from "./tour-steps.ts";

/** A strip above the views, on samples alone: offered once, ended with one key, never over anything. */
export function Tour(): ReactElement | null {
  const tour = useApp((state) => state.tour);
  const isSample = useApp((state) => (state.loaded?.sample ?? "") !== "");
  const topic = useApp((state) => state.opened?.topics[0]?.name);
  const person = useApp((state) => state.board?.topConnectors[0]?.person);
  const settings = useApp((state) => state.settings);
  const actions = useActions();
  const next = useRef<HTMLButtonElement>(null);
  const isRunning = typeof tour === "number";
  useEffect(() => {
    if (tour === null && isSample && !isTourSeen()) actions.goOnTour("offered");
  }, [tour, isSample, actions]);
  useEffect(() => {
    if (isRunning) next.current?.focus({ preventScroll: true });
  }, [isRunning]);
  if (!isSample || tour === null || tour === "ended") return null;
  const end = () => {
    rememberTour();
    actions.goOnTour("ended");
  };
  if (tour === "offered") {
    return (
      <section className="tour" aria-label="Tour">
        <p>New here? A tour in six sentences, on this sample.</p>
        <div className="row">
          <Button className="part-button part-button-primary" onPress={() => actions.goOnTour(0)}>
            Start the tour
          </Button>
          <Button className="part-button" onPress={end}>
            No, thanks
          </Button>
        </div>
      </section>
    );
  }
  const steps = tourSteps({ topic, person });
  const at = Math.min(tour, steps.length - 1);
  const { words, show } = steps[at]!;
  const isLast = at === steps.length - 1;
  return (
    <section className="tour" aria-label="Tour" onKeyDown={(event) => event.key === "Escape" && end()}>
      <p role="status">
        <span className="ink-2">
          {at + 1} of {steps.length}{" "}
        </span>
        {words}
      </p>
      <div className="row">
        {show !== undefined && (
          <Button className="part-button" onPress={() => actions.step(Object.keys(show.change).length > 0 ? show.change : { settings: { ...settings, topics: topic === undefined ? [] : [topic] } })}>
            {show.label}
          </Button>
        )}
        <SteadyButton className="part-button" isOff={at === 0} onPress={() => actions.goOnTour(at - 1)}>
          Back
        </SteadyButton>
        <Button ref={next} className="part-button part-button-primary" onPress={isLast ? end : () => actions.goOnTour(at + 1)}>
          {isLast ? "Done" : "Next"}
        </Button>
        {!isLast && (
          <Button className="part-button" onPress={end}>
            End the tour
          </Button>
        )}
      </div>
    </section>
  );
}
