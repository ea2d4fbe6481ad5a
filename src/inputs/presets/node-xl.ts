import { definePreset, rolesWith } from "./define-preset.ts";
import { reshape } from "./reshape.ts";

/**
 * NodeXL's sheet of edges, whose header is its second line. What an edge is stands in Relationship: "Tweet" (an edge to oneself) is a post
 * that names nobody, a retweet passes on what the second person wrote, everything else is written to the second person.
 */
export const nodeXl = definePreset({
  id: "nodexl",
  label: "NodeXL",
  signatures: [["vertex 1", "vertex 2", "relationship|relationship date utc|imported id|edge weight|color|width"]],
  read({ table, roles, names }) {
    const isTalk = names.has("relationship") || names.has("tweet");
    const own = roles([["time", "relationship date utc|tweet date utc|date"], ["text", "tweet|message|comment"], ...(isTalk ? ([["messageId", "imported id"]] as const) : []), ["weight", "edge weight"]]);
    const added = [["author", "from"], ["written to", "to"], ["person passed on", "repostOf"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "NodeXL", kind: "messages", roles: rolesWith(added, own), ties: isTalk ? ["addressed", "repost"] : ["addressed"], mode: "customers" },
        start: () => ({
          make(row) {
            const a = row.get("vertex 1");
            const b = row.get("vertex 2");
            if (a === "" || b === "") return { column: "vertex 1", code: "person-unnamed", reason: "the edge does not name both ends" };
            const kind = row.get("relationship").toLowerCase();
            if (kind === "tweet" || (a === b && kind !== "")) return [a, "", ""];
            // In a repost only the first author is passed on; those named in it were spoken to by the first author, not by this one.
            if (/^retweet|^repost/.test(kind)) return [a, "", b];
            if (/mentions ?in ?(?:retweet|repost)/.test(kind)) return { column: "relationship", code: "named-in-repost", reason: "named in a post passed on: the first author spoke to them, not this one" };
            return [a, b, ""];
          },
        }),
      }),
    ];
  },
});
