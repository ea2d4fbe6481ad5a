import { WhotalksError } from "../core/errors.ts";
import type { SetAside } from "../core/notice.ts";
import type { Engine } from "../engine/engine.ts";
import type { Inspection, Opened } from "../engine/opening.ts";
import { defaultSettings } from "../engine/settings.ts";
import { maskRefusal } from "../engine/mask-refusal.ts";
import type { InspectArguments } from "./arguments.ts";
import { inspectionJson, type InspectOutcome } from "./inspect-json.ts";
import { inspectionText } from "./inspect-text.ts";
import { maskInspection } from "./mask.ts";
import { wrongArgument } from "./not-built.ts";
import { writeAll } from "./output.ts";
import { checkOutputs, openQuestion, openSources, prepare, stopAtQuestion } from "./prepare.ts";
import type { RunContext } from "./run-context.ts";
import { noticeText } from "./terminal.ts";

/** Rows set aside that are asked for at a time. */
const PAGE = 10_000;

/** `whotalks inspect`: what the files are and how they would be read. Throws after writing where they cannot be read. */
export async function runInspect(context: RunContext, files: readonly string[], options: InspectArguments): Promise<void> {
  if (options.as === "csv" && files.length !== 1) throw wrongArgument("inspect --as csv takes one FILE.");
  if (options.as === "csv" && options.optOut !== undefined) throw wrongArgument("inspect --as csv writes every cell as it stands: it would name those who objected.", "Use inspect without --as, or leave --opt-out away.");
  await checkOutputs(files, options, [options.output === "-" ? undefined : options.output, options.rejects]);
  if (options.as === "csv") return writeTable(context, files, options);

  const outcome = await look(context, files, options);
  context.terminal.endProgress();
  const text = options.as === "json" ? inspectionJson(outcome) : inspectionText(outcome);
  const rejects = options.rejects === undefined || outcome.opened === undefined ? undefined : (await context.engine.write("rejects", defaultSettings, {}, context.call)).bytes;
  await deliver(context, options, new TextEncoder().encode(text), rejects);
  if (outcome.refusal !== undefined) throw outcome.refusal;
}

async function writeTable(context: RunContext, files: readonly string[], options: InspectArguments): Promise<void> {
  const sources = await openSources(context, files, options);
  const prepared = await prepare(context, sources, options, undefined);
  if (prepared.options.mode === "employees") {
    throw wrongArgument("inspect --as csv writes every cell as it stands: with employees it would print their names.", "Use inspect without --as, or say --mode customers if you may see the names.");
  }
  const unreadable = prepared.inspection.questions.find(({ code }) => code === "delimiter" || code === "encoding");
  if (unreadable !== undefined) stopAtQuestion({ ...prepared.inspection, questions: [unreadable] });
  const table = await context.engine.table(sources[0]!, prepared.options.files?.[0] ?? {}, context.call);
  context.terminal.endProgress();
  for (const notice of table.notices) context.terminal.warn(noticeText(notice));
  await deliver(context, options, table.bytes, table.rejects);
}

/** Goes as far as the files allow: names, then heads, then everything. What stops it is kept, not thrown. */
async function look(context: RunContext, files: readonly string[], options: InspectArguments): Promise<InspectOutcome> {
  const names = [...files, ...(options.people === undefined ? [] : [options.people])];
  let inspection: Inspection | undefined;
  let opened: Opened | undefined;
  let isPrivate = options.mode === "employees";
  try {
    const prepared = await prepare(context, await openSources(context, files, options), options, undefined);
    isPrivate = prepared.options.mode === "employees";
    inspection = isPrivate ? maskInspection(prepared.inspection) : prepared.inspection;
    if (openQuestion(inspection) !== undefined) stopAtQuestion(inspection);
    opened = await context.engine.open(prepared.sources, { ...prepared.options, allowsNoMessages: true }, context.call);
    return { names, isPrivate, inspection, opened, setAside: await allSetAside(context.engine), refusal: undefined };
  } catch (fault) {
    if (!(fault instanceof WhotalksError) || fault.kind !== "data") throw fault;
    return { names, isPrivate, inspection, opened, setAside: [], refusal: isPrivate ? maskRefusal(fault) : fault };
  }
}

async function allSetAside(engine: Engine): Promise<SetAside[]> {
  const rows: SetAside[] = [];
  for (;;) {
    const page = await engine.setAside(rows.length, PAGE);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** The rows set aside, and what is told: to -o or standard output. */
async function deliver(context: RunContext, { output, rejects }: InspectArguments, bytes: Uint8Array, rejected: Uint8Array | undefined): Promise<void> {
  const files = rejects === undefined || rejected === undefined ? [] : [{ path: rejects, bytes: rejected }];
  if (output === undefined || output === "-") await writeAll(context, files, bytes);
  else await writeAll(context, [...files, { path: output, bytes }], undefined);
}
