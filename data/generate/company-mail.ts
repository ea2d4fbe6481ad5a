import type { Random } from "../../src/core/random.ts";
import { apportion, between, chance, pick, pickWeighted, say, shuffle, skewed } from "./draw.ts";
import { DAY, HOUR, fromLocal, nextMoment } from "./clock.ts";
import type { LocalTime } from "./clock.ts";
import type { Employee } from "./company-people.ts";
import type { CompanyPlan } from "./company-plan.ts";
import { anywhere, circulars, departments, slots } from "./company-subjects.ts";

export interface Mail {
  readonly author: number;
  readonly at: number;
  to: number[];
  readonly subject: string;
  readonly parent: Mail | undefined;
  readonly isCircular: boolean;
}

export const MAIL_FIRST_DAY = Date.UTC(2025, 8, 1);
export const MAIL_LAST_DAY = Date.UTC(2026, 1, 25);

const officeHours = [0, 0, 0, 0, 0, 1, 7, 34, 82, 100, 96, 78, 40, 70, 92, 84, 60, 26, 9, 5, 4, 3, 1, 0];
const weekdays = [0.012, 1, 1.08, 1.06, 1.02, 0.74, 0.01];

/** How much of a site works on a day: public holidays, the bridge days around them, the quiet end of the year. */
function isOpen(site: string, day: number): number {
  const key = new Date(day).toISOString().slice(5, 10);
  if (site === "Pune") return key === "10-02" ? 0.02 : key >= "10-20" && key <= "10-23" ? 0.06 : key === "01-26" ? 0.02 : key === "12-25" ? 0.2 : 1;
  if (key >= "12-24" && key <= "12-26") return 0.006;
  if (key >= "12-27" || key === "01-01") return 0.03;
  if (key === "12-22" || key === "12-23" || key === "01-02" || key === "01-05") return 0.4;
  if (key === "01-06") return site === "Leeds" ? 0.9 : 0.02;
  if (key === "11-11" && site === "Gdańsk") return 0.02;
  if (key === "10-31" && site === "Malmö") return 0.7;
  return 1;
}

function workingAt(one: Employee, local: LocalTime): number {
  const since = (local.day - MAIL_FIRST_DAY) / DAY;
  if (one.away.some(([first, count]) => since >= first && since < first + count)) return 0.004;
  return ((officeHours[(local.hour - one.shift + 24) % 24] ?? 0) / 100) * (weekdays[local.weekday] ?? 1) * 0.9 * isOpen(one.site.name, local.day);
}

/** Every mail of six months, until everybody has written as many as planned. */
export function writeMails(random: Random, people: readonly Employee[], plan: CompanyPlan): Mail[] {
  const mails: Mail[] = [];
  const left = Int32Array.from(plan.mails);
  const teamOf = new Map<number, { person: number; group: readonly number[] }>();
  for (const bridge of plan.bridges) for (const member of [bridge.person, ...bridge.group]) teamOf.set(member, bridge);
  const days: number[] = [];
  for (let day = MAIL_FIRST_DAY; day <= MAIL_LAST_DAY; day += DAY) days.push(day);
  const contacts = people.map((_, i) => contactsOf(i));

  people.forEach((_, author) => {
    const moments = Array.from({ length: plan.circulars[author] ?? 0 }, () => startOf(author)).sort((a, b) => a - b);
    for (const at of moments) {
      const subject = subjectOf(author, at, circulars);
      const root: Mail = { author, at, to: [], subject, parent: undefined, isCircular: true };
      mails.push(root);
      for (let i = between(random, -2, 2); i > 0; i--) {
        const guest = contactFor(author, (other) => (left[other] ?? 0) > 0 && contacts[author]?.some(([known]) => known === other) === true);
        if (guest >= 0 && !mails.some((mail) => mail.parent === root && mail.author === guest)) answer(root, guest, [author], 0.3);
      }
    }
  });
  for (;;) {
    const author = pickWeighted(random, left);
    if (author < 0) break;
    const other = contactFor(author, () => true);
    if (other < 0) break;
    spend(author);
    const at = startOf(author);
    const department = people[author]?.department ?? "";
    const subject = subjectOf(author, at, chance(random, 0.72) ? (departments[department] ?? anywhere) : anywhere);
    const copies = chance(random, plan.connectors.has(author) ? 0.22 : 0.025) ? between(random, 1, plan.connectors.has(author) ? 4 : 1) : 0;
    const to = new Set([other]);
    for (let i = 0; i < copies; i++) {
      const copy = contactFor(author, (one) => !to.has(one));
      if (copy >= 0) to.add(copy);
    }
    const root: Mail = { author, at, to: [...to], subject, parent: undefined, isCircular: false };
    mails.push(root);
    answer(root, other, [author], 0.68);
  }
  return mails;

  function spend(author: number): void {
    left[author] = (left[author] ?? 0) - 1;
  }

  /** The other side answers, perhaps, and so it goes back and forth while both still write. */
  function answer(parent: Mail, author: number, to: readonly number[], odds: number): void {
    if ((left[author] ?? 0) <= 0 || !chance(random, odds)) return;
    spend(author);
    let minutes = 3;
    for (let i = 0; i < 4; i++) minutes *= 0.5 + 3.2 * random.next();
    const one = people[author];
    if (one === undefined) return;
    const at = nextMoment(random, one.site.zone, (local) => workingAt(one, local), parent.at + (1 + minutes) * 60_000);
    const subject = parent.subject.startsWith("Re: ") ? parent.subject : `Re: ${parent.subject}`;
    const replyAll = plan.connectors.has(author) && !parent.isCircular && parent.to.length > 1;
    const all = replyAll ? [...new Set([...to, ...parent.to])].filter((other) => other !== author) : [...to];
    const mail: Mail = { author, at, to: all, subject, parent, isCircular: false };
    mails.push(mail);
    answer(mail, parent.author, [author], 0.55);
  }

  function contactsOf(i: number): [number, number][] {
    const me = people[i];
    if (me === undefined || plan.silent.has(i)) return [];
    const team = teamOf.get(i);
    const weights = people.map((other, j) => {
      if (j === i || plan.silent.has(j)) return 0;
      const theirs = teamOf.get(j);
      if (team !== undefined && team.person !== i) return theirs === team ? 1 : 0;
      if (theirs !== undefined && theirs !== team && theirs.person !== j) return 0;
      if (team !== undefined && theirs === team) return 3;
      const near = other.department === me.department ? (other.site === me.site ? 10 : 2.5) : other.site === me.site ? 0.8 : 0.14;
      return near * (plan.mavens.has(j) ? 2.4 : 1) * (other.level === "Staff" ? 0.8 : 1.2);
    });
    const wanted = plan.mavens.has(i) || plan.connectors.has(i) ? between(random, 26, 40) : team?.person === i ? 34 : between(random, 7, 16);
    const chosen: [number, number][] = [];
    while (chosen.length < wanted) {
      const next = pickWeighted(random, weights);
      if (next < 0) break;
      weights[next] = 0;
      chosen.push([next, skewed(random, 1.5)]);
    }
    return chosen;
  }

  function contactFor(author: number, keep: (other: number) => boolean): number {
    const mine = contacts[author] ?? [];
    const at = pickWeighted(random, mine.map(([other, weight]) => (keep(other) ? weight : 0)));
    return mine[at]?.[0] ?? -1;
  }

  function startOf(author: number): number {
    const one = people[author];
    if (one === undefined) return MAIL_FIRST_DAY;
    for (;;) {
      const day = pick(random, days);
      const hour = pickWeighted(random, officeHours.map((_, h) => officeHours[(h - one.shift + 24) % 24] ?? 0));
      const local = { day, hour: 10 + one.shift, weekday: new Date(day).getUTCDay() };
      if (chance(random, workingAt(one, local))) return fromLocal(one.site.zone, day, hour * HOUR + Math.floor(random.next() * HOUR));
    }
  }

  function subjectOf(author: number, at: number, templates: readonly string[]): string {
    const date = new Date(at);
    const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    const monday = Math.floor(at / DAY) * DAY - ((date.getUTCDay() + 6) % 7) * DAY;
    const thursday = new Date(monday + 3 * DAY);
    const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1;
    const number = String(40_000 + Math.floor((at - MAIL_FIRST_DAY) / HOUR) + random.below(900));
    const words = { ...slots, week: [String(week), String(week), String((week % 52) + 1)], month: [months[date.getUTCMonth()] ?? "May", months[(date.getUTCMonth() + 11) % 12] ?? "May"], number: [number] };
    const text = say(random, pick(random, templates), words);
    return (author * 7) % 13 === 0 ? text.toLowerCase() : text;
  }
}

