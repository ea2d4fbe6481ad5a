import type { Random } from "../../src/core/random.ts";
import type { Zone } from "./clock.ts";
import { chance, pick, pickWeighted, plainLetters } from "./draw.ts";
import { british, indian, nordic, polish } from "./names.ts";
import type { NameStock } from "./names.ts";

export interface Site {
  readonly name: string;
  readonly zone: Zone;
  readonly people: number;
  readonly stocks: readonly NameStock[];
  /** People per department, in proportion. */
  readonly mix: Readonly<Record<string, number>>;
}

export const sites: readonly Site[] = [
  { name: "Malmö", zone: "central", people: 152, stocks: [nordic, nordic, nordic, nordic, polish], mix: { Engineering: 9, Production: 8, Quality: 3, Sales: 6, "Customer Service": 4, Finance: 4, Purchasing: 4, IT: 4, Logistics: 4, "People and Culture": 3 } },
  { name: "Gdańsk", zone: "central", people: 112, stocks: [polish], mix: { Engineering: 4, Production: 14, Quality: 4, Sales: 1, "Customer Service": 2, Finance: 3, Purchasing: 3, IT: 2, Logistics: 4, "People and Culture": 1 } },
  { name: "Leeds", zone: "london", people: 78, stocks: [british, british, british, british, indian, polish], mix: { Engineering: 4, Production: 0, Quality: 1, Sales: 8, "Customer Service": 8, Finance: 2, Purchasing: 1, IT: 2, Logistics: 3, "People and Culture": 1 } },
  { name: "Pune", zone: "india", people: 58, stocks: [indian], mix: { Engineering: 9, Production: 0, Quality: 3, Sales: 1, "Customer Service": 4, Finance: 3, Purchasing: 3, IT: 6, Logistics: 0, "People and Culture": 1 } },
];

export const levels = ["Executive", "Director", "Manager", "Senior", "Staff"] as const;
export const DOMAIN = "norvik.example";

export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly level: (typeof levels)[number];
  readonly site: Site;
  readonly startYear: number;
  /** Hours by which the working day is shifted. */
  readonly shift: number;
  /** Own days off: first day and number of days, in days since the first of the log. */
  readonly away: readonly (readonly [number, number])[];
}

/** 400 employees with unique names and addresses. */
export function makeEmployees(random: Random): Employee[] {
  const out: Employee[] = [];
  const taken = new Set<string>();
  for (const site of sites) {
    const names = Object.keys(site.mix);
    for (let made = 0; made < site.people; ) {
      const stock = pick(random, site.stocks);
      const given = pick(random, stock.given);
      const family = pick(random, stock.family);
      const id = `${plainLetters(given)}.${plainLetters(family)}@${DOMAIN}`.replaceAll(" ", "");
      if (taken.has(id)) continue;
      taken.add(id);
      const department = names[pickWeighted(random, names.map((name) => site.mix[name] ?? 0))] ?? "Production";
      const level = site.name === "Malmö" && made < 5 ? "Executive" : (levels[1 + pickWeighted(random, [4, 12, 27, 57])] ?? "Staff");
      const shopFloor = department === "Production" || department === "Logistics";
      const away: (readonly [number, number])[] = [[random.below(170), 2 + random.below(9)]];
      if (chance(random, 0.7)) away.push([random.below(170), 1 + random.below(5)]);
      const senior = level === "Staff" ? 0 : level === "Senior" ? 3 : 5;
      out.push({
        id,
        name: `${given} ${family}`,
        department,
        level,
        site,
        startYear: Math.max(1988, 2025 - Math.floor(random.next() * random.next() * 30) - random.below(senior + 1)),
        shift: pickWeighted(random, shopFloor ? [4, 5, 3] : [0, 3, 5, 3]) - 2 + (site.zone === "india" ? 1 : 0),
        away,
      });
      made++;
    }
  }
  return out;
}
