import type { ColumnRole, TableMeaning } from "../../core/records.ts";
import { definePreset, rolesWith } from "./define-preset.ts";
import { collectTable, type LeftOut, reshape, type Row } from "./reshape.ts";

const SIDES = ["primary collaborator", "secondary collaborator"] as const;
/** What the file knows of the people of a pair, by plain name after the side. */
const ATTRIBUTES: readonly (readonly [plain: string, name: string, role: ColumnRole])[] = [
  ["organization", "Organization", "group"], ["function type", "Function type", "group"], ["level designation", "Level designation", "group"], ["department", "Department", "group"], ["location", "Location", "group"],
];

/**
 * Viva Insights, person to person: scores of ties between people who work together, one row a pair and month, in both orders. No talk: the
 * tie of a pair is the mean of its scores, undirected; teams on both sides make a table of people.
 */
export const vivaInsights = definePreset({
  id: "viva-insights",
  label: "Viva Insights person to person",
  signatures: [["primary collaborator person id", "secondary collaborator person id", "strong tie score|diverse tie score"]],
  read({ table, names, roles }) {
    const score = names.has("strong tie score") ? "strong tie score" : "diverse tie score";
    const known = ATTRIBUTES.filter(([plain]) => SIDES.some((side) => names.has(`${side} ${plain}`)));
    const months = new Set(roles([["time", "metric date"]]).keys());
    const added = [["person", "from"], ["colleague", "to"], ["mean score", "weight"]] as const;
    const meaning: TableMeaning = { source: "Viva Insights", kind: "messages", roles: rolesWith(added, new Map()), isTalk: false, ties: ["addressed"], mode: "employees", decimal: "." };
    const people: TableMeaning = { source: "Viva Insights", kind: "people", roles: new Map([["person id", "id"], ...known.map(([, name, role]): [string, ColumnRole] => [name, role])]), mode: "employees" };
    const shape = { ...table.shape, isUndirected: true };
    const ties = reshape({ ...table, shape }, {
      added: added.map(([name]) => name),
      meaning,
      async start(readAll) {
        const rowsOf = new Map<string, number>();
        await readAll((row) => {
          const key = pairOf(row).join("\n");
          if (isScore(row.get(score))) rowsOf.set(key, (rowsOf.get(key) ?? 0) + 1);
        });
        let averaged = 0;
        for (const count of rowsOf.values()) if (count > 1) averaged++;
        return {
          make(row) {
            const [a, b] = pairOf(row);
            const written = row.get(score);
            if (a === "" || b === "") return { column: "primary collaborator person id", code: "person-unnamed", reason: "the row does not name both people" };
            if (!isScore(written)) return { column: score, code: "weight-not-a-number", reason: "the score is no number" };
            if (Number(written) === 0) return { column: score, code: "weight-zero", reason: "a score of 0 is no tie" };
            // The rows of a pair share its mean: together they weigh as much as one.
            return [a, b, String(Number(written) / rowsOf.get(`${a}\n${b}`)!)];
          },
          notices: () => [
            {
              code: "scores-averaged", severity: "info", count: averaged, ...(months.size > 0 ? { column: [...months][0]! } : {}),
              message: `${averaged} of ${rowsOf.size} pairs stand in several rows (months, both orders): each tie is the mean of its scores, without direction.`, hint: "Open one month alone to see it by itself.",
            },
          ],
        };
      },
    });
    if (known.length === 0) return [ties];
    const columns = ["person id", ...known.map(([, name]) => name)];
    const collect = (row: Row): string[][] => SIDES.map((side) => [row.get(`${side} person id`), ...known.map(([plain]) => row.get(`${side} ${plain}`))]);
    return [ties, collectTable(table, "people", columns, people, collect)];
  },
});

/** Both people in code-point order: a pair listed both ways is one. */
function pairOf(row: Row): readonly [string, string] {
  const a = row.get("primary collaborator person id");
  const b = row.get("secondary collaborator person id");
  return a < b ? [a, b] : [b, a];
}

function isScore(cell: string): boolean {
  return cell !== "" && Number.isFinite(Number(cell));
}

/** Viva Insights, group to group: time that a group invests in another, as the mean of its months. Groups are the people here; nobody posted anything. */
export const vivaGroups = definePreset({
  id: "viva-insights-groups",
  label: "Viva Insights group to group",
  signatures: [["primary collaborator organization", "secondary collaborator organization", "group collaboration time invested"]],
  read({ table, roles }) {
    const own = roles([["from", "primary collaborator organization"], ["to", "secondary collaborator organization"]]);
    const added = [["mean time invested", "weight"]] as const;
    const pair = (row: Row): string => `${row.get("primary collaborator organization")}\n${row.get("secondary collaborator organization")}`;
    return [
      reshape(table, {
        added: ["mean time invested"],
        meaning: { source: "Viva Insights group to group", kind: "messages", roles: rolesWith(added, own), isTalk: false, ties: ["addressed"], mode: "employees", decimal: "." },
        async start(readAll) {
          const rowsOf = new Map<string, number>();
          await readAll((row) => void rowsOf.set(pair(row), (rowsOf.get(pair(row)) ?? 0) + 1));
          return { make: (row) => whyNoGroupTie(row) ?? [String(Number(row.get("group collaboration time invested")) / rowsOf.get(pair(row))!)] };
        },
      }),
    ];
  },
});

/** Why a row is no tie between two groups. */
function whyNoGroupTie(row: Row): LeftOut | undefined {
  const other = row.get("secondary collaborator organization");
  const time = row.get("group collaboration time invested");
  if (/^within group$/i.test(other)) return { column: "secondary collaborator organization", code: "within-group", reason: "time within the group is no tie to another" };
  if (/^(?:unclassified collaborators|other collaborators|collaborators within group)/i.test(other)) return { column: "secondary collaborator organization", code: "unclassified", reason: "a rest of people whose group is not known" };
  if (!isScore(time)) return { column: "group collaboration time invested", code: "weight-not-a-number", reason: "the time is no number" };
  return Number(time) === 0 ? { column: "group collaboration time invested", code: "weight-zero", reason: "no time invested is no tie" } : undefined;
}
