import { WhotalksError } from "../core/errors.ts";
import { createTask, type Task } from "../core/task.ts";
import type { IdentityMember } from "../core/identity.ts";
import type { SetAside } from "../core/notice.ts";
import { estimateCost } from "./estimate-cost.ts";
import { exportTargets } from "../exports/registry.ts";
import { writeRejects } from "../exports/rejects.ts";
import { insights } from "../insights/registry.ts";
import { columnsLookedFor, templateCsv } from "../inputs/columns/template.ts";
import { openedFormats } from "../inputs/registry.ts";
import { ALWAYS_EXACT } from "../measures/betweenness-estimate.ts";
import { measures } from "../measures/registry.ts";
import { recogniseOrAsk } from "./ask-encoding.ts";
import { makeBoard } from "./board.ts";
import { describeOpened } from "./describe-opened.ts";
import { discoveryAnswers } from "./discovery-answers.ts";
import { dictionaryAnswers } from "./dictionary-answers.ts";
import type { Call } from "./call.ts";
import type { Engine } from "./engine.ts";
import { defaultSettings } from "./settings.ts";
import type { OpenOptions } from "./opening.ts";
import { groupAnswers } from "./group-answers.ts";
import { createFirstLook } from "./first-look.ts";
import { makeHistogram } from "./histogram.ts";
import type { SessionHost } from "./host.ts";
import { listAccounts, listIdentities, previewMerge } from "./identity-desk.ts";
import { describeFiles } from "./inspect.ts";
import { lookAtFiles, usedOf } from "./look-at-files.ts";
import { listPeople, makeList, searchPeople } from "./list.ts";
import { listAnswers } from "./list-file.ts";
import { mapAnswers } from "./map-answers.ts";
import { makeMap } from "./map-picture.ts";
import { maskRefusal } from "./mask-refusal.ts";
import { peopleAnswers } from "./people-filter.ts";
import { makePersonCard } from "./person.ts";
import { personAnswers } from "./person-answers.ts";
import { type OpenData, openData, recipeOf } from "./open-data.ts";
import { recogniseFile } from "./recognise-file.ts";
import { resolveKeys } from "./resolve-keys.ts";
import { scrubInspection } from "./scrub-inspection.ts";
import { makeSnapshot, settingsJson, shownJson } from "./snapshot.ts";
import { openSources } from "./sources.ts";
import { createTableText } from "./table-text.ts";
import { timeAnswers } from "./time-answers.ts";
import { topicAnswers } from "./topic-answers.ts";
import { version } from "./version.ts";

/**
 * The engine in this process: one pipeline over one set of files, memoised per stage. The command line and the worker both run this;
 * views reach it through `connect`.
 */
