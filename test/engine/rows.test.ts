import { expect, test } from "vitest";
import { openFiles, rankJson, settingsOf } from "../support/session.ts";

const talk = { "talk.csv": "from,to\nanna,ben\nanna,cem\nben,anna\ncem,dora\n" };

test("normalised measures leave the counted columns and what is said about a person as they are", async () => {
  const engine = await openFiles(talk);
  const settings = settingsOf({ normalized: true, measure: "outDegree" });
  const { rows } = await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: true, offset: 0, limit: 1 });
  expect(rows[0]).toMatchObject({ id: "anna", value: 2 / 3, inDegree: 1, outDegree: 2, why: "2 posts, to 2 people" });
  const [first] = (await rankJson(engine, settings)).people;
  expect(first).toMatchObject({ id: "anna", value: 2 / 3, inDegree: 1, outDegree: 2 });
  const card = await engine.person(rows[0]!.person, settings);
  expect(card.facts.join(" ")).toContain("Wrote to 2 people, heard from 1");
});

test("who never wrote is told so in words, without shares of nothing", async () => {
  const engine = await openFiles(talk);
  const settings = settingsOf({ measure: "outDegree" });
  const { rows } = await engine.list({ settings, columns: [], sort: [], search: "dora", roles: [], includeOurs: true, offset: 0, limit: 1 });
  const { facts } = await engine.person(rows[0]!.person, settings);
  expect(facts).toEqual(["Rank 4 of 4 by people reached: 0.", "Wrote to nobody, heard from 1.", "Wrote no post."]);
});
