import { type FocusEvent, type KeyboardEvent, type ReactElement, type ReactNode, useId, useMemo, useRef, useState } from "react";
import type { MapPicture } from "../../core/map-picture.ts";
import { insideLasso, type Spot } from "./lasso.ts";
import { LassoLayer } from "./LassoLayer.tsx";
import type { ColouredBy, MapTheme } from "./map-colours.ts";
import { hideWeak, placePinned } from "./map-lines.ts";
import { fadeOthers } from "./fade-others.ts";
import { createModel, otherEnd } from "./map-model.ts";
import type { Crumb, MapState } from "./map-state.ts";
import { describePicture, personLine } from "./map-words.ts";
import { MapBar, type MapCircle } from "./MapBar.tsx";
import { MapCard } from "./MapCard.tsx";
import { MapLegend } from "./MapLegend.tsx";
import { MapTable } from "./MapTable.tsx";
import { type Arrow, nextPerson } from "./nearest.ts";
import { StaticMap } from "./StaticMap.tsx";
import { placeUpright, turnUpright, useUpright } from "./upright.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { useStage } from "./use-stage.ts";
import "./map.css";

export interface MapViewProps {
  readonly picture: MapPicture;
  /** What stands for the data that the picture is of: in other data the map is looked at from the start. */
  readonly data: unknown;
  /** What the size of a dot stands for, after "the more": "times people were reached". */
  readonly sizeLabel: string;
  /** undefined: coloured by role; else what the colours of the picture stand for: "circles", "team", "betweenness". */
  readonly colourLabel?: string | undefined;
  readonly theme: MapTheme;
  /** Who is shown; the others are drawn pale. null = everyone. */
  readonly shown: ReadonlySet<number> | null;
  /** Person numbers. */
  readonly selection: readonly number[];
  readonly circle: MapCircle | null;
  readonly map: MapState;
  readonly onMap: (part: Partial<MapState>) => void;
  readonly onSelect: (people: readonly number[]) => void;
  readonly onCircle: (person: number, name: string, steps: number, trail: readonly Crumb[]) => void;
  readonly onLeaveCircle: () => void;
  readonly onCopyPicture: () => Promise<void>;
  /** Controls for the corner beside zoom. */
  readonly tools?: ReactNode;
  /** Lies over the map: the ways between two people. */
  readonly card?: ReactNode;
  /** Person numbers of the way that is drawn; empty where none is. */
  readonly way?: readonly number[];
}

const ARROWS: Readonly<Record<string, Arrow>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const PAN: Readonly<Record<Arrow, readonly [number, number]>> = { left: [-0.2, 0], right: [0.2, 0], up: [0, -0.2], down: [0, 0.2] };
const ZOOM = 1.5;
const nobody: readonly number[] = [];

