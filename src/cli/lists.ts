import { readFile } from "node:fs/promises";
import { readCsvRows } from "../core/csv-rows.ts";
import { WhotalksError } from "../core/errors.ts";
import type { Merge } from "../core/identity.ts";
import { wrongArgument } from "./not-built.ts";

/** Reads a LIST option: the name of a file with one entry a line, else entries separated by commas. Entries are NFC and trimmed. */
export async function readList(text: string): Promise<string[]> {
  const content = await readFile(text, "utf8").catch(() => undefined);
  const entries = content === undefined ? text.split(",") : content.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  return entries.map((entry) => entry.normalize("NFC").trim()).filter((entry) => entry !== "");
}

/**
 * Reads the file of `--opt-out`: one id a line, blank lines and those that begin with # left out. Unlike a LIST it must be a file: one
 * that is not found would let everybody through.
 */
export async function readOptOut(path: string): Promise<string[]> {
  const lines = (await readNeeded("The list", path)).split(/\r\n|\r|\n/).map((line) => line.normalize("NFC").trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

/**
 * Reads the file of `--merge`: in each row of CSV the id that stays, then the ids that are the same person. Rows that begin with # and
 * a header `into,…` are no merges.
 */
export async function readMerges(path: string): Promise<Merge[]> {
  const rows = readCsvRows(await readNeeded("The merges", path)).map((row) => row.map((cell) => cell.normalize("NFC").trim()).filter((cell) => cell !== ""));
  const merges = rows.filter(([into], i) => into !== undefined && !into.startsWith("#") && !(i === 0 && into.toLowerCase() === "into"));
  return merges.map(([into = "", ...ids]) => {
    if (ids.length === 0) throw wrongArgument(`The merges in ${path} name nobody to go into "${into}".`, "Write into,id,id … in each row: the id that stays first.");
    return { into, ids };
  });
}

async function readNeeded(what: string, path: string): Promise<string> {
  const content = await readFile(path, "utf8").catch((fault: NodeJS.ErrnoException) => {
    throw new WhotalksError("file-unreadable", `${what} ${path} cannot be read: ${fault.code === "ENOENT" ? "it was not found" : fault.message}.`);
  });
  return content.replace(/^\ufeff/, "");
}

/** The name and the text of a dictionary's file; the engine reads it. */
export async function readDictionaryFile(path: string): Promise<{ readonly name: string; readonly text: string }> {
  return { name: `The dictionary ${path}`, text: await readNeeded("The dictionary", path) };
}
