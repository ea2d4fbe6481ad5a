import { WhotalksError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { type Documents, takeSample } from "./discover-documents.ts";
import { fitGroups, openGroups } from "./discover-groups.ts";
import { type Assigned, beginWith, fitMixture, openSample } from "./discover-mixture.ts";
import { associate } from "./discover-network.ts";

/** A change by hand. Topics are named by their id; joining keeps the first id, the second half of a split gets a new one. */
export type TopicEdit =
  | { readonly kind: "join"; readonly topic: number; readonly with: number }
  | { readonly kind: "split"; readonly topic: number }
  | { readonly kind: "rename"; readonly topic: number; readonly name: string };

/** A topic before it is named: changes by hand have been made. */
export interface DraftTopic {
  readonly id: number;
  readonly name: string | undefined;
  readonly stability: number | null;
}

const ROUNDS = 20;

/**
 * Makes changes by hand, one after the other.
 *
 * A split finds the two groups of words of the topic's own conversations; where they are one group, the topic stays whole.
 * @throws WhotalksError `topic-edit` where a change names a topic that is not there
 */
export async function applyEdits(
  documents: Documents,
  found: Assigned,
  edits: readonly TopicEdit[],
  stability: readonly number[],
  task: Task,
): Promise<{ readonly topics: readonly DraftTopic[]; readonly assigned: Assigned }> {
  const topics: DraftTopic[] = stability.map((value, id) => ({ id, name: undefined, stability: value }));
  const topic = found.topic.slice();
  let nextId = topics.length;
  const placeOf = (id: number): number => {
    const place = topics.findIndex((one) => one.id === id);
    if (place < 0) throw new WhotalksError("topic-edit", `There is no topic number ${id} to change.`, { kind: "arguments", hint: "The changes belong to another number of topics or another seed: leave them out." });
    return place;
  };
  for (const edit of edits) {
    const place = placeOf(edit.topic);
    if (edit.kind === "rename") {
      topics[place] = { ...topics[place]!, name: edit.name };
      continue;
    }
    if (edit.kind === "join") {
      const gone = placeOf(edit.with);
      if (gone === place) continue;
      for (let d = 0; d < topic.length; d++) {
        if (topic[d] === gone) topic[d] = place;
        if (topic[d]! > gone) topic[d]!--;
      }
      // A name that was given by hand stays, whichever of the two had it.
      topics[place] = { ...topics[place]!, name: topics[place]!.name ?? topics[gone]!.name, stability: null };
      topics.splice(gone, 1);
      continue;
    }
    const second = await secondHalf(documents, topic, place, task);
    if (second.length === 0) continue;
    for (const d of second) topic[d] = topics.length;
    topics[place] = { ...topics[place]!, stability: null };
    topics.push({ id: nextId++, name: undefined, stability: null });
  }
  return { topics, assigned: { ...found, topic } };
}

/** The documents that leave a topic when it is split. */
async function secondHalf(documents: Documents, topic: Int32Array, place: number, task: Task): Promise<readonly number[]> {
  const which = Uint32Array.from(Array.from(topic.keys()).filter((d) => topic[d] === place));
  const { ties } = await associate(documents, which, task);
  const groups = await fitGroups(await openGroups(ties)(1, task), ties, 2, 1, task);
  if (groups.count < 2) return [];
  const sample = takeSample(documents, which);
  const steps = openSample(sample, 2);
  await fitMixture(steps, beginWith(sample, groups), 2, ROUNDS, () => task.breathe());
  const topicOf = steps.topicOf();
  return Array.from(which).filter((_, i) => topicOf[i] === 1);
}
