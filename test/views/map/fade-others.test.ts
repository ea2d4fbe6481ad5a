import { expect, test } from "vitest";
import { fadeOthers } from "../../../src/views/map/fade-others.ts";
import { createModel } from "../../../src/views/map/map-model.ts";
import { tinyPicture } from "./tiny-picture.ts";

test("who is not shown is pale, beneath the others and not named, at the same place and size", () => {
  const model = createModel(tinyPicture(), "light", "role");
  const [first] = model.picture.person;
  const faded = fadeOthers(model, new Set([first!]));
  expect(faded.radius).toBe(model.radius);
  expect(faded.picture.x).toBe(model.picture.x);
  model.picture.person.forEach((person, k) => {
    const isShown = person === first || model.kind[k] === "ours";
    expect(faded.colour[k]).toBe(isShown ? model.colour[k] : model.colours.grid);
    expect(faded.picture.labelOrder.includes(k)).toBe(isShown && model.picture.labelOrder.includes(k));
  });
  expect(faded.paintOrder.at(-1)).toBe(model.paintOrder.filter((k) => model.picture.person[k] === first || model.kind[k] === "ours").at(-1));
  expect(fadeOthers(model, null)).toBe(model);
});
