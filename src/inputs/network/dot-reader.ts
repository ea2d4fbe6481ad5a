import type { DotToken } from "./dot-tokens.ts";
import { networkBroken } from "./network-lines.ts";
import type { NetworkSink } from "./network-model.ts";
import { MOST_ATTRIBUTES } from "./unique-names.ts";

const DEEPEST = 256;
/** Pairs remembered of a strict graph. */
const MOST_PAIRS = 16_000_000;
/** Ties that the groups of a file may make: a few names written twice are easily a million. */
const MOST_GROUP_TIES = 200_000;

interface Frame {
  readonly line: number;
  /** Everybody named inside, in order. */
  readonly members: Set<string>;
  readonly edgeDefaults: ReadonlyMap<string, string>;
  /** The chain of the statement that is open: groups joined by operators. */
  chain: (readonly string[])[];
  attributes: Map<string, string>;
}

/** A person as gathered from all statements. */
interface Person {
  readonly line: number;
  readonly attributes: Map<string, string>;
}

/** Turns the tokens of a DOT file into people and ties. */
export class DotReader {
  private readonly file: string;
  private readonly sink: NetworkSink;
  private isDirected = false;
  private isStrict = false;
  private readonly pairs = new Set<string>();
  private people = new Map<string, Person>();
  private readonly frames: Frame[] = [];
  private edgeDefaults: ReadonlyMap<string, string> = new Map();
  /** Where in a statement: before the graph, at an end of a tie, after it, in brackets, after a colon or "=", after "subgraph". */
  private state: "before" | "end" | "after" | "key" | "equals" | "value" | "port" | "assign" | "subgraph" = "before";
  /** An id whose use the next token decides, and whether it may be continued with "+". */
  private held: { text: string; line: number } | undefined;
  private isJoining = false;
  /** What brackets are about: the statement, or the defaults of ties; others are not used. */
  private target: "statement" | "edge" | "none" = "statement";
  private key = "";
  private bracketed = new Map<string, string>();
  private hasOperator = false;
  private isOver = false;
  private groupTies = 0;
  /** Line of the last name. */
  private lastId = 1;

  constructor(file: string, sink: NetworkSink) {
    this.file = file;
    this.sink = sink;
  }

  take(token: DotToken): void {
    const { kind, text, line } = token;
    if (this.state === "before") return this.before(token);
    if (kind === "id") {
      if (this.isJoining) {
        this.isJoining = false;
        this.held = { text: (this.held?.text ?? "") + text, line: this.held?.line ?? line };
        return;
      }
      return this.id(token);
    }
    if (text === "+") {
      if (this.held === undefined) throw this.broken(line, '"+" joins nothing');
      this.isJoining = true;
      return;
    }
    if (this.isJoining) throw this.broken(line, '"+" is not followed by a text');
    this.mark(text, line);
  }

  end(lastLine: number): void {
    const open = this.frames.at(-1);
    if (open !== undefined) throw networkBroken("dot-cut-off", this.file, lastLine, `the file ends inside "{" of line ${open.line}: it looks cut off`, { hint: "Copy or export the file again." });
    if (!this.isOver) throw networkBroken("dot-cut-off", this.file, lastLine, "the file ends before its graph begins: it looks cut off", { hint: "Copy or export the file again." });
  }

  private before({ kind, text, isQuoted, line }: DotToken): void {
    const word = isQuoted ? "" : text.toLowerCase();
    if (kind === "id" && word === "strict") this.isStrict = true;
    else if (kind === "id" && (word === "graph" || word === "digraph")) this.isDirected = word === "digraph";
    else if (kind === "mark" && text === "{") {
      this.sink.network("", line);
      this.edgeDefaults = new Map();
      this.pushFrame(line);
      this.state = "end";
    } else if (kind !== "id") throw this.broken(line, `"${text}" stands before the graph`);
  }

  private id(token: DotToken): void {
    const { text, line } = token;
    if (this.state !== "after") this.lastId = line;
    if (this.state === "value" || this.state === "assign") {
      this.settleValue();
      if (this.state === "value" || this.state === "assign") {
        this.held = { text, line };
        return;
      }
    }
    if (this.state === "equals") this.settleKey();
    if (this.state === "key") {
      this.held = { text, line };
      this.state = "equals";
    } else if (this.state === "port") {
      this.state = "after";
    } else if (this.state === "subgraph") {
      // The name of a subgraph names nobody.
    } else {
      if (this.state === "after") this.closeStatement();
      this.lastId = line;
      this.word(token);
    }
  }

  /** A word where a statement begins or an end of a tie is expected. */
  private word({ text, isQuoted, line }: DotToken): void {
    const word = isQuoted ? "" : text.toLowerCase();
    if (word === "subgraph") this.state = "subgraph";
    else if ((word === "node" || word === "edge" || word === "graph") && !this.hasOperator) {
      this.target = word === "edge" ? "edge" : "none";
      this.state = "after";
    } else {
      this.held = { text, line };
      this.state = "after";
    }
  }

