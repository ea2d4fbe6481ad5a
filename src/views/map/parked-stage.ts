import type { Stage } from "./sigma-stage.ts";

/** A stage, and what it stands for. */
export interface StandingStage {
  readonly stage: Stage;
  /** The frame of the picture: in the same one the camera stays. */
  readonly room: string;
  /** The data that the picture is of. */
  readonly data: unknown;
  readonly isSoftware: boolean;
}

/** A stage nobody looks at keeps its picture in the graphics memory for so long. */
const KEPT_MS = 300_000;

const lot: { parked: StandingStage | undefined; timer: ReturnType<typeof setTimeout> | undefined } = { parked: undefined, timer: undefined };

/** Keeps the stage for the next map: whoever comes back sees it at once. One is kept, for five minutes. */
export function parkStage(standing: StandingStage): void {
  takeParkedStage()?.stage.kill();
  if (standing.stage.isLost()) return standing.stage.kill();
  standing.stage.park();
  lot.parked = standing;
  lot.timer = setTimeout(() => takeParkedStage()?.stage.kill(), KEPT_MS);
}

/** The stage that is kept; whoever takes it has it alone. Undefined where none is, or its graphics context is gone. */
export function takeParkedStage(): StandingStage | undefined {
  clearTimeout(lot.timer);
  const { parked } = lot;
  lot.parked = undefined;
  if (parked?.stage.isLost() !== true) return parked;
  parked.stage.kill();
  return undefined;
}
