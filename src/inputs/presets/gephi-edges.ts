import type { Notice } from "../../core/notice.ts";
import type { Moment } from "../network/network-model.ts";
import { momentsOf, spansOf, timedValues } from "../network/gexf-times.ts";
import { definePreset, rolesWith } from "./define-preset.ts";
import { reshape, type Several } from "./reshape.ts";

/**
 * Gephi's table of edges: Type says for each tie whether it has a direction, timeset when it was. Where every tie seen first is
 * undirected the table is; else an undirected one becomes two rows. A tie with several times is a row each, as in GEXF: a weight of its
 * own at each time, or its weight divided among them. Weight may change over time (`<[1.0, 2.0, 0.5]; …>`). Without a Type ties are
 * directed.
 */
export const gephiEdges = definePreset({
  id: "gephi-edges",
  label: "Gephi edges",
  signatures: [["source", "target", "type|weight|timeset"]],
  isMeant(known) {
    const types = known.cells("type");
    if (types.length > 0) return types.every((cell) => /^(?:un)?directed$|^mutual$/i.test(cell));
    return [...known.cells("weight"), ...known.cells("timeset")].some((cell) => timedValues(cell) !== undefined);
  },
  read(known) {
    const { table, sample } = known;
    const types = known.cells("type");
    const isUndirected = types.length > 0 && types.every((cell) => /^undirected$/i.test(cell));
    const times = known.cells("timeset");
    const hasTime = times.length > 0 || known.cells("weight").some((cell) => timedValues(cell) !== undefined);
    const hasKind = known.names.has("kind");
    const areStamps = !times.some((cell) => cell.includes(";")) && times.some((cell) => cell.split(",").length !== 2);
    const added = [["author", "from"], ["written to", "to"], ["edge weight", "weight"], ...(hasTime ? ([["edge time", "time"]] as const) : []), ...(hasKind ? ([["edge kind", "topic"]] as const) : [])] as const;
    const { length } = sample.rows;
    return [
      reshape({ ...table, shape: { ...table.shape, isUndirected } }, {
        added: added.map(([name]) => name),
        meaning: { source: "Gephi edges", kind: "messages", roles: rolesWith(added, new Map()), isTalk: hasTime, single: new Set(["author", "written to"]) },
        start: () => {
          let lateCount = 0;
          let lateRow = 0;
          return {
            make(row) {
              const [a, b] = [row.get("source"), row.get("target")];
              if (a === "" || b === "") return { column: a === "" ? "source" : "target", code: "person-unnamed", reason: "the edge does not name both ends" };
              const type = row.get("type").toLowerCase();
              if (isUndirected && type !== "undirected" && row.row > length && lateCount++ === 0) lateRow = row.row;
              const isBoth = a !== b && !isUndirected && (type === "undirected" || type === "mutual");
              const records: (readonly string[])[] = [];
              for (const { time, weight } of timesOf(row.get("timeset"), row.get("weight"), areStamps)) {
                const rest = [weight ?? "1", ...(hasTime ? [time] : []), ...(hasKind ? [row.get("kind")] : [])];
                records.push([a, b, ...rest]);
                if (isBoth) records.push([b, a, ...rest]);
              }
              return records.length === 1 ? records[0]! : ({ records } satisfies Several);
            },
            notices() {
              const said: Omit<Notice, "file">[] = [];
              if (!hasTime) said.push({ code: "no-talk", severity: "info", message: "The edges have no times: they are ties, not messages. There are no posts to count and no mavens.", hint: "", count: 1 });
              if (lateCount > 0) said.push({ code: "ties-mixed", severity: "warning", message: "The first ties have no direction, later ones do: all were read without.", hint: "Put the directed ties first, or into a file of their own, where the direction matters.", count: lateCount, row: lateRow });
              return said;
            },
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
