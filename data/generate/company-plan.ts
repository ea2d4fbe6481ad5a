import type { Random } from "../../src/core/random.ts";
import { between, chance, pickWeighted, shuffle, skewed } from "./draw.ts";
import type { Employee } from "./company-people.ts";

/** Who plays which part in the company, planted: the truth the sample is built on. */
export interface CompanyPlan {
  readonly connectors: ReadonlySet<number>;
  readonly mavens: ReadonlySet<number>;
  /** Groups that talk to the rest of the company through one person only; the person first. */
  readonly bridges: readonly { readonly person: number; readonly group: readonly number[] }[];
  readonly silent: ReadonlySet<number>;
  /** Mails to write, circulars not counted. */
  readonly mails: Int32Array;
  /** Mails to a whole list of people. */
  readonly circulars: Int32Array;
  /** Talent group per person, "" for none. */
  readonly talent: readonly string[];
}

const talentGroups = ["Future leaders", "Expert track", "Graduate programme", "Mentors"];

export function planCompany(random: Random, people: readonly Employee[]): CompanyPlan {
  const bridges = chooseBridges(random, people);
  const reserved = new Set(bridges.flatMap(({ person, group }) => [person, ...group]));
  const silent = new Set(shuffle(random, people.map((_, i) => i).filter((i) => !reserved.has(i) && people[i]?.level === "Staff")).slice(0, 6));

  // Planted people come from every level and site; managers somewhat more often, as in life.
  const odds = people.map((one, i) => (reserved.has(i) || silent.has(i) ? 0 : ({ Executive: 3, Director: 4, Manager: 4, Senior: 2.2, Staff: 0.8 })[one.level] * (one.department === "Production" ? 0.5 : 1)));
  const take = (count: number): number[] => {
    const chosen: number[] = [];
    while (chosen.length < count) {
      const next = pickWeighted(random, odds);
      odds[next] = 0;
      chosen.push(next);
    }
    return chosen;
  };
  const bothRoles = take(25);
  const mavenOnly = take(26);
  const connectorOnly = take(11);
  const mails = new Int32Array(people.length);
  const circulars = new Int32Array(people.length);
  for (const i of bothRoles) {
    const total = Math.max(104, Math.floor(80 * skewed(random, 0.95)));
    circulars[i] = Math.max(18, Math.floor(total * (0.08 + 0.08 * random.next())));
    mails[i] = total - (circulars[i] ?? 0);
  }
  for (const i of mavenOnly) mails[i] = Math.min(310, Math.max(96, Math.floor(58 * skewed(random, 1))));
  for (const i of connectorOnly) {
    circulars[i] = between(random, 20, 38);
    mails[i] = between(random, 6, 20);
  }

  // Everyone else writes the remaining fifth: most a handful, some up to two a week.
  const heavy = [...bothRoles, ...mavenOnly].reduce((sum, i) => sum + (mails[i] ?? 0) + (circulars[i] ?? 0), 0);
  const light = people.map((one, i) => (silent.has(i) || (mails[i] ?? 0) > 0 || chance(random, 0.04) ? 0 : (skewed(random, 3) - 0.8) * ({ Executive: 2, Director: 2, Manager: 2, Senior: 1.3, Staff: 0.8 })[one.level]));
  for (const { person } of bridges) light[person] = 36;
  const used = connectorOnly.reduce((sum, i) => sum + (mails[i] ?? 0) + (circulars[i] ?? 0), 0);
  for (let given = Math.floor(heavy / 4) - used; given > 0; ) {
    const i = pickWeighted(random, light);
    if ((mails[i] ?? 0) >= 84) light[i] = 0;
    else {
      mails[i] = (mails[i] ?? 0) + 1;
      given--;
    }
  }

  const talent = people.map((one, i) => {
    const planted = bothRoles.includes(i) || mavenOnly.includes(i) || connectorOnly.includes(i) || bridges.some((bridge) => bridge.person === i);
    if (!chance(random, planted ? 0.66 : 0.1)) return "";
    if (one.startYear >= 2023 && one.level === "Staff") return "Graduate programme";
    return talentGroups[one.level === "Staff" || one.level === "Senior" ? pickWeighted(random, [3, 5, 0, 2]) : pickWeighted(random, [6, 1, 0, 3])] ?? "";
  });
  return { connectors: new Set([...bothRoles, ...connectorOnly]), mavens: new Set([...bothRoles, ...mavenOnly]), bridges, silent, mails, circulars, talent };
}

/** Four teams (one department at one site, 7 to 16 people) whose only way out is one person. */
function chooseBridges(random: Random, people: readonly Employee[]): { person: number; group: number[] }[] {
  const teams = new Map<string, number[]>();
  people.forEach((one, i) => {
    if (one.level === "Executive" || one.level === "Director") return;
    const key = `${one.department} ${one.site.name}`;
    teams.set(key, [...(teams.get(key) ?? []), i]);
  });
  const fitting = [...teams.values()].filter((team) => team.length >= 7 && team.length <= 16);
  const mixed = shuffle(random, fitting);
  const siteOf = (team: readonly number[]): string => people[team[0] ?? 0]?.site.name ?? "";
  const firstOfSite = mixed.filter((team, i) => mixed.findIndex((other) => siteOf(other) === siteOf(team)) === i);
  return [...firstOfSite, ...mixed.filter((team) => !firstOfSite.includes(team))]
    .slice(0, 4)
    .map((team) => {
      const [person = 0, ...group] = shuffle(random, team);
      return { person, group };
    });
}
