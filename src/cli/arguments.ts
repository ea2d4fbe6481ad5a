import { Command, CommanderError, Option } from "commander";
import { WhotalksError } from "../core/errors.ts";
import type { WeightsChoice } from "../core/measure.ts";
import type { Mode, TieRule } from "../core/talk-log.ts";
import type { Audience } from "../engine/settings.ts";
import type { Catalogue } from "../engine/engine.ts";
import type { OpenOptions, TopicSource } from "../engine/opening.ts";
import { chooseValue, wrongArgument } from "./not-built.ts";
import {
  parseApproximate, parseBy, parseChannelKinds, parseColumns, parseCut, parseDelimiter, parseEncoding, parseShare, parseTies, parseTimeZone, parseTopicSources, wholeNumber, type ColumnPair, type PeriodUnit,
} from "./values.ts";

/** How files are read: shared by every command. */
export interface ReadArguments {
  readonly people?: string;
  readonly key?: string;
  readonly columns?: readonly ColumnPair[];
  readonly format?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly decimal?: "." | ",";
  readonly sheet?: string;
  /** False with --no-header. */
  readonly header: boolean;
  readonly dateOrder?: "dmy" | "mdy" | "ymd";
  readonly timeZone?: string;
  readonly ties?: readonly TieRule[];
  readonly undirected?: boolean;
  readonly split?: "full" | "shared";
  readonly maxRecipients?: number;
  readonly topicsFrom?: readonly TopicSource[];
  readonly dictionary?: string;
  readonly wordForms?: string;
  readonly discover?: number;
  readonly mode?: Mode;
  readonly ours?: string;
  readonly exclude?: string;
  readonly inside?: string;
  readonly optOut?: string;
  readonly merge?: string;
  readonly overlap?: "once" | "each";
  readonly automaticMail?: "kept";
  readonly channelKinds?: NonNullable<OpenOptions["channelKinds"]>;
  readonly seed?: number;
  readonly rejects?: string;
  readonly output?: string;
  readonly quiet?: boolean;
  /** False with --no-color. */
  readonly color: boolean;
}

/** What narrows the messages and how people are counted: shared by the commands that count. */
export interface CountArguments extends ReadArguments {
  readonly since?: string;
  readonly until?: string;
  readonly audience?: Audience;
  readonly measure?: readonly string[];
  readonly weights?: WeightsChoice;
  readonly normalized?: boolean;
  readonly share?: number;
  readonly cut?: number;
  readonly population?: number;
  readonly louvainRuns?: number;
  readonly approximate?: number;
  readonly spreadsheetSafe?: boolean;
}

export interface RankArguments extends CountArguments {
  readonly topic?: readonly string[];
  readonly by?: { readonly topic: boolean; readonly period: PeriodUnit | null };
  readonly tiesOut?: string;
  readonly top?: number;
  readonly as?: "csv" | "json" | "gexf" | "xlsx" | "parquet";
}

export interface TopicsArguments extends CountArguments {
  readonly as?: "csv" | "json";
}

export interface InspectArguments extends ReadArguments {
  readonly as?: "json" | "csv";
}

/** What the arguments ask for. */
export type Request =
  | { readonly kind: "print"; readonly text: string }
  | { readonly kind: "rank"; readonly files: readonly string[]; readonly options: RankArguments }
  | { readonly kind: "topics"; readonly files: readonly string[]; readonly options: TopicsArguments }
  | { readonly kind: "inspect"; readonly files: readonly string[]; readonly options: InspectArguments };