/** Draws the recipients of circulars: so many that the planted connectors reach a hair over 80 % of what is delivered, each clearly more than anyone else. */
export function addressCirculars(random: Random, mails: readonly Mail[], people: readonly Employee[], plan: CompanyPlan): void {
  const own = new Map<number, number>();
  const guests = new Map<Mail, Set<number>>();
  let others = 0;
  for (const mail of mails) {
    if (plan.connectors.has(mail.author)) own.set(mail.author, (own.get(mail.author) ?? 0) + mail.to.length);
    else others += mail.to.length;
    if (mail.parent?.isCircular === true) guests.set(mail.parent, (guests.get(mail.parent) ?? new Set<number>()).add(mail.author));
  }
  const isolated = new Set([...plan.silent, ...plan.bridges.flatMap(({ group }) => group)]);
  const hosts = [...plan.connectors].sort((a, b) => a - b);
  const lists = hosts.map((host) => listOf(host));
  const counts = hosts.map((host) => plan.circulars[host] ?? 0);
  const needed = 4 * others + 60 - [...own.values()].reduce((sum, value) => sum + value, 0);
  const floors = hosts.map((host, i) => Math.max(5 * (counts[i] ?? 0), 400 - (own.get(host) ?? 0)));
  const shares = apportion(needed, hosts.map(() => skewed(random, 1)), floors, hosts.map((_, i) => Math.floor((lists[i]?.length ?? 0) * 0.92) * (counts[i] ?? 0)));
  hosts.forEach((host, i) => {
    const sent = mails.filter((mail) => mail.isCircular && mail.author === host);
    const list = lists[i] ?? [];
    const sizes = apportion(shares[i] ?? 0, sent.map(() => 0.5 + random.next()), sent.map((mail) => Math.max(3, guests.get(mail)?.size ?? 0)), sent.map(() => list.length));
    sent.forEach((mail, j) => {
      const came = guests.get(mail) ?? new Set<number>();
      const rest = shuffle(random, list.filter((person) => !came.has(person)));
      mail.to = [...came, ...rest.slice(0, Math.max(0, (sizes[j] ?? 0) - came.size))].sort((a, b) => a - b);
    });
  });

  function listOf(host: number): number[] {
    const me = people[host];
    const weights = people.map((other, j) => {
      if (j === host || isolated.has(j)) return 0;
      return other.department === me?.department ? 4 : other.site === me?.site ? 1 : 0.35;
    });
    const list: number[] = [];
    for (let size = between(random, 38, 84); list.length < size; ) {
      const next = pickWeighted(random, weights);
      if (next < 0) break;
      weights[next] = 0;
      list.push(next);
    }
    return list;
  }
}
