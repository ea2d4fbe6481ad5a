import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { Sampled } from "../../core/answers.ts";
import type { ListPage, PersonRow } from "../../engine/shown.ts";

/** Rows per request. */
const PAGE_ROWS = 100;

export type LoadPage = (offset: number, limit: number) => Promise<ListPage>;

export interface Pages {
  /** null before the first answer. */
  readonly total: number | null;
  /** How near sampled values are; null where all are exact or nothing is known yet. */
  readonly sampled: Sampled | null;
  /** undefined while its page is on its way. */
  readonly row: (index: number) => PersonRow | undefined;
  /** Asks for the pages that hold these rows, unless they are here or coming. */
  readonly need: (first: number, last: number) => void;
  /** True while the rows shown belong to the query before. */
  readonly isStale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

interface Store {
  readonly load: LoadPage;
  readonly total: number;
  readonly sampled: Sampled | null;
  readonly pages: ReadonlyMap<number, readonly PersonRow[]>;
}

/**
 * Rows of a long list, fetched in pages as they come into view. A new `load` function is a new query: what is shown stays until its
 * first page has come, and answers to older queries are dropped.
 */
export function usePages(load: LoadPage): Pages {
  const [store, setStore] = useState<Store | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const current = useRef(load);
  const asked = useRef(new Set<number>());

  const fetchPage = useCallback((from: LoadPage, page: number) => {
    asked.current.add(page);
    from(page * PAGE_ROWS, PAGE_ROWS).then(
      (answer) => {
        if (current.current !== from) return;
        setError(null);
        // A hundred rows are drawn in pieces: what the reader does meanwhile comes first.
        startTransition(() => setStore((old) => ({ load: from, total: answer.total, sampled: answer.sampled, pages: new Map(old?.load === from ? old.pages : []).set(page, answer.rows) })));
      },
      (reason: unknown) => {
        if (current.current !== from) return;
        asked.current.delete(page);
        // A query that was cancelled for a newer one has nothing to say.
        if (reason instanceof Error && "code" in reason && reason.code === "cancelled") return;
        setError(reason instanceof Error ? reason : new Error(String(reason)));
      },
    );
  }, []);

  useEffect(() => {
    current.current = load;
    asked.current = new Set();
    setError(null);
    fetchPage(load, 0);
  }, [load, fetchPage]);

  const need = useCallback(
    (first: number, last: number) => {
      if (store === null || store.load !== load || error !== null) return;
      const lastPage = Math.floor(Math.max(0, Math.min(last, store.total - 1)) / PAGE_ROWS);
      for (let page = Math.floor(Math.max(0, first) / PAGE_ROWS); page <= lastPage; page++) if (!asked.current.has(page)) fetchPage(load, page);
    },
    [store, load, error, fetchPage],
  );

  const retry = useCallback(() => {
    setError(null);
    if (store?.load !== load) fetchPage(load, 0);
  }, [store, load, fetchPage]);

  return {
    total: store?.total ?? null,
    sampled: store?.sampled ?? null,
    row: (index) => store?.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    need,
    isStale: store !== null && store.load !== load,
    error,
    retry,
  };
}
