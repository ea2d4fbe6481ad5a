import type { Preset } from "./preset.ts";

/** Every known shape of a table, the most particular first: the first that fits is used. */
export const presets: readonly Preset[] = [];
