import { expect, test } from "vitest";
import { connectTo } from "../../src/engine/client.ts";
import type { Port } from "../../src/engine/protocol.ts";
import { settingsOf } from "../support/session.ts";

/** An engine in the middle of a long step: it hears of nothing. */
function busyPort(): Port {
  return { postMessage: () => undefined, onmessage: null };
}

test("a cancelled question ends at once, even while the engine is in the middle of a step", async () => {
  const engine = connectTo(busyPort());
  const stop = new AbortController();
  const board = engine.board(settingsOf(), { signal: stop.signal });
  const list = engine.histogram(settingsOf(), 10);
  stop.abort();
  await expect(board).rejects.toMatchObject({ code: "cancelled", kind: "cancelled" });
  const late = new AbortController();
  late.abort();
  await expect(engine.board(settingsOf(), { signal: late.signal })).rejects.toMatchObject({ code: "cancelled" });
  expect(await Promise.race([list.then(() => "answered", () => "refused"), new Promise((resolve) => void setTimeout(resolve, 20, "waits"))])).toBe("waits");
});

test("a cancelled opening waits for the engine, which alone knows what is open", async () => {
  const engine = connectTo(busyPort());
  const stop = new AbortController();
  const opening = engine.open([], { mode: "customers" }, { signal: stop.signal });
  stop.abort();
  expect(await Promise.race([opening.then(() => "opened", () => "refused"), new Promise((resolve) => void setTimeout(resolve, 20, "waits"))])).toBe("waits");
});
