import { WhotalksError } from "../core/errors.ts";
import { createTask, type Task } from "../core/task.ts";
import type { SetAside } from "../core/notice.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { exportTargets } from "../exports/registry.ts";
import { writeRejects } from "../exports/rejects.ts";
import type { Json } from "../exports/snapshot.ts";
import { insights } from "../insights/registry.ts";
import { allFormats } from "../inputs/registry.ts";
import { countSelfMessages } from "../log/build-log.ts";
import { countTopics } from "../log/slice.ts";
import { measures } from "../measures/registry.ts";
import { type Analysis, analyse } from "./analysis.ts";
import { recogniseOrAsk } from "./ask-encoding.ts";
import { makeBoard } from "./board.ts";
import { codeNames, type Labels, plainLabels } from "./code-names.ts";
import { type Call, defaultSettings, type Engine, type Opened, type OpenOptions } from "./engine.ts";
import { listGroups, SMALLEST_GROUP } from "./groups.ts";
import { protectEmployees } from "./hide-groups.ts";
import { makeHistogram } from "./histogram.ts";
import type { SessionHost } from "./host.ts";
import { describeFiles } from "./inspect.ts";
import { lookAtFiles, usedOf, withLeftOut } from "./look-at-files.ts";
import { listPeople, makeList, searchPeople } from "./list.ts";
import { makeMap } from "./map-picture.ts";
import { maskRefusal } from "./mask-refusal.ts";
import { createMemo, type Memo } from "./memo.ts";
import { makePersonCard } from "./person.ts";
import { readFiles } from "./read-files.ts";
import { type RecognisedFile, recogniseFile } from "./recognise-file.ts";
import { makeSnapshot, settingsJson } from "./snapshot.ts";
import { openSources } from "./sources.ts";
import { createTableText } from "./table-text.ts";
import { version } from "./version.ts";

/** What is open: everything a question needs beside its settings. */
interface OpenData {
  readonly log: TalkLog;
  readonly analysis: Analysis;
  readonly labels: Labels;
  readonly options: OpenOptions;
  readonly optionsJson: { readonly [key: string]: Json };
  readonly digests: readonly string[];
  readonly pictures: Memo;
}

/**
 * The engine in this process: one pipeline over one set of files, memoised per stage. The command line and the worker both run this;
 * views reach it through `connect`.
 */
