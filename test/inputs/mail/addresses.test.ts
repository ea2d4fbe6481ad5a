import { expect, test } from "vitest";
import { parseAddresses } from "../../../src/inputs/mail/addresses.ts";

const faults = { unknownCharsets: 0, charset: "" };
const parse = (value: string): string[] => parseAddresses(value, faults).map(({ id, name }) => (name === "" ? id : `${name} <${id}>`));

test.each([
  ["anna@example.org", ["anna@example.org"]],
  ["Anna Berg <anna@example.org>", ["Anna Berg <anna@example.org>"]],
  ['"Berg, Anna" <anna@example.org>, ben@example.org', ["Berg, Anna <anna@example.org>", "ben@example.org"]],
  ["anna@example.org (Anna Berg)", ["Anna Berg <anna@example.org>"]],
  ["anna at example.org (Anna Berg)", ["Anna Berg <anna@example.org>"]],
  ["anna at example.org (anna at example.org)", ["anna@example.org"]],
  ["anna at example.org (=?iso-8859-1?Q?Daniel_L=FCdecke?=)", ["Daniel Lüdecke <anna@example.org>"]],
  ["(Anna (called Nan) Berg) anna@example.org", ["Anna (called Nan) Berg <anna@example.org>"]],
  ["'Anna' <anna@example.org>", ["Anna <anna@example.org>"]],
  ["=?utf-8?B?TcO8bGxlcg==?= <m@example.org>", ["Müller <m@example.org>"]],
  ["=?utf-8?Q?Berg=2C_Anna:?= <anna@example.org>", ["Berg, Anna: <anna@example.org>"]],
  ["anna@example.org; ben@example.org;", ["anna@example.org", "ben@example.org"]],
  ["anna@example.org,, ,", ["anna@example.org"]],
  ["<@relay.example,@other.example:anna@example.org>", ["anna@example.org"]],
  ["Anna <mailto:anna@example.org>", ["Anna <anna@example.org>"]],
  ["Anna <anna @example.org>", ["Anna <anna@example.org>"]],
  ["Anna < anna@example.org", ["Anna <anna@example.org>"]],
  ['"anna berg"@example.org', ['"anna berg"@example.org']],
  ['Anna "Nan" Berg <anna@example.org>', ["Anna Nan Berg <anna@example.org>"]],
  ["Anna <nickname> <anna@example.org>", ["Anna <anna@example.org>"]],
  ["jörg@müller.example", ["jörg@müller.example"]],
  ["Jörg <joerg@xn--mller-kva.example>", ["Jörg <joerg@xn--mller-kva.example>"]],
  ["Anna Berg", ["Anna Berg"]],
  ["__proto__, constructor <toString@example.org>", ["__proto__", "constructor <toString@example.org>"]],
  ["", []],
  ['"unclosed <anna@example.org>', ["unclosed <anna@example.org>"]],
] as const)("%s", (value, expected) => {
  expect(parse(value)).toEqual(expected);
});

test("a group gives its members, an empty one nobody", () => {
  expect(parse("Team: anna@example.org, Ben <ben@example.org>;, carl@example.org")).toEqual(["anna@example.org", "Ben <ben@example.org>", "carl@example.org"]);
  expect(parse("undisclosed-recipients:;")).toEqual([]);
  expect(parse("undisclosed-recipients")).toEqual([]);
  expect(parse("A: B: C: anna@example.org;;;")).toEqual(["anna@example.org"]);
});

test("a header of a megabyte is read in linear time", () => {
  const started = performance.now();
  const many = Array.from({ length: 40_000 }, (_, i) => `Person ${i} <p${i}@example.org>`).join(", ");
  expect(parse(many)).toHaveLength(40_000);
  for (const hostile of ["(".repeat(1e6), '"'.repeat(1e6), "<".repeat(1e6), "@".repeat(1e6), `anna at ${".".repeat(1e6)} x`, "=?".repeat(5e5), "a:".repeat(5e5), " ".repeat(1e6)]) parse(hostile);
  expect(performance.now() - started).toBeLessThan(10_000);
});
