import type { Random } from "../../src/core/random.ts";
import { american, british, dutch, finnish, french, german, indian, irish, nordic, polish, southern } from "./names.ts";
import type { NameStock } from "./names.ts";
import type { Zone } from "./clock.ts";
import { between, chance, pick, pickWeighted, plainLetters } from "./draw.ts";

export interface Town {
  readonly city: string;
  readonly country: string;
  readonly zone: Zone;
  readonly names: readonly NameStock[];
}

/** People who could meet: circles form inside a region. */
export interface Region {
  readonly people: number;
  readonly towns: readonly Town[];
  /** "in the Cairngorms" */
  readonly areas: readonly string[];
  /** Where one goes for a day. */
  readonly outings: readonly string[];
}

const town = (city: string, country: string, zone: Zone, ...names: readonly NameStock[]): Town => ({ city, country, zone, names });

export const regions: readonly Region[] = [
  {
    people: 208,
    towns: [town("Sheffield", "United Kingdom", "london", british), town("Leeds", "United Kingdom", "london", british, british, indian), town("Manchester", "United Kingdom", "london", british, british, polish), town("Bristol", "United Kingdom", "london", british), town("Edinburgh", "United Kingdom", "london", british), town("Glasgow", "United Kingdom", "london", british), town("Keswick", "United Kingdom", "london", british), town("Cardiff", "United Kingdom", "london", british), town("Dublin", "Ireland", "london", irish), town("Galway", "Ireland", "london", irish)],
    areas: ["in the Lakes", "in the Cairngorms", "in Snowdonia", "on the Pennine Way", "in Wicklow", "in the Peak District", "on Skye", "in Northumberland", "on the West Highland Way", "in Connemara"],
    outings: ["Kinder Scout", "Mam Tor", "Catbells", "the Pentlands", "Ilkley Moor", "Stanage Edge", "Pen y Fan", "the Malvern Hills", "Glendalough", "Loch Lomond"],
  },
  {
    people: 138,
    towns: [town("Freiburg", "Germany", "central", german), town("Munich", "Germany", "central", german), town("Hamburg", "Germany", "central", german), town("Leipzig", "Germany", "central", german), town("Cologne", "Germany", "central", german, german, polish), town("Innsbruck", "Austria", "central", german), town("Graz", "Austria", "central", german), town("Bern", "Switzerland", "central", german)],
    areas: ["in the Black Forest", "in the Allgäu", "in the Karwendel", "in the Harz", "in the Bernese Oberland", "in Saxon Switzerland", "on the Rennsteig", "in the Dachstein area", "on the Westweg", "in the Eifel"],
    outings: ["the Feldberg", "the Brocken", "the Rachel", "the Schauinsland", "the Patscherkofel", "the Niesen", "the Blauberge", "Lake Titisee", "the Siebengebirge", "the Höllental"],
  },
  {
    people: 124,
    towns: [town("Gothenburg", "Sweden", "central", nordic), town("Stockholm", "Sweden", "central", nordic), town("Umeå", "Sweden", "central", nordic), town("Oslo", "Norway", "central", nordic), town("Bergen", "Norway", "central", nordic), town("Aarhus", "Denmark", "central", nordic), town("Tampere", "Finland", "helsinki", finnish), town("Helsinki", "Finland", "helsinki", finnish)],
    areas: ["in Jotunheimen", "in Sarek", "on the Kungsleden", "in Rondane", "on the Hardangervidda", "in Dalarna", "in Lapland", "on the Bohus coast", "in Nuuksio", "in Abisko"],
    outings: ["Tyresta", "the Nordmarka", "Mols Bjerge", "Ulriken", "Delsjön", "Koli", "Seitseminen", "the Skåne trail", "Bymarka", "Nuuksio"],
  },
  {
    people: 104,
    towns: [town("Utrecht", "Netherlands", "central", dutch), town("Groningen", "Netherlands", "central", dutch), town("Ghent", "Belgium", "central", dutch, french), town("Lyon", "France", "central", french), town("Grenoble", "France", "central", french), town("Lille", "France", "central", french), town("Toulouse", "France", "central", french)],
    areas: ["in the Ardennes", "in the Vercors", "on the GR20", "in the Pyrenees", "in the Cévennes", "on the Pieterpad", "in the Vosges", "in the Chartreuse", "in the Queyras", "on the Veluwe"],
    outings: ["the Veluwe", "the Hoge Kempen", "the Bugey", "the Belledonne", "the Semois valley", "the Pilat", "the Drenthe heath", "the Cap Gris-Nez", "the Canigou", "the Utrecht ridge"],
  },
  {
    people: 76,
    towns: [town("Barcelona", "Spain", "central", southern), town("Bilbao", "Spain", "central", southern), town("Turin", "Italy", "central", southern), town("Bologna", "Italy", "central", southern), town("Porto", "Portugal", "london", southern), town("Lisbon", "Portugal", "london", southern)],
    areas: ["in the Picos", "in the Dolomites", "in Peneda-Gerês", "in the Pyrenees", "in the Aosta valley", "in the Sierra de Gredos", "on the Rota Vicentina", "in the Apennines", "in Aigüestortes", "in Gran Paradiso"],
    outings: ["Montserrat", "the Gorbea", "the Musinè", "the Colli", "the Serra da Freita", "Sintra", "the Montseny", "the Val di Susa", "Corno alle Scale", "Arrábida"],
  },
  {
    people: 74,
    towns: [town("Boston", "United States", "eastern", american), town("Burlington", "United States", "eastern", american), town("Asheville", "United States", "eastern", american), town("Montreal", "Canada", "eastern", american, french), town("Portland", "United States", "pacific", american), town("Vancouver", "Canada", "pacific", american), town("Seattle", "United States", "pacific", american)],
    areas: ["in the White Mountains", "on the Long Trail", "in the Adirondacks", "in the Cascades", "on the Appalachian Trail", "on Vancouver Island", "in the Olympics", "in Gatineau", "in the Smokies", "on the Wonderland Trail"],
    outings: ["Mount Mansfield", "Camel's Hump", "the Presidential foothills", "Forest Park", "Mount Seymour", "Black Balsam", "Rattlesnake Ledge", "Mont Orford", "Monadnock", "Dog Mountain"],
  },
];

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly first: string;
  readonly region: number;
  readonly town: Town;
  /** Hours by which the day runs later than others'. */
  readonly shift: number;
  /** How they type: 0 plain, 1 no capitals, 2 no full stop at the end, 3 exclamations, 4 smileys. */
  readonly style: number;
}

