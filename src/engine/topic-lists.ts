/** Some topics: by number, ascending, and by name. */
export interface TopicList {
  readonly id: number;
  readonly numbers: readonly number[];
  readonly names: readonly string[];
}

/** Lists of topics, each made once: most texts are on one of few. */
export interface TopicLists {
  of(numbers: readonly number[]): TopicList;
  /** Both together. */
  union(a: TopicList, b: TopicList): TopicList;
}

/** Unions that are remembered. */
const MOST = 1 << 17;

/** @param names of topics by number */
export function createTopicLists(names: readonly string[]): TopicLists {
  const lists = new Map<string, TopicList>();
  const unions = new Map<number, TopicList>();
  let lastId = 0;
  const of = (numbers: readonly number[]): TopicList => {
    const key = numbers.join();
    let list = lists.get(key);
    if (list === undefined) {
      list = { id: lastId++, numbers, names: numbers.map((topic) => names[topic]!) };
      lists.set(key, list);
    }
    return list;
  };
  return {
    of,
    union(a, b) {
      if (a === b) return a;
      const key = a.id * 2 ** 26 + b.id;
      const known = unions.get(key);
      if (known !== undefined) return known;
      if (unions.size >= MOST) {
        unions.clear();
        lists.clear();
      }
      const both = of([...new Set([...a.numbers, ...b.numbers])].sort((x, y) => x - y));
      unions.set(key, both);
      return both;
    },
  };
}
