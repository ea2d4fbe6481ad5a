import { expect, test } from "vitest";
import { openFiles, rankJson } from "../../support/session.ts";

const csv = "id,author,text,retweet_of,quoted_tweet\n1,anna,hello to all,,\n2,ben,look at this,,1\n3,cem,RT @anna: hello to all,1,\n4,dora,RT @ben: look at this,2,\n5,ben,and @cem too,,1\n";

test("a repost is never a post of the reposter, a quote is both: passed on, and a post that can be passed on and mention people", async () => {
  const engine = await openFiles({ "posts.csv": csv }, { ties: ["repost", "mention"] });
  const { people, network } = await rankJson(engine, { measure: "outStrength" });
  const rows = ["anna", "ben", "cem", "dora"].map((name) => people.find(({ id }) => id === name)!).map(({ id, posts, outStrength, inStrength }) => [id, posts, outStrength, inStrength]);
  // anna → ben (2 and 5 quote 1), anna → cem (3), ben → dora (4 passes on the quote, not what it quotes), ben → cem (mention in 5).
  expect(rows).toEqual([["anna", 1, 3, 0], ["ben", 2, 2, 2], ["cem", 0, 0, 2], ["dora", 0, 0, 1]]);
  expect(network).toMatchObject({ ties: 4, people: 4 });
});
