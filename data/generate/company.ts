import { createRandom } from "../../src/core/random.ts";
import { isoSeconds } from "./clock.ts";
import { addressCirculars, writeMails } from "./company-mail.ts";
import type { Mail } from "./company-mail.ts";
import { makeEmployees } from "./company-people.ts";
import { planCompany } from "./company-plan.ts";
import { pickWeighted, writeCsv } from "./draw.ts";
import type { SampleFile } from "./shop.ts";

export const COMPANY_SEED = 400;

/** Six months of mail inside Norvik, an invented maker of pumps with 400 employees at four sites. Subjects only, no texts. */
export function generateCompany(seed: number): SampleFile[] {
  const random = createRandom(seed);
  const people = makeEmployees(random);
  const plan = planCompany(random, people);
  const mails = writeMails(random, people, plan);
  addressCirculars(random, mails, people, plan);
  const idOf = (person: number): string => people[person]?.id ?? "";
  const ordered = mails.map((mail, made) => ({ mail, made })).sort((a, b) => a.mail.at - b.mail.at || a.made - b.made).map(({ mail }) => mail);
  const numbers = new Map<Mail, string>();
  let number = 204_118;
  for (const mail of ordered) {
    number += 1 + pickWeighted(random, [60, 20, 12, 8]);
    numbers.set(mail, String(number));
  }
  const rows = ordered.map((mail) => [numbers.get(mail) ?? "", isoSeconds(mail.at), idOf(mail.author), mail.to.map(idOf).join("; "), mail.subject, mail.parent === undefined ? "" : (numbers.get(mail.parent) ?? "")]);
  const staff = people
    .map((one, i) => [one.id, one.name, one.department, one.level, one.site.name, plan.talent[i] ?? "", String(one.startYear)])
    .sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
  const ids = (list: Iterable<number>): string[] => [...list].map(idOf).sort();
  const goBetweens = plan.bridges.map(({ person }) => person);
  const planted = new Set([...plan.connectors, ...plan.mavens, ...goBetweens]);
  const truth = {
    seed,
    note: "Planted by the generator. Connectors make 80 % of the delivered impressions, mavens 80 % of the posts. Each go-between is the only way between a team and everyone else. Hidden talents are planted people in no talent group.",
    ours: [],
    silent: ids(plan.silent),
    connectors: ids(plan.connectors),
    mavens: ids(plan.mavens),
    goBetweens: plan.bridges.map(({ person, group }) => ({ id: idOf(person), team: ids(group) })),
    hiddenTalents: ids([...planted].filter((person) => plan.talent[person] === "")),
  };
  return [
    { path: "company/mail.csv", text: writeCsv(["message_id", "sent", "from", "to", "subject", "in_reply_to"], rows) },
    { path: "company/people.csv", text: writeCsv(["id", "name", "department", "level", "site", "talent_group", "start_year"], staff) },
    { path: "company/truth.json", text: `${JSON.stringify(truth, null, 1)}\n` },
  ];
}
