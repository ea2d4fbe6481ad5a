import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Mode } from "../../../src/core/talk-log.ts";
import { createApp, type App } from "../../../src/views/store.ts";
import { keepProject, type TakeProject } from "../../../src/views/project/keeping.ts";
import type { AskToLast } from "../../../src/views/project/lasting.ts";
import type { ProjectStorage } from "../../../src/views/project/project-storage.ts";
import { listProjects } from "../../../src/views/project/listing.ts";
import { openAsked } from "../../../src/views/store/opening.ts";
import { stepOf } from "../../../src/views/store/step-parts.ts";
import { newSession } from "../../support/session.ts";
import { createMemoryStorage } from "./memory-storage.ts";

const talk = `from,to,topic,text\n${Array.from({ length: 60 }, (_, i) => `p${i % 7},p${(i * 3 + 1) % 11},t${i % 3},canary`).join("\n")}\n`;
const stops: (() => void)[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

const alone: TakeProject = async () => () => undefined;
const real = (): Promise<void> => new Promise((done) => void setImmediate(done));

/** Lets so much time of the page's own timers go by, and whatever that sets going. */
async function pass(milliseconds: number): Promise<void> {
  for (let gone = 0; gone < milliseconds; gone += 250) {
    await vi.advanceTimersByTimeAsync(250);
    for (let i = 0; i < 20; i++) await real();
  }
}

async function page(storage: ProjectStorage, take: TakeProject = alone, askToLast: AskToLast = async () => false): Promise<App> {
  const engine = newSession();
  const app = createApp(engine, [], () => performance.now(), storage);
  stops.push(keepProject(app, storage, take, askToLast));
  app.tools.set({ catalogue: await engine.catalogue() });
  await listProjects(app.tools, storage, Date.now());
  return app;
}

async function rest(app: App): Promise<void> {
  do for (let i = 0; i < 20; i++) await real();
  while (Object.keys(app.store.getState().works).length > 0);
}

async function open(app: App, mode: Mode = "customers"): Promise<void> {
  app.actions.chooseMode(mode);
  app.actions.offerFiles([new Blob([talk])], ["talk.csv"]);
  await rest(app);
  if (app.store.getState().phase === "check") await openAsked(app.tools);
  await rest(app);
  expect(app.store.getState().phase).toBe("workspace");
}

test("what was done is there again after the page has ended, from the first screen, with its steps", async () => {
  const storage = createMemoryStorage();
  const before = await page(storage);
  await open(before);
  before.actions.change({ topics: ["t1"] });
  before.actions.step({ view: "list", selection: [2, 5] });
  before.actions.readAs({ merge: [{ into: "p0", ids: ["p0", "p1"] }] });
  await rest(before);
  await pass(1500);
  expect(before.store.getState().project).toMatchObject({ state: "saved", reason: "", hasFiles: true });
  const after = await page(storage);
  const [entry] = after.store.getState().recent!;
  expect(entry).toMatchObject({ title: "talk.csv", mode: "customers", hasFiles: true });
  after.actions.openProject(entry!.id);
  await rest(after);
  expect(stepOf(after.store.getState())).toEqual(stepOf(before.store.getState()));
  expect(after.store.getState().opened?.people).toBe(before.store.getState().opened?.people);
  after.actions.undo();
  await rest(after);
  expect(after.store.getState()).toMatchObject({ selection: [2, 5], view: "list", merge: [] });
  after.actions.undo();
  after.actions.undo();
  await rest(after);
  expect(after.store.getState()).toMatchObject({ view: "board", settings: { topics: [] } });
  // It goes on as the same project.
  await pass(1500);
  expect((await storage.list()).map(({ id }) => id)).toEqual([entry!.id]);
});

test("whenever the page ends, at most the last five seconds are lost", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const storage = createMemoryStorage();
    const app = await page(storage);
    await open(app);
    await pass(2000);
    const steps: { readonly at: number; readonly share: number }[] = [];
    // Steps and the end come at moments that the seed decides.
    let random = seed;
    const next = (most: number): number => (random = (random * 48_271) % 2_147_483_647) % most;
    let at = 0;
    const end = 3000 + next(9000);
    while (at < end) {
      const share = (50 + next(45)) / 100;
      app.actions.change({ share });
      steps.push({ at, share });
      const wait = 250 * (1 + next(8));
      await pass(wait);
      at += wait;
    }
    stops.splice(0).forEach((stop) => stop());
    const later = await page(storage);
    later.actions.openProject((await storage.list())[0]!.id);
    await rest(later);
    const found = steps.findLastIndex(({ share }) => share === later.store.getState().settings.share);
    const lost = steps[found + 1];
    expect(lost === undefined || at - lost.at <= 5000, `seed ${seed}: lost what was done ${at - (lost?.at ?? at)} ms before the end`).toBe(true);
  }
});

