import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { WhotalksError } from "../core/errors.ts";
import type { ByteSource, ColumnRole } from "../core/records.ts";
import type { FileAnswers, InspectedFile, Inspection, OpenOptions, Question, TopicOptions } from "../engine/opening.ts";
import type { ReadArguments } from "./arguments.ts";
import { assignColumns } from "./column-roles.ts";
import { openSource } from "./file-source.ts";
import { readDictionaryFile, readList, readMerges, readOptOut } from "./lists.ts";
import { wrongArgument } from "./not-built.ts";
import { checkWritable } from "./output.ts";
import type { RunContext } from "./run-context.ts";

/** Files and answers, ready to be opened. */
export interface Prepared {
  readonly sources: readonly ByteSource[];
  readonly options: OpenOptions;
  readonly inspection: Inspection;
}

/** Refuses outputs that cannot be written, that are the same, or that would replace an input: a file of the arguments or of an option. */
export async function checkOutputs(files: readonly string[], { people, ours, exclude, inside, optOut, merge, dictionary }: ReadArguments, outputs: readonly (string | undefined)[]): Promise<void> {
  const place = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
  const taken = new Set<string>();
  for (const path of [...files, people, ours, exclude, inside, optOut, merge, dictionary]) if (path !== undefined && path !== "-") taken.add(await place(path));
  for (const path of outputs) {
    if (path === undefined) continue;
    if (path === "-") throw wrongArgument("Only what -o names can go to standard output (-).", "Name a file.");
    const at = await place(path);
    if (taken.has(at)) throw wrongArgument(`${path} is named twice: the output would replace it.`);
    taken.add(at);
    await checkWritable(path);
  }
}

/** Makes sources of the file arguments, in order, the people table last. */
export async function openSources(context: RunContext, files: readonly string[], options: ReadArguments): Promise<ByteSource[]> {
  const paths = options.people === undefined ? files : [...files, options.people];
  if (paths.filter((path) => path === "-").length > 1) throw wrongArgument("Standard input (-) can be read only once.");
  const sources: ByteSource[] = [];
  for (const path of paths) sources.push(await openSource(path, context.stdin));
  return sources;
}

/**
 * Looks at the files and turns arguments into the engine's answers. `kind` says what a FILE must be; undefined lets the engine see.
 * Questions that stay open are in the inspection.
 */
export async function prepare(context: RunContext, sources: readonly ByteSource[], options: ReadArguments, kind: FileAnswers["kind"]): Promise<Prepared> {
  const answers = answersOf(sources, options, kind);
  const open = { ...(await openOptionsOf(context, options)), files: answers };
  let inspection = await context.engine.inspect(sources, open, context.call);
  // Mailboxes and the chat of a company are employees' unless it is said otherwise: then nothing may be quoted from them.
  const mode = options.mode ?? inspection.knownMode ?? "customers";
  let files: readonly FileAnswers[] = answers;
  if (options.columns !== undefined) {
    const tables = inspection.files;
    const roles = assignColumns(tables, options.columns, (i) => answers[tables[i]!.source]?.kind === "people");
    for (const [i, table] of tables.entries()) if (roles[i] !== undefined) files = withRoles(files, table, roles[i]);
  }
  if (options.columns !== undefined || mode !== (options.mode ?? "customers")) {
    inspection = await context.engine.inspect(sources, { ...open, files, ...(options.mode === undefined && mode === "customers" ? {} : { mode }) }, context.call);
  }
  return { sources, options: { ...open, files, mode }, inspection };
}

/** The answers with the meanings of one table's columns. */
function withRoles(files: readonly FileAnswers[], { source, part }: InspectedFile, roles: readonly ColumnRole[]): readonly FileAnswers[] {
  return files.map((file, i) => {
    if (i !== source) return file;
    return part === "" ? { ...file, roles } : { ...file, parts: [...(file.parts ?? []), { part, answers: { roles } }] };
  });
}

/** The first question that the arguments leave open; the mode has a default. */
export function openQuestion(inspection: Inspection): Question | undefined {
  return inspection.questions.find(({ code }) => code !== "mode");
}

