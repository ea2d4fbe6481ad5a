import { WhotalksError } from "../core/errors.ts";
import { compareCodePoints } from "../core/order.ts";
import { ownHands } from "../core/pool.ts";
import type { TalkLog } from "../core/talk-log.ts";
import type { Task } from "../core/task.ts";
import { noteAddressCase } from "../log/address-case.ts";
import { type ChannelKinds, settleChannels } from "../log/channel-kinds.ts";
import type { KnownAccount } from "../log/account-candidates.ts";
import { aggregateAll } from "../network/aggregate.ts";
import type { DiscoverOptions, Discovery } from "../topics/discover.ts";
import type { TermBag } from "../topics/terms.ts";
import type { Json } from "../exports/snapshot.ts";
import { type Analysis, analyse } from "./analysis.ts";
import { codeNames, createSigner, type Labels, plainLabels } from "./code-names.ts";
import type { Engine } from "./engine.ts";
import type { OpenOptions } from "./opening.ts";
import type { FirstLook } from "./first-look.ts";
import { SMALLEST_GROUP } from "./groups.ts";
import { protectEmployees } from "./hide-groups.ts";
import type { SessionHost } from "./host.ts";
import { KEY_MARK } from "./resolve-keys.ts";
import { lookAtFiles, usedOf, withLeftOut } from "./look-at-files.ts";
import { type Digests, isHashedLater, laterDigests } from "./later-digests.ts";
import type { LayoutStop } from "./map-places.ts";
import { createMemo, type Memo } from "./memo.ts";
import { checkMemory } from "./memory-budget.ts";
import { accountsInForce, readFiles } from "./read-files.ts";
import type { Slicing } from "./read-slices.ts";
import { usualSizes } from "./slice-sizes.ts";
import { type RecognisedFile, recogniseFile } from "./recognise-file.ts";
import { settleTopics } from "./settle-topics.ts";
import { noteMissingSources } from "./topic-sources.ts";
import { openSources } from "./sources.ts";
import { createWordListener, discoverIn, withDiscovered } from "./read-words.ts";
import { checkTopics, discoveryOf, topicsFrom, topicsJson } from "./topic-reading.ts";

/** What is open: everything a question needs beside its settings. */
export interface OpenData {
  readonly log: TalkLog;
  /** With customers the log with the topics of columns alone; undefined where it was read with others. */
  readonly withoutTextTopics: TalkLog | undefined;
  readonly analysis: Analysis;
  /** The words of the texts. The files are read again for them; with customers once, with employees each time, and nothing is kept. */
  readonly readWords: (task: Task) => Promise<TermBag>;
  /** Topics found in the texts; with customers the latest searches are remembered. */
  readonly discover: (options: DiscoverOptions, task: Task) => Promise<Discovery>;
  readonly labels: Labels;
  readonly options: OpenOptions;
  readonly optionsJson: { readonly [key: string]: Json };
  readonly digests: Digests;
  readonly pictures: Memo;
  /** Ends the layout of a map that runs. */
  readonly layoutStop: LayoutStop;
  readonly channelKinds: ChannelKinds | undefined;
  /** Accounts of which the formats tell what they are. */
  readonly knownAccounts: readonly KnownAccount[];
  /** What accounts are, as the reader or the format says; empty where ids are hidden. */
  readonly accounts: NonNullable<OpenOptions["accounts"]>;
  /** What stands for a person in merges and lists: the id; with employees a code that tells nothing, the same for the same files. */
  readonly keyOf: (person: number) => string;
}

/**
 * Reads the sources and prepares what questions need. Throws as readFiles.
 * @param firstLook what the sources were found to be before, where they were inspected
 */
export async function openData(sources: Parameters<Engine["open"]>[0], options: OpenOptions, host: SessionHost, task: Task, firstLook?: FirstLook): Promise<OpenData> {
  checkTopics(options.topics, options.mode === "employees");
  const known = firstLook?.take(sources, options);
  const hashed = known === undefined ? openSources(sources, host) : [known.source];
  const { looked, unreadable } = await lookAtFiles(hashed, options, task, async (source, answers) => (known === undefined ? recogniseFile(source, answers, options.mode, task) : [known.file]));
  const files = usedOf(looked.map(({ found }) => found));
  await checkMemory(files, options);
  const discovery = discoveryOf(options.topics);
  const { log: whole, words } = await readHearing(files, options, host, discovery !== undefined, slicingOf(host, options), task);
  const read = withLeftOut(whole, unreadable);
  const { log: settled, kinds: channelKinds } = settleChannels(noteAddressCase(read, hidesIds(options)), options.channelKinds, hidesIds(options));
  const discovered = words === undefined ? settled : withDiscovered(settled, await discoverIn(settled, words, discovery!, options.mode === "employees", host.pool, task));
  const told = { ...discovered, report: { ...discovered.report, notices: [...discovered.report.notices, ...noteMissingSources(files, options.topics)] } };
  const shown = settleTopics(told, options.topics, options.mode === "employees");
  const log = options.mode === "employees" ? protectEmployees(shown) : shown;
  const isCoded = options.mode === "employees";
  const digests = laterDigests(hashed, host);
  // Code names are made with the digests; and beside a command line's reading they cost little.
  if (isCoded || !hashed.every((source) => isHashedLater(source, host))) await digests.take(task);
  const key = isCoded ? `${(await digests.take(task)).join(" ")} ${options.seed ?? 1}` : "";
  const network = await aggregateAll(log, { pool: host.pool ?? ownHands, task });
  const readWords = wordReader(sources, options, host, settled.messages.count, isCoded ? undefined : words);
  return {
    log,
    withoutTextTopics: options.mode !== "employees" && topicsFrom(options.topics).join() === "column" ? settled : undefined,
    analysis: analyse(log, { smallestGroup: options.mode === "employees" ? SMALLEST_GROUP : 1, timeZone: options.timeZone ?? "UTC", network, ...(host.pool === undefined ? {} : { pool: host.pool }) }),
    readWords,
    discover: topicFinder(settled, readWords, options.mode === "employees", host.pool),
    labels: options.mode === "employees" ? codeNames(log.people, key, host.sha256) : plainLabels(log.people),
    options,
    optionsJson: openOptionsJson(files, options, log, channelKinds),
    digests,
    channelKinds,
    pictures: createMemo(24),
    layoutStop: { isAsked: false },
    knownAccounts: files.flatMap((file) => file.meaning?.accounts ?? []),
    accounts: hidesIds(options) ? [] : accountsInForce(files, options).map(({ id, kind }) => ({ id, kind })),
    keyOf: isCoded ? codedKeys(log, key, host) : (person) => log.people.ids[person]!,
  };
}

