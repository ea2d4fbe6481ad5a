import { expect, test } from "vitest";
import { openWhole, readTables } from "./execute.ts";

/** Smallest inputs that once were neither read nor refused, as the fuzz run printed them, by what went wrong. */
const crashers: readonly (readonly [what: string, name: string, format: string | undefined, base64: string])[] = [
  ["csv:1508: sep= with NUL was taken for a wrong argument", "sep.csv", "csv", "c2VwPQAN"],
  ["a seed of blank lines kept the pattern for DOT busy for ever", "blank.csv", undefined, Buffer.from("\r\n".repeat(34)).toString("base64")],
  ["comments that are never followed by a graph, likewise", "comments.dot", undefined, Buffer.from("/* */".repeat(40)).toString("base64")],
  ["a line of # kept the pattern for GML busy for ever", "hashes.gml", undefined, Buffer.from("#".repeat(100)).toString("base64")],
  ["arrow:265: a column without a name", "nameless.arrow", undefined, "/////xgBAAAQAAAAAAAKAAwACgAJAAQACgAAABAAAAAAAQQACAAIAAAABAAIAAAABAAAAAMAAACcAAAAQAAAABAAAAAMABAADAALAAoABAAMAAAAIAAAAAAAAwEEAAAABgAAAHdlaWdodAAAAAAGAAgABgAGAAAAAAACALb///8kAAAAFAAAAAAABQEEAAAAAgAAAAAQAAAAAAIEAAgAEgAIAAQACAAAABgAAAABAAAAAAAAAAAACgAYAAwACAAEAAoAAAAUAAAASAAAAAMAAAAAAAAAAAAAAAMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAEAAAAAAAAAAAAAAAAQAAAAMAAAAAAAAAAAAA"],
  ["json-lists:1595: a record without cells was asked for its first one", "records.json", undefined, "eyIiOiIiLCIiOnsicyI6W3siIjoiIiwiIjoiIiwicyI6IiJ9LHt9LHsibCI6IiJ9XX19"],
];

test.each(crashers)("%s", async (_, name, format, base64) => {
  const one = { name, bytes: new Uint8Array(Buffer.from(base64, "base64")), format, canJump: true };
  for (const chunkBytes of [1, 7, 65_536]) {
    await expect(readTables({ ...one, chunkBytes })).resolves.toBeDefined();
    await expect(openWhole({ ...one, chunkBytes })).resolves.toBeDefined();
  }
});
