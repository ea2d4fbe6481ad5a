import Graph from "graphology";
import Sigma from "sigma";

/** The picture as the page of the benchmark gets it: places, sizes, ends of lines. */
interface Plain {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly size: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Sigma with its own settings: what somebody writes who only wants the network on screen. */
function draw(plain: Plain): void {
  Object.assign(globalThis, { begunAt: performance.now() });
  const graph = new Graph({ type: "directed" });
  plain.x.forEach((x, k) => graph.addNode(String(k), { x, y: plain.y[k], size: plain.size[k], color: "#064eb8" }));
  plain.from.forEach((from, i) => graph.mergeDirectedEdge(String(from), String(plain.to[i]), { size: 1, color: "#cccccc" }));
  void new Sigma(graph, document.querySelector<HTMLElement>("#map")!);
}

Object.assign(globalThis, { draw });