/** The map: people and connections, legend, controls, and the way into a person's circle and out again. */
export function MapView(props: MapViewProps): ReactElement {
  const { sizeLabel, theme, selection, circle, map, way = nobody } = props;
  const isUpright = useUpright();
  const pinned = useMemo(() => placePinned(props.picture, map.pinned), [props.picture, map.pinned]);
  const lines = useMemo(() => hideWeak(isUpright ? turnUpright(pinned) : pinned, map.leastWeight), [isUpright, pinned, map.leastWeight]);
  const { picture } = lines;
  const by: ColouredBy = picture.groups !== null ? "circle" : props.colourLabel === undefined ? "role" : picture.number !== null ? "number" : "circle";
  const model = useMemo(() => fadeOthers(createModel(picture, theme, by), props.shown), [picture, theme, by, props.shown]);
  // Whoever is pointed at stays so in another picture, wherever they stand there.
  const [focus, setFocus] = useState<{ readonly dot: number; readonly isGroup: boolean; readonly isKeyboard: boolean } | null>(null);
  /** Where the lasso of the keyboard begins; null: no lasso. */
  const [lasso, setLasso] = useState<Spot | null>(null);
  const descriptionId = useId();
  const region = useRef<HTMLDivElement>(null);
  const full = useFullScreen();
  const positions = useMemo(() => positionsOf(model.positionOf, picture, selection), [selection, model, picture]);
  const drawnWay = useMemo(() => (way.every((person) => model.positionOf.has(person)) ? way.map((person) => model.positionOf.get(person)!) : nobody), [way, model]);
  const focusedAt = focus === null || focus.isGroup !== (picture.groups !== null) ? undefined : model.positionOf.get(focus.dot);
  const focused = focus === null || focusedAt === undefined ? null : { k: focusedAt, isKeyboard: focus.isKeyboard };
  const { containerRef, overlayRef, miniRef, stageRef, problem, scale, onScale, isCurved } = useStage(model, props.data, {
    focus: focused?.k, isKeyboard: focused?.isKeyboard ?? false, selection: positions, ego: picture.circle?.position, way: drawnWay,
    onEnter: (k) => focusOn(k, { isKeyboard: false }),
    onLeave: () => setFocus(null),
    onClick: (k, isAdding) => select([k], isAdding),
    onClickGround: (isAdding) => !isAdding && props.onSelect([]),
    onPlace: (k, x, y) => pin(k, isUpright && Number.isNaN(picture.lineY) ? placeUpright({ x, y }) : { x, y }),
  });

  function focusOn(k: number, { isKeyboard }: { readonly isKeyboard: boolean }): void {
    setFocus({ dot: picture.person[k]!, isGroup: picture.groups !== null, isKeyboard });
  }

  function peopleOf(k: number): readonly number[] {
    return picture.groups === null ? [picture.person[k]!] : [...picture.groups[k]!.members];
  }

  /** Adding somebody who is in already takes them out, of one alone; of many it only adds. */
  function select(dots: readonly number[], isAdding: boolean): void {
    const people = dots.flatMap(peopleOf);
    if (!isAdding) return props.onSelect(people);
    const known = new Set(selection);
    if (dots.length === 1 && people.every((p) => known.has(p))) {
      const leaving = new Set(people);
      return props.onSelect(selection.filter((p) => !leaving.has(p)));
    }
    props.onSelect([...selection, ...people]);
  }

  function pin(k: number, { x, y }: Spot): void {
    if (picture.groups !== null) return;
    const person = picture.person[k]!;
    props.onMap({ pinned: [...map.pinned.filter((other) => other.person !== person), { person, x, y }] });
  }

  function togglePin(k: number): void {
    const person = picture.person[k]!;
    if (map.pinned.some((other) => other.person === person)) props.onMap({ pinned: map.pinned.filter((other) => other.person !== person) });
    else pin(k, { x: pinned.x[k]!, y: pinned.y[k]! });
  }

  function enter(k: number): void {
    setFocus(null);
    if (picture.groups !== null) return open(k);
    props.onCircle(picture.person[k]!, picture.names[k]!, 1, circle === null || circle.person === picture.person[k] ? map.trail : [...map.trail, circle]);
  }

  /** A group's dot opens into its people. */
  function open(k: number): void {
    props.onSelect([...picture.groups![k]!.members]);
    props.onMap({ units: "people" });
  }

  function step(arrow: Arrow): void {
    const stage = stageRef.current;
    // A mouse left over the map is not where the keyboard is.
    const from = focused?.isKeyboard === true ? focused.k : [...positions][0];
    const place = (k: number): Spot => stage?.place(k) ?? { x: picture.x[k]!, y: -picture.y[k]! };
    const next = from === undefined ? picture.labelOrder[0] : nextPerson(from, arrow, (k) => place(k).x, (k) => place(k).y, picture.person.length);
    if (next === undefined) return;
    stage?.reveal(next);
    focusOn(next, { isKeyboard: true });
  }

  function selectAs(what: "lasso" | "view" | "contacts" | "nobody"): void {
    const stage = stageRef.current;
    const { clientWidth: width = 0, clientHeight: height = 0 } = containerRef.current ?? {};
    if (what === "lasso" && stage !== null) startLasso();
    if (what === "nobody") props.onSelect([]);
    if (what === "view" && stage !== null) {
      select(insideLasso([{ x: 0, y: 0 }, { x: width, y: 0 }, { x: width, y: height }, { x: 0, y: height }], picture.person.length, (k) => stage.place(k)), false);
    }
    if (what === "contacts") {
      const near = [...positions].flatMap((k) => Array.from(model.lineOf.subarray(model.lineStart[k]!, model.lineStart[k + 1]!), (line) => otherEnd(picture, line, k)));
      select([...new Set([...positions, ...near])], false);
    }
  }

  function inside(line: readonly Spot[]): readonly number[] {
    const stage = stageRef.current;
    return stage === null ? [] : insideLasso(line, picture.person.length, (k) => stage.place(k));
  }

  /** Nobody is pointed at any more: everyone is seen again. */
  function startLasso(): void {
    setLasso((focused === null ? undefined : stageRef.current?.place(focused.k)) ?? { x: (region.current?.clientWidth ?? 0) / 2, y: (region.current?.clientHeight ?? 0) / 2 });
    setFocus(null);
  }

  function closeLasso(): void {
    setLasso(null);
    region.current?.focus();
  }

  /** Who holds the keyboard still does while a control of the map is used: else the button for their circle would go away under the pointer. */
  function leave({ relatedTarget, currentTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node) || currentTarget.closest(".map-view")?.contains(relatedTarget) !== true) setFocus(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const target = focused?.k ?? (positions.size === 1 ? [...positions][0] : undefined);
    const arrow = ARROWS[event.key];
    if (arrow !== undefined && event.shiftKey) stageRef.current?.pan(...PAN[arrow]);
    else if (arrow !== undefined) step(arrow);
    else if (event.key === "+" || event.key === "=") stageRef.current?.zoom(ZOOM);
    else if (event.key === "-") stageRef.current?.zoom(1 / ZOOM);
    else if (event.key === "0") stageRef.current?.fit();
    else if (event.key === "Enter" && target !== undefined) enter(target);
    else if (event.key === " " && target !== undefined) select([target], event.shiftKey);
    else if (event.key.toLowerCase() === "p" && target !== undefined && picture.groups === null) togglePin(target);
    else if (event.key.toLowerCase() === "l" && problem === undefined) startLasso();
    else if (event.key.toLowerCase() === "f" && full.toggle !== undefined) full.toggle();
    else if (event.key === "Escape" && focused !== null) setFocus(null);
    else if (event.key === "Escape" && circle !== null) props.onLeaveCircle();
    else return;
    event.preventDefault();
  }

  const chosen = positions.size === 1 ? [...positions][0] : focused?.isKeyboard === true ? focused.k : undefined;
  const place = focused === null ? undefined : stageRef.current?.place(focused.k);
  const numberLabel = picture.number === null ? undefined : props.colourLabel;
  const isGroups = picture.groups !== null;
  return (
    <section className={full.isFull ? "map-view map-full" : "map-view"} aria-label="Map">
      <MapBar
        circle={circle} trail={map.trail} selectedCount={selection.length} isFull={full.isFull} onFull={full.toggle} tools={props.tools}
        chosen={chosen === undefined || isGroups ? undefined : { name: picture.names[chosen]!, onEnter: () => enter(chosen) }}
        group={chosen === undefined || !isGroups ? undefined : { name: picture.names[chosen]!, onOpen: () => open(chosen) }}
        onWays={selection.length === 2 && !isGroups && map.path === null ? () => props.onMap({ path: { from: selection[0]!, to: selection[1]!, by: "strength" } }) : undefined}
        onSteps={(steps) => circle !== null && props.onCircle(circle.person, circle.name, steps, map.trail)} onLeave={props.onLeaveCircle}
        onCrumb={(i) => props.onCircle(map.trail[i]!.person, map.trail[i]!.name, map.trail[i]!.steps, map.trail.slice(0, i))}
        onSelect={selectAs}
        stage={problem === undefined ? { zoom: (factor) => stageRef.current?.zoom(factor), fit: () => stageRef.current?.fit() } : undefined}
      />
      <div className="map-field">
      <div
        ref={region} className="map-region" role="application" aria-roledescription="map" tabIndex={0} aria-label={describePicture(picture, sizeLabel)}
        aria-describedby={descriptionId} onKeyDown={onKeyDown} onBlur={leave}
      >
        {picture.person.length === 0 && <p className="map-empty">{isGroups ? "No group is large enough to be shown." : "Nobody is connected in what is selected, so there is nothing to draw."}</p>}
        {problem === undefined ? (
          <>
            <div className="map-sigma" ref={containerRef} />
            <canvas className="map-overlay" ref={overlayRef} aria-hidden="true" />
            <canvas className="map-mini" ref={miniRef} aria-hidden="true" hidden />
            {focused !== null && place !== undefined && <MapCard picture={picture} k={focused.k} sizeLabel={sizeLabel} numberLabel={numberLabel} at={place} within={containerRef.current} />}
          </>
        ) : (
          <StaticMap model={model} reason={problem} sizeLabel={sizeLabel} selection={positions} onSelect={(k, isAdding) => select([k], isAdding)} onScale={onScale} />
        )}
      </div>
      {lasso !== null && (
        <LassoLayer
          start={lasso}
          countIn={(line) => inside(line).flatMap(peopleOf).length}
          onTake={(line, isAdding) => {
            const dots = inside(line);
            const people = dots.flatMap(peopleOf);
            props.onSelect(isAdding ? [...selection, ...people] : people);
            closeLasso();
          }}
          onClose={closeLasso}
        />
      )}
      {props.card}
      </div>
      <p id={descriptionId} className="visually-hidden">
        Arrow keys go from person to person, with Shift they move the map, space selects, Enter opens a person’s circle, Escape leaves it, plus and minus zoom, 0 shows
        everyone, P pins a person, L starts a lasso, F fills the screen.
      </p>
      <p className="visually-hidden" aria-live="polite">{focused?.isKeyboard === true ? personLine(picture, focused.k, sizeLabel) : ""}</p>
      <MapLegend
        model={model} scale={scale} isCurved={isCurved && problem === undefined} sizeLabel={isGroups ? "people" : sizeLabel} colourLabel={props.colourLabel} hidden={lines.hidden}
        table={<MapTable model={model} sizeLabel={sizeLabel} numberLabel={numberLabel} onCopyPicture={props.onCopyPicture} />}
      />
    </section>
  );
}

/** Dots of the selected people; a group's dot counts where all of its people are selected. */
function positionsOf(positionOf: ReadonlyMap<number, number>, { groups }: MapPicture, selection: readonly number[]): ReadonlySet<number> {
  if (groups === null) return new Set(selection.flatMap((p) => positionOf.get(p) ?? []));
  const selected = new Set(selection);
  return new Set(groups.flatMap(({ members }, k) => (members.every((p) => selected.has(p)) ? [k] : [])));
}
