import type { Catalogue } from "../../engine/engine.ts";

/** What most people have; the rest is named in the help. */
const familiar = ["csv", "xlsx", "json", "parquet", "slack", "mbox", "whatsapp", "zip", "gexf"] as const;

/** What can be opened, in words, what most people have first: "CSV, Excel, JSON … and 12 more kinds". */
export function namesOfFormats(formats: Catalogue["formats"]): string {
  const first = familiar.flatMap((id) => formats.filter((format) => format.id === id));
  const others = new Set(formats.filter((format) => !first.includes(format)).map(({ label }) => label));
  const names = [...new Set(first.map(({ label }) => label))];
  if (others.size > 3) return `${names.join(", ")} and ${others.size} more kinds of files`;
  return [...names, ...others].join(", ");
}

/** Endings of the files, and of our projects, that a picker offers first. Empty while they are not known: then it offers everything. */
export function acceptedTypes(formats: Catalogue["formats"] | undefined): string[] {
  if (formats === undefined) return [];
  const endings = formats.flatMap(({ extensions }) => extensions).map((extension) => `.${extension.replace(/^\./, "").toLowerCase()}`);
  return [...new Set([...endings, ".gz", ".whotalks"])];
}
