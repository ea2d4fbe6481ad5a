import type { Step } from "../store/state.ts";

export interface TourStep {
  readonly words: string;
  /** What "Show me" does, where there is something to show; one step of undo. */
  readonly show?: { readonly label: string; readonly change: Partial<Step> };
}

/** The tour on a sample: each stop is a sentence or two, and most can be tried at once. `topic` is one of the sample's, `person` its first. */
export function tourSteps({ topic, person }: { readonly topic: string | undefined; readonly person: number | undefined }): readonly TourStep[] {
  return [
    { words: "Connectors reach most people, mavens talk most. The large numbers say how few of them make 80 % of it all.", show: { label: "Show the board", change: { view: "board" } } },
    { words: "The line above is a sentence whose words are controls: topic, group, period, cut, who is shown. Every view follows." },
    { words: "Dots close together talk to each other; the larger, the more they reach. Click somebody; Enter goes into their circle.", show: { label: "Show the map", change: { view: "map" } } },
    ...(person === undefined ? [] : [{ words: "Whoever is selected stands on the right, with the facts that put them here.", show: { label: "Show somebody", change: { selection: [person] } } }]),
    ...(topic === undefined ? [] : [{ words: "Each topic has its own few. The others stay on the map and count no more.", show: { label: `Only “${topic}”`, change: {} } }]),
    { words: "Undo takes back anything, without end. Export saves lists and pictures. Press ? for all keys. Then open your own files: nothing leaves this computer." },
  ];
}
