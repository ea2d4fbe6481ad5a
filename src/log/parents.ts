import { compareCodePoints } from "../core/order.ts";
import { NONE } from "../core/talk-log.ts";
import { plural } from "../core/words.ts";
import type { RawLog } from "./raw-log.ts";
import { dropReplyCycles } from "./reply-cycles.ts";
import type { Diary } from "./set-aside.ts";

/** What each message replies to. */
export interface Parents {
  /** By message, NONE where there is none or it is not known. */
  readonly parent: Uint32Array;
  /** Messages whose reference names a message of the data but was dropped, because the replies led back to themselves. */
  readonly dropped: ReadonlySet<number>;
}

/**
 * The message each message replies to.
 *
 * If no value of the reference column matches any id and all end in `.0`, it is read without it (notice `float-id`): a spreadsheet
 * or data frame has turned whole numbers into decimals. An id that several messages use means the one in the replier's channel, of
 * several the first by time, then by author. References that match nothing and come with no person are counted (notice
 * `parent-missing`). Circles of replies are broken (notice `reply-cycle`); replies older than what they answer are kept and counted
 * (notice `reply-older`).
 * @returns undefined where the data have no reference column or no ids. Cost O(messages + distinct references).
 */
export function resolveParents(raw: RawLog, diary: Diary): Parents | undefined {
  const { references, messageIds } = raw;
  if (references.count === 0 || messageIds.count === 0) return undefined;
  const target = matchIds(raw, references, diary);
  const messageOf = createMessageFinder(raw);
  const reference = raw.reference.view();
  const parent = new Uint32Array(reference.length).fill(NONE);
  let missing = 0;
  for (let m = 0; m < reference.length; m++) {
    if (reference[m] === NONE) continue;
    const id = target[reference[m]!]!;
    if (id !== NONE) parent[m] = messageOf(id, raw.channel.get(m));
    else if (raw.replyPerson.get(m) === NONE) missing++;
  }
  if (missing > 0) {
    diary.note({ code: "parent-missing", severity: "info", count: missing, message: `${plural(missing, "reply answers", "replies answer")} a message that is not in the data.`, hint: "They stay posts; only the connection to the missing message is unknown." });
  }
  const dropped = dropReplyCycles(raw, parent);
  if (dropped.length > 0) {
    const first = dropped[0]!;
    diary.note({ code: "reply-cycle", count: dropped.length, message: `${plural(dropped.length, "reply leads", "replies lead")} back to itself: what was written first answers nothing, its link was dropped.`, hint: "Check that the right column names the message replied to.", row: raw.row.get(first), sample: raw.messageIds.text(raw.messageId.get(first)) });
  }
  let older = 0;
  for (let m = 0; m < parent.length; m++) if (parent[m] !== NONE && raw.at.get(m) < raw.at.get(parent[m]!)) older++;
  if (older > 0) {
    diary.note({ code: "reply-older", severity: "info", count: older, message: `${plural(older, "reply is", "replies are")} older than the message answered: kept, clocks differ.`, hint: "Nothing to do." });
  }
  return { parent, dropped: new Set(dropped) };
}

/** The message id each reference means, NONE where it is none of the data; a column of decimals is read as whole numbers. */
export function matchIds({ messageIds }: RawLog, references: RawLog["references"], diary: Diary): Uint32Array {
  const look = (change: (text: string) => string): Uint32Array => {
    const found = new Uint32Array(references.count);
    for (let k = 0; k < references.count; k++) found[k] = messageIds.find(change(references.text(k)));
    return found;
  };
  const target = look((text) => text);
  if (!target.every((id) => id === NONE)) return target;
  for (let k = 0; k < references.count; k++) if (!references.text(k).endsWith(".0")) return target;
  if (references.count === 0) return target;
  diary.note({ code: "float-id", severity: "info", count: references.count, message: "Replies name ids as decimals (3.0): read without the .0.", hint: "Nothing to do; export ids as text to avoid it.", sample: references.text(0) });
  return look((text) => text.slice(0, -2));
}

/** Finds the message that an id means to somebody who writes in a channel. Cost O(messages), then one look-up each. */
export function createMessageFinder(raw: RawLog): (id: number, channel: number) => number {
  const first = new Uint32Array(raw.messageIds.count).fill(NONE);
  // Only ids that several messages use need a look at the channel.
  const firstInChannel = new Map<number, Map<number, number>>();
  const ids = raw.messageId.view();
  for (let m = 0; m < ids.length; m++) {
    const id = ids[m]!;
    if (id === NONE) continue;
    const known = first[id]!;
    if (known === NONE) {
      first[id] = m;
      continue;
    }
    let byChannel = firstInChannel.get(id);
    if (byChannel === undefined) {
      byChannel = new Map([[raw.channel.get(known), known]]);
      firstInChannel.set(id, byChannel);
    }
    const rival = byChannel.get(raw.channel.get(m));
    if (rival === undefined || isFirst(raw, m, rival)) byChannel.set(raw.channel.get(m), m);
    if (isFirst(raw, m, known)) first[id] = m;
  }
  return (id, channel) => firstInChannel.get(id)?.get(channel) ?? first[id]!;
}

function isFirst(raw: RawLog, a: number, b: number): boolean {
  const [atA, atB] = [raw.at.get(a), raw.at.get(b)];
  if (atA !== atB && !(Number.isNaN(atA) && Number.isNaN(atB))) return Number.isNaN(atB) || atA < atB;
  return compareCodePoints(raw.people.text(raw.author.get(a)), raw.people.text(raw.author.get(b))) < 0;
}
