import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that answers one line of JSON with one line of JSON and keeps what it has loaded. */
export interface Conversation {
  readonly ask: <Answer>(question: Readonly<Record<string, unknown>>) => Promise<Answer>;
  readonly end: () => void;
}

/** Starts a program and speaks with it. A question fails when the program ends, or answers with `{"fault": …}`. */
export function converse(program: string, args: readonly string[]): Conversation {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  let complaints = "";
  let waiting: { readonly resolve: (line: string) => void; readonly reject: (fault: Error) => void } | undefined;
  child.stderr.on("data", (chunk) => { complaints = (complaints + String(chunk)).slice(-2000); });
  createInterface({ input: child.stdout }).on("line", (line) => {
    // Libraries print notes of their own.
    if (line.startsWith("{")) waiting?.resolve(line);
  });
  const fail = (): void => waiting?.reject(new Error(`${program} ${args.join(" ")} ended:\n${complaints}`));
  child.on("error", fail);
  child.on("close", fail);
  child.stdin.on("error", fail);
  return {
    async ask<Answer>(question: Readonly<Record<string, unknown>>): Promise<Answer> {
      const line = await new Promise<string>((resolve, reject) => {
        waiting = { resolve, reject };
        child.stdin.write(`${JSON.stringify(question)}\n`);
      });
      waiting = undefined;
      const answer = JSON.parse(line) as Answer & { readonly fault?: string };
      if (answer.fault !== undefined) throw new Error(answer.fault);
      return answer;
    },
    end: () => {
      waiting = undefined;
      child.stdin.end();
      child.kill();
    },
  };
}
