import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { classEnds, classOf, coloursOf, premultiplied } from "../../../src/views/map/map-colours.ts";
import { contrast, difference, leastDifference } from "./colour-distance.ts";

test("the colour difference used here reproduces published pairs", () => {
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(difference([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  expect(difference([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
});

for (const theme of ["light", "dark"] as const) {
  const colours = coloursOf(theme);

  test(`${theme}: every dot is at least 3:1 on its ground`, () => {
    for (const colour of [...colours.circles, ...Object.values(colours.roles)]) expect(contrast(colour, colours.ground)).toBeGreaterThanOrEqual(3);
  });

  test(`${theme}: roles are at least 20 apart, circles and grey at least 12, whoever looks`, () => {
    const { connector, maven, both, neither } = colours.roles;
    expect(leastOfAll([connector, maven, both, neither])).toBeGreaterThanOrEqual(19.5);
    expect(leastOfAll([...colours.circles, neither])).toBeGreaterThanOrEqual(12);
  });
}

test("the canvas colours are those of the page", () => {
  const css = readFileSync(new URL("../../../src/views/theme.css", import.meta.url), "utf8");
  const dark = css.slice(css.indexOf('[data-theme="dark"]'));
  for (const [theme, text] of [["light", css], ["dark", dark]] as const) {
    const { roles, ground, ink, line } = coloursOf(theme);
    const expected = { "role-connector": roles.connector, "role-maven": roles.maven, "role-both": roles.both, "role-neither": roles.neither, "surface-0": ground, ink, "map-line": line };
    for (const [name, value] of Object.entries(expected)) expect(`${name} ${new RegExp(`--${name}: (#\\w+);`).exec(text)?.[1]}`).toBe(`${name} ${value}`);
  }
});

test("opacity is premultiplied", () => {
  expect(premultiplied("#888888", 0.19)).toBe("rgba(26,26,26,0.19)");
});

function leastOfAll(colours: readonly string[]): number {
  return Math.min(...colours.flatMap((a, i) => colours.slice(i + 1).map((b) => leastDifference(a, b))));
}

test("a number falls into one of seven classes by its root, the last one holding what lies beyond the scale", () => {
  const number = { value: Float64Array.from([0, 1, 4, 25, 49, 400, Number.NaN]), low: 0, high: 49 };
  expect(Array.from(number.value, (_, k) => classOf({ number }, k))).toEqual([0, 1, 2, 5, 6, 6, Number.NaN]);
  expect(classEnds(number).map(Math.round)).toEqual([1, 4, 9, 16, 25, 36, 49]);
  expect(classOf({ number: { value: Float64Array.from([-4, 3]), low: -4, high: 3 } }, 1)).toBe(6);
});

test("the ramp of a number goes one way in lightness and is seen on its ground, light and dark", () => {
  for (const theme of ["light", "dark"] as const) {
    const { numbers, ground } = coloursOf(theme);
    const contrasts = numbers.map((colour) => contrast(colour, ground));
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(3);
    expect(contrasts).toEqual(contrasts.toSorted((a, b) => a - b));
  }
});