/** Where the screen would ask, the command line stops and names the option. */
export function stopAtQuestion(inspection: Inspection): void {
  const question = openQuestion(inspection);
  if (question === undefined) return;
  const choices = question.choices.map(({ value, label }) => (label === "" || label === value ? value : `${value} (${label})`)).join(", ");
  const hint = `Answer with ${question.option}${choices === "" ? "" : `: ${choices}`}.`;
  throw new WhotalksError(`question-${question.code}`, question.message, { hint, where: { file: question.file } });
}

function answersOf(sources: readonly ByteSource[], options: ReadArguments, kind: FileAnswers["kind"]): FileAnswers[] {
  const messages: FileAnswers = {
    ...(kind !== undefined && { kind }),
    ...(options.format !== undefined && { format: options.format }),
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(!options.header && { hasHeader: false }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ...(options.decimal !== undefined && { decimal: options.decimal }),
    ...(options.dateOrder !== undefined && { dateOrder: options.dateOrder }),
  };
  return sources.map((_, i) => (options.people !== undefined && i === sources.length - 1 ? { kind: "people" } : messages));
}

async function openOptionsOf(context: RunContext, options: ReadArguments): Promise<OpenOptions> {
  return {
    ...(options.mode !== undefined && { mode: options.mode }),
    ...(options.timeZone !== undefined && { timeZone: options.timeZone }),
    ...(options.ties !== undefined && { ties: options.ties }),
    ...(options.undirected === true && { undirected: true }),
    ...(options.split !== undefined && { split: options.split }),
    ...(options.maxRecipients !== undefined && { maxRecipients: options.maxRecipients }),
    ...(options.key !== undefined && { peopleKey: options.key }),
    ...(options.ours !== undefined && { ours: await readList(options.ours) }),
    ...(options.exclude !== undefined && { exclude: await readList(options.exclude) }),
    ...(options.inside !== undefined && { inside: await readList(options.inside) }),
    ...(options.optOut !== undefined && { optOut: await readOptOut(options.optOut) }),
    ...(options.automaticMail !== undefined && { automaticMail: options.automaticMail }),
    ...(options.channelKinds !== undefined && { channelKinds: options.channelKinds }),
    ...(options.overlap !== undefined && { overlap: options.overlap }),
    ...(options.merge !== undefined && { merge: await readMerges(options.merge) }),
    ...((options.dictionary !== undefined || options.topicsFrom !== undefined || options.wordForms !== undefined || options.discover !== undefined) && { topics: await topicsOf(context, options) }),
    ...(options.seed !== undefined && { seed: options.seed }),
  };
}

/** Where topics come from. A dictionary that is not to be used, or is not given, is a mistake. */
async function topicsOf({ engine }: RunContext, { topicsFrom, dictionary, wordForms, discover, seed }: ReadArguments): Promise<TopicOptions> {
  if (discover !== undefined) {
    if (topicsFrom !== undefined || dictionary !== undefined) throw wrongArgument("--discover finds topics in the texts: it does not go with --topics-from or --dictionary.", "Leave one of them out.");
    return { from: ["discovered"], discover: { count: discover, ...(seed !== undefined && { seed }) } };
  }
  if (dictionary === undefined) {
    if (wordForms !== undefined) throw wrongArgument("--word-forms is about the words of a dictionary, and none is given.", "Give it with --dictionary FILE.");
    if (topicsFrom?.includes("dictionary") === true) throw wrongArgument("--topics-from names a dictionary, and none is given.", "Give it with --dictionary FILE.");
    return { from: topicsFrom ?? [] };
  }
  if (topicsFrom?.includes("dictionary") === false) throw wrongArgument("--dictionary is given, but --topics-from does not name it.", `Write --topics-from ${[...topicsFrom, "dictionary"].join(",")}.`);
  const { name, text } = await readDictionaryFile(dictionary);
  return { ...(topicsFrom === undefined ? {} : { from: topicsFrom }), dictionary: await engine.readDictionary(name, text), ...(wordForms === undefined ? {} : { wordForms }) };
}
