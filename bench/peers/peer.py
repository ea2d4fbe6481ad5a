"""igraph or NetworKit on a loaded network, one question a line (JSON), one answer a line.

    python peer.py igraph|networkit THREADS

{"do": "load", "folder": F}: the network that our own program wrote there, with the same numbers for the same people.
{"do": "measure", "id": ID, "weighted": false, "out": F}: times the computation alone; the values go to F as float64.
{"do": "measure", "id": "betweenness", "share": N}: searches from one of N people alone, drawn; "sources" says from how many.
{"do": "top", "k", "epsilon", "delta", "seed", "out"}: NetworKit's KADABRA for everybody, the first k told.
{"do": "communities", "seed", "out"}: igraph's multilevel.
"""
import json
import os
import sys
import time

import numpy as np

tool, threads = sys.argv[1], int(sys.argv[2])
graph = None
people = 0
directed = True
weights = None


def load(question):
    global graph, people, directed, weights
    folder = question["folder"]
    with open(os.path.join(folder, "network.json")) as file:
        about = json.load(file)
    people, directed = about["people"], about["directed"]
    source = np.fromfile(os.path.join(folder, "from.u32"), dtype=np.uint32).astype(np.int64)
    target = np.fromfile(os.path.join(folder, "to.u32"), dtype=np.uint32).astype(np.int64)
    path = os.path.join(folder, "weight.f64")
    weights = np.fromfile(path, dtype=np.float64) if about["weighted"] else None
    if tool == "igraph":
        graph = igraph.Graph(n=people, edges=np.column_stack((source, target)), directed=directed)
        return {"people": graph.vcount(), "ties": graph.ecount()}
    if weights is None:
        graph = networkit.graph.GraphFromCoo((source, target), n=people, directed=directed)
    else:
        graph = networkit.graph.GraphFromCoo((weights, (source, target)), n=people, weighted=True, directed=directed)
    return {"people": graph.numberOfNodes(), "ties": graph.numberOfEdges()}


def measure(question):
    if "share" in question:
        return measure_share(-(-people // question["share"]))
    compute = (igraph_measure if tool == "igraph" else networkit_measure)(question["id"], question.get("weighted", False))
    return timed(compute, question.get("out"))


def measure_share(count):
    if tool == "igraph":
        sources = sorted(np.random.default_rng(1).choice(people, size=count, replace=False).tolist())
        answer = timed(lambda: graph.betweenness(directed=directed, sources=sources), None)
    else:
        networkit.engineering.setSeed(1, True)
        answer = timed(lambda: networkit.centrality.EstimateBetweenness(graph, count, False, True).run().scores(), None)
    answer["sources"] = count
    return answer


def igraph_measure(name, weighted):
    strength = list(weights) if weighted and weights is not None else None
    length = list(1 / weights) if weighted and weights is not None else None
    if name == "betweenness":
        return lambda: graph.betweenness(directed=directed, weights=length)
    if name == "closeness":
        # Its values are means over all others.
        return lambda: graph.harmonic_centrality(mode="out", weights=length, normalized=False)
    if name == "pagerank":
        return lambda: graph.pagerank(damping=0.85, weights=strength, directed=directed)
    if name == "eigenvector":
        return lambda: graph.eigenvector_centrality(directed=directed, scale=False, weights=strength)
    if name == "hub":
        return lambda: graph.hub_score(scale=False, weights=strength)
    if name == "core":
        return lambda: graph.coreness(mode="all")
    if name == "constraint":
        return lambda: graph.constraint(weights=strength)
    if name == "clustering":
        return lambda: graph.transitivity_local_undirected(mode="zero")
    raise KeyError(name)


def networkit_measure(name, weighted):
    def scores(algorithm):
        return lambda: algorithm.run().scores()

    if name == "betweenness":
        # Undirected: it counts every pair from both ends.
        half = 1 if directed else 2
        return lambda: np.array(networkit.centrality.Betweenness(graph).run().scores()) / half
    if name == "closeness":
        return scores(networkit.centrality.HarmonicCloseness(graph, normalized=False))
    if name == "pagerank":
        def compute():
            algorithm = networkit.centrality.PageRank(graph, damp=0.85, tol=1e-12, distributeSinks=networkit.centrality.SinkHandling.DistributeSinks)
            algorithm.norm = networkit.centrality.Norm.L1_NORM
            return algorithm.run().scores()
        return compute
    if name == "eigenvector":
        return scores(networkit.centrality.EigenvectorCentrality(graph, tol=1e-12))
    if name == "core":
        return scores(networkit.centrality.CoreDecomposition(graph))
    if name == "clustering":
        return scores(networkit.centrality.LocalClusteringCoefficient(graph, turbo=True))
    raise KeyError(name)


def top(question):
    networkit.engineering.setSeed(question["seed"], True)
    algorithm = networkit.centrality.KadabraBetweenness(graph, err=question["epsilon"], delta=question["delta"])
    cpu, start = time.process_time(), time.perf_counter()
    algorithm.run()
    answer = {"seconds": time.perf_counter() - start, "cpuSeconds": time.process_time() - cpu, "samples": algorithm.getNumberOfIterations()}
    ranked = algorithm.ranking()[: question["k"]]
    answer["people"] = [int(person) for person, _ in ranked]
    answer["values"] = [float(value) for _, value in ranked]
    return answer


def communities(question):
    import random

    random.seed(question["seed"])
    igraph.set_random_number_generator(random)
    labels = []
    strength = None if weights is None else list(weights)

    def compute():
        found = graph.community_multilevel(weights=strength)
        labels.append(found.membership)
        return found.membership

    answer = timed(compute, question.get("out"))
    answer["modularity"] = graph.modularity(labels[-1], weights=strength)
    answer["count"] = max(labels[-1]) + 1
    return answer


def timed(compute, out):
    cpu, start = time.process_time(), time.perf_counter()
    values = compute()
    answer = {"seconds": time.perf_counter() - start, "cpuSeconds": time.process_time() - cpu}
    if out is not None:
        np.asarray(values, dtype=np.float64).tofile(out)
    return answer


if tool == "igraph":
    import igraph
else:
    import networkit

    networkit.setNumberOfThreads(threads)

answers = {"load": load, "measure": measure, "top": top, "communities": communities}
for line in sys.stdin:
    asked = json.loads(line)
    try:
        reply = answers[asked["do"]](asked)
    except Exception as fault:
        reply = {"fault": f"{tool}: {type(fault).__name__}: {fault}"}
    print(json.dumps(reply), flush=True)
