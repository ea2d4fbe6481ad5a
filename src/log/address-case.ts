import type { Notice } from "../core/notice.ts";
import { compareCodePoints } from "../core/order.ts";
import type { TalkLog } from "../core/talk-log.ts";
import { plural } from "../core/words.ts";

/**
 * The log with a warning where mail addresses differ from another one in capitals alone (code `same-but-for-case`): they are one
 * mailbox nearly everywhere, and each counts as a person of its own until they are merged. The count is of the addresses beyond the
 * first of each mailbox. `isMasked`: none is quoted. Cost O(people), and a search in the ids for each address with a capital.
 */
export function noteAddressCase(log: TalkLog, isMasked: boolean): TalkLog {
  const { ids } = log.people;
  const met = new Set<string>();
  let count = 0;
  let example = "";
  for (const id of ids) {
    if (!id.includes("@")) continue;
    const lower = id.toLowerCase();
    if (lower === id) continue;
    const first = met.has(lower) || hasId(ids, lower);
    met.add(lower);
    if (!first) continue;
    if (count === 0) example = id;
    count++;
  }
  if (count === 0) return log;
  const quoted = isMasked ? "" : ` (${example})`;
  const notice: Notice = {
    code: "same-but-for-case",
    severity: "warning",
    count,
    message: `${plural(count, "mail address differs", "mail addresses differ")} from another one only in capitals${quoted}: each counts as a person of its own.`,
    hint: "Merge them at the desk “Same person?”: --merge FILE.",
  };
  return { ...log, report: { ...log.report, notices: [...log.report.notices, notice] } };
}

/** Whether an id stands among the ids, which are in code-point order. */
function hasId(ids: readonly string[], id: string): boolean {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareCodePoints(ids[middle]!, id);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
