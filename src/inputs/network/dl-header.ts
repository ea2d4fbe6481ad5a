import { quotable } from "./network-lines.ts";

/** How the data of a DL file are laid out. */
export type DlLayout = "fullmatrix" | "lowerhalf" | "upperhalf" | "edgelist1" | "edgelist2" | "nodelist1" | "nodelist2";

type LabelsOf = "rows" | "columns" | "matrices";

/** What is wrong with a header, and the word of it that is quoted. */
export class DlHeaderFault extends Error {
  readonly quoted: string;

  constructor(message: string, quoted: string) {
    super(message);
    this.quoted = quoted;
  }
}

/** The header of a DL file, gathered line by line until `data:`. */
export class DlHeader {
  rowCount = 0;
  columnCount = 0;
  matrixCount = 1;
  layout: DlLayout = "fullmatrix";
  isDiagonalAbsent = false;
  readonly labels: Record<LabelsOf, string[]> = { rows: [], columns: [], matrices: [] };
  readonly isEmbedded = { rows: false, columns: false };
  private wants: "n" | "nr" | "nc" | "nm" | "format" | "diagonal" | "skip" | undefined;
  private filling: readonly LabelsOf[] = [];
  private prefix: readonly LabelsOf[] | undefined;
  private afterLabels = false;

  /** Rows and columns are different sets of people. */
  get isTwoMode(): boolean {
    return this.layout.endsWith("2") || this.rowCount !== this.columnCount || this.hasOwnColumns;
  }

  private get hasOwnColumns(): boolean {
    const { rows, columns } = this.labels;
    return rows.length > 0 && columns.length > 0 && (rows.length !== columns.length || rows.some((label, r) => label !== columns[r]));
  }

  /**
   * Takes one line.
   * @returns what follows `data:` on it; undefined while the header goes on
   * @throws DlHeaderFault
   */
  line(line: string): string | undefined {
    const token = /"([^"]*)"|'([^']*)'|([^\s,="]+)/g;
    for (let match = token.exec(line); match !== null; match = token.exec(line)) {
      const quoted = match[1] ?? match[2];
      const word = quoted ?? match[3]!;
      if (quoted === undefined && /^data:/i.test(word)) return line.slice(match.index + 5);
      this.word(word, quoted !== undefined);
    }
    return undefined;
  }

  private word(word: string, isQuoted: boolean): void {
    const plain = word.toLowerCase().replace(/:$/, "");
    if (this.wants !== undefined) return this.value(plain);
    if (this.afterLabels && plain === "embedded") {
      for (const each of this.filling) if (each !== "matrices") this.isEmbedded[each] = true;
      this.filling = [];
      this.afterLabels = false;
      return;
    }
    this.afterLabels = false;
    const isLabelling = this.filling.length > 0 && this.labels[this.filling[0]!].length < this.expected(this.filling[0]!);
    if (!isQuoted && plain === "labels" && (word.endsWith(":") || !isLabelling || this.prefix !== undefined)) {
      this.filling = this.prefix ?? ["rows", "columns"];
      this.prefix = undefined;
      this.afterLabels = true;
      return;
    }
    if (!isQuoted && !isLabelling && /^(?:row|col|column|matrix|level)$/.test(plain)) {
      this.prefix = plain === "row" ? ["rows"] : plain.startsWith("col") ? ["columns"] : ["matrices"];
      return;
    }
    if (isLabelling) {
      for (const each of this.filling) this.labels[each].push(word);
      return;
    }
    if (plain === "dl") return;
    if (plain === "n" || plain === "nr" || plain === "nc" || plain === "nm" || plain === "format" || plain === "diagonal") this.wants = plain;
    else if (plain === "title") this.wants = "skip";
    else throw new DlHeaderFault(`"${quotable(word)}" is not known in the header`, quotable(word));
  }

  private expected(which: LabelsOf): number {
    return which === "rows" ? this.rowCount : which === "columns" ? this.columnCount : this.matrixCount;
  }

  private value(value: string): void {
    const what = this.wants;
    this.wants = undefined;
    if (what === "skip") return;
    if (what === "diagonal") this.isDiagonalAbsent = value === "absent";
    else if (what === "format") this.layout = layoutOf(value);
    else {
      const count = Number(value);
      if (!Number.isInteger(count) || count < 1) throw new DlHeaderFault(`"${quotable(value)}" is no number of people or matrices`, quotable(value));
      if (what === "nm") this.matrixCount = count;
      if (what === "n" || what === "nr") this.rowCount = count;
      if (what === "n" || what === "nc") this.columnCount = count;
    }
  }
}

function layoutOf(word: string): DlLayout {
  const known = new Map<string, DlLayout>([
    ["fullmatrix", "fullmatrix"], ["fm", "fullmatrix"], ["lowerhalf", "lowerhalf"], ["lh", "lowerhalf"], ["upperhalf", "upperhalf"], ["uh", "upperhalf"],
    ["edgelist1", "edgelist1"], ["edgelist", "edgelist1"], ["el1", "edgelist1"], ["edgelist2", "edgelist2"], ["el2", "edgelist2"],
    ["nodelist1", "nodelist1"], ["nodelist", "nodelist1"], ["nl1", "nodelist1"], ["nodelist2", "nodelist2"], ["nl2", "nodelist2"],
  ]).get(word);
  if (known === undefined) throw new DlHeaderFault(`the format "${quotable(word)}" is not read here (fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, nodelist1 and nodelist2 are)`, quotable(word));
  return known;
}
