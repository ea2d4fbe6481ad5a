import type { Audience } from "../../engine/settings.ts";

/** Who can count as reached, in the order offered, with what each means. */
export const audiences: readonly { readonly id: Audience; readonly help: string }[] = [
  { id: "delivered", help: "Each message reaches the people it is addressed to." },
  { id: "modelled", help: "Each message reaches as many people as its author has followers or, where that is unknown, has ever addressed on that channel." },
  { id: "reported", help: "A column of the data says how many people each message reached." },
];
