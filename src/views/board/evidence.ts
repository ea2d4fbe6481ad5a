import type { Finding } from "../../core/answers.ts";

/** A part of the board that a finding rests on: its heading, and what the way there is called. */
export interface EvidencePlace {
  readonly heading: string;
  readonly words: string;
}

/** Where the numbers of a finding stand, where they are on the board; rows not used have a page of their own. */
const places: Readonly<Record<string, EvidencePlace>> = {
  F4: { heading: "board-sensitivity", words: "Show the cuts" },
  F11: { heading: "board-quality", words: "Show the quality of the data" },
  F13: { heading: "board-curve", words: "Show how few make most of it" },
  F14: { heading: "board-quality", words: "Show the quality of the data" },
  F15: { heading: "", words: "Show what was not used" },
};

const onBoard: EvidencePlace = { heading: "board-quality", words: "Show the quality of the data" };

/** The place of a finding on the board; null where it shows people or another view. */
export function evidencePlace(finding: Finding): EvidencePlace | null {
  return finding.view !== "board" || finding.people.length > 0 ? null : (places[finding.id] ?? onBoard);
}

/** Drawn from the top down, the board may not be there yet: it is waited for so many frames. */
const PATIENCE = 240;

/** Brings a heading into view and the keyboard with it. */
export function goToHeading(id: string, frames = PATIENCE): void {
  const heading = document.getElementById(id);
  if (heading === null) {
    if (frames > 0) requestAnimationFrame(() => goToHeading(id, frames - 1));
    return;
  }
  heading.tabIndex = -1;
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
}
