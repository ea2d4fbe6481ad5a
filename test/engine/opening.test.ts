import { expect, test } from "vitest";
import type { ByteSource } from "../../src/core/records.ts";
import { fileOf, newSession, settingsOf } from "../support/session.ts";

const first = "from,to\nann,bob\n";
const second = "from,to\ncem,dee\ndee,cem\ncem,eva\n";

/** A file whose bytes wait until they are let go. */
function waitingFile(name: string, text: string): { readonly source: ByteSource; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { size, stream } = fileOf(name, text);
  const waiting = (): ReadableStream<Uint8Array> => {
    const passed = new TransformStream<Uint8Array, Uint8Array>();
    // Whoever has read enough lets go of the stream: that is no fault.
    void gate.then(() => stream().pipeTo(passed.writable)).catch(() => undefined);
    return passed.readable;
  };
  return { letGo, source: { name, size, stream: waiting } };
}

test("of two openings at once the one asked for last is open, whichever ends first", async () => {
  const engine = newSession();
  const slow = waitingFile("slow.csv", first);
  const one = engine.open([slow.source], { mode: "customers" });
  const two = await engine.open([fileOf("quick.csv", second)], { mode: "customers" });
  slow.letGo();
  expect([(await one).messages, two.messages]).toEqual([1, 3]);
  expect((await engine.board(settingsOf())).network.messages).toBe(3);
});

test("an opening that is cancelled when all is read leaves what was open", async () => {
  const engine = newSession();
  await engine.open([fileOf("open.csv", second)], { mode: "customers" });
  const controller = new AbortController();
  const other = fileOf("other.csv", first);
  const ending: ByteSource = { ...other, stream: () => other.stream().pipeThrough(new TransformStream({ flush: () => controller.abort() })) };
  await expect(engine.open([ending], { mode: "customers" }, { signal: controller.signal })).rejects.toMatchObject({ code: "cancelled" });
  expect((await engine.board(settingsOf())).network.messages).toBe(3);
});
