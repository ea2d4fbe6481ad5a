import type { Task } from "../core/task.ts";
import type { Call } from "./call.ts";
import type { SessionHost } from "./host.ts";
import { type OpenData, recipeOf } from "./open-data.ts";
import { makePersonTopics } from "./person-topics.ts";
import { makePractices } from "./practices.ts";
import { writeTopicFile } from "./topic-files.ts";
import type { TopicQuestions } from "./topic-questions.ts";
import { makeTopicOverlap, makeTopicTable } from "./topic-table.ts";

/** Answers the questions about topics from what is open. */
export function topicAnswers(opened: () => OpenData, run: <T>(call: Call | undefined, work: (task: Task) => Promise<T>) => Promise<T>, host: SessionHost): TopicQuestions {
  const zone = (): string => opened().options.timeZone ?? "UTC";
  return {
    topics: (settings, call) => run(call, (task) => makeTopicTable(opened().analysis, settings, zone(), task)),
    topicOverlap: (query, call) => run(call, (task) => makeTopicOverlap(opened().analysis, query, zone(), task)),
    personTopics: (person, settings, call) => run(call, (task) => makePersonTopics(opened().analysis, { person, settings, timeZone: zone(), isOpen: opened().options.mode !== "employees" }, task)),
    practices: (query, call) => run(call, (task) => makePractices(opened().analysis, opened().labels, query, zone(), task)),
    writeTopics: (query, call) =>
      run(call, async (task) => {
        const { analysis, labels, optionsJson, digests } = opened();
        const known = await digests.take(task);
        return writeTopicFile({ analysis, labels, timeZone: zone(), openOptions: optionsJson, recipeOf: (options) => recipeOf(options, known, host) }, query, task);
      }),
  };
}
