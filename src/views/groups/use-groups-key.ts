import { useApp } from "../store.ts";

/** What the numbers of groups depend on beside the question: every setting but the columns of exports. Another opening is another key. */
export function useGroupsKey(): string {
  return useApp(({ edition, settings: { columns: _columns, ...others } }) => JSON.stringify([edition, others]));
}
