/**
 * The peer of `whotalks rank FILE --as json`: PapaParse reads, a graphology graph holds the network, graphology-metrics counts
 * degrees, strengths and PageRank. What no package offers (posts, impressions, the cut, shared ranks) is written out plainly.
 *
 *     node rank.mjs FILE OUTPUT impressions|pagerank DELIMITER header|no-header
 *
 * It is told what Whotalks finds out by itself: the delimiter and which columns hold author, recipient and time (the first three).
 * It keeps neither topics nor texts.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { DirectedGraph } from "graphology";
import degree from "graphology-metrics/centrality/degree.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import weighted from "graphology-metrics/node/weighted-degree.js";
import Papa from "papaparse";

const SHARE = 0.8;
const SLACK = 1e-12;
const TIE = 1e-9;

const [file, output, measure, delimiter, header] = process.argv.slice(2);
const { graph, posts, first, last } = await read();
const people = describe();
const connectors = cut(people, "value");
const mavens = cut(people, "posts");
await write();

async function read() {
  const network = new DirectedGraph();
  const written = new Map();
  let earliest = Infinity;
  let latest = -Infinity;
  let isFirst = header === "header";
  const count = ([from, to, time]) => {
    written.set(from, (written.get(from) ?? 0) + 1);
    const at = /^\d+$/.test(time) ? Number(time) * 1000 : new Date(time).getTime();
    if (at < earliest) earliest = at;
    if (at > latest) latest = at;
    network.mergeNode(from);
    if (from === to) return;
    network.mergeNode(to);
    const tie = network.directedEdge(from, to);
    if (tie === undefined) network.addDirectedEdge(from, to, { weight: 1 });
    else network.updateEdgeAttribute(tie, "weight", (weight) => weight + 1);
  };
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  const text = file.endsWith(".gz") ? bytes.pipe(createGunzip({ chunkSize: 1 << 18 })) : bytes;
  // A decoder that carries cut-off characters over to the next chunk: PapaParse by itself breaks them.
  text.setEncoding("utf8");
  await new Promise((resolve, reject) => {
    Papa.parse(text, {
      delimiter,
      skipEmptyLines: true,
      chunk({ data, errors }) {
        if (errors.length > 0) return reject(new Error(errors[0].message));
        for (let i = isFirst ? 1 : 0; i < data.length; i++) count(data[i]);
        isFirst = false;
      },
      complete: resolve,
      error: reject,
    });
  });
  return { graph: network, posts: written, first: earliest, last: latest };
}

function describe() {
  const others = graph.order - 1;
  const inDegree = degree.inDegreeCentrality(graph);
  const outDegree = degree.outDegreeCentrality(graph);
  // Its limit is a change per person; divided by their number it is the change of all together that Whotalks stops at.
  const ranks = measure === "pagerank" ? pagerank(graph, { tolerance: 1e-12 / graph.order, maxIterations: 1000 }) : undefined;
  return graph.mapNodes((id) => {
    const out = Math.round(outDegree[id] * others);
    const wrote = posts.get(id) ?? 0;
    // Modelled: each post reaches everyone the author ever wrote to.
    const impressions = wrote * out;
    return {
      rank: 0, id, name: id, role: "neither", value: ranks === undefined ? impressions : ranks[id], impressions, posts: wrote,
      inDegree: Math.round(inDegree[id] * others), outDegree: out,
      inStrength: weighted.weightedInDegree(graph, id), outStrength: weighted.weightedOutDegree(graph, id),
    };
  });
}

/** Sorts by a value, ties by id with one shared rank, and takes the shortest prefix with 80 % of the total. */
function cut(all, key) {
  const order = all.toSorted((a, b) => b[key] - a[key] || (a.id < b.id ? -1 : 1));
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = order[start][key];
    while (end < order.length && Math.abs(value - order[end][key]) <= TIE * value) end++;
    const group = order.slice(start, end).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (let i = 0; i < group.length; i++) {
      order[start + i] = group[i];
      if (key === "value") group[i].rank = start + 1;
    }
  }
  let total = 0;
  for (const person of order) total += person[key];
  const goal = SHARE * total * (1 - SLACK);
  const members = new Set();
  for (let i = 0, sum = 0; i < order.length && sum < goal; i++) {
    sum += order[i][key];
    members.add(order[i]);
  }
  let weightedSum = 0;
  for (let i = 0; i < order.length; i++) weightedSum += (order.length - i) * order[i][key];
  return { order, members, gini: (2 * weightedSum) / (order.length * total) - (order.length + 1) / order.length };
}

async function write() {
  let both = 0;
  for (const person of people) {
    const reaches = connectors.members.has(person);
    const talks = mavens.members.has(person);
    if (reaches && talks) both++;
    person.role = reaches && talks ? "both" : reaches ? "connector" : talks ? "maven" : "neither";
  }
  const summary = ({ members, gini }) => ({ count: members.size, share: members.size / people.length, gini });
  const result = {
    network: { people: graph.order, ties: graph.size, first: new Date(first), last: new Date(last) },
    connectors: summary(connectors), mavens: summary(mavens), both,
  };
  await pipeline(lines(JSON.stringify(result).slice(0, -1)), createWriteStream(output));
}

function* lines(head) {
  yield `${head},"people":[\n`;
  const { order } = connectors;
  for (let i = 0; i < order.length; i += 1000) {
    const part = order.slice(i, i + 1000).map((person) => JSON.stringify(person)).join(",\n");
    yield i + 1000 < order.length ? `${part},\n` : part;
  }
  yield "]}\n";
}
