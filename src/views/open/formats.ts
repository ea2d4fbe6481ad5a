import type { Catalogue } from "../../engine/engine.ts";

/** What can be opened, in words: "CSV, Excel, JSON". A format of several shapes is named once. */
export function namesOfFormats(formats: Catalogue["formats"]): string {
  return [...new Set(formats.map(({ label }) => label))].join(", ");
}

/** Endings of the files that a picker offers first. Empty while they are not known: then it offers everything. */
export function acceptedTypes(formats: Catalogue["formats"] | undefined): string[] {
  if (formats === undefined) return [];
  const endings = formats.flatMap(({ extensions }) => extensions).map((extension) => `.${extension.replace(/^\./, "").toLowerCase()}`);
  return [...new Set([...endings, ".gz"])];
}
