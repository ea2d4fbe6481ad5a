import type { Task } from "../core/task.ts";
import type { Call } from "./call.ts";
import { makeComparison } from "./compare-periods.ts";
import type { SessionHost } from "./host.ts";
import { type OpenData, recipeOf } from "./open-data.ts";
import { makeRanksOverTime } from "./ranks-over-time.ts";
import { writeTimeFile } from "./time-files.ts";
import type { TimeQuestions } from "./time-questions.ts";
import { describeWindows, openWindows } from "./time-windows.ts";

/** Answers the questions about what changes over time from what is open. */
export function timeAnswers(opened: () => OpenData, run: <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>, host: SessionHost): TimeQuestions {
  const zone = (): string => opened().options.timeZone ?? "UTC";
  return {
    timeWindows: async (query) => describeWindows(openWindows(opened(), query, zone()), zone()),
    ranksOverTime: (query, call) => run(call, (task) => makeRanksOverTime(opened().analysis, opened().labels, query, zone(), task)),
    comparePeriods: (query, call) => run(call, (task) => makeComparison(opened().analysis, opened().labels, query, zone(), task)),
    writeTime: (query, call) =>
      run(call, async (task) => {
        const { analysis, labels, optionsJson, digests } = opened();
        const known = await digests.take(task);
        return writeTimeFile({ analysis, labels, timeZone: zone(), openOptions: optionsJson, recipeOf: (options) => recipeOf(options, known, host) }, query, task);
      }),
  };
}
