/** A topic and how many messages it has. */
export interface TopicCount {
  readonly name: string;
  readonly messages: number;
}

/**
 * Topics whose names come closest to one that matched nothing, best first: fewest changed letters, then the same beginning, then most messages.
 *
 * Only names within half of the longer name's letters count as close; without any the most frequent topics are offered. The topic
 * itself is never offered.
 */
export function closestTopics(wanted: string, topics: readonly TopicCount[], limit: number): readonly TopicCount[] {
  const others = topics.filter((topic) => topic.name !== wanted && topic.messages > 0);
  const byMessages = (a: TopicCount, b: TopicCount): number => b.messages - a.messages;
  const close = others
    .map((topic) => ({ topic, distance: changedLetters(fold(wanted), fold(topic.name)) }))
    .filter(({ topic, distance }) => distance <= Math.max(wanted.length, topic.name.length) / 2)
    .sort((a, b) => a.distance - b.distance || sameStart(wanted, b.topic.name) - sameStart(wanted, a.topic.name) || byMessages(a.topic, b.topic))
    .map(({ topic }) => topic);
  return (close.length > 0 ? close : others.toSorted(byMessages)).slice(0, limit);
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase().slice(0, 60);
}

/** How many letters two names share from the start. */
function sameStart(a: string, b: string): number {
  const [left, right] = [fold(a), fold(b)];
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

/** Levenshtein distance: letters added, dropped or changed. Cost length × length. */
export function changedLetters(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
