import type { TopicsArguments } from "./arguments.ts";
import { wrongArgument } from "./not-built.ts";
import { writeAll, type OutputFile } from "./output.ts";
import { fileOf, openForCounting, settingsOf, targetOfName } from "./rank.ts";
import type { RunContext } from "./run-context.ts";
import { noticeText } from "./terminal.ts";

/** `whotalks topics`: the table of the topics, connectors and mavens of each. */
export async function runTopics(context: RunContext, files: readonly string[], options: TopicsArguments): Promise<void> {
  const settings = settingsOf(options);
  const target = options.as ?? targetOfName(options);
  if (target === "gexf") throw wrongArgument("A table of topics is no network.", "Use --as csv or --as json.");
  if (target !== "csv" && target !== "json") throw wrongArgument(`A table of topics is not written as ${target}.`, "Use --as csv or --as json.");
  await openForCounting(context, files, options);
  const { engine, terminal, call } = context;
  const safe = options.spreadsheetSafe === true;
  const table = await engine.writeTopics({ what: "topics", as: target, settings, spreadsheetSafe: safe }, call);
  for (const notice of table.notices) terminal.warn(noticeText(notice));
  const outputs: OutputFile[] = [];
  if (options.rejects !== undefined) outputs.push({ path: options.rejects, bytes: (await engine.write("rejects", settings, { spreadsheetSafe: safe }, call)).bytes });
  const output = fileOf(options);
  if (output !== undefined) outputs.push({ path: output, bytes: table.bytes });
  terminal.endProgress();
  await writeAll(context, outputs, output === undefined ? table.bytes : undefined);
}
