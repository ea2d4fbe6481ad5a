/** The lines of a pasted list that hold something; quotes around a whole line, as a spreadsheet writes them, are taken off. */
export function nameLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => (/^"(?:[^"]|"")*"$/u.test(line.trim()) ? line.trim().slice(1, -1).replaceAll('""', '"') : line))
    .filter((line) => line.trim() !== "");
}
