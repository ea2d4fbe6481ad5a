/** Stands under every ranking: what these numbers can and cannot say. */
export const STANDING_LINE = "Shows who is heard, not who convinces.";
