/** Text with every file name replaced by "file 1", "file 2" …: with employees a file may be called after a person. */
export function withoutNames(text: string, files: readonly string[]): string {
  // Longer names first: "a.csv" also stands inside "data.csv".
  const byLength = files.map((name, index) => ({ name, index })).sort((a, b) => b.name.length - a.name.length);
  return byLength.reduce((changed, { name, index }) => (name === "" ? changed : changed.replaceAll(name, `file ${index + 1}`)), text);
}
