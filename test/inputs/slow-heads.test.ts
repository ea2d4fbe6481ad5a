import { expect, test } from "vitest";
import { allFormats } from "../../src/inputs/registry.ts";
import { HEAD_BYTES } from "../../src/inputs/open.ts";
import { watchdog } from "../fuzz/watchdog.ts";

/** What makes patterns go back and try again: each over and over, alone and with something else at the end. */
const PIECES = [
  " ", "\n", "\r\n", "\t", "\r\n \t", "#", "# a\n", "//", "// a\n", "/*", "/* */", "\"", "\\\"", "'", "<", "<!--", "<?xml ", "<a ", "a=\"b\" ", "&", "{", "[", "{\"a\":", "[{\"a\":1},", "\"a\",", ",", ";", "|", "a", "a ", "a,b\n",
  "a:", "From ", "From: a\n", "Date: ", "*", "*Vertices ", "graph ", "strict ", "digraph a", "node [", "dl ", "1 2\n", "1", "1.", "-", "12/31/23, ", "[31.12.23, ", "Ann: ", "2024-01-01 ", "PK\x03\x04", "\0", "\ufeff", "é", "window.YTD.",
];

test("no format takes long to know a file by its beginning, whatever is repeated there", async () => {
  const watch = watchdog((place, number) => `${allFormats[place]?.id ?? "?"} at ${number}`, allFormats.length);
  const slow: string[] = [];
  for (const [p, piece] of PIECES.entries()) {
    for (const end of ["", "x", "\n{"]) {
      for (const size of [100, 3000, HEAD_BYTES]) {
        const bytes = new TextEncoder().encode(piece.repeat(Math.ceil(size / piece.length)) + end).subarray(-size);
        for (const [f, format] of allFormats.entries()) {
          watch.tick(f, p);
          const time = (): number => {
            const start = performance.now();
            format.sniff({ name: `file.${format.extensions[0] ?? ""}`, bytes, isWhole: size < HEAD_BYTES });
            return performance.now() - start;
          };
          const first = time();
          // Once may be the machine's; what is slow is slow again.
          const ms = first > 1000 ? Math.min(first, time()) : first;
          if (ms > 1000) slow.push(`${format.id}: ${JSON.stringify(piece)} × ${size} and ${JSON.stringify(end)}: ${ms.toFixed(0)} ms`);
        }
      }
    }
  }
  await watch.stop();
  expect(slow).toEqual([]);
}, 600_000);
