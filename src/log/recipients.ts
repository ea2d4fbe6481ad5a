/** How far a mark divides the recipients of a column: not at all, between addresses only, or wherever it stands. */
type Division = "never" | "addresses" | "always";

/** How a column writes several recipients in one cell. Semicolons, line breaks and JSON or Python lists always divide. */
export interface RecipientStyle {
  readonly comma: Division;
  readonly bar: Division;
}

/**
 * Decides from samples of a column (and the ids that occur elsewhere, such as the authors) whether `,` and `|` divide recipients.
 *
 * They do where the parts are addresses, handles with @, numbers or GUIDs in four of five cells that hold the mark, or where most
 * parts occur as ids of their own, here or elsewhere. "Last, First" and names such as "Anna | Sales" stay whole. Cost: one split of each sample.
 */
export function decideRecipientStyle(samples: Iterable<string>, knownIds: ReadonlySet<string> = new Set()): RecipientStyle {
  const all = [...samples];
  // Where neither mark stands neither divides.
  if (!all.some((cell) => cell.includes(",") || cell.includes("|"))) return { comma: "never", bar: "never" };
  const cells = all.map((cell) => cell.trim()).filter((cell) => cell !== "" && listItems(cell) === undefined);
  const units = cells.flatMap((cell) => divide(cell, ";\n\r"));
  const alone = new Set(units.filter((unit) => !unit.includes(",") && !unit.includes("|")).map(idOf));
  const isKnown = (part: string): boolean => knownIds.has(part) || alone.has(part);
  return { comma: divisionBy(",", units, isKnown, knownIds), bar: divisionBy("|", units, isKnown, knownIds) };
}

function divisionBy(mark: string, units: readonly string[], isKnown: (part: string) => boolean, knownIds: ReadonlySet<string>): Division {
  let cellCount = 0;
  let addressCells = 0;
  let idCells = 0;
  let partCount = 0;
  let knownParts = 0;
  for (const unit of units) {
    const parts = divide(unit, mark);
    if (parts.length < 2 || knownIds.has(unit)) continue;
    cellCount++;
    const people = joinNames(parts);
    if (people.length > 1 && people.every((part) => part.includes("@") && !part.startsWith("@"))) addressCells++;
    if (parts.every(looksLikeId)) idCells++;
    partCount += parts.length;
    for (const part of parts) if (isKnown(idOf(part))) knownParts++;
  }
  if (cellCount === 0) return "never";
  if (idCells * 5 >= cellCount * 4 || knownParts * 5 >= partCount * 3) return addressCells * 5 >= cellCount * 4 ? "addresses" : "always";
  return addressCells * 2 >= cellCount ? "addresses" : "never";
}

/** Things that are ids at sight: addresses, @handles, whole numbers, GUIDs. A bare word is none: it may be half of "Last, First". */
function looksLikeId(part: string): boolean {
  return /^(?:\S+@\S+\.\S+|.*<[^<>\s]+@[^<>\s]+>|@[\p{L}\p{N}_][\p{L}\p{N}_.-]*|[A-Za-z_]*\d[\dA-Za-z_]*|[0-9a-f]{8}-[0-9a-f-]{27})$/iu.test(part);
}

/**
 * The recipients of one cell as ids, trimmed, in order, repetitions kept, empty ones left out.
 *
 * Divides at `;` and line breaks, in JSON and Python lists between their items, at `,` and `|` as `style` says; never inside quotes
 * or angle brackets. "Name <a@b.c>" is the id a@b.c; what follows `##` in message traces (`addr##Receive, Deliver`) is dropped; a
 * list item that is an object counts by its username, screen_name, handle, email, id or name.
 */
export function splitRecipients(cell: string, style: RecipientStyle): string[] {
  const trimmed = cell.trim();
  if (trimmed === "") return [];
  const items = listItems(trimmed);
  if (items !== undefined) return items.map(idOf).filter((id) => id !== "");
  const ids: string[] = [];
  for (const unit of divide(trimmed, ";\n\r")) {
    const bare = withoutStatus(unit);
    for (const part of divideBy(bare, "|", style.bar)) for (const person of divideBy(part, ",", style.comma)) if (idOf(person) !== "") ids.push(idOf(person));
  }
  return ids;
}

