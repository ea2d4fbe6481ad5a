import { NONE } from "../core/talk-log.ts";
import { plural } from "../core/words.ts";
import { namePeople } from "./name-people.ts";
import { createMessageFinder, matchIds } from "./parents.ts";
import type { RawLog } from "./raw-log.ts";
import type { Diary } from "./set-aside.ts";
import type { Standing } from "./standing.ts";

/**
 * The first author of what each message passes on; NONE for a message that passes nothing on, and where the author is not known.
 *
 * What is passed on is named by its message id or by its author. A message that itself passes another on leads further, to the
 * first; a circle leads nowhere. A name that is no id of a message and of nobody in the data is a new person, unless the column names
 * messages: then it is a message that is missing (notice `origin-missing`). Cost O(messages), no recursion.
 */
export function resolveOrigins(raw: RawLog, standing: Standing, diary: Diary): Uint32Array {
  const count = raw.author.length;
  const ids = matchIds(raw, raw.origins, diary);
  const people = namePeople(raw.people, raw.origins);
  const namesMessages = ids.some((id) => id !== NONE);
  const hasNumbers = haveNumbers(raw.messageIds);
  const messageOf = createMessageFinder(raw);
  const source = new Uint32Array(count).fill(NONE);
  for (let m = 0; m < count; m++) {
    const id = raw.origin.get(m) === NONE ? NONE : ids[raw.origin.get(m)]!;
    if (id !== NONE) source[m] = messageOf(id, raw.channel.get(m));
  }
  const isQuote = (m: number): boolean => raw.quotes.get(m) === 1;
  // A quote is a post of its own: whoever passes it on passes on the quote, not what it quotes.
  const root = rootsOf(raw.quotes.isUsed ? source.map((from, m) => (isQuote(m) ? NONE : from)) : source);
  if (raw.quotes.isUsed) source.forEach((from, m) => {
    if (isQuote(m) && from !== NONE && from !== m) root[m] = source[from] === NONE || isQuote(from) ? from : root[from]!;
  });
  const author = new Uint32Array(count).fill(NONE);
  let missing = 0;
  for (let m = 0; m < count; m++) {
    const name = raw.origin.get(m);
    if (name === NONE) continue;
    if (ids[name] === NONE) author[m] = personNamed(name);
    // Passing on a message that passes on somebody's, known by name alone, leads to that somebody.
    else if (root[m] !== NONE) {
      const top = raw.origin.get(root[m]!);
      author[m] = top === NONE || isQuote(root[m]!) ? raw.author.get(root[m]!) : personNamed(top);
    }
    if (author[m] === NONE) missing++;
  }
  if (missing > 0) {
    diary.note({ code: "origin-missing", severity: "info", count: missing, message: `${plural(missing, "message passes", "messages pass")} on something that is not in the data.`, hint: "They are no posts; only the connection to the first author is unknown." });
  }
  return author;

  function personNamed(name: number): number {
    if (people[name] === NONE && !namesMessages && !looksLikeMessage(raw.origins.text(name), hasNumbers)) {
      people[name] = raw.people.internText(raw.origins.text(name).replace(/^@/, ""));
    }
    return standing.personOf(people[name]!);
  }
}

/** Whether all texts are whole numbers. */
function haveNumbers(texts: RawLog["messageIds"]): boolean {
  for (let k = 0; k < texts.count; k++) if (!/^\d+$/.test(texts.text(k))) return false;
  return texts.count > 0;
}

/** Long numbers and addresses of pages are messages, not people; where message ids are numbers, every number is one. */
function looksLikeMessage(name: string, hasNumbers: boolean): boolean {
  return (hasNumbers ? /^\d+(?:\.0)?$/ : /^\d{6,}(?:\.0)?$/).test(name) || /^https?:\/\//i.test(name);
}

/**
 * The message that each one leads to in the end by `source`, NONE for one that leads nowhere: without a source, or into a circle.
 * Cost O(messages), no recursion.
 */
function rootsOf(source: Uint32Array): Uint32Array {
  const root = new Uint32Array(source.length).fill(NONE);
  // 0 not seen, 1 on the walk, 2 known.
  const state = new Uint8Array(source.length);
  const walk: number[] = [];
  for (let start = 0; start < source.length; start++) {
    let at = start;
    while (state[at] === 0 && source[at] !== NONE) {
      state[at] = 1;
      walk.push(at);
      at = source[at]!;
    }
    // The end of the walk: a message without a source, one whose end is known, or one met on this very walk.
    const end = state[at] === 1 ? NONE : source[at] === NONE ? at : root[at]!;
    for (const m of walk) {
      root[m] = end;
      state[m] = 2;
    }
    walk.length = 0;
  }
  return root;
}
