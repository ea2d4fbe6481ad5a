import { expect, test } from "vitest";
import { mentionsIn } from "../../src/log/mentions.ts";

test.each([
  ["@anna hello", ["anna"]],
  ["thanks @ben, @anna and @ben!", ["ben", "anna"]],
  ["mail me: anna@example.org", []],
  [".@anna (@ben) \"@cem\"", ["ben", "cem"]],
  ["@@anna x@y @_z_", ["_z_"]],
  ["@anna.b-c. @ben- @cem's", ["anna.b-c", "ben", "cem"]],
  ["@115712 I understand", ["115712"]],
  ["@Jürgen @日本", ["Jürgen", "日本"]],
  ["@ nobody, @! and no one", []],
  ["", []],
] as const)("%j mentions %j", (text, names) => {
  expect(mentionsIn(text)).toEqual(names);
});
