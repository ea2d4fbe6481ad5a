import { foldText, type Folds } from "./identity-fold.ts";
import { type Address, addressOf, endsOf, handleOf, isAutomatic, isShared, nameOf, type PersonName } from "./identity-names.ts";

/** What the ids of two people have in common. */
export type EvidenceCode =
  | "same-row" | "invisible" | "case" | "accents" | "look-alike" | "plus-address" | "mail-dots" | "name-order" | "same-name" | "name-in-address"
  | "initials" | "same-local-part" | "same-handle" | "punctuation";

export interface PairEvidence {
  readonly code: EvidenceCode;
  /** 0 to 1: how sure it makes alone. */
  readonly score: number;
}

/** Pairs of people with what speaks for their being one, by a · n + b with a < b. */
export type Pairs = ReadonlyMap<number, readonly PairEvidence[]>;

/** Blocks of more people than this say nothing: a name or a word that many have. */
const LARGEST_BLOCK = 12;

/** What each step of folding costs in certainty. */
const STEPS = { invisible: 0.98, case: 0.97, accents: 0.8, "look-alike": 0.85, "plus-address": 0.95, "mail-dots": 0.93 } as const;

/**
 * Finds pairs of people whose ids or names agree once they are made plainer. Nobody is compared with everybody: people are put into
 * blocks by what would make them equal, and only those of one block are looked at. Cost O(people), 12² at most a block.
 */
export function findPairs(ids: readonly string[], names: readonly string[]): Pairs {
  const n = ids.length;
  const pairs = new Map<number, PairEvidence[]>();
  const add = (a: number, b: number, code: EvidenceCode, score: number): void => {
    if (a === b) return;
    const key = a < b ? a * n + b : b * n + a;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, [{ code, score }]);
    else if (!known.some((evidence) => evidence.code === code)) known.push({ code, score });
  };
  const folds = ids.map(foldText);
  const addresses = ids.map(addressOf);
  pairByLetters(folds, add);
  pairByAddress(ids, addresses, add);
  pairByHandle(ids, folds, addresses, add);
  pairByName(ids, names, addresses, add);
  return pairs;
}

type Add = (a: number, b: number, code: EvidenceCode, score: number) => void;

