import { WhotalksError, type ErrorKind } from "../core/errors.ts";
import type { Engine } from "../engine/engine.ts";
import { maskRefusal } from "../engine/mask-refusal.ts";
import { readArguments } from "./arguments.ts";
import { runInspect } from "./inspect.ts";
import { writeOut, type Leftovers } from "./output.ts";
import { runRank } from "./rank.ts";
import type { RunContext } from "./run-context.ts";
import { runTopics } from "./topics.ts";
import { createTerminal, hasColor, type Terminal, type TerminalStream } from "./terminal.ts";

/** Where the command line runs. */
export interface Surroundings {
  readonly engine: Engine;
  readonly stdin: () => NodeJS.ReadableStream;
  readonly stdout: RunContext["stdout"];
  readonly stderr: TerminalStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  readonly leftovers: Leftovers;
}

const exitCodes: Readonly<Record<ErrorKind, number>> = { data: 1, arguments: 2, internal: 3, cancelled: 130 };

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 data unusable or output not writable, 2 arguments, 3 internal. Whoever interrupts ends the thread.
 */
export async function runCommandLine(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { engine, stdin, stdout, stderr, environment, now, leftovers } = surroundings;
  const mayColor = hasColor(words, environment);
  let terminal = createTerminal(stderr, { isQuiet: false, hasColor: mayColor, now });
  try {
    const request = readArguments(words, await engine.catalogue());
    if (request.kind === "print") {
      await writeOut(stdout, new TextEncoder().encode(request.text));
      return 0;
    }
    const { files, options } = request;
    terminal = createTerminal(stderr, { isQuiet: options.quiet === true, hasColor: mayColor && options.color, now });
    const context: RunContext = { engine, stdin, stdout, terminal, leftovers, call: { onProgress: terminal.progress } };
    try {
      if (request.kind === "rank") await runRank(context, files, request.options);
      else if (request.kind === "topics") await runTopics(context, files, request.options);
      else await runInspect(context, files, request.options);
      return 0;
    } catch (fault) {
      throw options.mode === "employees" && fault instanceof WhotalksError ? maskRefusal(fault) : fault;
    }
  } catch (fault) {
    terminal.endProgress();
    return explain(terminal, fault);
  }
}

function explain(terminal: Terminal, fault: unknown): number {
  if (!(fault instanceof WhotalksError)) {
    terminal.fail(`An internal fault: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
    return exitCodes.internal;
  }
  terminal.fail(refusalText(fault));
  return exitCodes[fault.kind];
}

/** Options that answer a refusal, by its code: the engine speaks of the answer, the command line of the option. */
const answers: Readonly<Record<string, string>> = { encoding: "Answer with --encoding LABEL." };

/** Where, what, remedy; what the message says itself is not said twice. */
function refusalText({ code, message, hint, where: { file, line, column } }: WhotalksError): string {
  const isPlaced = line !== undefined && message.includes(`line ${line}`);
  const places = isPlaced ? [file] : [file, line !== undefined && `line ${line}`, column !== undefined && `column ${column}`];
  const place = places.filter((part) => part !== undefined && part !== false && !message.includes(part)).join(", ");
  return [place === "" ? message : `${place}: ${message}`, hint, answers[code]].filter((part) => part !== undefined && part !== "").join(" ");
}
