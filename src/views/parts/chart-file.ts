/** What of a chart's look comes from style sheets: written into the file, where there are none. */
const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "opacity", "paint-order",
  "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "visibility", "display",
] as const;
const HEAD = 56;
const MARGIN = 16;
const NAMESPACE = "http://www.w3.org/2000/svg";

/** A chart as an SVG file: as it looks now, with its title and a line below it. */
export function chartAsSvg(chart: SVGSVGElement, title: string, line: string): Blob {
  const copy = withLooks(chart);
  const width = chart.clientWidth || chart.width.baseVal.value;
  const height = chart.clientHeight || chart.height.baseVal.value;
  const root = getComputedStyle(document.documentElement);
  const colour = (name: string): string => root.getPropertyValue(name).trim();
  const file = document.createElementNS(NAMESPACE, "svg");
  set(file, { xmlns: NAMESPACE, width: width + 2 * MARGIN, height: height + HEAD + MARGIN, viewBox: `0 0 ${width + 2 * MARGIN} ${height + HEAD + MARGIN}` });
  file.append(element("title", {}, title), element("rect", { width: "100%", height: "100%", fill: colour("--surface-0") || "#fff" }));
  const family = getComputedStyle(document.body).fontFamily;
  file.append(
    element("text", { x: MARGIN, y: 24, "font-family": family, "font-size": 16, "font-weight": 600, fill: colour("--ink") || "#000" }, title),
    element("text", { x: MARGIN, y: 44, "font-family": family, "font-size": 12, fill: colour("--ink-2") || "#555" }, line),
  );
  set(copy, { x: MARGIN, y: HEAD, width, height });
  file.append(copy);
  return new Blob([new XMLSerializer().serializeToString(file)], { type: "image/svg+xml" });
}

/** A copy with the look of every element written on it. */
function withLooks(chart: SVGSVGElement): SVGSVGElement {
  // A copy of an <svg> is one.
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[chart, ...chart.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, i) => {
    const looks = getComputedStyle(element);
    const written = LOOKS.flatMap((name) => (looks.getPropertyValue(name) === "" ? [] : [`${name}:${looks.getPropertyValue(name)}`]));
    to[i]!.setAttribute("style", written.join(";"));
    to[i]!.removeAttribute("class");
  });
  return copy;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ""): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  set(made, attributes);
  made.textContent = text;
  return made;
}

function set(target: SVGElement, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

/** A table on the page as text with tabs, for spreadsheets: cells that would be run as a formula begin with an apostrophe. */
export function tableAsText(table: HTMLTableElement): string {
  return Array.from(table.rows, (row) => Array.from(row.cells, ({ textContent }) => cellText(textContent ?? "")).join("\t")).join("\n");
}

/** The same of a table that is not on the page; undefined where a cell is more than text. */
export function rowsAsText(columns: readonly string[], rows: readonly (readonly unknown[])[]): string | undefined {
  if (rows.some((row) => row.some((cell) => typeof cell !== "string" && typeof cell !== "number"))) return undefined;
  return [columns, ...rows].map((row) => row.map((cell) => cellText(String(cell))).join("\t")).join("\n");
}

function cellText(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return /^[=+@\t]|^-(?![\d.])/.test(plain) ? `'${plain}` : plain;
}

/** The chart that a table is the twin of: the nearest one above it in the same block. */
export function chartBeside(twin: Element): SVGSVGElement | null {
  for (let block = twin.parentElement, depth = 0; block !== null && depth < 3; block = block.parentElement, depth++) {
    const found = [...block.querySelectorAll<SVGSVGElement>("svg.chart, svg.chart-week")].findLast((chart) => (chart.compareDocumentPosition(twin) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    if (found !== undefined) return found;
    if (block.matches("section, article, aside, main, [role=dialog]")) return null;
  }
  return null;
}
