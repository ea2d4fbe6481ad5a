import type { XmlAttributes, XmlHandler } from "../xml/read-xml.ts";
import { momentsOf, spansOf, timedValues, type Span, type TimedWeight } from "./gexf-times.ts";
import type { NetworkEdge, NetworkSink } from "./network-model.ts";
import { MOST_ATTRIBUTES, UniqueNames } from "./unique-names.ts";

interface Declared {
  readonly title: string;
  readonly isNumber: boolean;
  default: string | undefined;
}

interface OpenNode {
  readonly id: string;
  readonly label: string | undefined;
  readonly line: number;
  readonly attributes: Map<string, string>;
}

interface OpenEdge {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly direction: NetworkEdge["direction"];
  weight: string | undefined;
  readonly kind: string | undefined;
  readonly line: number;
  /** Made when the first is met: most ties have none. */
  spans: Span[] | undefined;
  weights: TimedWeight[] | undefined;
  attributes: Map<string, string> | undefined;
}

/** Turns the elements of a GEXF file into people and ties. */
export class GexfReader implements XmlHandler {
  private readonly sink: NetworkSink;
  private defaultDirection: NetworkEdge["direction"] = "undirected";
  private readonly declared = { node: new Map<string, Declared>(), edge: new Map<string, Declared>() };
  /** Two attributes may have one title: the second gets a number. */
  private readonly titles = { node: new UniqueNames(), edge: new UniqueNames() };
  /** Declared attributes with a default. */
  private readonly defaults: { node: Declared[]; edge: Declared[] } = { node: [], edge: [] };
  private declaring: Map<string, Declared> | undefined;
  private attribute: Declared | undefined;
  /** Text of <default> while it is open. */
  private defaultText: string | undefined;
  private readonly nodes: OpenNode[] = [];
  private edge: OpenEdge | undefined;
  private wasTold = false;

  constructor(sink: NetworkSink) {
    this.sink = sink;
  }

  open(name: string, attributes: XmlAttributes, line: number): void {
    if (name === "attvalue") this.value(attributes);
    else if (name === "edge") this.openEdge(attributes, line);
    else if (name === "node") this.openNode(attributes, line);
    else if (name === "spell" || name === "slice") this.span(attributes);
    else if (name === "attributes") this.declaring = attributes["class"] === "edge" ? this.declared.edge : this.declared.node;
    else if (name === "attribute" && this.declaring !== undefined) this.declare(attributes);
    else if (name === "default") this.defaultText = "";
    else if (name === "graph") this.openGraph(attributes, line);
  }

  text(text: string): void {
    if (this.defaultText !== undefined) this.defaultText += text;
  }

  close(name: string): void {
    if (name === "edge") this.closeEdge();
    else if (name === "node") this.closeNode();
    else if (name === "attributes") this.declaring = undefined;
    else if (name === "attribute") this.attribute = undefined;
    else if (name === "default") {
      this.setDefault();
      this.defaultText = undefined;
    }
  }

  pause(): void | Promise<void> {
    return this.sink.pause();
  }

  private setDefault(): void {
    const into = this.defaults[this.declaring === this.declared.edge ? "edge" : "node"];
    if (this.attribute === undefined || into.length >= MOST_ATTRIBUTES) return;
    this.attribute.default = this.defaultText;
    into.push(this.attribute);
  }

  private openGraph(attributes: XmlAttributes, line: number): void {
    this.defaultDirection = directionOf(attributes["defaultedgetype"]) ?? "undirected";
    const zone = attributes["timezone"];
    if (zone !== undefined && !/^(?:utc|gmt|z)$/i.test(zone)) {
      this.sink.remark({ code: "gexf-timezone", severity: "warning", message: `The file says that its times are those of ${zone}; times without an offset are read as UTC unless told otherwise.`, hint: `--time-zone ${zone}`, line, sample: zone });
    }
  }

