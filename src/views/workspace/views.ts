import type { View } from "../store/state.ts";

/** The views in the order of the top bar. */
export const views: readonly { readonly id: View; readonly label: string }[] = [
  { id: "board", label: "Board" },
  { id: "map", label: "Map" },
  { id: "list", label: "List" },
  { id: "topics", label: "Topics" },
  { id: "groups", label: "Groups" },
  { id: "time", label: "Time" },
];

export function labelOfView(view: View): string {
  return views.find((other) => other.id === view)?.label ?? "";
}