/** Ids that are the same but for case, accents, invisible letters, look-alikes, what stands behind a plus, and marks between words. */
function pairByLetters(folds: readonly Folds[], add: Add): void {
  const deep = createBlocks();
  const bare = createBlocks();
  folds.forEach(({ skeleton }, p) => {
    const address = addressOf(skeleton);
    deep.put(address === undefined ? skeleton : `${address.plainLocal}@${address.plainDomain}`, p);
    const letters = skeleton.replace(/[\s._'’-]+/gu, "");
    if (letters.length >= 6 && /\p{L}/u.test(letters)) bare.put(letters, p);
  });
  deep.each((people) => eachPair(people, (a, b) => {
    let score = 1;
    const steps: (keyof typeof STEPS)[] = differencesOf(folds[a]!, folds[b]!);
    for (const step of steps) score *= STEPS[step];
    for (const step of steps) add(a, b, step, score);
  }));
  bare.each((people) => eachPair(people, (a, b) => {
    if (folds[a]!.skeleton !== folds[b]!.skeleton) add(a, b, "punctuation", people.length === 2 ? 0.65 : 0.5);
  }));
}

/** The step of folding at which two ids become equal; of addresses that are equal only after it, what tells them apart. */
function differencesOf(a: Folds, b: Folds): (keyof typeof STEPS)[] {
  if (a.visible === b.visible) return ["invisible"];
  if (a.lower === b.lower) return ["case"];
  if (a.plain === b.plain) return ["accents"];
  if (a.skeleton === b.skeleton) return ["look-alike"];
  const [localA, localB] = [addressOf(a.skeleton)!, addressOf(b.skeleton)!].map(({ local, domain }) => ({ local, domain, base: local.replace(/(?<=.)\+.*$/, "") }));
  const found: (keyof typeof STEPS)[] = [];
  if (localA!.local.slice(localA!.base.length) !== localB!.local.slice(localB!.base.length)) found.push("plus-address");
  if (localA!.base !== localB!.base || localA!.domain !== localB!.domain) found.push("mail-dots");
  return found;
}

/** Addresses with the same part before the @ at different domains. Desks that every domain has say nothing. */
function pairByAddress(ids: readonly string[], addresses: readonly (Address | undefined)[], add: Add): void {
  const blocks = createBlocks();
  addresses.forEach((address, p) => {
    if (address !== undefined && address.plainLocal.length >= 3 && !isShared(address.plainLocal) && !isAutomatic(ids[p]!)) blocks.put(address.plainLocal, p);
  });
  blocks.each((people, local) => {
    // A first name alone is common; a whole name, or letters with digits, is not.
    const base = /[._-]/.test(local) ? 0.75 : /\d/.test(local) ? 0.65 : local.length >= 7 ? 0.6 : 0.4;
    eachPair(people, (a, b) => {
      const [x, y] = [addresses[a]!.plainDomain, addresses[b]!.plainDomain];
      if (x !== y) add(a, b, "same-local-part", areSiblings(x, y) ? Math.max(base, 0.85) : people.length > 3 ? base * 0.6 : base);
    });
  });
}

/** Two domains of one house: one below the other, the same name with another ending, or neighbours under one name. */
function areSiblings(a: string, b: string): boolean {
  return a.endsWith(`.${b}`) || b.endsWith(`.${a}`) || (houseOf(a).length > 2 && houseOf(a) === houseOf(b));
}

/** The name before the ending: "shop" of mail.shop.example and of shop.co.uk. */
function houseOf(domain: string): string {
  const parts = domain.split(".").slice(0, -1);
  if (parts.length > 1 && /^(?:co|com|org|net|ac|gov|edu)$/.test(parts.at(-1)!)) parts.pop();
  return parts.at(-1) ?? "";
}

/** The same handle written for different platforms, and a handle that is the part before an @. */
function pairByHandle(ids: readonly string[], folds: readonly Folds[], addresses: readonly (Address | undefined)[], add: Add): void {
  const blocks = createBlocks();
  ids.forEach((id, p) => {
    const address = addresses[p];
    const handle = address === undefined ? handleOf(id) : address.plainLocal;
    if (handle.length >= 3 && !/\s/.test(handle) && !isShared(handle) && !/^\d+$/.test(handle)) blocks.put(handle, p);
  });
  blocks.each((people, handle) => eachPair(people, (a, b) => {
    const [mailA, mailB] = [addresses[a] !== undefined, addresses[b] !== undefined];
    if (mailA && mailB) return;
    if (mailA || mailB) add(a, b, "same-handle", handle.length >= 6 ? 0.55 : 0.35);
    else if (folds[a]!.plain !== folds[b]!.plain) add(a, b, "same-handle", people.length > 4 ? 0.5 : 0.75);
  }));
}

interface Named {
  readonly person: number;
  readonly name: PersonName;
}

/** The same name, in another order, in an address, or with its first names as initials. */
function pairByName(ids: readonly string[], names: readonly string[], addresses: readonly (Address | undefined)[], add: Add): void {
  const known: (PersonName | undefined)[] = ids.map((id, p) => nameOf(names[p]!) ?? (names[p] === id ? undefined : nameOf(id)));
  const same = createBlocks();
  const short = createBlocks();
  known.forEach((name, p) => {
    if (name !== undefined) {
      same.put(name.words.toSorted().join(" "), p);
      const { first, last } = endsOf(name);
      short.put(`${first[0]!}${last}`, p);
    }
    const address = name === undefined ? addresses[p] : undefined;
    // brapp@ may be Bill Rapp.
    if (address !== undefined && /^\p{L}{4,}$/u.test(address.plainLocal) && !isShared(address.plainLocal)) short.put(address.plainLocal, p);
  });
  same.each((people) => eachPair(people, (a, b) => {
    const [x, y] = [known[a]!, known[b]!];
    if (x.from !== y.from && (x.from === "address" || y.from === "address")) add(a, b, "name-in-address", people.length > 4 ? 0.45 : 0.75);
    else if (x.from !== y.from || x.words.join(" ") !== y.words.join(" ")) add(a, b, "name-order", people.length > 4 ? 0.5 : 0.85);
    else if (x.from !== "address") add(a, b, "same-name", people.length > 4 ? 0.4 : 0.65);
  }));
  short.each((people) => {
    const full = people.filter((p) => known[p] !== undefined && !isAbbreviated(known[p])).map((person): Named => ({ person, name: known[person]! }));
    const distinct = new Set(full.map(({ name }) => endsOf(name).first));
    for (const p of people) {
      if (known[p] !== undefined && !isAbbreviated(known[p])) continue;
      // An initial that fits several people says nothing of any of them.
      for (const { person } of full) add(p, person, "initials", distinct.size > 1 ? 0.25 : 0.6);
    }
    eachPair(full.map(({ person }) => person), (a, b) => {
      const [x, y] = [known[a]!, known[b]!];
      if (x.words.length !== y.words.length && endsOf(x).first === endsOf(y).first && endsOf(x).last === endsOf(y).last && middleFits(x, y)) add(a, b, "initials", 0.6);
    });
  });
}

function isAbbreviated({ words }: PersonName): boolean {
  return words[0]!.length === 1;
}

/** A middle name beside none. */
function middleFits(x: PersonName, y: PersonName): boolean {
  return Math.min(x.words.length, y.words.length) === 2 && Math.max(x.words.length, y.words.length) === 3;
}

interface Blocks {
  put(key: string, person: number): void;
  each(visit: (people: readonly number[], key: string) => void): void;
}

/** People by a key; blocks of one say nothing, nor do those that are too large. */
function createBlocks(): Blocks {
  const first = new Map<string, number>();
  const several = new Map<string, number[]>();
  return {
    put(key, person) {
      if (key === "") return;
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, person);
        return;
      }
      const block = several.get(key);
      if (block === undefined) several.set(key, [known, person]);
      else if (block.length <= LARGEST_BLOCK) block.push(person);
    },
    each(visit) {
      for (const [key, people] of several) if (people.length <= LARGEST_BLOCK) visit(people, key);
    },
  };
}

function eachPair(people: readonly number[], visit: (a: number, b: number) => void): void {
  for (let i = 0; i < people.length; i++) for (let j = i + 1; j < people.length; j++) visit(people[i]!, people[j]!);
}