const hobbies = ["hikes", "outdoors", "trails", "walks", "camps", "hills", "onfoot", "wanders", "upland", "paths"];
const prefixes = ["muddyboots", "slowmiles", "ridge", "tentpeg", "northbound", "softrain", "cairn", "heather", "longway", "drizzle", "bothy", "firstlight"];

function handleOf(random: Random, given: string, family: string, city: string): string {
  const first = plainLetters(given).replaceAll(" ", "");
  const last = plainLetters(family).replaceAll(" ", "");
  const initial = first.slice(0, 1);
  const year = String(between(random, 71, 99));
  const forms = [`${first}${last}`, `${first}_${last}`, `${first}.${last}`, `${initial}${last}`, `${initial}.${last}${year}`, `${first}${year}`, `${last}_${initial}`, `${first}_${pick(random, hobbies)}`, `${pick(random, hobbies)}_${first}`, `${pick(random, prefixes)}.${first}`, `${pick(random, prefixes)}${between(random, 2, 88)}`, `${first}from${plainLetters(city).replaceAll(" ", "")}`, `${first}${last.slice(0, 1)}`];
  return forms[pickWeighted(random, [6, 6, 4, 6, 4, 3, 4, 4, 3, 2, 2, 1, 4])] ?? first;
}

/** Everyone who has an account with the shop: unique handles and unique display names. */
export function makeCustomers(random: Random): Customer[] {
  const out: Customer[] = [];
  const handles = new Set<string>();
  const names = new Set<string>();
  regions.forEach((region, index) => {
    for (let made = 0; made < region.people; ) {
      const home = region.towns[pickWeighted(random, region.towns.map((_, i) => 10 - i))] ?? pick(random, region.towns);
      const stock = pick(random, home.names);
      const given = pick(random, stock.given);
      const family = pick(random, stock.family);
      const id = handleOf(random, given, family, home.city);
      const full = `${given} ${family}`;
      if (handles.has(id) || names.has(full)) continue;
      handles.add(id);
      names.add(full);
      const name = chance(random, 0.72) ? full : chance(random, 0.6) ? `${given} ${family.slice(0, 1)}.` : given;
      if (name !== full && names.has(name)) {
        handles.delete(id);
        names.delete(full);
        continue;
      }
      names.add(name);
      const shift = between(random, -1, 1) + (chance(random, 0.12) ? 2 : 0) - (chance(random, 0.1) ? 3 : 0);
      out.push({ id, name, first: given, region: index, town: home, shift, style: pickWeighted(random, [62, 11, 11, 9, 7]) });
      made++;
    }
  });
  return out;
}
