/** A small memory of results by key: the least recently used goes first. Failed results are forgotten. */
export interface Memo {
  get<T>(key: string, make: () => T): T;
  /** Whether there is a result, made or being made. */
  has(key: string): boolean;
  forget(key: string): void;
  clear(): void;
}

/** @param capacity how many results are kept. */
export function createMemo(capacity: number): Memo {
  const results = new Map<string, unknown>();
  return {
    get<T>(key: string, make: () => T): T {
      if (results.has(key)) {
        // Whoever made the entry had this key, and a key belongs to one kind of result.
        const known = results.get(key) as T;
        results.delete(key);
        results.set(key, known);
        return known;
      }
      const made = make();
      results.set(key, made);
      if (made instanceof Promise) made.catch(() => results.get(key) === made && results.delete(key));
      while (results.size > capacity) results.delete(results.keys().next().value!);
      return made;
    },
    has: (key) => results.has(key),
    forget: (key) => void results.delete(key),
    clear: () => results.clear(),
  };
}