  private declare(attributes: XmlAttributes): void {
    const { id, title, type } = attributes;
    if (id === undefined) return;
    this.attribute = { title: this.titles[this.declaring === this.declared.edge ? "edge" : "node"].claim(title === undefined || title === "" ? id : title), isNumber: /^(?:integer|int|long|double|float|bigdecimal|biginteger|byte|short)$/.test(type ?? ""), default: undefined };
    this.declaring!.set(id, this.attribute);
  }

  private openNode(attributes: XmlAttributes, line: number): void {
    const parent = this.nodes.at(-1);
    const node: OpenNode = { id: attributes["id"] ?? "", label: attributes["label"], line, attributes: new Map() };
    for (const { title, default: value } of this.defaults.node) if (value !== undefined) node.attributes.set(title, value);
    const part = attributes["pid"] ?? parent?.label ?? parent?.id;
    if (part !== undefined) node.attributes.set("part of", part);
    this.nodes.push(node);
  }

  private closeNode(): void {
    const node = this.nodes.pop();
    if (node !== undefined) this.sink.node({ id: node.id, name: node.label, attributes: node.attributes, line: node.line });
  }

  private openEdge(attributes: XmlAttributes, line: number): void {
    const edge: OpenEdge = {
      from: attributes["source"],
      to: attributes["target"],
      direction: directionOf(attributes["type"]) ?? this.defaultDirection,
      weight: attributes["weight"] ?? attributes["cardinal"],
      kind: attributes["kind"],
      line,
      spans: spansOf(attributes),
      weights: undefined,
      attributes: undefined,
    };
    for (const { title, default: value } of this.defaults.edge) if (value !== undefined) (edge.attributes ??= new Map()).set(title, value);
    const label = attributes["label"];
    if (label !== undefined && label !== "") (edge.attributes ??= new Map()).set("label", label);
    this.edge = edge;
  }

  private closeEdge(): void {
    const { edge } = this;
    if (edge === undefined) return;
    this.edge = undefined;
    const { from, to, direction, weight, kind, attributes, line, spans, weights } = edge;
    if (from === undefined || to === undefined) {
      this.sink.setAside(line, from ?? to ?? "", "tie-incomplete", `the tie has no ${from === undefined ? "source" : "target"}`);
      return;
    }
    this.sink.edge({ from, to, direction, weight, kind, attributes, line, moments: spans === undefined && weights === undefined ? [] : momentsOf(spans ?? [], weights ?? []) });
  }

  private span(attributes: XmlAttributes): void {
    if (this.edge !== undefined) (this.edge.spans ??= []).push(...(spansOf(attributes) ?? []));
  }

  private value(attributes: XmlAttributes): void {
    const { edge } = this;
    // In GEXF 1.0 and in some files of today the reference is called "id".
    const key = attributes["for"] ?? attributes["id"];
    const value = attributes["value"];
    const node = this.nodes.at(-1);
    if (key === undefined || value === undefined || (edge === undefined && node === undefined)) return;
    const declared = (edge === undefined ? this.declared.node : this.declared.edge).get(key);
    const title = declared?.title ?? key;
    const isEmpty = value === "null" && declared?.isNumber === true;
    const spans = spansOf(attributes);
    if (edge !== undefined && title.toLowerCase() === "weight") {
      const timed = timedValues(value);
      if (timed !== undefined) (edge.weights ??= []).push(...timed);
      else if (spans !== undefined) (edge.weights ??= []).push(...spans.map((span) => ({ ...span, value })));
      else if (edge.weight === undefined && !isEmpty) edge.weight = value;
      return;
    }
    const last = timedValues(value)?.at(-1)?.value ?? value;
    if ((spans !== undefined || last !== value) && !this.wasTold) {
      this.wasTold = true;
      this.sink.remark({ code: "attribute-changes", severity: "info", message: `"${title}" changes over time: its last value counts.`, hint: "" });
    }
    const into = edge === undefined ? node!.attributes : (edge.attributes ??= new Map());
    if (isEmpty) into.delete(title);
    else into.set(title, last);
  }
}

function directionOf(type: string | undefined): NetworkEdge["direction"] | undefined {
  return type === "directed" || type === "undirected" || type === "mutual" ? type : undefined;
}
