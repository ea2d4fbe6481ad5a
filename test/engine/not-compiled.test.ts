import { afterEach, expect, test, vi } from "vitest";
import { fileOf, newSession, settingsOf } from "../support/session.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const file = (): ReturnType<typeof fileOf> => fileOf("talk.csv", "from,to\nann,bob\nbob,cem\ncem,ann\nann,cem\n");

test("where WebAssembly is switched off the report says once that slower code serves, and the results have the same bytes", async () => {
  const engine = newSession();
  const opened = await engine.open([file()], { mode: "customers" });
  expect(opened.notices.map(({ code }) => code)).not.toContain("not-compiled");
  const settings = settingsOf({ measure: "pagerank", columns: ["community", "betweenness"] });
  const compiled = await engine.write("json", settings, {});

  vi.stubGlobal("WebAssembly", undefined);
  const plain = newSession();
  const told = await plain.open([file()], { mode: "customers" });
  expect(told.notices.filter(({ code }) => code === "not-compiled")).toMatchObject([{ severity: "info", count: 1, message: expect.stringContaining("slower code, with the same results") }]);
  const answer = await plain.write("json", settings, {});
  expect(Buffer.from(answer.bytes).equals(Buffer.from(compiled.bytes))).toBe(true);
});

test("a policy that forbids compiling is told too", async () => {
  class Forbidden extends WebAssembly.Module {
    constructor(bytes: BufferSource) {
      super(bytes);
      throw new WebAssembly.CompileError("Compiling is disallowed by this page's Content Security Policy: 'unsafe-eval'");
    }
  }
  vi.stubGlobal("WebAssembly", { ...WebAssembly, Module: Forbidden, CompileError: WebAssembly.CompileError, Memory: WebAssembly.Memory, Instance: WebAssembly.Instance });
  const { notices } = await newSession().open([file()], { mode: "employees" });
  expect(notices.map(({ code }) => code)).toContain("not-compiled");
});
