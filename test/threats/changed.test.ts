import { mkdtempSync, rmSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openSource } from "../../src/cli/file-source.ts";
import type { ByteSource } from "../../src/core/records.ts";
import { defaultSettings } from "../../src/engine/settings.ts";
import { fileOf, newSession } from "../support/session.ts";

const folder = mkdtempSync(join(tmpdir(), "whotalks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const text = `from,to\n${"ann,bob\nbob,cy\n".repeat(300_000)}`;

/** A file on disk that something happens to after its third piece has been read. */
async function opened(name: string, happens: (path: string) => void): Promise<ByteSource> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const source = await openSource(path, () => process.stdin);
  let isDone = false;
  const watched = (open: () => ReadableStream<Uint8Array>, piecesAhead: number) => (): ReadableStream<Uint8Array> => {
    const reader = open().getReader();
    let pieces = 0;
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          if (++pieces === 4 && !isDone) {
            isDone = true;
            happens(path);
          }
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: piecesAhead },
    );
  };
  return { ...source, stream: watched(source.stream, 1), ...(source.flow === undefined ? {} : { flow: watched(source.flow, 0) }) };
}

describe("45: a file that changes while it is read is refused as a whole, and what was open stays", () => {
  test.each([
    ["grows", (path: string) => writeFileSync(path, `${text}cy,ann\n`)],
    ["shrinks", (path: string) => truncateSync(path, 5000)],
    ["gets other content of the same length", (path: string) => writeFileSync(path, text.replaceAll("ann", "eve"))],
    ["is emptied", (path: string) => truncateSync(path, 0)],
  ])("it %s", async (what, happens) => {
    const engine = newSession();
    await engine.open([fileOf("before.csv", "from,to\nx,y\n")], { mode: "customers" });
    await expect(engine.open([await opened(`${what}.csv`, happens)], { mode: "customers" })).rejects.toMatchObject({ code: "file-unreadable", kind: "data", message: expect.stringContaining("changed while it was read") });
    expect((await engine.board(defaultSettings)).network.people).toBe(2);
  });

  test("it is deleted before it is read again", async () => {
    const path = join(folder, "gone.csv");
    writeFileSync(path, "from,to\na,b\n");
    const source = await openSource(path, () => process.stdin);
    unlinkSync(path);
    await expect(newSession().open([source], { mode: "customers" })).rejects.toMatchObject({ code: "file-unreadable", message: expect.stringContaining("was not found") });
  });

  test("it gives fewer or more bytes than it has, or stops in the middle, wherever it lies", async () => {
    const whole = fileOf("talk.csv", "from,to\nann,bob\nbob,cy\n");
    for (const size of [whole.size - 1, whole.size + 1]) {
      await expect(newSession().open([{ ...whole, size }], { mode: "customers" })).rejects.toMatchObject({ code: "file-unreadable", message: expect.stringContaining("bytes instead of") });
    }
    const breaks: ByteSource = { ...whole, stream: () => new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new DOMException("The requested file could not be read", "NotReadableError")) }) };
    await expect(newSession().open([breaks], { mode: "customers" })).rejects.toMatchObject({ code: "file-unreadable", hint: expect.stringContaining("open it again") });
  });
});
