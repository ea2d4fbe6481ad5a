import type { Pen } from "./draw-map.ts";

/** A pen that writes SVG with the very calls that draw on a canvas: the same places, signs and names. */
export interface SvgPen {
  readonly pen: Pen;
  /** The drawing as an SVG file, with a title for those who cannot see it. */
  finish(title: string, description: string): string;
}

interface Style {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  /** How far everything is moved. */
  x: number;
  y: number;
}

const ANCHORS: Partial<Record<CanvasTextAlign, string>> = { center: "middle", right: "end", end: "end" };
const BASELINES: Partial<Record<CanvasTextBaseline, string>> = { middle: "central", top: "text-before-edge", bottom: "text-after-edge" };

/** @param measure measures text as the canvas does, in the font given as CSS. */
export function createSvgPen(width: number, height: number, measure: (text: string, font: string) => TextMetrics): SvgPen {
  const parts: string[] = [];
  const kept: Style[] = [];
  let path: string[] = [];
  let circle: { readonly x: number; readonly y: number; readonly r: number } | undefined;
  let style: Style = { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineJoin: "miter", globalAlpha: 1, font: "16px sans-serif", textAlign: "start", textBaseline: "alphabetic", x: 0, y: 0 };
  const at = (x: number, y: number): string => `${short(x + style.x)} ${short(y + style.y)}`;
  const filled = (): string => `fill="${colourOf(style.fillStyle)}"${style.globalAlpha < 1 ? ` fill-opacity="${short(style.globalAlpha)}"` : ""}`;
  const stroked = (): string =>
    `fill="none" stroke="${colourOf(style.strokeStyle)}" stroke-width="${short(style.lineWidth)}"${style.globalAlpha < 1 ? ` stroke-opacity="${short(style.globalAlpha)}"` : ""}${style.lineJoin === "round" ? ' stroke-linejoin="round"' : ""}`;
  const shape = (look: string): void => {
    if (circle !== undefined) parts.push(`<circle cx="${short(circle.x)}" cy="${short(circle.y)}" r="${short(circle.r)}" ${look}/>`);
    if (path.length > 0) parts.push(`<path d="${path.join("")}" ${look}/>`);
  };
  const box = (x: number, y: number, wide: number, tall: number, look: string): void =>
    void parts.push(`<rect x="${short(x + style.x)}" y="${short(y + style.y)}" width="${short(wide)}" height="${short(Math.max(0, tall))}" ${look}/>`);
  const write = (text: string, x: number, y: number, look: string): void => {
    const { weight, size, family } = fontOf(style.font);
    const anchor = ANCHORS[style.textAlign];
    const baseline = BASELINES[style.textBaseline];
    parts.push(`<text x="${short(x + style.x)}" y="${short(y + style.y)}" font-family="${escapeXml(family)}" font-size="${size}" font-weight="${weight}"${anchor === undefined ? "" : ` text-anchor="${anchor}"`}${baseline === undefined ? "" : ` dominant-baseline="${baseline}"`} ${look}>${escapeXml(text)}</text>`);
  };
  const pen: Pen = {
    get fillStyle() { return style.fillStyle; }, set fillStyle(value) { style.fillStyle = value; },
    get strokeStyle() { return style.strokeStyle; }, set strokeStyle(value) { style.strokeStyle = value; },
    get lineWidth() { return style.lineWidth; }, set lineWidth(value) { style.lineWidth = value; },
    get lineJoin() { return style.lineJoin; }, set lineJoin(value) { style.lineJoin = value; },
    get globalAlpha() { return style.globalAlpha; }, set globalAlpha(value) { style.globalAlpha = value; },
    get font() { return style.font; }, set font(value) { style.font = value; },
    get textAlign() { return style.textAlign; }, set textAlign(value) { style.textAlign = value; },
    get textBaseline() { return style.textBaseline; }, set textBaseline(value) { style.textBaseline = value; },
    beginPath() {
      path = [];
      circle = undefined;
    },
    moveTo: (x, y) => void path.push(`M${at(x, y)}`),
    lineTo: (x, y) => void path.push(`L${at(x, y)}`),
    quadraticCurveTo: (cx, cy, x, y) => void path.push(`Q${at(cx, cy)} ${at(x, y)}`),
    // Only whole circles are drawn.
    arc(x, y, r) {
      circle = { x: x + style.x, y: y + style.y, r };
    },
    fill: () => shape(filled()),
    stroke: () => shape(stroked()),
    fillRect: (x, y, wide, tall) => box(x, y, wide, tall, filled()),
    strokeRect: (x, y, wide, tall) => (tall === 0 ? void parts.push(`<path d="M${at(x, y)}L${at(x + wide, y)}" ${stroked()}/>`) : box(x, y, wide, tall, stroked())),
    clearRect: () => {},
    fillText: (text, x, y) => write(text, x, y, filled()),
    strokeText: (text, x, y) => write(text, x, y, stroked()),
    measureText: (text) => measure(text, style.font),
    save: () => void kept.push({ ...style }),
    restore: () => void (style = kept.pop() ?? style),
    translate(x, y) {
      style.x += x;
      style.y += y;
    },
  };
  return {
    pen,
    finish: (title, description) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">\n<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>\n${parts.join("\n")}\n</svg>\n`,
  };
}

/** The map is drawn in plain colours only. */
function colourOf(colour: Style["fillStyle"]): string {
  return typeof colour === "string" ? colour : "none";
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** "600 15px system-ui, …" in its parts. */
function fontOf(font: string): { readonly weight: string; readonly size: string; readonly family: string } {
  const [, weight = "400", size = "16px", family = "sans-serif"] = /^(?:(\d+) )?([\d.]+px) (.+)$/.exec(font) ?? [];
  return { weight, size, family };
}

/** Text as it may stand in XML: control characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  const allowed = Array.from(text.replace(/\p{Surrogate}/gu, "\ufffd")).filter((letter) => letter >= " " || letter === "\t" || letter === "\n").join("");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
