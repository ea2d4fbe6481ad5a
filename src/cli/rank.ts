import { extname } from "node:path";
import { checkCut } from "../engine/asked-measure.ts";
import { defaultSettings, type Settings } from "../engine/settings.ts";
import type { Opened } from "../engine/opening.ts";
import type { CountArguments, RankArguments } from "./arguments.ts";
import { parseMoment } from "./moments.ts";
import { wrongArgument } from "./not-built.ts";
import { writeAll, type OutputFile } from "./output.ts";
import { checkOutputs, openSources, prepare, stopAtQuestion } from "./prepare.ts";
import type { RunContext } from "./run-context.ts";
import { noticeText, type Terminal } from "./terminal.ts";

/** What takes longer, in seconds, is said beforehand. */
const LONG = 10;

/** `whotalks rank`: reads, computes, and writes every output or none. */
export async function runRank(context: RunContext, files: readonly string[], options: RankArguments): Promise<void> {
  const settings = settingsOf(options);
  checkCut(settings);
  const target = targetOf(options);
  const opened = await openForCounting(context, files, options, [options.tiesOut]);
  const { engine, terminal, call } = context;

  await tellCost(context, settings, opened);

  const safe = options.spreadsheetSafe === true;
  const shape = { spreadsheetSafe: safe, ...(options.top !== undefined && { top: options.top }) };
  const ranked =
    options.by === undefined || (target !== "csv" && target !== "json")
      ? await engine.write(target, settings, shape, call)
      : await engine.writeTopics({ what: "ranks", as: target, settings: withPosts(settings, options, opened), by: options.by, ...shape }, call);
  for (const notice of ranked.notices) terminal.warn(noticeText(notice));
  const outputs: OutputFile[] = [];
  const further = [["ties", options.tiesOut], ["rejects", options.rejects]] as const;
  for (const [id, path] of further) {
    if (path !== undefined) outputs.push({ path, bytes: (await engine.write(id, settings, { spreadsheetSafe: safe }, call)).bytes });
  }
  const output = fileOf(options);
  if (output !== undefined) outputs.push({ path: output, bytes: ranked.bytes });
  terminal.endProgress();
  await writeAll(context, outputs, output === undefined ? ranked.bytes : undefined);
}

/** Reads the files for a command that counts, and reports what was read; the outputs are checked before anything is. */
export async function openForCounting(context: RunContext, files: readonly string[], options: CountArguments, further: readonly (string | undefined)[] = []): Promise<Opened> {
  await checkOutputs(files, options, [fileOf(options), ...further, options.rejects]);
  const prepared = await prepare(context, await openSources(context, files, options), options, "messages");
  stopAtQuestion(prepared.inspection);
  const opened = await context.engine.open(prepared.sources, prepared.options, context.call);
  reportImport(context.terminal, opened);
  return opened;
}

/** Lists by topic or period hold both of what makes a role, unless measures were asked for. */
function withPosts(settings: Settings, { measure }: RankArguments, { hasTalk }: Opened): Settings {
  return measure === undefined && hasTalk ? { ...settings, columns: ["posts"] } : settings;
}

/** Says beforehand what takes long, and what sampling would cost where it is possible: never sampled unasked. */
async function tellCost({ engine, terminal, call }: RunContext, settings: Settings, opened: Opened): Promise<void> {
  const { measures } = await engine.catalogue();
  for (const id of new Set([settings.measure, ...settings.columns])) {
    const { longAbove: above = null, sampledAbove = null } = measures.find((measure) => measure.id === id) ?? {};
    if (above === null || opened.tieCount <= (above.ties ?? 0) || opened.people * opened.tieCount <= Math.min(above.steps, above.lengths)) continue;
    if (settings.approximate !== null && sampledAbove !== null && settings.weights !== "on") continue;
    const { isSampled, exact, sampled, oneRun } = await engine.cost(settings, id, call);
    if (isSampled || exact === null || exact <= LONG) continue;
    const fewer = oneRun === undefined || settings.louvainRuns === 1 ? "" : `; --louvain-runs 1 takes about ${duration(oneRun)}`;
    const other = sampled === null ? fewer : `; --approximate ${sampled.epsilon} takes about ${duration(sampled.seconds)} (nobody off by more than ${sampled.epsilon * 100} % of all pairs of people)`;
    const what = oneRun === undefined ? "exact values take" : settings.louvainRuns === 1 ? "one run takes" : `${settings.louvainRuns} runs take`;
    terminal.say(`${id}: ${what} about ${duration(exact)}${other}`);
  }
}

