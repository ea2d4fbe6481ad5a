import { readCsvRows } from "../core/csv-rows.ts";
import { WhotalksError } from "../core/errors.ts";
import type { DictionaryEntry } from "./dictionary.ts";

/**
 * Reads a dictionary: JSON `{"topic": ["term", …]}`, else CSV with a topic and a term a row; a header `topic,term` is no entry, an empty
 * term names a topic without terms. Rows of one topic are one, wherever they stand. Terms are not checked.
 * @param name of the file, for what is said of it
 * @throws WhotalksError `dictionary-unreadable` naming what is wrong and where
 */
export function readDictionary(name: string, written: string): readonly DictionaryEntry[] {
  const text = written.replace(/^\ufeff/u, "");
  const pairs = text.trimStart().startsWith("{") ? readJson(name, text) : readCsv(name, text);
  const terms = new Map<string, string[]>();
  for (const [topic, term] of pairs) {
    const before = terms.get(topic) ?? [];
    terms.set(topic, before);
    if (term !== "") before.push(term);
  }
  if (terms.size === 0) throw unreadable(`${name} holds no topic.`, 'Write CSV rows of topic,term, or JSON {"topic": ["term"]}.');
  return Array.from(terms, ([topic, list]) => ({ topic, terms: list }));
}

/** The dictionary as CSV: a header, then a topic and a term a row, RFC 4180. */
export function writeDictionaryCsv(dictionary: readonly DictionaryEntry[]): string {
  const rows = dictionary.flatMap(({ topic, terms }) => (terms.length === 0 ? [[topic, ""]] : terms.map((term) => [topic, term])));
  return [["topic", "term"], ...rows].map((row) => `${row.map(quote).join(",")}\n`).join("");
}

/** The dictionary as JSON, a topic a line. */
export function writeDictionaryJson(dictionary: readonly DictionaryEntry[]): string {
  const merged = new Map<string, string[]>();
  for (const { topic, terms } of dictionary) merged.set(topic, [...(merged.get(topic) ?? []), ...terms]);
  return `{\n${Array.from(merged, ([topic, terms]) => `  ${JSON.stringify(topic)}: ${JSON.stringify(terms)}`).join(",\n")}\n}\n`;
}

function quote(cell: string): string {
  // A blank at either end would be trimmed when it is read.
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function readJson(name: string, text: string): [string, string][] {
  const parsed = parseJson(name, text);
  const twice = repeatedName(text);
  if (twice !== undefined) throw unreadable(`${name} names the topic ${twice} twice.`, "Write all its terms in one list.");
  return Object.entries(parsed).flatMap(([topic, terms]): [string, string][] => {
    const list: unknown = terms;
    if (topic.trim() === "" || !Array.isArray(list) || !list.every((term) => typeof term === "string")) {
      throw unreadable(`${name} has no list of words for the topic ${topic}.`, 'Write {"topic": ["word", "a phrase"]}.');
    }
    const kept = list.map((term: string) => term.trim()).filter((term) => term !== "");
    return kept.length === 0 ? [[topic.trim(), ""]] : kept.map((term): [string, string] => [topic.trim(), term]);
  });
}

/** A name that an object of lists has twice, of which a parser would keep only the last; undefined where there is none. */
function repeatedName(text: string): string | undefined {
  const seen = new Set<string>();
  for (const [, written, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/gs)) {
    if (colon === undefined) continue;
    const topic = String(JSON.parse(written!));
    if (seen.has(topic)) return topic;
    seen.add(topic);
  }
  return undefined;
}

function parseJson(name: string, text: string): object {
  try {
    // Begins with a brace, so it is an object or fails.
    return JSON.parse(text) as object;
  } catch (fault) {
    throw unreadable(`${name} is no JSON: ${fault instanceof Error ? fault.message : "unreadable"}.`, 'Write {"topic": ["term"]}.');
  }
}

function readCsv(name: string, text: string): [string, string][] {
  if (isList(text)) throw unreadable(`${name} is a list without the names of topics.`, 'Write {"topic": ["word", "a phrase"]}.');
  const rows = readCsvRows(text).filter((row) => row.some((cell) => cell.trim() !== ""));
  const pairs = rows.map((row, i): [string, string] => {
    const [topic = "", term = ""] = row.map((cell) => cell.trim());
    if (topic === "" || row.length !== 2) throw unreadable(`${name} has no topic and term in entry ${i + 1}.`, "Write one topic,term a row; a term with a comma in quotes.");
    return [topic, term];
  });
  const [first] = pairs;
  return first?.[0].toLowerCase() === "topic" && first[1].toLowerCase() === "term" ? pairs.slice(1) : pairs;
}

function isList(text: string): boolean {
  if (!text.trimStart().startsWith("[")) return false;
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function unreadable(message: string, hint: string): WhotalksError {
  return new WhotalksError("dictionary-unreadable", message, { kind: "arguments", hint });
}
