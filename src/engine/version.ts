import manifest from "../../package.json" with { type: "json" };

/** The version that every result names. */
export const version: string = manifest.version;