/** Reads the arguments after the program's name. Throws WhotalksError of kind "arguments" for whatever is wrong with them. */
export function readArguments(words: readonly string[], catalogue: Catalogue): Request {
  let request: Request | undefined;
  let printed = "";
  const program = new Command("whotalks")
    .description("Finds the few people through whom most talk travels and the few who do most of the talking.")
    .version(catalogue.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => { printed += text; }, writeErr: () => undefined });
  addListOptions(addCountOptions(addReadOptions(program.command("rank"), catalogue), catalogue))
    .description("ranked list of people with their roles")
    .action((files: string[], options: RankArguments) => { request = { kind: "rank", files, options }; });
  addCountOptions(addReadOptions(program.command("topics"), catalogue), catalogue)
    .description("table of the topics: messages, connectors and mavens of each, and its trend")
    .addOption(choice("--as <format>", "csv, json (the extension of -o, else csv)", ["csv", "json"]))
    .action((files: string[], options: TopicsArguments) => { request = { kind: "topics", files, options }; });
  addReadOptions(program.command("inspect"), catalogue)
    .description("what the files are, the guessed columns, the import report; computes nothing")
    .addOption(choice("--as <format>", "json, csv (the table as it was understood, of one file)", ["json", "csv"]))
    .action((files: string[], options: InspectArguments) => { request = { kind: "inspect", files, options }; });
  for (const command of program.commands) refuseTwo(command);
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return explain(error, printed);
    throw error;
  }
  if (request === undefined) throw wrongArgument("No command was given.", "Try whotalks rank FILE, or whotalks --help.");
  return request;
}

const repeatable: readonly string[] = ["columns", "channel-kinds", "measure", "topic"];

/** An option given twice with two values is refused, unless it adds up: which of them was meant, and what became of the other, nobody would see. */
function refuseTwo(command: Command): void {
  for (const option of command.options) {
    if (!option.required || repeatable.includes(option.name())) continue;
    let before: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (before !== undefined && before !== value) throw wrongArgument(`${option.short ?? option.long} is given twice: ${before} and ${value}.`, "Give it once.");
      before = value;
    });
  }
}

/** --help and --version end commander's parsing too. */
function explain(error: CommanderError, printed: string): Request {
  if (error.exitCode === 0) return { kind: "print", text: printed };
  const message = error.code === "commander.help" ? "No command was given." : `${error.message.replace(/^error: /, "").replaceAll("\n", " ").replace(/\.$/, "")}.`;
  throw new WhotalksError("arguments", message, { kind: "arguments", hint: "See whotalks --help, or whotalks rank --help." });
}

function addReadOptions(command: Command, catalogue: Catalogue): Command {
  const formats = catalogue.formats.map(({ id }) => id);
  return command
    .argument("<files...>", "files to read; - is standard input")
    .option("--people <file>", "people table")
    .option("--key <column>", "key column of the people table")
    .addOption(new Option("--columns <pairs>", "from=A,to=#2,time=…; repeatable").argParser((text, before: ColumnPair[] | undefined) => [...(before ?? []), ...parseColumns(text)]))
    .addOption(choice("--format <id>", formats.join(", "), formats))
    .addOption(parsed("--delimiter <c>", "between cells, one character or tab", parseDelimiter))
    .addOption(parsed("--encoding <label>", "of the files", parseEncoding))
    .addOption(choice("--decimal <c>", "decimal sign, . or ,", [".", ","]))
    .option("--no-header", "the first row is data")
    .option("--sheet <name>", "sheet of a workbook; * for all, where they have the same columns")
    .addOption(choice("--date-order <order>", "dmy, mdy, ymd", ["dmy", "mdy", "ymd"]))
    .addOption(parsed("--time-zone <zone>", "of times without an offset (UTC)", parseTimeZone))
    .addOption(parsed("--ties <rules>", "addressed, reply, mention, repost, thread, channel: one or more, with commas", parseTies))
    .option("--undirected", "ties have no direction")
    .addOption(choice("--split <how>", "weight of several recipients: full, shared", ["full", "shared"]))
    .addOption(parsed("--max-recipients <n>", "messages to more people make no ties", wholeNumber("--max-recipients", 1)))
    .addOption(parsed("--topics-from <sources>", "column, hashtags, channel, subject (of the thread), dictionary: one or more, with commas (column, and the dictionary where one is given)", parseTopicSources))
    .addOption(parsed("--discover <n>", "so many topics found in the texts themselves, instead of topic columns", wholeNumber("--discover", 2)))
    .option("--dictionary <file>", 'topics by terms: CSV topic,term or JSON {topic: [terms]}; a term is a word, words in a row, deliver*, *gate, c?t, "exactly so", AND, OR, NOT, brackets, NEAR/5, or /a regular expression/')
    .option("--word-forms <language>", "forms of a word count as the word in the dictionary: en, de, fr … (words as written)")
    .addOption(choice("--mode <mode>", "customers, employees (pseudonyms, no text)", ["customers", "employees"]))
    .option("--ours <list>", "our own accounts: ids with commas, or a file with one a line")
    .option("--exclude <list>", "accounts that are left out entirely")
    .option("--inside <domain>", "mail domains that are inside: only talk from inside to inside counts")
    .option("--opt-out <file>", "people who objected, one a line: removed before anything is computed, named nowhere")
    .option("--merge <file>", "ids that are one person: CSV rows of into,id,id …")
    .addOption(choice("--overlap <how>", "rows that several files of one header have count: once, each (once)", ["once", "each"]))
    .addOption(choice("--automatic-mail <how>", "mail that programs write (absence notes, notifications): kept (set aside)", ["kept"]))
    .addOption(new Option("--channel-kinds <kinds>", "forrester (impressions on X, Facebook …, posts on blogs, forums …) and NAME=reach, NAME=posts, NAME=both, with commas; repeatable").argParser(parseChannelKinds))
    .addOption(parsed("--seed <n>", "of everything random (1)", wholeNumber("--seed", 0)))
    .option("--rejects <file>", "write the rows set aside")
    .option("-o, --output <file>", "write here instead of standard output")
    .option("--quiet", "no progress and no import report; warnings stay")
    .option("--no-color", "no colours on a terminal");
}

