import type { Notice } from "../../core/notice.ts";
import type { DecodeContext } from "../../core/records.ts";

/** One person as a network file declares it. */
export interface NetworkNode {
  readonly id: string;
  /** What the person is called; undefined where the format has no name for it. */
  readonly name: string | undefined;
  readonly attributes: ReadonlyMap<string, string> | undefined;
  readonly line: number;
}

/** A time at which a tie was, and its weight then; undefined = not said. */
export interface Moment {
  readonly time: string;
  readonly weight: string | undefined;
}

/** One tie as a network file writes it. */
export interface NetworkEdge {
  readonly from: string;
  readonly to: string;
  /** "mutual": one line that stands for both directions. */
  readonly direction: "directed" | "undirected" | "mutual";
  /** As written; undefined where nothing is said. */
  readonly weight: string | undefined;
  /** Every spell or timestamp; empty where the tie has no time. */
  readonly moments: readonly Moment[];
  /** What kind of tie it is, where the format has a place for it. */
  readonly kind: string | undefined;
  readonly attributes: ReadonlyMap<string, string> | undefined;
  readonly line: number;
}

/** A remark of a parser: the first of its code is kept and the number of them counted. */
export type Remark = Omit<Notice, "count" | "file">;

/** Where the parser of a network file puts what it finds, in the order of the file. */
export interface NetworkSink {
  /** A new network begins; never called in formats that hold one. `name` need not be unique. */
  network(name: string, line: number): void;
  node(node: NetworkNode): void;
  edge(edge: NetworkEdge): void;
  /** Something more of somebody of any network before: a sink that does not ask for it leaves it out. */
  tell?(id: string, about: { readonly name: string; readonly kind: "group" | "number" }, value: string): void;
  /** A tie that was found and cannot be used. */
  setAside(line: number, value: string, code: string, reason: string): void;
  remark(remark: Remark): void;
  /** To be awaited now and then: what was gathered is handed on. */
  pause(): void | Promise<void>;
}

/**
 * Reads a network file from front to back and tells what is in it; always the same for the same bytes.
 * @throws WhotalksError for a file that must be refused, with its line
 */
export type NetworkParser = (stream: ReadableStream<Uint8Array>, sink: NetworkSink, context: DecodeContext & { readonly encoding: string }) => Promise<void>;

/** What of a format decides how its networks become tables. */
export interface NetworkFormat {
  /** For a person: "GEXF". */
  readonly label: string;
  readonly parse: NetworkParser;
  /** "make": a tie may name somebody who was not declared; "refuse": such a tie is set aside; "implied": the format declares nobody. */
  readonly missing: "make" | "refuse" | "implied";
}
