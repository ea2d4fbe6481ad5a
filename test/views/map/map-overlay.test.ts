import { expect, test } from "vitest";
import { createModel } from "../../../src/views/map/map-model.ts";
import { wishesOf } from "../../../src/views/map/map-overlay.ts";
import { tinyPicture } from "./tiny-picture.ts";

const at = { x: () => 0, y: () => 0, scale: 1 };
const nobody = { focus: undefined, ego: undefined, selection: new Set<number>() };

test("a long name is cut, a group's is still followed by how many people it has", () => {
  const long = "Department of everything that is left over";
  const groups = [1200, 30, 5, 5].map((people, k) => ({ label: k === 0 ? long : `team ${k}`, people, members: Uint32Array.from([k]), within: 1, across: 1 }));
  const wishes = wishesOf(createModel(tinyPicture({ groups }), "light", "circle"), at, nobody);
  expect(wishes.find(({ k }) => k === 0)?.text).toBe("Department of everythin… (1,200)");
  expect(wishes.find(({ k }) => k === 1)?.text).toBe("team 1 (30)");
  const names = [long, "b", "c", "d"];
  expect(wishesOf(createModel(tinyPicture({ names }), "light", "role"), at, nobody).find(({ k }) => k === 0)?.text).toBe("Department of everythin…");
});