/** Reads the files, and the words of their texts where these are asked for. */
async function readHearing(files: readonly RecognisedFile[], options: OpenOptions, { pool }: SessionHost, hears: boolean, slicing: Slicing | undefined, task: Task): Promise<{ readonly log: TalkLog; readonly words: TermBag | undefined }> {
  const listener = hears ? createWordListener(pool) : undefined;
  try {
    const log = await readFiles(files, options, task, undefined, slicing, listener);
    return { log, words: await listener?.take(log.messages.count, task) };
  } finally {
    listener?.close();
  }
}

/** Reads the words of the texts from the files, as often as they are not kept. */
function wordReader(sources: Parameters<Engine["open"]>[0], options: OpenOptions, host: SessionHost, messageCount: number, known: TermBag | undefined): OpenData["readWords"] {
  const read = async (task: Task): Promise<TermBag> => {
    const { looked } = await lookAtFiles(openSources(sources, host), options, task, (source, answers) => recogniseFile(source, answers, options.mode, task));
    const { log, words } = await readHearing(usedOf(looked.map(({ found }) => found)), options, host, true, undefined, task);
    if (log.messages.count !== messageCount) throw new WhotalksError("file-changed", "The files have changed since they were opened.", { hint: "Open them again." });
    return words!;
  };
  if (options.mode === "employees") return read;
  let kept = known === undefined ? undefined : Promise.resolve(known);
  return async (task) => {
    kept ??= read(task);
    try {
      return await kept;
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };
}

function topicFinder(log: TalkLog, readWords: OpenData["readWords"], isEmployees: boolean, pool: SessionHost["pool"]): OpenData["discover"] {
  const memo = createMemo(8);
  const find = async (options: DiscoverOptions, task: Task): Promise<Discovery> => discoverIn(log, await readWords(task), options, isEmployees, pool, task);
  return isEmployees ? find : (options, task) => memo.get(JSON.stringify(options), () => find(options, task));
}

function slicingOf({ pool, sliceSizes = usualSizes }: SessionHost, { mode }: OpenOptions): Slicing | undefined {
  return pool === undefined ? undefined : { pool, sizes: sliceSizes, leavesDigests: mode !== "employees" };
}

function codedKeys({ people }: TalkLog, key: string, host: SessionHost): OpenData["keyOf"] {
  const sign = createSigner(key, host.sha256);
  return (person) => `${KEY_MARK}${sign(people.ids[person]!).slice(0, 32)}`;
}

/** How the data were opened, every option resolved, no paths. */
function openOptionsJson(files: readonly RecognisedFile[], options: OpenOptions, log: TalkLog, channelKinds: ChannelKinds | undefined): { readonly [key: string]: Json } {
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
    // With employees the names of accounts stay inside: only their number is told. Those who objected are named nowhere.
    ours: listed(options.ours, options),
    accounts: hidesIds(options) ? accountsInForce(files, options).length : accountsInForce(files, options).map(({ id, kind }) => ({ id, kind })),
    exclude: listed(options.exclude, options),
    inside: (options.inside ?? []).toSorted(),
    optOut: (options.optOut ?? []).length,
    merge: hidesIds(options) ? (options.merge ?? []).length : (options.merge ?? []).map(({ into, ids }) => ({ into, ids: ids.toSorted() })),
    overlap: options.overlap ?? "once",
    automaticMail: options.automaticMail ?? "set aside",
    channelKinds: listKinds(log, channelKinds, hidesIds(options)),
    topics: topicsJson(options.topics),
  };
}

/** Channels that do not count for both, in the order of their names; null where all do. Names that may be a person's are not told. */
function listKinds({ channels, channelKinds }: TalkLog, kinds: ChannelKinds | undefined, isMasked: boolean): Json {
  if (channelKinds === undefined || kinds === undefined) return null;
  const all = isMasked ? kinds.places.map(({ name, kind }) => ({ channel: name, kind })) : channels.map((channel, k) => ({ channel, kind: channelKinds[k]! }));
  return all.filter(({ kind }) => kind !== "both").sort((a, b) => compareCodePoints(a.channel, b.channel));
}

function listed(ids: readonly string[] | undefined, options: OpenOptions): Json {
  return hidesIds(options) ? (ids ?? []).length : (ids ?? []).toSorted();
}

/** With employees, and where somebody objected, lists of ids are told by their length alone. */
function hidesIds({ mode, optOut }: OpenOptions): boolean {
  return mode === "employees" || (optOut ?? []).length > 0;
}

/** SHA-256 of the canonical options with the digest of each file: the same recipe and files give the same bytes. */
export function recipeOf(options: Json, digests: readonly string[], host: SessionHost): string {
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
