/** Whether Latin-1 `text` stands at byte `at`. Cost: its length. */
export function hasBytes(bytes: Uint8Array, at: number, text: string): boolean {
  if (at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** A new array with the bytes of both. */
export function concatBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Whether both hold the same bytes. Cost: their length, a quarter of it where both begin at a multiple of four. */
export function areSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  const isAligned = a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0;
  const wordCount = isAligned ? a.length >> 2 : 0;
  const words = new Uint32Array(a.buffer, isAligned ? a.byteOffset : 0, wordCount);
  const others = new Uint32Array(b.buffer, isAligned ? b.byteOffset : 0, wordCount);
  for (let w = 0; w < wordCount; w++) if (words[w] !== others[w]) return false;
  for (let i = wordCount * 4; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The chunks of a stream, empty ones left out. The stream is cancelled when the loop over them ends early. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value.length > 0) yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The stream of a generator's chunks, each made when it is asked for; the generator ends when the stream is cancelled. */
export function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
