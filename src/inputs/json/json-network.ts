import type { BookFormat, Head } from "../../core/records.ts";
import { foreignKind } from "../foreign.ts";
import { networkBook } from "../network/network-book.ts";
import { detectEncoding } from "../text/encoding.ts";
import { feedJson } from "./json.ts";
import { EDGE_KEYS, JsonNetworkReader, NODE_KEYS } from "./json-network-reader.ts";
import { listsInHead } from "./json-sniff.ts";

/** A network as JSON: D3, NetworkX node-link and adjacency, Cytoscape, graphology and sigma, parallel lists of neighbours. */
export const jsonNetwork: BookFormat = networkBook({
  id: "json-network",
  label: "JSON network",
  extensions: ["json"],
  missing: "make",
  sniff: sniffNetwork,
  encodingOf: (head, answer) => detectEncoding(head, answer),
  async parse(stream, sink, context) {
    const reader = new JsonNetworkReader(sink);
    await feedJson(stream, context.encoding, reader, context, async () => await sink.pause());
    await reader.finish();
  },
});

/** Certain where a list of ties or of people is seen, by its key and what its first element has. */
function sniffNetwork(head: Head): number {
  if (foreignKind(head) !== undefined) return 0;
  const lists = listsInHead(head);
  const isEdge = (keys: ReadonlySet<string>): boolean => ["source", "from", "data.source", "u"].some((key) => keys.has(key)) && ["target", "to", "data.target", "v"].some((key) => keys.has(key));
  const isNode = (keys: ReadonlySet<string>): boolean => ["id", "key", "name", "label", "data.id"].some((key) => keys.has(key));
  const hasEdges = lists.some(({ key, keys }) => (EDGE_KEYS.includes(key) && isEdge(keys)) || (key === "elements" && (isEdge(keys) || keys.has("data.id"))) || (key === "" && (keys.has("data.source") || keys.has("data.id"))));
  const hasNodes = lists.some(({ key, keys }) => NODE_KEYS.slice(0, 2).includes(key) && isNode(keys));
  const hasNeighbours = lists.some(({ key }) => key === "outList" || key === "inList") || lists.some(({ key }) => key === "adjacency") && hasNodes;
  const mayHaveEdges = !head.isWhole || lists.some(({ key }) => EDGE_KEYS.includes(key));
  return hasEdges || hasNeighbours || (hasNodes && mayHaveEdges) ? 0.96 : 0;
}
