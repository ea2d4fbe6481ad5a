import { expect, test } from "vitest";
import { decideRecipientStyle, splitRecipients } from "../../src/log/recipients.ts";

const split = (cells: readonly string[], known: readonly string[] = []): string[][] => {
  const style = decideRecipientStyle(cells, new Set(known));
  return cells.map((cell) => splitRecipients(cell, style));
};

test("semicolons and line breaks always divide; blanks and empty parts fall away; repetitions stay", () => {
  expect(split(["Anna; Ben ;;Anna", "Ben\nCem\r\nDora", "", " ; "])).toEqual([["Anna", "Ben", "Anna"], ["Ben", "Cem", "Dora"], [], []]);
});

test("a comma in a name never divides", () => {
  expect(split(["Smith, John", "Miller, Ann", "Smith, John; Miller, Ann"])).toEqual([["Smith, John"], ["Miller, Ann"], ["Smith, John", "Miller, Ann"]]);
  expect(split(["Bank of America, N.A."])).toEqual([["Bank of America, N.A."]]);
});

test("a comma divides addresses, numbers, handles and GUIDs", () => {
  expect(split(["a@x.org,b@x.org", "c@x.org"])).toEqual([["a@x.org", "b@x.org"], ["c@x.org"]]);
  expect(split(["1,2,3", "4"])).toEqual([["1", "2", "3"], ["4"]]);
  expect(split(["@anna, @ben"])).toEqual([["@anna", "@ben"]]);
});

test("a comma divides names that occur as ids on their own, here or elsewhere", () => {
  expect(split(["anna,ben", "anna", "ben"])).toEqual([["anna", "ben"], ["anna"], ["ben"]]);
  expect(split(["anna,ben"], ["anna", "ben"])).toEqual([["anna", "ben"]]);
  expect(split(["anna,ben"])).toEqual([["anna,ben"]]);
  expect(split(["Smith, John"], ["Smith, John", "Smith"])).toEqual([["Smith, John"]]);
});

test("a bar divides as a comma does", () => {
  expect(split(["a@x.org|b@x.org"])).toEqual([["a@x.org", "b@x.org"]]);
  expect(split(["Anna | Sales", "Ben | Support"])).toEqual([["Anna | Sales"], ["Ben | Support"]]);
});

test("an address in angle brackets is the id, whatever commas its name holds", () => {
  expect(split(['"Smith, John" <j@x.org>, Ann <ann@x.org>', "Smith, John <j@x.org>, b@x.org"])).toEqual([["j@x.org", "ann@x.org"], ["j@x.org", "b@x.org"]]);
});

test("in a column of addresses a lone name with a comma stays whole", () => {
  expect(split(["a@x.org, b@x.org", "a@x.org, c@x.org", "b@x.org, c@x.org", "d@x.org, c@x.org", "Smith, John"]).at(-1)).toEqual(["Smith, John"]);
});

test("JSON and Python lists divide, long numbers keep their digits, a name in brackets is no list", () => {
  expect(split(['["anna","ben, jr"]', "['anna', 'ben']", "[1234567890123456789, 2]", "[]", "[deleted]", "('a', 'b')"]))
    .toEqual([["anna", "ben, jr"], ["anna", "ben"], ["1234567890123456789", "2"], [], ["[deleted]"], ["a", "b"]]);
  expect(split(['[{"start":0,"username":"anna","id":"9007199254740993"},{"username":"ben"}]'])).toEqual([["anna", "ben"]]);
});

test("the delivery status of a message trace is dropped", () => {
  expect(split(["ann@x.org##Receive, Deliver;ben@x.org##Receive, Fail"])).toEqual([["ann@x.org", "ben@x.org"]]);
});
