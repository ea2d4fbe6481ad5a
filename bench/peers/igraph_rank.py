"""What `whotalks rank FILE --measure betweenness -o OUT` is asked for, as a plain igraph program: reads the ties, computes, writes the list.

    python igraph_rank.py FILE OUT

FILE has two whole numbers a line, from and to; a tie that stands twice counts once.
"""
import csv
import sys

import igraph

file, out = sys.argv[1], sys.argv[2]
graph = igraph.Graph.Read_Ncol(file, names=True, weights=False, directed=True)
graph.simplify()
values = graph.betweenness(directed=True)
ranked = sorted(zip(graph.vs["name"], values), key=lambda pair: (-pair[1], pair[0]))
with open(out, "w", newline="") as target:
    writer = csv.writer(target)
    writer.writerow(["rank", "id", "value"])
    for place, (name, value) in enumerate(ranked, 1):
        writer.writerow([place, name, value])
