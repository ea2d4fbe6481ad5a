import { useMemo, useState, type ReactElement } from "react";
import { Button, Dialog, DialogTrigger, Label, Popover, Radio, RadioGroup, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { overlayRegion } from "../shell/overlay-region.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import { hideWeak, weakSteps } from "../map/map-lines.ts";
import { formatCount, formatNoun, formatValue } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";

/** Levels of the disparity filter: how seldom chance alone would give such a connection. */
const levels = [0.2, 0.05, 0.01] as const;

/** Which connections are drawn: those that stand out, and none weaker than a slider says. Drawn only: every number counts them all. */
export function LinesButton({ picture }: { readonly picture: MapPicture }): ReactElement {
  const least = useApp((state) => state.mapView.leastWeight);
  const backbone = useApp((state) => state.mapView.backbone);
  const { changeMap } = useActions();
  const said = backbone !== null && picture.groups === null ? " that stand out" : least > 0 ? ` from ${formatValue(least)} on` : "";
  return (
    <DialogTrigger>
      <Button className="part-button">
        Connections{said} <span aria-hidden="true">▾</span>
      </Button>
      <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover" placement="bottom end">
        <Dialog className="map-popover" aria-label="Which connections are drawn">
          <WeakSlider key={least} picture={picture} least={least} onChange={(leastWeight) => changeMap({ leastWeight })} />
          {picture.groups === null && (
            <RadioGroup
              className="segments"
              orientation="horizontal"
              value={backbone === null ? "off" : String(backbone)}
              onChange={(value) => changeMap({ backbone: value === "off" ? null : Number(value) })}
            >
              <Label className="segments-label">Which are drawn</Label>
              <div className="segments-row">
                <Radio className="segment" value="off">each person’s 3 strongest</Radio>
                {levels.map((level) => (
                  <Radio key={level} className="segment" value={String(level)}>
                    that stand out, {level}
                  </Radio>
                ))}
              </div>
            </RadioGroup>
          )}
          <p className="t-axis ink-2 measure">
            Standing out (backbone by disparity filter): so large a part of what one of the two writes or hears that chance alone would give it at most that often. It
            changes only what is drawn; every number counts all connections.
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function WeakSlider({ picture, least, onChange }: { readonly picture: MapPicture; readonly least: number; readonly onChange: (least: number) => void }): ReactElement {
  const steps = useMemo(() => weakSteps(picture.weight), [picture]);
  const [step, setStep] = useState(() => Math.max(0, steps.findLastIndex((weight) => weight <= least)));
  if (steps.length < 2) return <p className="t-axis ink-2">All connections drawn are equally strong.</p>;
  const weight = steps[step] ?? 0;
  const { hidden } = hideWeak(picture, weight);
  return (
    <Slider
      className="slider"
      minValue={0}
      maxValue={steps.length - 1}
      value={step}
      onChange={setStep}
      onChangeEnd={(value) => onChange(value === 0 ? 0 : steps[value]!)}
    >
      <div className="slider-head">
        <Label>Hide weak connections</Label>
        <SliderOutput>{step === 0 ? "none hidden" : `under ${formatValue(weight)}: ${formatNoun(hidden, "connection")} hidden`}</SliderOutput>
      </div>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" aria-valuetext={step === 0 ? "none hidden" : `under ${formatValue(weight)}, ${formatCount(hidden)} hidden`} />
      </SliderTrack>
      <div className="slider-ends t-axis ink-2">
        <span>{formatValue(steps[0]!)} (weakest)</span>
        <span>{formatValue(steps.at(-1)!)}</span>
      </div>
    </Slider>
  );
}
