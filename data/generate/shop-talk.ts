import type { Random } from "../../src/core/random.ts";
import { between, chance, pick, pickWeighted, shuffle } from "./draw.ts";
import { DAY, HOUR, fromLocal, nextMoment } from "./clock.ts";
import type { LocalTime } from "./clock.ts";
import { GENERAL, TOPICS } from "./shop-plan.ts";
import type { ShopPlan } from "./shop-plan.ts";
import type { Customer } from "./shop-people.ts";
import type { Voice } from "./shop-voice.ts";
import type { Issue, ProductWords } from "./shop-words.ts";
import { chat } from "./shop-words-chat.ts";

/** The shop's own desk writes under this person number. */
export const DESK = -1;

export interface Draft {
  readonly author: number;
  readonly at: number;
  to: number[];
  readonly text: string;
  readonly topic: number;
  readonly channel: string;
  readonly parent: Draft | undefined;
  /** True for a message to the author's circle: its recipients are drawn afterwards. */
  readonly toCircle: boolean;
}

interface Answer {
  readonly draft: Draft;
  /** Which of the issue's answers it gives. */
  readonly index: number;
}

interface Exchange {
  readonly say: readonly string[];
  readonly back: readonly string[];
}

/** The list with so many empty entries that one of its own is drawn with probability p. */
function maybe(list: readonly string[], p: number): readonly string[] {
  return [...list, ...Array.from({ length: Math.round((list.length * (1 - p)) / p) }, () => "")];
}

/** Splits a template from its tail ` ~ 0,3`; without a tail everything fits. */
function readTail(template: string): { text: string; fits: (index: number) => boolean } {
  const [text = "", tail] = template.split(" ~ ");
  const list = tail?.split(",").map(Number);
  return { text, fits: (index) => list === undefined || list.includes(index) };
}

export const FIRST_DAY = Date.UTC(2025, 0, 6);
export const LAST_DAY = Date.UTC(2025, 9, 31);

const seasons = [0.72, 0.74, 0.88, 1.02, 1.16, 1.28, 1.4, 1.34, 1.1, 0.96];
const weekdays = [1.5, 0.82, 0.8, 0.84, 0.86, 0.95, 1.42];
const weekdayHours = [6, 2, 1, 0, 0, 1, 6, 18, 22, 18, 18, 20, 30, 26, 20, 20, 24, 36, 52, 74, 92, 88, 56, 22];
const weekendHours = [10, 4, 1, 0, 0, 1, 3, 10, 28, 50, 62, 58, 52, 50, 52, 56, 60, 62, 66, 78, 88, 80, 52, 24];

export function isCustomerAwake(shift: number): (local: LocalTime) => number {
  return ({ hour, weekday }) => {
    const hours = weekday === 0 || weekday === 6 ? weekendHours : weekdayHours;
    return (hours[(hour - shift + 24) % 24] ?? 0) / 92;
  };
}

const isDeskOpen = ({ hour, weekday }: LocalTime): number => (weekday === 0 ? 0 : weekday === 6 ? (hour >= 10 && hour < 16 ? 0.5 : 0) : hour >= 9 && hour < 18 ? 0.9 : 0);

