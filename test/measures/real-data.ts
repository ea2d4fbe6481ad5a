import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { test } from "vitest";
import type { Network } from "../../src/core/network.ts";
import { compareCodePoints } from "../../src/core/order.ts";
import { buildNetwork } from "../../src/network/csr.ts";
import { sharedPath } from "../support/shared.ts";

/** A test on a file of the shared collection: left out, said in one line, where it is missing. */
export function dataTest(path: string, title: string, body: (text: string) => Promise<void>): void {
  const full = sharedPath(path);
  test.skipIf(full === undefined)(title, async () => {
    const bytes = readFileSync(full!);
    await body((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  });
}

/** A network with the ids behind its person numbers. */
export interface NamedNetwork {
  readonly network: Network;
  readonly ids: readonly string[];
}

/** Reads rows of `from to [weight]`, numbered in id order; `extra` people have no tie. Enough for tests, no importer. */
export function readTies(
  text: string,
  options: { readonly undirected: boolean; readonly separator: RegExp; readonly hasHeader: boolean; readonly weighted?: boolean; readonly extra?: readonly string[] },
): NamedNetwork {
  const rows = text
    .split(/\r?\n/)
    .slice(options.hasHeader ? 1 : 0)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(options.separator));
  const ids = [...new Set([...rows.flatMap((row) => [row[0]!, row[1]!]), ...(options.extra ?? [])])].sort(compareCodePoints);
  const numbers = new Map(ids.map((id, p) => [id, p]));
  const network = buildNetwork(
    ids.length,
    Uint32Array.from(rows, (row) => numbers.get(row[0]!)!),
    Uint32Array.from(rows, (row) => numbers.get(row[1]!)!),
    options.weighted === true ? Float64Array.from(rows, (row) => Number(row[2])) : undefined,
    { undirected: options.undirected },
  );
  return { network, ids };
}

/** The best `count` people as `id value`, in order of the values. */
export function top(values: readonly number[], ids: readonly string[], count: number): string[] {
  return values
    .map((value, p) => ({ value, p }))
    .sort((a, b) => b.value - a.value || a.p - b.p)
    .slice(0, count)
    .map(({ p }) => ids[p]!);
}
