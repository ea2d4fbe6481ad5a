import type { Task } from "../core/task.ts";
import type { Call } from "./call.ts";
import { findCirclesOf } from "./circles-of.ts";
import type { OpenData } from "./open-data.ts";
import type { PersonQuestions } from "./person-questions.ts";
import { rankWithout } from "./rank-without.ts";

/** The answers about one person beside their card. */
export function personAnswers(opened: () => OpenData, run: <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>): PersonQuestions {
  return {
    rankWithout: (person, settings, call) => run(call, (task) => rankWithout(opened().analysis, opened().labels, { person, settings }, task)),
    circlesOf: (person, settings, call) => run(call, (task) => findCirclesOf(opened().analysis, opened().labels, { person, settings, memo: opened().pictures }, task)),
  };
}