test.each([1, 2, 3, 4, 5, 6].flatMap((faultAt) => [[faultAt, false], [faultAt, true]] as const))("when writing number %i fails (torn: %s) what was saved before is whole, it is said, and the next change saves again", async (faultAt, isTorn) => {
  const storage = createMemoryStorage({ faultAt, isTorn });
  const app = await page(storage);
  await open(app);
  const said: string[] = [];
  app.store.subscribe(({ project }) => void said.push(project.reason));
  for (const share of [0.5, 0.6, 0.7, 0.75, 0.85]) {
    app.actions.change({ share });
    await rest(app);
    await pass(1500);
    const [entry] = await storage.list();
    if (entry !== undefined) expect(JSON.parse((await storage.read(entry.id))!.text)).toMatchObject({ format: "whotalks-project" });
  }
  expect(said.join(" ")).toMatch(/storage is full|no room for the files/);
  expect(app.store.getState().project.state).toBe("saved");
  const { text } = (await storage.read((await storage.list())[0]!.id))!;
  expect(text).toContain('"share":0.85');
});

test("a second tab with the same project only looks, and says so", async () => {
  const storage = createMemoryStorage();
  const held = new Set<string>();
  const take: TakeProject = async (id) => (held.has(id) ? null : (held.add(id), () => void held.delete(id)));
  const first = await page(storage, take);
  await open(first);
  await pass(1500);
  const { id } = first.store.getState().project;
  const second = await page(storage, take);
  second.actions.openProject(id);
  await rest(second);
  second.actions.change({ share: 0.6 });
  await rest(second);
  await pass(3000);
  expect(second.store.getState().project).toMatchObject({ state: "elsewhere", reason: expect.stringContaining("open in another tab") });
  expect((await storage.read(id))!.text).not.toContain('"share":0.6');
  first.actions.change({ share: 0.7 });
  await rest(first);
  await pass(1500);
  expect((await storage.read(id))!.text).toContain('"share":0.7');
});

test("of employees nothing is kept unless it is switched on, and then no file and no text", async () => {
  const storage = createMemoryStorage();
  const app = await page(storage);
  await open(app, "employees");
  app.actions.change({ share: 0.6 });
  await rest(app);
  await pass(3000);
  expect(await storage.list()).toEqual([]);
  expect(app.store.getState().project).toMatchObject({ isKept: false, savedAt: null });
  app.actions.keepProject(true);
  await pass(1500);
  const [entry] = await storage.list();
  const { text, files } = (await storage.read(entry!.id))!;
  expect([files, entry!.hasFiles, /canary|p1|talk\.csv/.test(text)]).toEqual([[], false, false]);
  expect(entry!.expiresAt! - entry!.savedAt).toBe(90 * 86_400_000);
  expect(app.store.getState().project.reason).toContain("never kept");
  // It waits for its file, knows it again by its size, and another file is another thing.
  const later = await page(storage);
  later.actions.openProject(entry!.id);
  await rest(later);
  expect(later.store.getState().waiting?.project.title).toBe("Employees, 1 file");
  later.actions.offerFiles([new Blob([talk])], ["renamed.csv"]);
  await rest(later);
  expect(later.store.getState()).toMatchObject({ phase: "workspace", settings: { share: 0.6 }, waiting: null });
  later.actions.leave();
  later.actions.openProject(entry!.id);
  await rest(later);
  later.actions.offerFiles([new Blob([`${talk}x,y,t1,z\n`])], ["talk.csv"]);
  expect(later.store.getState()).toMatchObject({ waiting: null, told: expect.stringContaining("sizes differ") });
});

