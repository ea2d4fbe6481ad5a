import type { XmlAttributes, XmlHandler } from "../xml/read-xml.ts";
import type { NetworkEdge, NetworkSink } from "./network-model.ts";
import { MOST_ATTRIBUTES, UniqueNames } from "./unique-names.ts";

interface Key {
  readonly title: string;
  readonly domain: string;
  default: string | undefined;
}

interface OpenNode {
  readonly id: string;
  readonly line: number;
  readonly attributes: Map<string, string>;
  name: { readonly text: string; readonly strength: number } | undefined;
}

interface OpenEdge {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isDirected: boolean;
  readonly line: number;
  readonly attributes: Map<string, string>;
}

/** Turns the elements of a GraphML file into people and ties. */
export class GraphmlReader implements XmlHandler {
  private readonly sink: NetworkSink;
  private readonly keys = new Map<string, Key>();
  private readonly titles = { node: new UniqueNames(), edge: new UniqueNames() };
  /** Keys with a default. */
  private readonly defaults: Key[] = [];
  private key: Key | undefined;
  private readonly isDirected: boolean[] = [];
  private readonly nodes: OpenNode[] = [];
  private edge: OpenEdge | undefined;
  /** Depth of a hyperedge or port that is being left out. */
  private skipped = 0;
  /** The key of the <data> that is open, and the text of what is open. */
  private data: string | undefined;
  private held: string | undefined;

  constructor(sink: NetworkSink) {
    this.sink = sink;
  }

  open(name: string, attributes: XmlAttributes, line: number): void {
    if (this.skipped > 0 || name === "hyperedge" || name === "port") {
      if (this.skipped++ === 0) this.leaveOut(name, line);
    } else if (name === "data") {
      this.data = attributes["key"];
      this.held = "";
    } else if (name === "node") this.openNode(attributes, line);
    else if (name === "edge") this.openEdge(attributes, line);
    else if (name === "key") this.openKey(attributes);
    else if (name === "graph") this.openGraph(attributes, line);
    else if (name === "default" || name === "desc" || name === "NodeLabel" || name === "EdgeLabel") this.held = "";
  }

  text(text: string): void {
    if (this.held !== undefined && this.skipped === 0) this.held += text;
  }

  close(name: string): void {
    if (this.skipped > 0) this.skipped--;
    else if (name === "data") this.closeData();
    else if (name === "node") this.closeNode();
    else if (name === "edge") this.closeEdge();
    else if (name === "graph") this.isDirected.pop();
    else if (name === "key") this.key = undefined;
    else if (name === "default") {
      this.setDefault(this.takeText().trim());
    } else if (name === "NodeLabel") this.nameNode(this.takeText(), 1);
    else if (name === "desc") this.nameNode(this.takeText(), 0);
    else if (name === "EdgeLabel") {
      const label = this.takeText().trim();
      if (label !== "") this.edge?.attributes.set("label", label);
    }
  }

  pause(): void | Promise<void> {
    return this.sink.pause();
  }

  /** Graphs beside each other are networks of their own; a graph inside a person is not. */
  private openGraph(attributes: XmlAttributes, line: number): void {
    if (this.isDirected.length === 0) this.sink.network(attributes["id"] ?? "", line);
    this.isDirected.push(attributes["edgedefault"] === "directed");
  }

  private leaveOut(name: string, line: number): void {
    const what = name === "port" ? "Ports of people" : "Hyperedges (ties among more than two)";
    this.sink.remark({ code: `graphml-${name}`, severity: name === "port" ? "info" : "warning", message: `${what} are not read.`, hint: "", line });
  }

  private openKey(attributes: XmlAttributes): void {
    const { id, for: domain = "all" } = attributes;
    if (id === undefined || !["all", "node", "edge"].includes(domain)) return;
    const mark = domain === "edge" ? "edge" : "node";
    const title = this.titles[mark].claim(attributes["attr.name"] ?? id);
    this.key = { title, domain, default: undefined };
    // Some files have the same id once for people and once for ties.
    this.keys.set(`${mark} ${id}`, this.key);
    if (domain === "all") this.keys.set(`edge ${id}`, this.key);
  }

  private setDefault(value: string): void {
    if (this.key === undefined || value === "" || this.defaults.length >= MOST_ATTRIBUTES) return;
    this.key.default = value;
    this.defaults.push(this.key);
  }

  private openNode(attributes: XmlAttributes, line: number): void {
    const node: OpenNode = { id: attributes["id"] ?? "", line, attributes: new Map(), name: undefined };
    const parent = this.nodes.at(-1);
    if (parent !== undefined) node.attributes.set("part of", parent.name?.text ?? parent.id);
    this.nodes.push(node);
  }

  private openEdge(attributes: XmlAttributes, line: number): void {
    const said = attributes["directed"];
    this.edge = {
      from: attributes["source"],
      to: attributes["target"],
      isDirected: said === "true" || said === "1" || (said !== "false" && said !== "0" && this.isDirected.at(-1) === true),
      line,
      attributes: new Map(),
    };
  }

  private closeData(): void {
    const { data } = this;
    const value = this.takeText().trim();
    this.data = undefined;
    const node = this.nodes.at(-1);
    const domain = this.edge === undefined ? "node" : "edge";
    const into = this.edge?.attributes ?? node?.attributes;
    if (data === undefined || into === undefined || value === "") return;
    const title = this.keys.get(`${domain} ${data}`)?.title ?? data;
    const strength = domain === "node" ? ["name", "label"].indexOf(title.toLowerCase()) + 2 : 0;
    if (strength > 1) {
      // A second name stays an attribute.
      if (node!.name === undefined || strength > node!.name.strength) {
        if ((node!.name?.strength ?? 0) > 1) into.set("name", node!.name!.text);
        this.nameNode(value, strength);
      } else into.set(title, value);
    } else into.set(title, value);
  }

  private nameNode(text: string, strength: number): void {
    const node = this.nodes.at(-1);
    const name = text.trim();
    if (node === undefined || this.edge !== undefined || name === "" || strength <= (node.name?.strength ?? -1)) return;
    node.name = { text: name, strength };
  }

  private takeText(): string {
    const text = this.held ?? "";
    this.held = undefined;
    return text;
  }

  private closeNode(): void {
    const node = this.nodes.pop();
    if (node === undefined) return;
    this.fillIn("node", node.attributes);
    this.sink.node({ id: node.id, name: node.name?.text, attributes: node.attributes, line: node.line });
  }

  private closeEdge(): void {
    const { edge } = this;
    if (edge === undefined) return;
    this.edge = undefined;
    const { from, to, isDirected, line, attributes } = edge;
    if (from === undefined || to === undefined) {
      this.sink.setAside(line, from ?? to ?? "", "tie-incomplete", `the tie has no ${from === undefined ? "source" : "target"}`);
      return;
    }
    this.fillIn("edge", attributes);
    const weight = attributes.get("weight");
    attributes.delete("weight");
    const direction: NetworkEdge["direction"] = isDirected ? "directed" : "undirected";
    this.sink.edge({ from, to, direction, weight, moments: [], kind: undefined, attributes, line });
  }

  private fillIn(domain: "node" | "edge", attributes: Map<string, string>): void {
    for (const key of this.defaults) {
      if (key.default !== undefined && (key.domain === domain || key.domain === "all") && !attributes.has(key.title)) attributes.set(key.title, key.default);
    }
  }
}
