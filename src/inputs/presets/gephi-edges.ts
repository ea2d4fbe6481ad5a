import type { Moment } from "../network/network-model.ts";
import { momentsOf, spansOf, timedValues } from "../network/gexf-times.ts";
import { definePreset, rolesWith } from "./define-preset.ts";
import { reshape, type Several } from "./reshape.ts";

/**
 * Gephi's table of edges: Type says for each tie whether it has a direction, timeset when it was. Where every tie seen first is
 * undirected the table is; else an undirected one becomes two rows. A tie with several times is a row each, as in GEXF: a weight of its
 * own at each time, or its weight divided among them. Weight may change over time (`<[1.0, 2.0, 0.5]; …>`).
 */
export const gephiEdges = definePreset({
  id: "gephi-edges",
  label: "Gephi edges",
  signatures: [["source", "target", "type"]],
  isMeant: (known) => known.cells("type").length > 0 && known.cells("type").every((cell) => /^(?:un)?directed$|^mutual$/i.test(cell)),
  read(known) {
    const { table, sample } = known;
    const isUndirected = known.cells("type").every((cell) => /^undirected$/i.test(cell));
    const times = known.cells("timeset");
    const hasTime = times.length > 0;
    const areStamps = hasTime && !times.some((cell) => cell.includes(";")) && times.some((cell) => cell.split(",").length !== 2);
    const added = [["author", "from"], ["written to", "to"], ["edge weight", "weight"], ...(hasTime ? ([["edge time", "time"]] as const) : [])] as const;
    const own = known.roles([["topic", "kind"]]);
    const { length } = sample.rows;
    return [
      reshape({ ...table, shape: { ...table.shape, isUndirected } }, {
        added: added.map(([name]) => name),
        meaning: { source: "Gephi edges", kind: "messages", roles: rolesWith(added, own), isTalk: hasTime, single: new Set(["author", "written to"]) },
        start: () => {
          let lateCount = 0;
          let lateRow = 0;
          return {
            make(row) {
              const [a, b] = [row.get("source"), row.get("target")];
              if (a === "" || b === "") return { column: a === "" ? "source" : "target", code: "person-unnamed", reason: "the edge does not name both ends" };
              const type = row.get("type").toLowerCase();
              if (isUndirected && type !== "undirected" && row.row > length && lateCount++ === 0) lateRow = row.row;
              const isBoth = a !== b && !isUndirected && type !== "directed";
              const records: (readonly string[])[] = [];
              for (const { time, weight } of timesOf(row.get("timeset"), row.get("weight"), areStamps)) {
                const rest = hasTime ? [weight ?? "1", time] : [weight ?? "1"];
                records.push([a, b, ...rest]);
                if (isBoth) records.push([b, a, ...rest]);
              }
              return records.length === 1 ? records[0]! : ({ records } satisfies Several);
            },
            notices: () => (lateCount === 0 ? [] : [{ code: "ties-mixed", severity: "warning", message: "The first ties have no direction, later ones do: all were read without.", hint: "Put the directed ties first, or into a file of their own, where the direction matters.", count: lateCount, row: lateRow }]),
          };
        },
      }),
    ];
  },
});

/** One moment for each time; one without a time where there is none. */
function timesOf(timeset: string, weight: string, areStamps: boolean): Moment[] {
  const weights = timedValues(weight) ?? [];
  const plain = weights.length > 0 || weight === "" ? undefined : weight;
  const spans = timeset === "" ? [] : spansOf(areStamps || !timeset.includes("[") ? { timestamps: timeset } : { intervals: timeset }) ?? [];
  const moments = momentsOf(spans, weights);
  if (moments.length === 0) return [{ time: "", weight: plain }];
  const share = plain !== undefined && moments.length > 1 && Number.isFinite(Number(plain)) ? String(Number(plain) / moments.length) : plain;
  return moments.map((moment) => ({ time: moment.time, weight: moment.weight ?? share }));
}
