import { describe, expect, test } from "vitest";
import { WhotalksError } from "../../src/core/errors.ts";
import { connectTo } from "../../src/engine/client.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { serve } from "../../src/engine/serve.ts";
import { fileOf, newSession, settingsOf } from "../support/session.ts";

/** The same promises hold in one process and over a port. */
const ways: Record<string, () => { engine: Engine; source: (name: string, text: string) => Parameters<Engine["open"]>[0][number]; close: () => void }> = {
  direct: () => ({ engine: newSession(), source: fileOf, close: () => {} }),
  "over a port": () => {
    const { port1, port2 } = new MessageChannel();
    serve(newSession(), port1);
    return { engine: connectTo(port2), source: (name, text) => ({ name, blob: new Blob([text]) }), close: () => port1.close() };
  },
};

const talk = "from,to,time,topic,text\n" + Array.from({ length: 300 }, (_, i) => `p${(i * 7) % 31},p${(i * 13) % 29},2024-0${1 + (i % 9)}-1${i % 10}T0${i % 10}:00:00Z,${["tea", "coffee"][i % 2]},"hello, ${i}"`).join("\n");

describe.each(Object.keys(ways))("the engine, %s", (way) => {
  const withEngine = async (work: (engine: Engine, source: (name: string, text: string) => Parameters<Engine["open"]>[0][number]) => Promise<void>): Promise<void> => {
    const { engine, source, close } = ways[way]!();
    try {
      await work(engine, source);
    } finally {
      close();
    }
  };

  test("opens a file and answers every kind of question about it", () =>
    withEngine(async (engine, source) => {
      const sources = [source("talk.csv", talk)];
      const inspection = await engine.inspect(sources, {});
      expect(inspection.questions.map((q) => q.code)).toEqual(["mode"]);
      expect(inspection.files[0]!.columns.map((c) => c.role)).toEqual(["from", "to", "time", "topic", "text"]);
      const opened = await engine.open(sources, { mode: "customers" });
      expect(opened).toMatchObject({ rowsRead: 300, rowsKept: 300, messages: 300, hasText: true });
      const settings = settingsOf();
      const board = await engine.board(settings);
      expect(board.connectors.count).toBeGreaterThan(0);
      expect(board.connectors.count + board.mavens!.count - board.both).toBe(board.either);
      const page = await engine.list({ settings, columns: ["pagerank"], sort: [{ column: "posts", descending: true }], search: "", roles: [], includeOurs: false, offset: 0, limit: 5 });
      expect(page.total).toBe(board.population);
      expect(page.rows.map((row) => row.posts)).toEqual(page.rows.map((row) => row.posts).toSorted((a, b) => b! - a!));
      const map = await engine.map({ settings, size: "impressions", colour: "role", ego: null });
      expect(map.x.length).toBe(map.person.length);
      expect(map.x.every(Number.isFinite)).toBe(true);
      const card = await engine.person(page.rows[0]!.person, settings);
      expect(card.row.id).toBe(page.rows[0]!.id);
      expect(card.messages[0]!.text).toMatch(/^hello, /);
      expect(await engine.cost(settings, "betweenness")).toEqual({ measure: "betweenness", isSampled: false, exact: null, sampled: null });
      expect((await engine.search("p1", settings, 3)).length).toBe(3);
      const histogram = await engine.histogram(settings, 40);
      expect(histogram.all.reduce((a, b) => a + b, 0)).toBe(300);
      const windows = { settings, windows: { unit: null, length: 1, step: 1 }, within: false } as const;
      const ranks = await engine.ranksOverTime({ ...windows, top: 5 });
      expect(ranks.windows.reduce((sum, { messages }) => sum + messages, 0)).toBe(300);
      expect(await engine.timeWindows(windows)).toEqual({ unit: ranks.unit, timeZone: "UTC", windows: ranks.windows.map(({ since, until, label, isPart }) => ({ since, until, label, isPart })) });
      const { since } = ranks.windows[0]!;
      const { until } = ranks.windows.at(-1)!;
      const middle = (since + until) / 2;
      const compared = await engine.comparePeriods({ settings, before: { since, until: middle }, after: { since: middle, until }, withBridges: true });
      expect(compared.before.messages + compared.after.messages).toBe(300);
      expect((await engine.setAside(0, 10)).total).toBe(0);
      expect((await engine.catalogue()).measures.length).toBeGreaterThan(20);
    }));

  test("an error keeps its code, kind, hint and place", () =>
    withEngine(async (engine, source) => {
      await expect(engine.board(settingsOf())).rejects.toMatchObject({ code: "nothing-open" });
      const refusal = await engine.open([source("empty.csv", "")], { mode: "customers" }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(WhotalksError);
      expect(refusal).toMatchObject({ code: "no-records", kind: "data", where: { file: "empty.csv" } });
    }));

  test("a file that cannot be opened leaves what was open", () =>
    withEngine(async (engine, source) => {
      await engine.open([source("talk.csv", talk)], { mode: "customers" });
      await expect(engine.open([source("broken.csv", "")], { mode: "customers" })).rejects.toThrow();
      expect((await engine.board(settingsOf())).network.messages).toBe(300);
    }));

  test("proposes people and accounts that may be one, of what is open and of a preview, and previews a merge", () =>
    withEngine(async (engine, source) => {
      await engine.open([source("m.csv", "from,to\nann,bob\nAnn,bob\nbob,cem\n")], { mode: "customers" });
      const [found] = await engine.identities();
      expect(found).toMatchObject({ into: "Ann", members: [{ key: "Ann" }, { key: "ann" }], evidence: [{ code: "case" }] });
      expect(await engine.mergePreview({ into: "ann", ids: ["Ann"] }, settingsOf())).toMatchObject({ people: [4, 3], messages: [3, 3], after: { id: "ann" } });
      await engine.preview([source("n.csv", "from,to\nnoreply@x.example,bob\n")], { mode: "customers" });
      expect(await engine.identities("preview")).toEqual([]);
      expect(await engine.accounts("preview")).toMatchObject([{ key: "noreply@x.example", kind: "bot", isLikely: true }]);
      expect(await engine.accounts("open")).toEqual([]);
    }));

  test("a cancelled call rejects as cancelled before it is done, and the engine goes on", { timeout: 30_000 }, () =>
    withEngine(async (engine, source) => {
      const large = `from,to\n${Array.from({ length: 60_000 }, (_, i) => `a${(i * 7919) % 9973},a${(i * 104_729) % 9967}`).join("\n")}`;
      await engine.open([source("large.csv", large)], { mode: "customers" });
      const stop = new AbortController();
      let reports = 0;
      const work = engine.board(settingsOf({ measure: "betweenness" }), {
        signal: stop.signal,
        onProgress: () => {
          if (++reports === 2) stop.abort();
        },
      });
      await expect(work).rejects.toMatchObject({ code: "cancelled" });
      expect(reports).toBeGreaterThanOrEqual(2);
      expect((await engine.board(settingsOf())).measure).toBe("impressions");
    }));

  test("a result shared with a cancelled call is computed again for the one that waits", { timeout: 60_000 }, () =>
    withEngine(async (engine, source) => {
      const ring = `from,to\n${Array.from({ length: 6000 }, (_, i) => `a${i % 1500},a${(i * 31) % 1499}`).join("\n")}`;
      await engine.open([source("ring.csv", ring)], { mode: "customers" });
      const stop = new AbortController();
      const first = engine.board(settingsOf({ measure: "betweenness" }), { signal: stop.signal });
      const second = engine.board(settingsOf({ measure: "betweenness" }));
      setTimeout(() => stop.abort(), 60);
      await first.catch(() => {});
      expect((await second).measure).toBe("betweenness");
    }));
});

test("both ways write the same bytes", async () => {
  const { engine, source, close } = ways["over a port"]!();
  await engine.open([source("talk.csv", talk)], { mode: "customers" });
  const direct = newSession();
  await direct.open([fileOf("talk.csv", talk)], { mode: "customers" });
  const settings = settingsOf({ columns: ["pagerank", "eigenvector", "community"] });
  for (const target of ["json", "csv", "xlsx", "parquet", "gexf", "ties"]) {
    expect((await engine.write(target, settings, {})).bytes).toEqual((await direct.write(target, settings, {})).bytes);
  }
  close();
});
