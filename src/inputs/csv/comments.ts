/** The lines before the first one that does not begin with #. */
export interface LeadingComments {
  /** Where the first line after them begins. */
  readonly end: number;
  names(delimiter: string, columnCount: number): readonly string[] | undefined;
  /** True where they are cut into cells like rows, so that # only begins a value. */
  areRows(delimiter: string, columnCount: number): boolean;
}

/** Finds them in the first bytes of a file. Cost: their length. */
export function leadingComments(bytes: Uint8Array): LeadingComments {
  const lines: string[] = [];
  let at = 0;
  while (bytes[at] === 35) {
    let end = at;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    lines.push(new TextDecoder().decode(bytes.subarray(at, end)));
    at = bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1;
  }
  const cut = (line: string, delimiter: string): string[] =>
    delimiter === " " ? line.trim().split(/[ \t]+/) : delimiter === "" ? [line] : line.split(delimiter.trim() === "" ? delimiter : delimiter.trim());
  return {
    end: Math.min(at, bytes.length),
    names(delimiter, columnCount) {
      const cells = cut((lines[lines.length - 1] ?? "").replace(/^#+\s*/, ""), delimiter).map((cell) => cell.trim());
      return columnCount >= 2 && cells.length === columnCount && cells.every((cell) => cell !== "") ? cells : undefined;
    },
    areRows: (delimiter, columnCount) =>
      columnCount >= 2 && lines.length >= 2 && lines.every((line) => /^#\S/.test(line) && cut(line, delimiter).length === columnCount),
  };
}

