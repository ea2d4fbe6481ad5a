import { WhotalksError } from "../../core/errors.ts";

/*
 * What comes back from a file or from the browser's storage is looked at field by field before it is used: whatever else it holds is
 * left behind, so that no key of a file ever becomes a key of an object here ("__proto__" and its like included).
 */

/** Answers the value with its type, or throws: `at` says where it stands. */
export type Check<T> = (value: unknown, at: string) => T;

function fail(at: string, expected: string): never {
  throw new WhotalksError("project-damaged", "This project cannot be read: it is damaged or was changed by hand.", { hint: `Open the files it was made from instead. (${at}: expected ${expected}.)` });
}

export const text: Check<string> = (value, at) => (typeof value === "string" ? value : fail(at, "text"));
export const flag: Check<boolean> = (value, at) => (typeof value === "boolean" ? value : fail(at, "true or false"));
export const amount: Check<number> = (value, at) => (typeof value === "number" && Number.isFinite(value) ? value : fail(at, "a number"));
export const whole: Check<number> = (value, at) => (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : fail(at, "a whole number"));

export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Check<T> {
  return (value, at) => values.find((known) => known === value) ?? fail(at, values.join(" or "));
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value, at) => (value === null ? null : check(value, at));
}

/** Answers the first check that holds. */
export function either<A, B>(first: Check<A>, second: Check<B>): Check<A | B> {
  return (value, at) => {
    try {
      return first(value, at);
    } catch {
      return second(value, at);
    }
  };
}

export function list<T>(check: Check<T>, most = 20_000_000): Check<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length > most) fail(at, "a list");
    const entries: readonly unknown[] = value;
    return entries.map((entry, i) => check(entry, `${at}[${i}]`));
  };
}

type Shape = Readonly<Record<string, Check<unknown>>>;
type Held<S extends Shape> = { readonly [K in keyof S]: ReturnType<S[K]> };

/** The named fields, all of them; others are left behind. */
export function shape<const S extends Shape>(fields: S): Check<Held<S>> {
  return (value, at) => read(fields, value, at, true) as Held<S>;
}

/** Those of the named fields that are there. */
export function partOf<const S extends Shape>(fields: S): Check<Partial<Held<S>>> {
  return (value, at) => read(fields, value, at, false) as Partial<Held<S>>;
}

function read(fields: Shape, value: unknown, at: string, isWhole: boolean): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail(at, "an object");
  const found: Record<string, unknown> = {};
  for (const [key, check] of Object.entries(fields)) {
    if (Object.hasOwn(value, key)) found[key] = check((value as Record<string, unknown>)[key], `${at}.${key}`);
    else if (isWhole) fail(`${at}.${key}`, "something");
  }
  return found;
}
