import type { Task } from "../core/task.ts";
import type { Call } from "./call.ts";
import { findIntroductions } from "./introductions.ts";
import type { MapQuestions } from "./map-questions.ts";
import type { OpenData } from "./open-data.ts";

/** What the session answers for the map beside its picture. */
export function mapAnswers(opened: () => OpenData, run: <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>): MapQuestions {
  return {
    introductions: (query, call) => run(call, (task) => findIntroductions(opened().analysis, opened().labels, { ...query, timeZone: opened().options.timeZone ?? "UTC" }, task)),
    stopLayout: async () => {
      opened().layoutStop.isAsked = true;
    },
  };
}
