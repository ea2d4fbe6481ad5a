/**
 * Decompresses one block of LZ4 (LZ4 Block Format Description, github.com/lz4/lz4/blob/dev/doc).
 * @param at where in `output` its content begins; earlier bytes there may be referred to
 * @returns where its content ends
 * @throws Error where the block is damaged or does not fit
 */
export function inflateLz4Block(input: Uint8Array, output: Uint8Array, at: number): number {
  let from = 0;
  let to = at;
  const lengthAt = (start: number): number => {
    let length = start;
    let byte = 255;
    while (start === 15 && byte === 255) {
      if (from >= input.length) throw new Error("LZ4 data are cut off");
      byte = input[from++]!;
      length += byte;
    }
    return length;
  };
  while (from < input.length) {
    const token = input[from++]!;
    const literals = lengthAt(token >> 4);
    if (from + literals > input.length || to + literals > output.length) throw new Error("LZ4 data are damaged");
    output.set(input.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    if (from === input.length) return to;
    if (from + 2 > input.length) throw new Error("LZ4 data are cut off");
    const distance = input[from]! | (input[from + 1]! << 8);
    from += 2;
    const length = lengthAt(token & 15) + 4;
    if (distance === 0 || distance > to || to + length > output.length) throw new Error("LZ4 data are damaged");
    for (let i = 0; i < length; i++, to++) output[to] = output[to - distance]!;
  }
  return to;
}

/**
 * Decompresses LZ4 as Hadoop frames it (blocks, each with both of its lengths in front), or one bare block.
 * @throws Error as inflateLz4Block
 */
export function inflateHadoopLz4(input: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  let from = 0;
  let to = 0;
  while (from + 8 <= input.length) {
    const content = view.getUint32(from, false);
    const length = view.getUint32(from + 4, false);
    if (from + 8 + length > input.length || to + content > size) break;
    const end = inflateLz4Block(input.subarray(from + 8, from + 8 + length), output, to);
    if (end !== to + content) break;
    to = end;
    from += 8 + length;
  }
  if (from === input.length && to === size) return output;
  return output.subarray(0, inflateLz4Block(input, output, 0));
}

/**
 * Decompresses LZ4 frames (LZ4 Frame Format Description): what Arrow files use. Check sums are not compared.
 * @param most bytes that may come out
 * @throws Error where the frame is damaged, or holds more than `most`
 */
export function inflateLz4Frames(input: Uint8Array, most: number): Uint8Array {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  const output = new Uint8Array(most);
  let from = 0;
  let to = 0;
  while (from + 7 <= input.length) {
    if (view.getUint32(from, true) !== 0x184d2204) throw new Error("LZ4 data are damaged");
    const flags = input[from + 4]!;
    from += 7 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4);
    for (;;) {
      if (from + 4 > input.length) throw new Error("LZ4 data are cut off");
      const word = view.getUint32(from, true);
      from += 4;
      if (word === 0) break;
      const length = word & 0x7fffffff;
      if (from + length > input.length) throw new Error("LZ4 data are cut off");
      const block = input.subarray(from, from + length);
      if (word >= 0x80000000) {
        if (to + length > most) throw new Error("LZ4 data are damaged");
        output.set(block, to);
        to += length;
      } else to = inflateLz4Block(block, output, to);
      from += length + ((flags & 16) === 0 ? 0 : 4);
    }
    if ((flags & 4) !== 0) from += 4;
  }
  return output.subarray(0, to);
}
