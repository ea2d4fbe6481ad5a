import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const zones = ["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia"];
const locales = ["de_DE.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"];

/** Days of the change of clocks, names that other languages sort and fold in other ways, decimal commas. */
const talk = folder.file("talk.csv", [
  "Von;An;Datum;Gewicht", "İrem;ILKER;26.03.2023 02:30;1,5", "ILKER;ilker;26.03.2023 03:30;2,25", "ilker;Öner;29.10.2023 02:30;1,5", "Öner;Zoë;31.12.2023 23:30;1.000,5",
  "Zoë;عمر;01.01.2024 00:15;0,5", "عمر;İrem;29.02.2024 12:00;3,5", "ıssız;İrem;13.02.2024 10:00;1,5", "Ångström;Zoë;14.02.2024 10:00;7,5",
].join("\n"));

test("21: five time zones and four locales of the machine, one SHA-256 of every file written", async () => {
  const digests = new Map<string, string>();
  await Promise.all(zones.map(async (zone, z) => {
    for (const locale of locales) {
      const place = join(folder.path, `${z}-${locale}`);
      const env = { TZ: zone, LANG: locale, LC_ALL: locale, LANGUAGE: locale.slice(0, 2) };
      const words = ["rank", talk, "--time-zone", "Europe/Berlin", "--measure", "impressions", "--measure", "betweenness", "--measure", "eigenvector", "--measure", "community"];
      const outcomes = [
        await whotalks([...words, "-o", `${place}.json`, "--ties-out", `${place}.ties.csv`, "--rejects", `${place}.rejects.csv`], { env }),
        await whotalks(["inspect", talk, "--as", "json", "--time-zone", "Europe/Berlin", "-o", `${place}.inspect.json`], { env }),
      ];
      expect(outcomes.map(({ code }) => code), outcomes.map(({ stderr }) => stderr).join("\n")).toEqual([0, 0]);
      const hash = createHash("sha256");
      for (const ending of ["json", "ties.csv", "rejects.csv", "inspect.json"]) hash.update(readFileSync(`${place}.${ending}`));
      digests.set(`${zone} ${locale}`, hash.digest("hex"));
    }
  }));
  expect(digests.size).toBe(20);
  expect(new Set(digests.values()).size, [...digests].map((entry) => entry.join(" ")).join("\n")).toBe(1);
  // The clocks of Berlin show 02:30 twice on 29 October, and the first is meant; they never show 02:30 on 26 March.
  const ties = readFileSync(join(folder.path, "0-de_DE.UTF-8.ties.csv"), "utf8");
  expect(ties).toContain("2023-10-29T00:30:00Z");
  expect(ties).toContain("2023-03-26T01:30:00Z");
  expect(ties).toContain("1000.5");
});
