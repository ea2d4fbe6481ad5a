/** A line of a picture with logarithmic axes; all numbers are positive. */
export interface Curve {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const WIDTH = 640;
const HEIGHT = 380;
const LEFT = 64;
const RIGHT = 110;
const TOP = 24;
const BOTTOM = 48;

/**
 * Curves as SVG: both axes logarithmic, a grid line at every power of ten. Colours
 * are told apart in light and in dark, by shape of the dots too; the ground is left as the page has it.
 */
export function drawGrowth(curves: readonly Curve[]): string {
  const all = curves.flatMap(({ points }) => points);
  const range = (values: readonly number[]): readonly [number, number] => [Math.floor(Math.log10(Math.min(...values)) + 1e-9), Math.ceil(Math.log10(Math.max(...values)) - 1e-9)];
  const [x0, x1] = range(all.map(({ x }) => x));
  const [y0, y1] = range(all.map(({ y }) => y));
  const placeX = (x: number): number => LEFT + ((Math.log10(x) - x0) / Math.max(1, x1 - x0)) * (WIDTH - LEFT - RIGHT);
  const placeY = (y: number): number => HEIGHT - BOTTOM - ((Math.log10(y) - y0) / Math.max(1, y1 - y0)) * (HEIGHT - TOP - BOTTOM);
  const at = (value: number): string => value.toFixed(1);
  const grid: string[] = [];
  for (let e = x0; e <= x1; e++) {
    const x = at(placeX(10 ** e));
    grid.push(`<path class="grid" d="M${x} ${TOP}V${HEIGHT - BOTTOM}"/>`, `<text x="${x}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${(10 ** e).toLocaleString("en")}</text>`);
  }
  for (let e = y0; e <= y1; e++) {
    const y = at(placeY(10 ** e));
    grid.push(`<path class="grid" d="M${LEFT} ${y}H${WIDTH - RIGHT}"/>`, `<text x="${LEFT - 8}" y="${at(placeY(10 ** e) + 4)}" text-anchor="end">${10 ** e} s</text>`);
  }
  const drawn = curves.map(({ label, points }, i) => {
    const places = points.map(({ x, y }) => [placeX(x), placeY(y)] as const);
    const dots = places.map(([x, y]) => (i === 0 ? `<circle cx="${at(x)}" cy="${at(y)}" r="4"/>` : `<rect x="${at(x - 4)}" y="${at(y - 4)}" width="8" height="8"/>`));
    const [endX, endY] = places.at(-1)!;
    // Names that would touch go apart: above the higher end, below the lower one.
    const isHighest = curves.every((other) => other.points.at(-1)!.y <= points.at(-1)!.y);
    const apart = isHighest ? 0 : 12;
    return `<g class="c${i}"><path class="line" d="M${places.map(([x, y]) => `${at(x)} ${at(y)}`).join("L")}"/>${dots.join("")}<text x="${at(endX + 10)}" y="${at(endY + apart)}">${label}</text></g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Seconds by size of the data">`,
    "<style>text{font:13px system-ui,sans-serif;fill:#555}.grid{stroke:#8885;fill:none}.line{fill:none;stroke-width:2.5}.c0{fill:#0969da;stroke:none}.c0 .line{stroke:#0969da;fill:none}.c1{fill:#bc4c00}.c1 .line{stroke:#bc4c00;fill:none}.c0 text{fill:#0969da}.c1 text{fill:#bc4c00}@media(prefers-color-scheme:dark){text{fill:#bbb}.c0,.c0 text{fill:#58a6ff}.c0 .line{stroke:#58a6ff}.c1,.c1 text{fill:#f0883e}.c1 .line{stroke:#f0883e}}</style>",
    ...grid,
    ...drawn,
    "</svg>",
    "",
  ].join("\n");
}