export function createSession(host: SessionHost): Engine {
  let current: OpenData | undefined;
  /** Rows set aside by the latest preview: nothing else of it is kept. */
  let previewed: readonly SetAside[] = [];

  const opened = (): OpenData => {
    if (current === undefined) throw new WhotalksError("nothing-open", "No data are open.", { kind: "arguments", hint: "Open a file first." });
    return current;
  };
  const taskOf = (call: Call | undefined): Task =>
    createTask({ now: host.now, yield: host.yield, report: (progress) => call?.onProgress?.(progress), isCancelled: () => call?.signal?.aborted === true });
  /** A result may be shared with a call that was cancelled: then it is computed again for this one. */
  const run = async <T>(call: Call | undefined, work: (task: Task) => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        if (call?.signal?.aborted === true) throw new WhotalksError("cancelled", "Cancelled.", { kind: "cancelled" });
        return await work(taskOf(call));
      } catch (error) {
        if (!(error instanceof WhotalksError && error.code === "cancelled") || call?.signal?.aborted === true) throw error;
      }
    }
  };

  /** With employees a refusal quotes nothing from the files. */
  const runMasked = <T>(mode: OpenOptions["mode"], call: Call | undefined, work: (task: Task) => Promise<T>): Promise<T> =>
    run(call, work).catch((error: unknown) => {
      throw mode === "employees" && error instanceof WhotalksError ? maskRefusal(error) : error;
    });

  return {
    catalogue: async () => ({
      version,
      formats: allFormats.map(({ id, label, extensions }) => ({ id, label, extensions })),
      measures: measures.map(({ compute: _compute, ...plain }) => plain),
      insights: insights.map(({ compute: _compute, ...plain }) => plain),
      exports: exportTargets.map(({ id, label, extension, mime }) => ({ id, label, extension, mime })),
    }),
    inspect: (sources, options, call) =>
      runMasked(options.mode, call, async (task) => {
        const looked = await lookAtFiles(openSources(sources, host), options, task, (source, answers) => recogniseOrAsk(source, answers, options.mode, task));
        return describeFiles(looked, options, task);
      }),
    open: (sources, options, call) =>
      runMasked(options.mode, call, async (task) => {
        current = await openData(sources, options, host, task);
        return describeOpened(current);
      }),
    preview: (sources, options, call) =>
      runMasked(options.mode, call, async (task) => {
        const data = await openData(sources, options, host, task);
        previewed = data.log.report.setAside;
        return describeOpened(data);
      }),
    board: (settings, call) => run(call, (task) => makeBoard(opened().analysis, opened().labels, settings, task)),
    list: (query, call) => run(call, (task) => makeList(opened().analysis, opened().labels, query, task)),
    listPeople: (query, call) => run(call, (task) => listPeople(opened().analysis, opened().labels, query, task)),
    map: (query, call) => run(call, (task) => makeMap(opened().analysis, opened().labels, query, task, opened().pictures)),
    person: (person, settings, call) =>
      run(call, (task) => {
        const { analysis, labels, options, log } = opened();
        return makePersonCard(analysis, labels, { person, settings, timeZone: options.timeZone ?? "UTC", showsMessages: options.mode !== "employees", fileNames: log.report.files.map((file) => file.name) }, task);
      }),
    search: (text, settings, limit) => run(undefined, (task) => searchPeople(opened().analysis, opened().labels, text, settings, limit, task)),
    histogram: (settings, bins) =>
      run(undefined, async (task) => {
        const { analysis } = opened();
        return makeHistogram(await analysis.slice(defaultSettings, task), await analysis.slice({ ...settings, since: null, until: null }, task), bins);
      }),
    setAside: async (offset, limit, of) => {
      const all = of === "preview" ? previewed : opened().log.report.setAside;
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    table: (source, answers, call) =>
      run(call, async (task) => {
        const [hashed] = openSources([source], host);
        const file = usedOf(await recogniseFile(hashed!, answers, undefined, task))[0];
        if (file === undefined) throw new WhotalksError("no-records", `${hashed!.name}: there is no table in it.`, { where: { file: hashed!.name } });
        const text = createTableText({ hasHeader: file.shape.hasHeader, file: file.name });
        await file.table.decode(text, { file: file.name, task });
        return { name: `${file.name.replaceAll("/", " ")}.csv`, mime: "text/csv;charset=utf-8", bytes: text.take(), notices: [...file.shape.notices, ...text.notices()] };
      }),
    write: (target, settings, options, call) =>
      run(call, async (task) => {
        const found = exportTargets.find((t) => t.id === target);
        if (found === undefined) throw new WhotalksError("export-unknown", `There is no export "${target}".`, { kind: "arguments", hint: `Exports: ${exportTargets.map((t) => t.id).join(", ")}.` });
        const file = { name: `whotalks-${found.stem}.${found.extension}`, mime: found.mime };
        if (target === "rejects") return { ...file, bytes: writeRejects(options.of === "preview" ? previewed : opened().log.report.setAside, options), notices: [] };
        const { analysis, labels, optionsJson, digests } = opened();
        const view = await analysis.slice(settings, task);
        const recipe = recipeOf({ ...optionsJson, ...settingsJson(settings, view) }, digests, host);
        const { snapshot, notices } = await makeSnapshot({ analysis, labels, settings, openOptions: optionsJson, recipe }, task);
        return { ...file, bytes: found.write(snapshot, options), notices };
      }),
  };
}

