import { describe, expect, test } from "vitest";
import { WhotalksError } from "../../../src/core/errors.ts";
import { column, readNetwork } from "./network-help.ts";

const many = (count: number, of: (k: number) => string): string => Array.from({ length: count }, (_, k) => of(k)).join("");

/** On a quiet machine it is a second. */
const LONGEST_MS = 5000;

/** Files of at most 64 kB made to take long. */
const slow: readonly (readonly [string, string, string])[] = [
  ["blanks before no graph", "a.dot", `${" ".repeat(16_000)}x`],
  ["comments before no graph", "a.dot", `${"/**/".repeat(4000)}x`],
  ["slashes before no graph", "a.dot", `${"/".repeat(16_000)}x`],
  ["hashes before no graph", "a.gml", `${"#".repeat(16_000)}\nx`],
  ["words before no graph", "a.gml", `${"e e ".repeat(4000)}x`],
  ["an interval of blanks", "a.gexf", `<gexf><graph><nodes><node id="a"/></nodes><edges><edge source="a" target="a" intervals="[${" ".repeat(60_000)}"/></edges></graph></gexf>`],
  ["brackets in an interval", "a.gexf", `<gexf><graph><nodes><node id="a"/></nodes><edges><edge source="a" target="a" intervals="${"[1,".repeat(20_000)}"/></edges></graph></gexf>`],
  ["a quoted text of many lines", "a.dot", `graph { "${"\\\n".repeat(30_000)}" }`],
  ["brackets in a Pajek line", "a.net", `*Vertices 2\n*Arcs\n1 2 ${" [".repeat(30_000)}\n`],
  ["one title for all attributes", "a.gexf", `<gexf><graph><attributes class="node">${many(1500, (k) => `<attribute id="${k}" title="t"/>`)}</attributes><nodes><node id="a"/></nodes></graph></gexf>`],
  ["one name for all keys", "a.graphml", `<graphml>${many(1500, (k) => `<key id="${k}" for="node" attr.name="t"/>`)}<graph><node id="a"/></graph></graphml>`],
  ["a default for every attribute", "a.gexf", `<gexf><graph><attributes class="node">${many(600, (k) => `<attribute id="${k}" title="t${k}"><default>x</default></attribute>`)}</attributes><nodes>${many(600, (k) => `<node id="${k}"/>`)}</nodes></graph></gexf>`],
  ["groups tied to groups", "a.dot", `graph { ${`{${many(900, (k) => `n${k} `)}} -- `.repeat(8)} a }`],
  ["more people than there are", "a.net", "*Vertices 99999999999\n"],
  ["more matrices than there are", "a.dl", "dl n=999999999 nm=999999999 data:\n0\n"],
  ["tags in a post", "Posts.xml", `<posts><row Id="1" PostTypeId="1" Body="${"&lt;a".repeat(9000)}"/></posts>`],
];

test.each(slow)("%s in %s are answered at once", async (_, name, text) => {
  expect(text.length).toBeLessThan(65_536);
  const before = performance.now();
  try {
    await readNetwork(text, name);
  } catch (error) {
    if (!(error instanceof WhotalksError)) throw error;
  }
  expect(performance.now() - before).toBeLessThan(LONGEST_MS);
});

describe("attributes beyond a thousand are left out and told", () => {
  test.each([
    ["a.gml", `graph [ ${many(1500, (k) => `node [ id ${k} key${k} "x" ]\n`)} ]`],
    ["a.dot", `graph { ${many(1500, (k) => `n${k} [key${k}=x]\n`)} }`],
    ["a.graphml", `<graphml><graph>${many(1500, (k) => `<node id="${k}"><data key="k${k}">x</data></node>`)}</graph></graphml>`],
  ])("%s", async (name, text) => {
    const { people, ties } = await readNetwork(text, name);
    expect([people?.rows.length, people?.columns.length]).toEqual([1500, 1001]);
    expect(ties.notices.find(({ code }) => code === "attributes-many")).toMatchObject({ count: 500 });
    expect(people && column(people, "id").length).toBe(1500);
  });
});
