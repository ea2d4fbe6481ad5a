import { readFile } from "node:fs/promises";
import { WhotalksError } from "../core/errors.ts";
import type { Merge } from "../core/identity.ts";
import type { OpenOptions } from "../engine/opening.ts";
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

/** Reads a dictionary of topics: JSON `{topic: [terms]}`, else CSV with a topic and a term a row (a header `topic,term` is no entry). */
export async function readDictionary(path: string): Promise<NonNullable<OpenOptions["dictionary"]>> {
  const text = await readNeeded("The dictionary", path);
  const pairs = text.trimStart().startsWith("{") ? readJsonPairs(path, text) : readCsvPairs(path, text);
  const terms = new Map<string, string[]>();
  for (const [topic, term] of pairs) {
    const before = terms.get(topic);
    if (before === undefined) terms.set(topic, [term]);
    else before.push(term);
  }
  if (terms.size === 0) throw wrongArgument(`The dictionary ${path} holds no topic.`, 'Write CSV rows of topic,term, or JSON {"topic": ["term"]}.');
  return Array.from(terms, ([topic, list]) => ({ topic, terms: list }));
}

function readJsonPairs(path: string, text: string): [string, string][] {
  const parsed = parseJson(path, text);
  return Object.entries(parsed).flatMap(([topic, terms]) => {
    const list: unknown = terms;
    if (!Array.isArray(list) || !list.every((term) => typeof term === "string")) {
      throw wrongArgument(`The dictionary ${path} has no list of words for the topic ${topic}.`, 'Write {"topic": ["word", "a phrase"]}.');
    }
    return list.map((term): [string, string] => [topic, term]);
  });
}

function parseJson(path: string, text: string): object {
  try {
    // Starts with a brace, so it is an object or fails.
    return JSON.parse(text) as object;
  } catch (fault) {
    throw wrongArgument(`The dictionary ${path} is no JSON: ${fault instanceof Error ? fault.message : "unreadable"}.`);
  }
}

function readCsvPairs(path: string, text: string): [string, string][] {
  const rows = readCsvRows(text).filter((row) => row.some((cell) => cell.trim() !== ""));
  const pairs = rows.map((row, i): [string, string] => {
    const [topic = "", term = ""] = row.map((cell) => cell.trim());
    if (topic === "" || term === "" || row.length !== 2) throw wrongArgument(`The dictionary ${path} has no topic and term in entry ${i + 1}.`, "Write one topic,term a row.");
    return [topic, term];
  });
  const [first] = pairs;
  return first?.[0].toLowerCase() === "topic" && first[1].toLowerCase() === "term" ? pairs.slice(1) : pairs;
}

/** RFC 4180 with a comma, for the small files a person writes. */
function readCsvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\r|\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
