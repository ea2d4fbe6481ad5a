/** Draws rows `top` … of a picture on a canvas that begins there. */
export type DrawBand = (pen: CanvasRenderingContext2D, top: number) => void;

const BAND = 512;
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/**
 * A PNG of any size, drawn in bands: browsers have no canvas as large as a poster. RGB, 8 bits, no filter; packed by the browser's own
 * deflate. Cost: the drawing once per 512 rows.
 */
export async function pngInBands(width: number, height: number, draw: DrawBand): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.min(BAND, height);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen === null) throw new Error("The browser gives no canvas to draw the picture on.");
  const packer = new CompressionStream("deflate");
  const packed = new Response(packer.readable).arrayBuffer();
  const writer = packer.writable.getWriter();
  for (let top = 0; top < height; top += BAND) {
    const rows = Math.min(BAND, height - top);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    draw(pen, top);
    await writer.write(rowsOf(pen.getImageData(0, 0, width, rows), rows));
  }
  await writer.close();
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8);
  header.setUint8(9, 2);
  const parts = [Uint8Array.from(SIGNATURE), chunk("IHDR", new Uint8Array(header.buffer)), chunk("IDAT", new Uint8Array(await packed)), chunk("IEND", new Uint8Array(0))];
  return new Blob(parts, { type: "image/png" });
}

/** Rows as PNG holds them: the number of the filter (0: none), then red, green, blue. */
function rowsOf({ data, width }: ImageData, rows: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rows * (3 * width + 1));
  let to = 0;
  let from = 0;
  for (let row = 0; row < rows; row++) {
    to++;
    for (let x = 0; x < width; x++) {
      bytes[to++] = data[from]!;
      bytes[to++] = data[from + 1]!;
      bytes[to++] = data[from + 2]!;
      from += 4;
    }
  }
  return bytes;
}

function chunk(name: string, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** CRC-32 as PNG wants it. */
export function checksum(bytes: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