/** What narrows the messages and how people are counted. */
function addCountOptions(command: Command, catalogue: Catalogue): Command {
  const measures = catalogue.measures.map(({ id }) => id);
  const addMeasure = (text: string, before: string[] | undefined): string[] => [...(before ?? []), chooseValue("--measure", text, measures)];
  return command
    .option("--since <time>", "first moment, inclusive")
    .option("--until <time>", "last moment, exclusive")
    .addOption(choice("--audience <model>", "delivered, modelled (follows the data), reported (a column of reach)", ["delivered", "modelled", "reported"]))
    .addOption(new Option("--measure <id>", `the first ranks, further ones are columns: ${measures.join(", ")}`).argParser(addMeasure))
    .addOption(choice("--weights <choice>", "auto, on, off", ["auto", "on", "off"]))
    .option("--normalized", "measures divided by their largest possible value")
    .addOption(parsed("--share <x>", "of the cut, 0.5 to 0.95 (0.8)", parseShare))
    .addOption(parsed("--cut <top=N>", "a fixed number of people instead of a share", parseCut))
    .addOption(parsed("--population <n>", "people the shares refer to", wholeNumber("--population", 1)))
    .addOption(parsed("--louvain-runs <n>", "of the communities (10)", wholeNumber("--louvain-runs", 1)))
    .addOption(parsed("--approximate <eps>", "allows sampling of betweenness within this share of all pairs where exact values take long (exact)", parseApproximate))
    .option("--spreadsheet-safe", "prefix cells that a spreadsheet would run");
}

function addListOptions(command: Command): Command {
  return command
    .addOption(new Option("--topic <name>", "only this topic; repeatable").argParser((text, before: string[] | undefined) => [...(before ?? []), text]))
    .addOption(parsed("--by <keys>", "topic, and day, week, month, quarter or year: one long table of topic, period, person, measure, value, rank, role (csv, json)", parseBy))
    .option("--ties-out <file>", "write the tie table")
    .addOption(parsed("--top <n>", "rows of people written", wholeNumber("--top", 1)))
    .addOption(choice("--as <format>", "csv, json, gexf, xlsx, parquet (the extension of -o, else csv); the last two need -o", ["csv", "json", "gexf", "xlsx", "parquet"]));
}

function choice(flags: string, meaning: string, choices: readonly string[]): Option {
  return parsed(flags, meaning, (text) => chooseValue(flags.split(" ")[0]!, text, choices));
}

function parsed<T>(flags: string, meaning: string, parse: (text: string) => T): Option {
  return new Option(flags, meaning).argParser(parse);
}
