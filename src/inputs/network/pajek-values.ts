import type { NetworkSink } from "./network-model.ts";

/** What Pajek writes where a vertex has no value: in partitions, in vectors. */
export const MISSING_VALUE = { partition: "9999998", vector: "999999998" };

/** A partition (a group a vertex) or vector (a number a vertex) of a Pajek project: one value a line, in the order of the vertices. */
export class PajekValues {
  readonly kind: "partition" | "vector";
  private readonly name: string;
  private readonly line: number;
  /** Values expected; -1 until *Vertices says. */
  private count = -1;
  private next = 0;
  private idOf: ((number: number) => string) | undefined;

  constructor(kind: "partition" | "vector", name: string, line: number) {
    this.kind = kind;
    this.name = name;
    this.line = line;
  }

  get isOpen(): boolean {
    return this.count < 0;
  }

  /** @param idOf the id of a vertex of the network that has as many; undefined where none has */
  open(count: number, idOf: ((number: number) => string) | undefined): void {
    this.count = count;
    this.idOf = idOf;
  }

  value(text: string, sink: NetworkSink): void {
    const number = ++this.next;
    if (this.idOf === undefined || number > this.count || text === MISSING_VALUE[this.kind]) return;
    sink.tell?.(this.idOf(number), { name: this.name, kind: this.kind === "partition" ? "group" : "number" }, text);
  }

  /** Says what could not be used, once the section has ended. */
  close(sink: NetworkSink): void {
    if (this.idOf !== undefined && this.next === this.count) return;
    const found = this.idOf === undefined ? "belongs to no network of this file: none has as many vertices" : `has ${this.next} values for ${this.count} vertices`;
    sink.remark({ code: "pajek-values", severity: "warning", message: `A ${this.kind} ${found}.`, hint: "Check that it was saved with its network.", line: this.line });
  }
}
