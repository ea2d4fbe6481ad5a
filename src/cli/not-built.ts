import { WhotalksError } from "../core/errors.ts";

/** Values of built options that are planned: where a registry does not offer them, they are refused as not built, not as unknown. */
const valuesNotBuilt: Readonly<Record<string, readonly string[]>> = {
  "--format": ["json", "ndjson", "xlsx", "parquet", "arrow", "slack", "mbox", "eml", "gexf", "graphml", "gml", "pajek", "zip"],
};

/** A request that the arguments cannot make: exit 2. */
export function wrongArgument(message: string, hint = ""): WhotalksError {
  return new WhotalksError("arguments", message, { kind: "arguments", hint });
}

/** The refusal of something that is planned: "--as xlsx is not built yet". */
function notBuilt(what: string): WhotalksError {
  return new WhotalksError("not-built", `${what} is not built yet.`, { kind: "arguments", hint: "See whotalks --help for what is." });
}

/** Returns the value if it is one of the choices; else refuses it, telling what is unknown from what is not built yet. */
export function chooseValue<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  if (valuesNotBuilt[option]?.includes(value) === true) throw notBuilt(`${option} ${value}`);
  throw wrongArgument(`${option} ${value} is unknown.`, `It takes ${choices.join(", ")}.`);
}