/** "8 s", "9 minutes", "3 hours". */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 90 * 60 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
}

/** The import report, and what was noticed on the way. */
function reportImport(terminal: Terminal, opened: Opened): void {
  for (const file of opened.files) {
    terminal.say(`${file.name}: ${file.format}, ${count(file.rowsRead)} rows read, ${count(file.rowsKept)} kept, ${count(file.rowsSetAside)} set aside`);
  }
  const reasons = Object.entries(opened.reasons).filter(([, rows]) => rows > 0);
  if (reasons.length > 0) terminal.say(`set aside: ${reasons.map(([code, rows]) => `${code} ${count(rows)}`).join(", ")}; --rejects FILE lists them`);
  for (const notice of opened.notices) {
    if (notice.severity === "info") terminal.say(noticeText(notice));
    else terminal.warn(noticeText(notice));
  }
}

function count(rows: number): string {
  return rows.toLocaleString("en");
}

/** The settings that the options of a counting command make. */
export function settingsOf(options: CountArguments & { readonly topic?: readonly string[] }): Settings {
  const zone = options.timeZone ?? "UTC";
  const since = options.since === undefined ? null : parseMoment("--since", options.since, zone);
  const until = options.until === undefined ? null : parseMoment("--until", options.until, zone);
  if (since !== null && until !== null && since >= until) throw wrongArgument("--since is not before --until: no message could count.");
  const [measure = defaultSettings.measure, ...columns] = options.measure ?? [];
  return {
    ...defaultSettings,
    topics: options.topic ?? [],
    since,
    until,
    audience: options.audience ?? null,
    measure,
    columns: columns.filter((id, i) => id !== measure && columns.indexOf(id) === i),
    weights: options.weights ?? defaultSettings.weights,
    normalized: options.normalized === true,
    share: options.share ?? defaultSettings.share,
    cutTop: options.cut ?? null,
    population: options.population ?? null,
    seed: options.seed ?? defaultSettings.seed,
    louvainRuns: options.louvainRuns ?? defaultSettings.louvainRuns,
    approximate: options.approximate ?? null,
  };
}

const targets = ["csv", "json", "gexf", "xlsx", "parquet"] as const;

type Target = (typeof targets)[number];

/** `--as`, else the extension of -o, else csv. */
function targetOf(options: RankArguments): Target {
  const target = options.as ?? targetOfName(options);
  if (options.by !== undefined && target === "gexf") throw wrongArgument("--by makes a long table, and GEXF holds a network.", "Use --as csv or --as json.");
  if (options.by !== undefined && target !== "csv" && target !== "json") throw wrongArgument(`--by makes a long table, which is not written as ${target}.`, "Use --as csv or --as json.");
  if ((target === "xlsx" || target === "parquet") && fileOf(options) === undefined) throw wrongArgument(`${target} is no text for standard output.`, `Use -o FILE.${target}.`);
  return target;
}

/** What the extension of -o asks for; csv where it asks for nothing. */
export function targetOfName(options: { readonly output?: string }): Target {
  const extension = extname(options.output ?? "").slice(1).toLowerCase();
  return targets.find((target) => target === extension) ?? "csv";
}

/** The file named by -o; undefined = standard output. */
export function fileOf(options: { readonly output?: string }): string | undefined {
  return options.output === "-" ? undefined : options.output;
}