function divideBy(text: string, mark: string, division: Division): readonly string[] {
  if (division === "never" || !text.includes(mark)) return [text];
  const parts = divide(text, mark);
  if (division === "always") return parts;
  const people = joinNames(parts);
  return people.every((person) => person.includes("@")) ? people : [text];
}

/** "Last, First <a@b>, c@d" comes in three parts and names two people: a part without an address belongs to the one in brackets after it. */
function joinNames(parts: readonly string[]): string[] {
  const people: string[] = [];
  let open = "";
  for (const part of parts) {
    const whole = open === "" ? part : `${open}, ${part}`;
    if (part.includes("@") || (open === "" && part.includes("<"))) {
      people.push(whole);
      open = "";
    } else open = whole;
  }
  if (open !== "") people.push(open);
  return people;
}

/** Drops the delivery status of a message trace. */
function withoutStatus(text: string): string {
  const at = text.indexOf("##");
  return at > 0 ? text.slice(0, at).trim() : text;
}

/** The address in angle brackets, else the text without the quotes around it. */
function idOf(text: string): string {
  const bare = withoutStatus(text.trim());
  const bracketed = /<\s*(?:mailto:|smtp:)?([^<>\s]+@[^<>\s]+)\s*>\s*$/i.exec(bare);
  if (bracketed !== null) return bracketed[1]!;
  const quoted = /^(["'])(.*)\1$/s.exec(bare);
  return (quoted === null ? bare : quoted[2]!).trim();
}

/** Cuts a text at any of the marks, but not inside double quotes or angle brackets; parts are trimmed, empty ones left out. */
function divide(text: string, marks: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  let depth = 0;
  const take = (end: number): void => {
    const part = text.slice(start, end).trim();
    if (part !== "") parts.push(part);
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"' && (isQuoted || text.indexOf('"', at + 1) > 0)) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === "<" && text.indexOf(">", at) > 0) depth++;
    else if (letter === ">" && depth > 0) depth--;
    else if (depth === 0 && marks.includes(letter)) {
      take(at);
      start = at + 1;
    }
  }
  take(text.length);
  return parts;
}

/**
 * The items of a JSON or Python list as text, digits kept as written; undefined where the cell is no such list. Items must be
 * quoted, numbers or objects, so that "[deleted]" stays a name.
 */
function listItems(cell: string): string[] | undefined {
  const first = cell[0];
  const last = cell.at(-1);
  if (!((first === "[" && last === "]") || (first === "(" && last === ")") || (first === "{" && last === "}"))) return undefined;
  const inside = cell.slice(1, -1).trim();
  if (inside === "") return first === "[" ? [] : undefined;
  if (inside.startsWith("{")) return objectItems(inside);
  const item = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?))\s*(,|$)/gy;
  const items: string[] = [];
  while (item.lastIndex < inside.length) {
    const match = item.exec(inside);
    if (match === null) return undefined;
    items.push(match[3] ?? unescape(match[1] ?? match[2] ?? ""));
  }
  return items;
}

/** One name for each object of a list such as `[{"username":"anna","id":"1"}]`, JSON or Python. */
function objectItems(inside: string): string[] | undefined {
  const items: string[] = [];
  for (const object of inside.match(/\{[^{}]*\}/g) ?? []) {
    const fields = new Map<string, string>();
    for (const field of object.matchAll(/["'](\w+)["']\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?\d+))/g)) fields.set(field[1]!, field[4] ?? unescape(field[2] ?? field[3] ?? ""));
    const name = ["username", "screen_name", "handle", "email", "address", "id_str", "id", "name"].map((key) => fields.get(key)).find((value) => value !== undefined);
    if (name !== undefined) items.push(name);
  }
  return items.length > 0 ? items : undefined;
}

function unescape(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, code: string | undefined, letter: string | undefined) => (code === undefined ? (letter ?? "") : String.fromCharCode(Number.parseInt(code, 16))));
}