export function createSession(host: SessionHost): Engine {
  let current: OpenData | undefined;
  /** How many openings were asked for, and which of them is open. */
  let openCount = 0;
  let openNumber = 0;
  /** The latest preview, until something is opened; the rows it set aside stay. */
  let previewed: OpenData | undefined;
  let previewedRows: readonly SetAside[] = [];
  const firstLook = createFirstLook();
  /** Ids by the keys that were handed out (IdentityMember.key): with employees they are all that leaves the engine. */
  const idByKey = new Map<string, string>();

  const opened = (): OpenData => {
    if (current === undefined) throw new WhotalksError("nothing-open", "No data are open.", { kind: "arguments", hint: "Open a file first." });
    return current;
  };
  const lookedAt = (of: "open" | "preview" | undefined): OpenData => (of === "preview" && previewed !== undefined ? previewed : opened());
  /** Remembers whom the keys in an answer mean, where they are not the ids themselves. */
  const handOut = <T>(answer: readonly T[], { keyOf, labels, log }: OpenData, membersOf: (entry: T) => readonly IdentityMember[]): readonly T[] => {
    if (!labels.isCoded) return answer;
    const asked = new Set(answer.flatMap((entry) => membersOf(entry).map(({ key }) => key)));
    for (let person = 0; person < log.people.count && asked.size > 0; person++) if (asked.delete(keyOf(person))) idByKey.set(keyOf(person), log.people.ids[person]!);
    return answer;
  };
  const taskOf = (call: Call | undefined): Task =>
    createTask({ now: host.now, yield: host.yield, report: (progress) => call?.onProgress?.(progress), isCancelled: () => call?.signal?.aborted === true });
  /** A result may be shared with a call that was cancelled: then it is computed again for this one. */
  const run = async <T>(call: Call | undefined, work: (task: Task) => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        refuseCancelled(call);
        return await work(taskOf(call));
      } catch (error) {
        if (!(error instanceof WhotalksError && error.code === "cancelled") || call?.signal?.aborted === true) throw error;
      }
    }
  };

  /** Puts other data in the place of those that were open, unless something else was opened meanwhile. */
  const replace = (data: OpenData, instead: OpenData): void => {
    if (current === instead) current = data;
  };

  /** With employees a refusal quotes nothing from the files. */
  const runMasked = <T>(mode: OpenOptions["mode"], call: Call | undefined, work: (task: Task) => Promise<T>): Promise<T> =>
    run(call, work).catch((error: unknown) => {
      throw mode === "employees" && error instanceof WhotalksError ? maskRefusal(error) : error;
    });

  return {
    catalogue: async () => {
      // What workers need is fetched now: later nothing may be.
      await host.pool?.ready();
      return {
        version,
        formats: openedFormats.map(({ id, label, extensions }) => ({ id, label, extensions })),
        measures: measures.map(({ compute: _compute, isSampled, cost, ...plain }) => ({ ...plain, sampledAbove: isSampled === undefined ? null : ALWAYS_EXACT, longAbove: cost?.longAbove ?? null, longWork: cost?.work ?? null })),
        insights: insights.map(({ compute: _compute, ...plain }) => plain),
        exports: exportTargets.map(({ id, label, extension, mime }) => ({ id, label, extension, mime })),
        columns: columnsLookedFor,
        templates: (["messages", "people"] as const).map((table) => ({ name: `whotalks-${table}.csv`, text: templateCsv(table) })),
      };
    },
    inspect: (sources, options, call) =>
      runMasked(options.mode, call, async (task) => {
        const hashed = openSources(sources, host);
        const looked = await lookAtFiles(hashed, options, task, (source, answers) => recogniseOrAsk(source, answers, options.mode, task));
        firstLook.keep(sources, hashed, looked, options);
        return scrubInspection(await describeFiles(looked, options, task), options);
      }),
    open: (sources, options, call) => {
      const number = ++openCount;
      return runMasked(options.mode, call, async (task) => {
        previewed = undefined;
        const data = await openData(sources, resolveKeys(options, (key) => idByKey.get(key)), host, task, firstLook);
        await task.breathe();
        const description = describeOpened(data);
        // A cancel that waits is let in: whoever cancelled goes on with what was open.
        await host.yield();
        refuseCancelled(call);
        // What was asked for last stays open, whatever is read first.
        if (number >= openNumber) {
          current?.digests.stop();
          [current, openNumber] = [data, number];
        }
        return description;
      });
    },
    preview: (sources, options, call) =>
      runMasked(options.mode, call, async (task) => {
        previewed = await openData(sources, resolveKeys(options, (key) => idByKey.get(key)), host, task);
        previewedRows = previewed.log.report.setAside;
        return describeOpened(previewed);
      }),
    board: (settings, call) =>
      run(call, async (task) => {
        const { analysis, labels, digests } = opened();
        const board = await makeBoard(analysis, labels, settings, task);
        // Until now the machine was the board's.
        digests.start();
        return board;
      }),
    cost: (settings, measure, call) => run(call, (task) => estimateCost(opened().analysis, settings, measure ?? settings.measure, { task, now: host.now })),
    identities: (of, call) => run(call, async (task) => handOut(await listIdentities(lookedAt(of), task), lookedAt(of), ({ members }) => members)),
    accounts: (of, call) => run(call, async (task) => handOut(await listAccounts(lookedAt(of), task), lookedAt(of), (account) => [account])),
    mergePreview: (merge, settings, call) =>
      run(call, (task) => previewMerge(opened(), resolveKeys({ merge: [merge] }, (key) => idByKey.get(key)).merge![0]!, settings, task)),
    list: (query, call) => run(call, (task) => makeList(opened().analysis, opened().labels, query, task)),
    listPeople: (query, call) => run(call, (task) => listPeople(opened().analysis, opened().labels, query, task)),
    map: (query, call) => run(call, (task) => makeMap(opened().analysis, opened().labels, query, task, opened())),
    person: (person, settings, call) =>
      run(call, (task) => {
        const { analysis, labels, options, log } = opened();
        return makePersonCard(analysis, labels, { person, settings, timeZone: options.timeZone ?? "UTC", showsMessages: options.mode !== "employees", fileNames: log.report.files.map((file) => file.name) }, task);
      }),
    search: (text, settings, limit) => run(undefined, (task) => searchPeople(opened().analysis, opened().labels, text, settings, limit, task)),
    histogram: (settings, bins) =>
      run(undefined, async (task) => {
        const { analysis, options } = opened();
        // Bins are finer than the stretches by which employees' topics are counted: there all messages are shown, whatever topic is chosen.
        const isOfAllTopics = options.mode === "employees" && settings.topics.length > 0;
        const filtered = { ...settings, since: null, until: null, ...(isOfAllTopics ? { topics: [] } : {}) };
        return { ...makeHistogram(await analysis.slice(defaultSettings, task), await analysis.slice(filtered, task), bins), ...(isOfAllTopics ? { isOfAllTopics } : {}) };
      }),
    setAside: async (offset, limit, of) => {
      const all = of === "preview" ? previewedRows : opened().log.report.setAside;
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    ...mapAnswers(opened, run),
    ...listAnswers(opened, run, host),
    ...personAnswers(opened, run),
    ...peopleAnswers(opened, run),
    ...topicAnswers(opened, run, host),
    ...discoveryAnswers(opened, run),
    ...groupAnswers(opened, run),
    ...dictionaryAnswers(opened, replace, run, host),
    ...timeAnswers(opened, run, host),
    table: (source, answers, call) =>
      run(call, async (task) => {
        const [hashed] = openSources([source], host);
        const file = usedOf(await recogniseFile(hashed!, answers, undefined, task))[0];
        if (file === undefined) throw new WhotalksError("no-records", `${hashed!.name}: there is no table in it.`, { where: { file: hashed!.name } });
        const text = createTableText({ hasHeader: file.shape.hasHeader, file: file.name });
        await file.table.decode(text, { file: file.name, task });
        return { name: `${file.name.replaceAll("/", " ")}.csv`, mime: "text/csv;charset=utf-8", bytes: text.take(), notices: [...file.shape.notices, ...text.notices()], rejects: writeRejects(text.setAsides(), {}) };
      }),
    write: (target, settings, options, call) =>
      run(call, async (task) => {
        const found = exportTargets.find((t) => t.id === target);
        if (found === undefined) throw new WhotalksError("export-unknown", `There is no export "${target}".`, { kind: "arguments", hint: `Exports: ${exportTargets.map((t) => t.id).join(", ")}.` });
        const file = { name: `whotalks-${found.stem}.${found.extension}`, mime: found.mime };
        if (target === "rejects") return { ...file, bytes: writeRejects(options.of === "preview" ? previewedRows : opened().log.report.setAside, options), notices: [] };
        const { analysis, labels, optionsJson, digests } = opened();
        const view = await analysis.slice(settings, task);
        const { shown } = options;
        const recipe = recipeOf({ ...optionsJson, ...settingsJson(settings, view), ...shownJson(shown) }, await digests.take(task), host);
        const { snapshot, notices } = await makeSnapshot({ analysis, labels, settings, openOptions: optionsJson, recipe, ...(shown !== undefined && { shown }) }, task);
        await task.breathe();
        return { ...file, bytes: found.write(snapshot, options), notices };
      }),
  };
}

function refuseCancelled(call: Call | undefined): void {
  if (call?.signal?.aborted === true) throw new WhotalksError("cancelled", "Cancelled.", { kind: "cancelled" });
}