/** Writes everything that was said, topic by topic, until everybody has written as many posts as planned. */
export function writeShopTalk(random: Random, customers: readonly Customer[], circles: readonly (readonly number[])[], plan: ShopPlan, products: readonly ProductWords[], voice: Voice): Draft[] {
  const drafts: Draft[] = [];
  const left = plan.posts.map((row) => Int32Array.from(row));
  const days: number[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += DAY) days.push(day);
  const dayWeights = days.map((day) => (seasons[new Date(day).getUTCMonth()] ?? 1) * (weekdays[new Date(day).getUTCDay()] ?? 1) * (0.8 + 0.4 * random.next()));
  for (let topic = 0; topic < TOPICS; topic++) {
    const words = products[topic];
    if (words !== undefined) writeTopic(topic, words);
  }
  return drafts;

  function writeTopic(topic: number, words: ProductWords): void {
    const isMaven = (person: number): boolean => (topic === GENERAL ? plan.mavens.some((set) => set.has(person)) : plan.mavens[topic]?.has(person) === true);
    const remaining = (person: number): number => left[person]?.[topic] ?? 0;
    const sumOf = (keep: (person: number) => boolean): number => customers.reduce((sum, _, person) => sum + (keep(person) ? remaining(person) : 0), 0);
    const choose = (keep: (person: number) => boolean): number => pickWeighted(random, customers.map((_, person) => (keep(person) ? remaining(person) : 0)));

    plan.rounds.forEach((row, host) => {
      const moments = Array.from({ length: row[topic] ?? 0 }, () => startOf(host)).sort((a, b) => a - b);
      for (const at of moments) writeRound(host, at);
    });
    for (;;) {
      const light = sumOf((person) => !isMaven(person));
      const heavy = sumOf(isMaven);
      if (light + heavy === 0) return;
      const draw = random.next();
      if (light === 0) {
        const author = choose(isMaven);
        if (draw < 0.25) writeTip(author);
        else if (draw < 0.35) writeReview(author);
        else writeQuestion(author, 3);
      } else if (heavy === 0) writeReview(choose(() => true));
      else if (draw < 0.1) writeReview(choose((person) => (chance(random, 0.7) ? !isMaven(person) : isMaven(person))));
      else if (draw < 0.2) writeTip(choose(isMaven));
      else if (draw < 0.4) writeQuestion(choose(isMaven), heavy / (light * 0.6 + 1));
      else writeQuestion(choose((person) => !isMaven(person)), heavy / (light * 0.6 + 1));
    }

    /** One post of the author's quota; false when it is used up. The desk has none. */
    function spend(author: number): boolean {
      if (author === DESK) return true;
      const row = left[author];
      if (row === undefined || (row[topic] ?? 0) === 0) return false;
      row[topic] = (row[topic] ?? 0) - 1;
      return true;
    }

    function post(author: number, at: number, to: readonly number[], text: string, channel: string, parent: Draft | undefined, toCircle = false): Draft {
      const draft: Draft = { author, at, to: [...to], text, topic, channel, parent, toCircle };
      drafts.push(draft);
      return draft;
    }

    function person(number: number): Customer {
      const found = customers[number];
      if (found === undefined) throw new Error(`no customer ${number}`);
      return found;
    }

    /** A reply in the thread: after its parent, when the author is awake. */
    function reply(author: number, parent: Draft, to: readonly number[], parts: readonly (readonly string[])[], pace = 1): Draft | undefined {
      if (author === parent.author || !spend(author)) return undefined;
      const at = replyMoment(author, parent.at, pace);
      const addressed = to.filter((other) => other !== author);
      const first = parent.author === DESK ? undefined : person(parent.author);
      const text = author === DESK ? voice.speakPlainly(parts, person(parent.author), at) : voice.speak(parts, person(author), first, at);
      return post(author, at, addressed, text, parent.channel, parent);
    }

    function writeQuestion(asker: number, helpers: number): void {
      if (asker < 0 || !spend(asker)) return;
      const at = startOf(asker);
      const month = new Date(at).getUTCMonth();
      const issue = pick(random, words.issues.filter((one) => one.months === undefined || one.months.includes(month)));
      const asked = random.below(issue.ask.length);
      const question = readTail(issue.ask[asked] ?? "");
      const channel = chance(random, 0.8) ? "Forum" : "Instagram";
      const advice = issue.desk.map(readTail).filter((one) => one.fits(asked));
      const asksDesk = advice.length > 0 && chance(random, channel === "Forum" ? 0.14 : 0.4);
      const text = voice.speak([[question.text], maybe(chat.background, 0.6)], person(asker), undefined, at);
      const root = post(asker, at, asksDesk ? [DESK] : [], text, channel, undefined);
      const fitting = issue.answer.map((template, index) => ({ template, index })).filter(({ index }) => question.fits(index));
      const count = Math.round(helpers * (0.5 + random.next()));
      const answers = answerQuestion(root, fitting, Math.max(1, Math.min(fitting.length + 2, count)));
      if (topic !== GENERAL && chance(random, 0.12)) reply(choose((other) => !isMaven(other)), root, chance(random, 0.5) ? [asker] : [], [chat.meToo], 3);
      if (asksDesk || (advice.length > 0 && chance(random, 0.45))) {
        const answer = reply(DESK, root, [asker], [chat.deskHello, [pick(random, advice).text]], asksDesk ? 1 : 4);
        if (answer !== undefined && chance(random, 0.2)) reply(asker, answer, [DESK], [["Thank you for the quick reply[.|!]", "Thanks to the desk[.|!]", "Very kind, thank you.", "[Perfect|Great], thank you."], maybe(chat.plainThanks, 0.6)]);
      }
      thank(root, issue, answers);
    }

    function answerQuestion(root: Draft, fitting: readonly { template: string; index: number }[], count: number): Answer[] {
      const answers: Answer[] = [];
      const replies: Draft[] = [];
      const advice = shuffle(random, fitting);
      const comments = shuffle(random, chat.agree);
      const spoken = new Set([root.author]);
      for (let i = 0; i < count; i++) {
        const helper = choose((other) => !spoken.has(other) && (isMaven(other) || chance(random, 0.03)));
        if (helper < 0) break;
        spoken.add(helper);
        const own = replies.length > 0 && chance(random, 0.2) ? undefined : advice.pop();
        const earlier = replies.length > 0 ? pick(random, replies) : undefined;
        if (own !== undefined) {
          const draft = reply(helper, root, chance(random, 0.86) ? [root.author] : [], adviceParts(own.template));
          if (draft !== undefined) answers.push({ draft, index: own.index });
          if (draft !== undefined) replies.push(draft);
        } else if (earlier !== undefined) reply(helper, earlier, chance(random, 0.6) ? [earlier.author] : [], [[comments.pop() ?? "+1"]]);
      }
      return answers.sort((a, b) => a.draft.at - b.draft.at);
    }

    function adviceParts(template: string): readonly (readonly string[])[] {
      return [maybe(chat.hello, 0.24), maybe(chat.opener, 0.34), [template], maybe(chat.closer, 0.34)];
    }

    /** The asker comes back: a further question to one helper, thanks to another, each fitting what that helper said. */
    function thank(root: Draft, issue: Issue, answers: readonly Answer[]): void {
      const asker = root.author;
      const doubts = answers.flatMap((answer) => issue.more.flatMap((template, i) => (readTail(template).fits(answer.index) ? [{ draft: answer.draft, i }] : [])));
      if (doubts.length > 0 && chance(random, 0.55)) {
        const { draft, i } = pick(random, doubts);
        const more = reply(asker, draft, [draft.author], [maybe(chat.followUp, 0.6), [readTail(issue.more[i] ?? "").text]], 0.6);
        if (more !== undefined) reply(draft.author, more, chance(random, 0.9) ? [asker] : [], [[issue.again[i] ?? ""], maybe(chat.closer, 0.34)], 0.6);
      }
      if (answers.length === 0 || !chance(random, 0.62)) return;
      const cures = answers.flatMap((answer) => issue.solved.map(readTail).filter((one) => one.fits(answer.index)).map(({ text }) => ({ draft: answer.draft, text })));
      if (cures.length > 0 && chance(random, 0.6)) {
        const { draft, text } = pick(random, cures);
        reply(asker, draft, [draft.author], [chat.thanks, [text]], 14);
      } else {
        const { draft } = pick(random, answers);
        reply(asker, draft, [draft.author], [chat.thanks.slice(0, 8), chat.plainThanks], 1);
      }
    }

    /** A few people answer a post, each differently; now and then its author answers back. */
    function chatAbout(root: Draft, talk: readonly Exchange[], count: number, guest: (spoken: ReadonlySet<number>) => number, pace: number): void {
      const spoken = new Set([root.author]);
      const left = shuffle(random, talk);
      for (let i = 0; i < count; i++) {
        const author = guest(spoken);
        const exchange = left.pop();
        if (author < 0 || exchange === undefined) return;
        spoken.add(author);
        const answer = reply(author, root, root.toCircle || chance(random, 0.8) ? [root.author] : [], [exchange.say], pace);
        if (answer !== undefined && chance(random, 0.35)) reply(root.author, answer, [author], [exchange.back], 1);
      }
    }

    function writeTip(author: number): void {
      if (author < 0 || !spend(author)) return;
      const at = startOf(author);
      const channel = chance(random, 0.55) ? "Instagram" : "Forum";
      const templates = chance(random, words.name === "" ? 1 : 0.3) ? words.tips : chat.stories.map((story) => story.replaceAll("{called}", pick(random, words.called)));
      const root = post(author, at, [], voice.speak([templates], person(author), undefined, at), channel, undefined);
      chatAbout(root, chat.tipTalk, between(random, 0, 3), (spoken) => choose((other) => !spoken.has(other) && (isMaven(other) || chance(random, 0.3))), 2);
    }

    function writeReview(author: number): void {
      if (author < 0 || !spend(author)) return;
      const at = startOf(author);
      const detail = ["Bought in {past}.", "Used it {where}.", "Would buy again.", "Arrived within {few} days.", "No problem in {weather}.", "{months} months in use.", "Tested {where}, {weather}."];
      const root = post(author, at, [], voice.speak([words.reviews, maybe(detail, 0.6)], person(author), undefined, at), "Reviews", undefined);
      if (chance(random, 0.4)) reply(DESK, root, [author], [chat.deskHello, chat.deskThanks], 6);
      if (chance(random, 0.4)) chatAbout(root, chat.reviewTalk, 1, (spoken) => choose((other) => !spoken.has(other) && isMaven(other)), 6);
    }

    function writeRound(host: number, at: number): void {
      const news = chance(random, 0.25);
      const issue = pick(random, words.issues.filter((one) => one.months === undefined || one.months.includes(new Date(at).getUTCMonth())));
      const parts = news
        ? chance(random, 0.5)
          ? [chat.tripNews.slice(0, 3), issue.desk.map((line) => readTail(line).text)]
          : [chat.tripNews.slice(3), words.tips]
        : [chat.tripIntro, maybe(chat.tripWay, 0.7), maybe(chat.tripTime, 0.7), words.outing];
      const root = post(host, at, [], voice.speak(parts, person(host), undefined, at), "Group chat", undefined, true);
      const members = new Set(circles[host] ?? []);
      chatAbout(root, news ? chat.tipTalk.slice(0, 2).concat(chat.tipTalk.slice(6)) : chat.goingTalk, between(random, 0, 3), (spoken) => choose((other) => members.has(other) && !spoken.has(other)), 1);
    }
  }

  function startOf(author: number): number {
    const customer = customers[author];
    const day = days[pickWeighted(random, dayWeights)] ?? FIRST_DAY;
    const shift = customer?.shift ?? 0;
    const hours = [0, 6].includes(new Date(day).getUTCDay()) ? weekendHours : weekdayHours;
    const hour = pickWeighted(random, hours.map((_, h) => hours[(h - shift + 24) % 24] ?? 0));
    return fromLocal(customer?.town.zone ?? "london", day, hour * HOUR + Math.floor(random.next() * HOUR));
  }

  /** Minutes to days after the parent, a long tail, and only when the author is up. */
  function replyMoment(author: number, after: number, pace: number): number {
    let minutes = 5 * pace;
    for (let i = 0; i < 4; i++) minutes *= 0.4 + 3.6 * random.next();
    const earliest = after + (1.5 + Math.min(minutes, 9 * 24 * 60)) * 60_000;
    if (author === DESK) return nextMoment(random, "london", isDeskOpen, earliest);
    const customer = customers[author];
    return nextMoment(random, customer?.town.zone ?? "london", isCustomerAwake(customer?.shift ?? 0), earliest);
  }
}
