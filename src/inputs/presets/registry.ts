import { brandwatch } from "./brandwatch.ts";
import { microsoftTrace } from "./mail-logs.ts";
import type { Preset } from "./preset.ts";
import { tags, tcat, twcs } from "./tweets-as-rows.ts";

/** Every known shape of a table, the most particular first: the first that fits is used. */
export const presets: readonly Preset[] = [brandwatch, twcs, tags, tcat, microsoftTrace];