  private mark(text: string, line: number): void {
    const { state } = this;
    if (state === "key" || state === "equals" || state === "value") return this.inBrackets(text, line);
    if (state === "assign") {
      this.held = undefined;
      this.state = "end";
      if (text === ";" || text === ",") return;
      return this.mark(text, line);
    }
    if (text === "{") {
      if (state === "after") this.closeStatement();
      this.pushFrame(line);
      this.state = "end";
    } else if (text === "}") this.closeFrame();
    else if (text === "->" || text === "--") {
      this.settleEnd();
      if (this.frame.chain.length === 0) throw this.broken(line, `nobody stands before "${text}"`);
      this.hasOperator = true;
      this.state = "end";
    } else if (text === "[") {
      this.settleEnd();
      this.state = "key";
    } else if (text === "=") {
      if (this.held === undefined || this.hasOperator) throw this.broken(line, '"=" stands where a tie was expected');
      this.held = undefined;
      this.state = "assign";
    } else if (text === ":") this.state = "port";
    else if (text === ";" || text === ",") this.closeStatement();
    else throw this.broken(line, `"${text}" stands where a name was expected`);
  }

  private inBrackets(text: string, line: number): void {
    if (text === "=" && this.state === "equals") {
      this.key = this.held!.text;
      this.held = undefined;
      this.state = "value";
      return;
    }
    if (this.state === "value") this.settleValue();
    if (this.state === "equals") this.settleKey();
    if (text === "]") this.closeBrackets();
    else if (text !== ";" && text !== ",") throw this.broken(line, `"${text}" stands between "[" and "]"`);
  }

  /** `[bold]` says the same as `[bold=true]`. */
  private settleKey(): void {
    if (this.held !== undefined) this.bracketed.set(this.held.text, "true");
    this.held = undefined;
    this.state = "key";
  }

  private settleValue(): void {
    if (this.held === undefined) return;
    if (this.state === "value") this.bracketed.set(this.key, this.held.text);
    this.held = undefined;
    this.state = this.state === "value" ? "key" : "end";
  }

  private closeBrackets(): void {
    const given = this.bracketed;
    this.bracketed = new Map();
    if (this.target === "edge") this.edgeDefaults = new Map([...this.edgeDefaults, ...given].slice(0, MOST_ATTRIBUTES));
    else if (this.target === "statement") for (const [key, value] of given) this.frame.attributes.set(key, value);
    this.state = "after";
  }

  private get frame(): Frame {
    return this.frames.at(-1)!;
  }

  private pushFrame(line: number): void {
    if (this.frames.length >= DEEPEST) throw this.broken(line, `more than ${DEEPEST} subgraphs stand inside each other`);
    // Whether a tie is open belongs to the statement outside.
    this.frames.push({ line, members: new Set(), edgeDefaults: this.edgeDefaults, chain: [], attributes: new Map() });
    this.hasOperator = false;
    this.target = "statement";
  }

  /** A held id is somebody: an end of the tie that is open. */
  private settleEnd(): void {
    if (this.held === undefined) return;
    const { text, line } = this.held;
    this.held = undefined;
    this.meet(text, line);
    this.frame.chain.push([text]);
  }

  private meet(id: string, line: number): Person {
    this.frame.members.add(id);
    let person = this.people.get(id);
    if (person === undefined) this.people.set(id, (person = { line, attributes: new Map() }));
    return person;
  }

  private closeStatement(): void {
    this.settleEnd();
    const line = this.lastId;
    const { frame } = this;
    const { chain, attributes } = frame;
    frame.chain = [];
    frame.attributes = new Map();
    this.target = "statement";
    this.hasOperator = false;
    this.state = "end";
    if (chain.length === 1 && chain[0]!.length === 1 && attributes.size > 0) {
      const person = this.people.get(chain[0]![0]!)!;
      for (const [key, value] of attributes) person.attributes.set(key, value);
    }
    for (let k = 1; k < chain.length; k++) this.tieGroups(chain[k - 1]!, chain[k]!, attributes, line);
  }

  private tieGroups(from: readonly string[], to: readonly string[], own: ReadonlyMap<string, string>, line: number): void {
    if (from.length > 1 || to.length > 1) this.groupTies += from.length * to.length;
    if (this.groupTies > MOST_GROUP_TIES) throw this.broken(line, `groups as ends of ties make more than ${MOST_GROUP_TIES} ties`);
    const attributes = new Map([...this.edgeDefaults, ...own]);
    const weight = attributes.get("weight");
    attributes.delete("weight");
    for (const a of from) {
      for (const b of to) {
        if (this.isStrict && this.isKnownPair(a, b)) continue;
        this.sink.edge({ from: a, to: b, direction: this.isDirected ? "directed" : "undirected", weight, moments: [], kind: undefined, attributes, line });
      }
    }
  }

  private isKnownPair(a: string, b: string): boolean {
    const key = JSON.stringify(this.isDirected || a <= b ? [a, b] : [b, a]);
    if (this.pairs.has(key)) return true;
    if (this.pairs.size < MOST_PAIRS) this.pairs.add(key);
    return false;
  }

  private closeFrame(): void {
    this.closeStatement();
    const closed = this.frames.pop()!;
    this.edgeDefaults = closed.edgeDefaults;
    const outer = this.frames.at(-1);
    if (outer === undefined) return this.closeGraph();
    for (const member of closed.members) outer.members.add(member);
    outer.chain.push([...closed.members]);
    this.hasOperator = outer.chain.length > 1;
    this.state = "after";
  }

  private closeGraph(): void {
    for (const [id, { line, attributes }] of this.people) {
      const label = attributes.get("label");
      attributes.delete("label");
      const name = label === undefined || label === "" || label.includes("\\N") ? undefined : label.replace(/\\[nlr]/g, " ").trim();
      this.sink.node({ id, name, attributes, line });
    }
    this.people = new Map();
    this.pairs.clear();
    this.isStrict = false;
    this.isOver = true;
    this.state = "before";
  }

  private broken(line: number, what: string): Error {
    return networkBroken("dot-broken", this.file, line, what);
  }
}
