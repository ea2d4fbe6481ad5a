
/** What a dot of the map stands for: a person, a circle found, or a group of the people table. */
export type MapUnits = "people" | "community" | { readonly attribute: string };

/** What makes a way between two people short: few steps, or strong connections (a step costs 1/strength). */
export type PathWay = "steps" | "strength";
