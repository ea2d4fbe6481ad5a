import { WhotalksError } from "../../../src/core/errors.ts";
import { fileSource, readSource } from "./network-help.ts";

/**
 * What a file became, in one line: "gml: 3 people, 2 ties undirected, 1 aside (node-missing)" with notices behind a dash, or
 * "refused gml-broken, line 3".
 */
export async function outcome(path: string): Promise<string> {
  try {
    const { format, tables } = await readSource(fileSource(path));
    const described = tables.map(({ part, rows, isUndirected, setAside, meaning, notices }) => {
      const aside = setAside.length === 0 ? "" : `, ${setAside.length} aside (${[...new Set(setAside.map(({ code }) => code))].join(", ")})`;
      const told = notices.filter(({ code }) => code !== "no-talk").map(({ code, count }) => `${code} ${count}`);
      const what = meaning?.kind === "people" ? "people" : `ties${isUndirected ? " undirected" : ""}${meaning?.isTalk === true ? " with times" : ""}`;
      return `${part === "" || part === "people" ? "" : `"${part}" `}${rows.length} ${what}${aside}${told.length === 0 ? "" : ` - ${told.join(", ")}`}`;
    });
    return `${format}: ${described.join("; ")}`;
  } catch (error) {
    if (!(error instanceof WhotalksError)) throw error;
    return `refused ${error.code}${error.where.line === undefined ? "" : `, line ${error.where.line}`}`;
  }
}