test("a merge of employees is known again when the project is opened", async () => {
  const storage = createMemoryStorage();
  const app = await page(storage);
  app.actions.chooseMode("employees");
  const mail = `from,to\n${Array.from({ length: 60 }, (_, i) => `ann.lee${i % 2 === 0 ? "" : "+x"}@a.example,p${i % 11}@a.example`).join("\n")}\n`;
  app.actions.offerFiles([new Blob([mail])], ["mail.csv"]);
  await rest(app);
  if (app.store.getState().phase === "check") await openAsked(app.tools);
  await rest(app);
  const [candidate] = await app.tools.engine.identities("open");
  const keys = candidate!.members.map(({ key }) => key);
  const people = app.store.getState().opened!.people;
  app.actions.readAs({ merge: [{ into: keys[0]!, ids: keys }] });
  app.actions.keepProject(true);
  await rest(app);
  await pass(1500);
  expect(app.store.getState().opened!.people).toBe(people - 1);
  const later = await page(storage);
  later.actions.openProject((await storage.list())[0]!.id);
  await rest(later);
  later.actions.offerFiles([new Blob([mail])], ["mail.csv"]);
  await rest(later);
  await rest(later);
  expect(later.store.getState().error).toBeNull();
  expect(later.store.getState().opened?.people).toBe(people - 1);
});

test("a deleted project is gone, which is looked for and told; one of employees goes by itself after 90 days", async () => {
  const storage = createMemoryStorage();
  const app = await page(storage);
  await open(app);
  await pass(1500);
  const { id } = app.store.getState().project;
  app.actions.deleteProject(id);
  await rest(app);
  expect(await storage.list()).toEqual([]);
  expect(app.store.getState().told).toMatch(/“talk.csv” is deleted: \d+ entries .* now finds 0/);
  app.actions.change({ share: 0.6 });
  await rest(app);
  await pass(3000);
  expect(await storage.list()).toEqual([]);
  await storage.write({ id: "x", title: "Employees, 1 file", mode: "employees", sample: "", savedAt: 0, expiresAt: 1000, size: 1, generation: 1, hasFiles: false }, "{}");
  await listProjects(app.tools, storage, 999);
  expect(app.store.getState().recent?.length).toBe(1);
  await listProjects(app.tools, storage, 1000);
  expect([app.store.getState().recent, await storage.list()]).toEqual([[], []]);
  expect(app.store.getState().told).toContain("90 days");
});

test("the browser is asked to let it last with the first saving, once, and its answer is told", async () => {
  let asked = 0;
  const app = await page(createMemoryStorage(), alone, async () => ++asked > 0);
  await open(app);
  expect([asked, app.store.getState().project.isLasting]).toEqual([0, null]);
  await pass(1500);
  expect([asked, app.store.getState().project.isLasting]).toEqual([1, true]);
  app.actions.change({ topics: ["t1"] });
  await rest(app);
  await pass(1500);
  expect(asked).toBe(1);
  app.actions.offerFiles([new Blob([`${talk}p1,p2,t1,more\n`])], ["other.csv"]);
  await rest(app);
  await pass(1500);
  expect([asked, app.store.getState().project.isLasting]).toEqual([1, true]);
});

test("of employees the browser is not asked before something is saved", async () => {
  let asked = 0;
  const app = await page(createMemoryStorage(), alone, async () => ++asked > 5);
  await open(app, "employees");
  await pass(3000);
  expect(asked).toBe(0);
  app.actions.keepProject(true);
  await pass(1500);
  expect([asked, app.store.getState().project.isLasting]).toEqual([1, false]);
});
