import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useMemo, useState } from "react";
import type { MapPicture } from "../../core/map-picture.ts";
import type { MapTheme } from "./map-colours.ts";
import { createModel } from "./map-model.ts";
import { describePicture, personLine } from "./map-words.ts";
import { MapBar, type MapCircle } from "./MapBar.tsx";
import { MapCard } from "./MapCard.tsx";
import { MapLegend } from "./MapLegend.tsx";
import { type Arrow, nextPerson } from "./nearest.ts";
import { StaticMap } from "./StaticMap.tsx";
import { turnUpright, useUpright } from "./upright.ts";
import { useStage } from "./use-stage.ts";
import "./map.css";

export interface MapViewProps {
  readonly picture: MapPicture;
  /** What the size of a dot stands for, after "the more": "times people were reached". */
  readonly sizeLabel: string;
  /** undefined: coloured by role; else what the colours of the picture stand for: "circles", "team". */
  readonly colourLabel?: string | undefined;
  readonly theme: MapTheme;
  /** Person numbers. */
  readonly selection: readonly number[];
  readonly circle: MapCircle | null;
  readonly onSelect: (people: readonly number[]) => void;
  readonly onCircle: (person: number, name: string, steps: number) => void;
  readonly onLeaveCircle: () => void;
  /** Controls for the corner beside zoom. */
  readonly tools?: ReactNode;
}

const ARROWS: Readonly<Record<string, Arrow>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const ZOOM = 1.5;

/** The map: people and connections, legend, controls, and the way into a person's circle and out again. */
export function MapView(props: MapViewProps): ReactElement {
  const { sizeLabel, theme, selection, circle } = props;
  const isUpright = useUpright();
  const picture = useMemo(() => (isUpright ? turnUpright(props.picture) : props.picture), [isUpright, props.picture]);
  const by = props.colourLabel === undefined ? "role" : "circle";
  const model = useMemo(() => createModel(picture, theme, by), [picture, theme, by]);
  const [focus, setFocus] = useState<{ readonly k: number; readonly isKeyboard: boolean } | null>(null);
  const descriptionId = useId();
  const positions = useMemo(() => new Set(selection.flatMap((p) => model.positionOf.get(p) ?? [])), [selection, model]);
  const focused = focus !== null && focus.k < picture.person.length ? focus : null;
  const { containerRef, overlayRef, stageRef, problem, scale, onScale, isCurved } = useStage(model, {
    focus: focused?.k, isKeyboard: focused?.isKeyboard ?? false, selection: positions, ego: picture.circle?.position,
    onEnter: (k) => setFocus({ k, isKeyboard: false }),
    onLeave: () => setFocus(null),
    onClick: (k, isAdding) => select(k, isAdding),
    onClickGround: () => props.onSelect([]),
  });

  function select(k: number, isAdding: boolean): void {
    const person = picture.person[k]!;
    if (!isAdding) return props.onSelect([person]);
    props.onSelect(selection.includes(person) ? selection.filter((p) => p !== person) : [...selection, person]);
  }

  function enter(k: number): void {
    setFocus(null);
    props.onCircle(picture.person[k]!, picture.names[k]!, 1);
  }

  function step(arrow: Arrow): void {
    const stage = stageRef.current;
    // A mouse left over the map is not where the keyboard is.
    const from = focused?.isKeyboard === true ? focused.k : selection.map((p) => model.positionOf.get(p)).find((k) => k !== undefined);
    const place = (k: number) => stage?.place(k) ?? { x: picture.x[k]!, y: -picture.y[k]! };
    const next = from === undefined ? picture.labelOrder[0] : nextPerson(from, arrow, (k) => place(k).x, (k) => place(k).y, picture.person.length);
    if (next === undefined) return;
    stage?.reveal(next);
    setFocus({ k: next, isKeyboard: true });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const target = focused?.k ?? (positions.size === 1 ? [...positions][0] : undefined);
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) step(arrow);
    else if (event.key === "+" || event.key === "=") stageRef.current?.zoom(ZOOM);
    else if (event.key === "-") stageRef.current?.zoom(1 / ZOOM);
    else if (event.key === "0") stageRef.current?.fit();
    else if (event.key === "Enter" && target !== undefined) enter(target);
    else if (event.key === " " && target !== undefined) select(target, event.shiftKey);
    else if (event.key === "Escape" && focused !== null) setFocus(null);
    else if (event.key === "Escape" && circle !== null) props.onLeaveCircle();
    else return;
    event.preventDefault();
  }

  const chosen = positions.size === 1 ? [...positions][0] : focused?.isKeyboard === true ? focused.k : undefined;
  const card = focused === null ? undefined : stageRef.current?.place(focused.k);
  return (
    <section className="map-view" aria-label="Map">
      <MapBar
        circle={circle} chosen={chosen === undefined ? undefined : { name: picture.names[chosen]!, onEnter: () => enter(chosen) }}
        onSteps={(steps) => circle !== null && props.onCircle(circle.person, circle.name, steps)} onLeave={props.onLeaveCircle} tools={props.tools}
        stage={problem === undefined ? { zoom: (factor) => stageRef.current?.zoom(factor), fit: () => stageRef.current?.fit() } : undefined}
      />
      <div
        className="map-region" role="application" aria-roledescription="map" tabIndex={0} aria-label={describePicture(picture, sizeLabel)}
        aria-describedby={descriptionId} onKeyDown={onKeyDown} onBlur={() => setFocus(null)}
      >
        {picture.person.length === 0 && <p className="map-empty">Nobody is connected in what is selected, so there is nothing to draw.</p>}
        {problem === undefined ? (
          <>
            <div className="map-sigma" ref={containerRef} />
            <canvas className="map-overlay" ref={overlayRef} aria-hidden="true" />
            {focused !== null && card !== undefined && <MapCard picture={picture} k={focused.k} sizeLabel={sizeLabel} at={card} within={containerRef.current} />}
          </>
        ) : (
          <StaticMap model={model} reason={problem} sizeLabel={sizeLabel} selection={positions} onSelect={select} onScale={onScale} />
        )}
      </div>
      <p id={descriptionId} className="visually-hidden">
        Arrow keys go from person to person, space selects, Enter opens a person’s circle, Escape leaves it, plus and minus zoom, 0 shows everything.
      </p>
      <p className="visually-hidden" aria-live="polite">{focused?.isKeyboard === true ? personLine(picture, focused.k, sizeLabel) : ""}</p>
      <MapLegend model={model} scale={scale} isCurved={isCurved && problem === undefined} sizeLabel={sizeLabel} colourLabel={props.colourLabel} />
    </section>
  );
}