async function openData(sources: Parameters<Engine["open"]>[0], options: OpenOptions, host: SessionHost, task: Task): Promise<OpenData> {
  const hashed = openSources(sources, host);
  const { looked, unreadable } = await lookAtFiles(hashed, options, task, (source, answers) => recogniseFile(source, answers, options.mode, task));
  const files = usedOf(looked.map(({ found }) => found));
  const read = withLeftOut(await readFiles(files, options, task), unreadable);
  const log = options.mode === "employees" ? protectEmployees(read) : read;
  const digests: string[] = [];
  for (const source of hashed) digests.push(await source.settle());
  const key = `${digests.join(" ")} ${options.seed ?? 1}`;
  return {
    log,
    analysis: analyse(log, { smallestGroup: options.mode === "employees" ? SMALLEST_GROUP : 1 }),
    labels: options.mode === "employees" ? codeNames(log.people, key, host.sha256) : plainLabels(log.people),
    options,
    optionsJson: openOptionsJson(files, options, log),
    digests,
    pictures: createMemo(24),
  };
}

/** How the data were opened, every option resolved, no paths. */
function openOptionsJson(files: readonly RecognisedFile[], options: OpenOptions, log: TalkLog): { readonly [key: string]: Json } {
  return {
    files: files.map((file) => ({
      kind: file.kind,
      format: file.format.id,
      encoding: file.shape.encoding,
      delimiter: file.shape.delimiter,
      header: file.shape.hasHeader,
      columns: file.roles.map((role, c) => ({ name: file.names[c]!, role })),
      decimal: file.answers.decimal ?? null,
      dateOrder: file.answers.dateOrder ?? null,
    })),
    key: options.peopleKey ?? null,
    timeZone: options.timeZone ?? "UTC",
    ties: log.ties,
    undirected: log.isUndirected,
    split: log.split,
    maxRecipients: options.maxRecipients ?? null,
    mode: options.mode ?? "customers",
    // With employees the names of accounts stay inside: only their number is told.
    ours: options.mode === "employees" ? (options.ours ?? []).length : (options.ours ?? []).toSorted(),
    dictionary: (options.dictionary ?? []).map(({ topic, terms }) => ({ topic, terms })),
  };
}

/** SHA-256 of the canonical options with the digest of each file: the same recipe and files give the same bytes. */
function recipeOf(options: Json, digests: readonly string[], host: SessionHost): string {
  const hasher = host.sha256();
  hasher.update(new TextEncoder().encode(canonical(options)));
  for (const digest of digests) hasher.update(new TextEncoder().encode(`\n${digest}`));
  return hasher.hex();
}

/** JSON with keys in code-unit order and no spaces. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

function describeOpened({ log, labels, options, analysis }: OpenData): Opened {
  const { messages, people, report } = log;
  const wrote = new Uint8Array(people.count);
  const heard = new Uint8Array(people.count);
  for (const p of messages.author) wrote[p] = 1;
  for (const p of messages.recipientOf) heard[p] = 1;
  const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0);
  return {
    mode: options.mode ?? "customers",
    files: report.files,
    rowsRead: report.rowsRead,
    rowsKept: report.rowsKept,
    rowsSetAside: report.rowsSetAside,
    reasons: report.reasons,
    notices: report.notices,
    people: people.count,
    silent: sum(people.isSilent),
    ours: sum(people.isOurs),
    authors: sum(wrote),
    recipients: sum(heard),
    messages: messages.count,
    posts: messages.weight === undefined ? messages.count : messages.weight.reduce((sum, weight) => sum + weight, 0),
    selfMessages: countSelfMessages(messages, undefined),
    ties: log.ties,
    tieCount: analysis.tieCount(),
    hasTalk: log.hasTalk,
    isUndirected: log.isUndirected,
    hasText: messages.text !== undefined,
    timeRange: log.timeRange ?? null,
    timeZone: options.timeZone ?? "UTC",
    topics: countTopics(log),
    groups: listGroups(people, labels.isCoded),
  };
}
