import { NONE, type AccountKind, type TalkLog } from "../core/talk-log.ts";
import { percent } from "../core/words.ts";
import { addressOf, isAutomatic, isShared } from "./identity-names.ts";

/** An account that may be no person. */
export interface AccountGuess {
  readonly person: number;
  readonly kind: AccountKind;
  readonly reason: string;
  /** True where it is ticked to begin with: two signs agree, or one leaves no doubt. */
  readonly isLikely: boolean;
}

/** What a format says of an account. */
export interface KnownAccount {
  readonly id: string;
  readonly kind: AccountKind;
  readonly reason: string;
}

/** A desk is addressed by at least this share of everything that is addressed at all. */
const MUCH = 0.05;
/** Fewer messages show no habit. */
const HABIT = 20;
/** And by so many times the share of the average recipient, or by this much of everything. */
const TIMES = 3;
const MOST_OF_IT = 0.5;
/** How much of what an account writes must be answers. */
const NEARLY_ALL = 0.95;

/**
 * Accounts that may be desks of ours, bots or shared mailboxes, each with its reason: what the format says; what the people table says
 * in a column such as is_bot; ids that programs and
 * shared mailboxes have; those addressed most; those that only answer; those whose id or name is in the name of a file. Those that the
 * format tells and those with two signs come first and are ticked, then by what they received. Cost O(people + messages).
 */
export function findAccounts(log: TalkLog, sent: Uint32Array, received: Uint32Array, known: readonly KnownAccount[]): readonly AccountGuess[] {
  const { ids, names, count: n } = log.people;
  const told = new Map(known.map((account) => [account.id, account]));
  const answers = countAnswers(log);
  const flagged = flaggedBots(log);
  const addressed = received.reduce((sum, one) => sum + one, 0);
  const recipients = received.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0);
  const stems = log.report.files.map(({ name }) => wordsOf(name.replace(/\.[a-z0-9]{1,8}$/i, "")));
  const guesses: AccountGuess[] = [];
  for (let person = 0; person < n; person++) {
    const id = ids[person]!;
    const account = told.get(id);
    if (account !== undefined) {
      guesses.push({ person, kind: account.kind, reason: account.reason, isLikely: true });
      continue;
    }
    if (flagged.has(person)) {
      guesses.push({ person, kind: "bot", reason: "the people table says that it is a bot", isLikely: true });
      continue;
    }
    if (isAutomatic(id)) {
      guesses.push({ person, kind: "bot", reason: "the id is one that programs have", isLikely: true });
      continue;
    }
    if (isShared(addressOf(id)?.local ?? "")) {
      guesses.push({ person, kind: "shared mailbox", reason: "the address is one that several people share", isLikely: false });
      continue;
    }
    const signs = signsOfDesk(person, { sent, received, answers, addressed, recipients });
    if (signs.length > 0 && isNamedLike(id, names[person]!, stems)) signs.push("its name is in the name of a file");
    if (signs.length > 0) guesses.push({ person, kind: "ours", reason: signs.join(", "), isLikely: signs.length > 1 });
    else if (/(?:^|[_.\d-])bot$|[a-z]Bot$|^BOT$/.test(id) && sent[person]! > 0) guesses.push({ person, kind: "bot", reason: "the id ends in bot", isLikely: false });
  }
  return guesses.sort((a, b) => Number(b.isLikely) - Number(a.isLikely) || received[b.person]! - received[a.person]! || a.person - b.person);
}

/** People whose row of a people table says that they are a bot: a column of yes and no, or one of kinds of accounts. */
function flaggedBots({ people }: TalkLog): ReadonlySet<number> {
  const flagged = new Set<number>();
  for (const { name, labels, codes } of people.attributes) {
    const isFlag = /^(?:is[ _-]?(?:a[ _-]?)?bot|bot|automated)$/i.test(name);
    if (!isFlag && !/^(?:account|user)[ _-]?(?:type|kind)$/i.test(name)) continue;
    const isBot = labels.map((label) => (isFlag ? /^(?:true|yes|1|ja|bot)$/i : /^(?:bot|app|service|application|webhook)$/i).test(label));
    codes.forEach((code, person) => {
      if (code !== NONE && isBot[code] === true) flagged.add(person);
    });
  }
  return flagged;
}

interface Habits {
  readonly sent: Uint32Array;
  readonly received: Uint32Array;
  readonly answers: Uint32Array;
  readonly addressed: number;
  /** People who received anything. */
  readonly recipients: number;
}

function signsOfDesk(person: number, { sent, received, answers, addressed, recipients }: Habits): string[] {
  const signs: string[] = [];
  const share = received[person]! / addressed;
  // Among few people everybody gets much: a desk gets several times what others do.
  if (received[person]! >= HABIT && share >= MUCH && (share >= MOST_OF_IT || share * recipients >= TIMES)) signs.push(`${percent(share)} of everything goes there`);
  if (sent[person]! >= HABIT && answers[person]! >= NEARLY_ALL * sent[person]!) signs.push("it only answers");
  return signs;
}

/** Messages that answer one of somebody else, by author. */
function countAnswers({ people, messages }: TalkLog): Uint32Array {
  const answers = new Uint32Array(people.count);
  const { parent, author, count } = messages;
  for (let m = 0; m < count; m++) {
    const answered = parent?.[m] ?? NONE;
    if (answered !== NONE && author[answered] !== author[m]) answers[author[m]!]!++;
  }
  return answers;
}

function isNamedLike(id: string, name: string, files: readonly (readonly string[])[]): boolean {
  const own = [...wordsOf(addressOf(id)?.domain.split(".")[0] ?? id), ...wordsOf(name)];
  return files.some((words) => words.some((word) => word.length >= 4 && own.includes(word)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
