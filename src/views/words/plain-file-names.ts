/**
 * What files are called where their own names may hold a person's: "File 1.csv", "File 2.json.gz". Of the name only endings of known
 * formats stay, since formats are told by them.
 */
export function plainFileNames(names: readonly string[], extensions: readonly string[]): readonly string[] {
  return names.map((name, index) => {
    const lower = name.toLowerCase();
    const packed = lower.endsWith(".gz") ? ".gz" : "";
    const rest = packed === "" ? lower : lower.slice(0, -packed.length);
    const known = extensions.map((extension) => `.${extension.replace(/^\./, "")}`).find((extension) => rest.endsWith(extension));
    return `File ${index + 1}${known ?? ""}${packed}`;
  });
}
