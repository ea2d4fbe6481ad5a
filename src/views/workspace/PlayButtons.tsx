import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { formatCount } from "../parts/format.ts";
import { SteadyButton } from "../parts/SteadyButton.tsx";
import { usePlayer } from "./use-player.ts";

/** One window back, play or pause, one on: the period moves, in every view. */
export function PlayButtons(): ReactElement | null {
  const { isPlaying, at, windows, toggle, go } = usePlayer();
  if (windows.length < 2) return null;
  return (
    <span className="play" role="group" aria-label="Play window by window">
      <SteadyButton className="play-button" aria-label="Window before" isOff={at === 0} onPress={() => go(-1)}>
        <Sign d="M10 3 5 8l5 5M3.5 3v10" />
      </SteadyButton>
      <Button className="play-button" aria-label={isPlaying ? "Pause" : "Play"} onPress={toggle}>
        <Sign d={isPlaying ? "M5.5 3v10M10.5 3v10" : "M5 3v10l8-5z"} isFilled={!isPlaying} />
      </Button>
      <SteadyButton className="play-button" aria-label="Next window" isOff={at === windows.length - 1} onPress={() => go(1)}>
        <Sign d="m6 3 5 5-5 5M12.5 3v10" />
      </SteadyButton>
      {at >= 0 && (
        <span className="play-at">
          {formatCount(at + 1)} of {formatCount(windows.length)}
        </span>
      )}
    </span>
  );
}

function Sign({ d, isFilled = false }: { readonly d: string; readonly isFilled?: boolean }): ReactElement {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
      <path d={d} fill={isFilled ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
