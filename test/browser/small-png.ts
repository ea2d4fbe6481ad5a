import { deflateSync } from "node:zlib";
import type { Page } from "playwright-core";
import { checksum } from "../../src/views/map/png-bands.ts";

/** Colours of one picture. */
const COLOURS = 256;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** The same picture with at most 256 colours, as an indexed PNG: a third of the bytes. The page decodes it. */
export async function smallPng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, rgb } = await decode(page, png);
  const palette = frequentColours(rgb);
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      const colour = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
      let index = nearest.get(colour);
      if (index === undefined) nearest.set(colour, (index = nearestIn(palette, colour)));
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

async function decode(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, rgb } = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext("2d")!;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    let text3 = "";
    for (let i = 0; i < data.length; i += 4) text3 += String.fromCharCode(data[i]!, data[i + 1]!, data[i + 2]!);
    return { width: image.width, height: image.height, rgb: btoa(text3) };
  }, png.toString("base64"));
  return { width, height, rgb: Buffer.from(rgb, "base64") };
}

/** The most frequent colours, no two of them nearer than a step of four in each channel while there are others. */
function frequentColours(rgb: Buffer): readonly number[] {
  const cells = new Map<number, Map<number, number>>();
  for (let at = 0; at < rgb.length; at += 3) {
    const cell = ((rgb[at]! >> 2) << 12) | ((rgb[at + 1]! >> 2) << 6) | (rgb[at + 2]! >> 2);
    const colour = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
    const inside = cells.get(cell) ?? new Map<number, number>();
    cells.set(cell, inside.set(colour, (inside.get(colour) ?? 0) + 1));
  }
  const sum = (inside: ReadonlyMap<number, number>): number => [...inside.values()].reduce((a, b) => a + b, 0);
  return [...cells.values()].toSorted((a, b) => sum(b) - sum(a)).slice(0, COLOURS).map((inside) => [...inside].toSorted((a, b) => b[1] - a[1])[0]![0]);
}

function nearestIn(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  palette.forEach((other, i) => {
    const [r, g, b] = [(other >> 16) - (colour >> 16), ((other >> 8) & 255) - ((colour >> 8) & 255), (other & 255) - (colour & 255)];
    const distance = 2 * r * r + 4 * g * g + 3 * b * b;
    if (distance >= least) return;
    least = distance;
    best = i;
  });
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(checksum(body), 4 + body.length);
  return framed;
}
