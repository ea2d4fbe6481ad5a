import { memo, useRef, useState, type ReactElement } from "react";
import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { defaultSettings, type Settings } from "../../engine/settings.ts";
import { formatCut } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";
import { Chip } from "./Chip.tsx";

/** The cut: 50 to 95 %, or so many people where the measure has no total that could be shared out. */
export const ShareChip = memo(function ShareChip(): ReactElement {
  const share = useApp((state) => state.settings.share);
  const top = useApp((state) => state.settings.cutTop);
  return (
    <Chip about="Cut" value={top === null ? formatCut(share) : `the first ${top}`}>
      <CutSlider />
    </Chip>
  );
});

/** Whatever is changed while the chip is open is one step of undo. */
function CutSlider(): ReactElement {
  const share = useApp((state) => state.settings.share);
  const top = useApp((state) => state.settings.cutTop);
  const actions = useActions();
  const hasChanged = useRef(false);
  const change = (next: Partial<Settings>) => {
    actions.change(next, { isSameStep: hasChanged.current });
    hasChanged.current = true;
  };
  return top === null ? <ShareSlider key={share} share={share} change={change} /> : <TopSlider key={top} top={top} change={change} />;
}

interface SliderProps {
  readonly change: (next: Partial<Settings>) => void;
}

function ShareSlider({ share, change }: SliderProps & { readonly share: number }): ReactElement {
  const [percent, setPercent] = useState(Math.round(share * 100));
  return (
    <div className="stack-small">
      <Slider minValue={50} maxValue={95} value={percent} onChange={setPercent} onChangeEnd={(value) => change({ share: value / 100 })} className="slider">
        <div className="slider-head">
          <Label>Cut</Label>
          <SliderOutput>{percent} %</SliderOutput>
        </div>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" autoFocus />
        </SliderTrack>
        <div className="slider-ends t-axis ink-2">
          <span>50 %</span>
          <span>95 %</span>
        </div>
      </Slider>
      <p className="t-axis ink-2 measure">How much the few must make together. It changes how long the lists are, never their order.</p>
      <Button className="part-button" isDisabled={share === defaultSettings.share} onPress={() => change({ share: defaultSettings.share })}>
        Back to 80 %
      </Button>
    </div>
  );
}

function TopSlider({ top, change }: SliderProps & { readonly top: number }): ReactElement {
  const [count, setCount] = useState(top);
  return (
    <div className="stack-small">
      <Slider minValue={5} maxValue={100} step={5} value={count} onChange={setCount} onChangeEnd={(value) => change({ cutTop: value })} className="slider">
        <div className="slider-head">
          <Label>How many people</Label>
          <SliderOutput />
        </div>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" autoFocus />
        </SliderTrack>
      </Slider>
      <p className="t-axis ink-2 measure">This measure has no total that people make together, so the list is cut by its length.</p>
    </div>
  );
}
