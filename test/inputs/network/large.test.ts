import { expect, test } from "vitest";
import type { ByteSource } from "../../../src/core/records.ts";
import { unattended } from "../../../src/core/task.ts";
import { openTables } from "../../../src/inputs/tables.ts";
import { utf8 } from "../decode-help.ts";

/** 200,000 ties in each run, 5 million (about 350 MB) with LONG=1. */
const TIES = process.env["LONG"] === undefined ? 200_000 : 5_000_000;
const PEOPLE = TIES / 10;

/** Pieces of a GEXF with a tie from person k to person 7k + 1 for each k, made while it is read. */
function* pieces(): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf version="1.3"><graph defaultedgetype="directed"><attributes class="node"><attribute id="0" title="team" type="string"/></attributes><nodes>\n';
  for (let k = 0; k < PEOPLE; k += 1000) yield Array.from({ length: 1000 }, (_, i) => `<node id="p${k + i}" label="Person ${k + i}"><attvalues><attvalue for="0" value="${i % 20}"/></attvalues></node>\n`).join("");
  yield "</nodes><edges>\n";
  for (let k = 0; k < TIES; k += 1000) yield Array.from({ length: 1000 }, (_, i) => `<edge id="${k + i}" source="p${(k + i) % PEOPLE}" target="p${((k + i) * 7 + 1) % PEOPLE}" weight="2"/>\n`).join("");
  yield "</edges></graph></gexf>\n";
}

const source: ByteSource = {
  name: "large.gexf",
  size: Number.NaN,
  stream() {
    const made = pieces();
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        const { done, value } = made.next();
        if (done === true) controller.close();
        else controller.enqueue(utf8(value));
      },
    });
  },
};

test(`${TIES.toLocaleString("en")} ties in GEXF are streamed: what is held does not grow with them`, { timeout: 600_000 }, async () => {
  const context = { file: "large.gexf", task: unattended };
  const { tables } = await openTables(source, {}, context);
  let rows = 0;
  let bytes = 0;
  let peak = 0;
  let columns: readonly string[] = [];
  await tables[0]!.decode({
    columns: (names) => void (columns = names),
    batch(batch) {
      rows += batch.recordCount;
      bytes = Math.max(bytes, batch.bytes.length);
      peak = Math.max(peak, batch.recordCount);
    },
    notice() {},
    setAside() {},
  }, context);
  expect([rows, columns]).toEqual([TIES, ["from", "to", "weight"]]);
  expect(peak).toBeLessThan(20_000);
  expect(bytes).toBeLessThan(2_000_000);
  let people = 0;
  await tables[1]!.decode({ columns() {}, batch: (batch) => void (people += batch.recordCount), notice() {}, setAside() {} }, context);
  expect(people).toBe(PEOPLE);
});
