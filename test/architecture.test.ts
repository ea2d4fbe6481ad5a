import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/build.ts";
import { findBreaches, findUnreached, findUnregistered, type HouseRules, type Room, type SourceTree } from "./support/house-rules.ts";

const graph = ["graphology", "graphology-types"];
const engineRooms = ["core", "kernels", "inputs", "log", "topics", "network", "measures", "roles", "insights", "exports"];

const rules: HouseRules = {
  rooms: new Map<string, Room>([
    ["core", { rooms: [], packages: [] }],
    ["kernels", { rooms: ["core"], packages: ["virtual:kernels"] }],
    ["inputs", { rooms: ["core"], packages: ["@streamparser/json", "@uwdata/flechette", "fflate", "fzstd", "hyparquet", "hyparquet-compressors", "saxes"] }],
    ["log", { rooms: ["core"], packages: [] }],
    ["topics", { rooms: ["core", "log", "network", "kernels"], packages: ["@orama/stemmers", "@orama/stopwords", "stopword"] }],
    ["network", { rooms: ["core", "log", "kernels"], packages: graph }],
    ["measures", { rooms: ["core", "network", "kernels"], packages: [] }],
    ["roles", { rooms: ["core"], packages: [] }],
    ["insights", { rooms: ["core", "kernels", "inputs", "log", "topics", "network", "measures", "roles"], packages: [] }],
    ["exports", { rooms: ["core"], packages: ["fflate", "hyparquet-writer"] }],
    ["engine", { rooms: [...engineRooms, "../package.json"], packages: ["birpc", "@noble/hashes"] }],
    ["views", {
      rooms: ["core", "engine/engine.ts", "engine/call.ts", "engine/topic-questions.ts", "engine/time-questions.ts", "engine/dictionary-questions.ts", "engine/discovery-questions.ts", "engine/people-questions.ts", "engine/list-questions.ts", "engine/person-questions.ts", "engine/opening.ts", "engine/settings.ts", "engine/shown.ts", "engine/map-questions.ts", "engine/group-questions.ts", "engine/connect.ts"],
      typesOnly: { room: "core", valuesOf: ["core/errors.ts", "core/talk-log.ts", "core/words.ts"] },
      packages: [
        ...graph, "react", "react-dom", "react-aria-components", "@tanstack/react-virtual", "zustand", "sigma", "@sigma/node-border", "@sigma/edge-curve",
        "@observablehq/plot", "virtual:samples",
      ],
    }],
    ["cli", { rooms: ["core", "engine"], packages: ["commander", "node:"] }],
  ]),
  pureRooms: engineRooms,
  forbiddenNames: ["self", "postMessage", "indexedDB", "fetch", "importScripts", "XMLHttpRequest", "WebSocket", "localStorage"],
  entries: ["views/main.tsx", "views/offline/service-worker.ts", "engine/worker.ts", "engine/pool-worker.ts", "cli/main.ts", "cli/command-thread.ts", "cli/pool-thread.ts"],
  lineLimit: 400,
};

test("every room keeps to its rules", () => {
  const tree = readTree();
  for (const room of rules.rooms.keys()) {
    expect([...tree.keys()].filter((path) => path.startsWith(`${room}/`)).length, room).toBeGreaterThan(0);
  }
  expect(tree.size).toBeGreaterThan(100);
  expect(findBreaches(tree, rules)).toEqual([]);
});

test.each([["inputs", "InputFormat"], ["measures", "Measure"], ["exports", "ExportTarget"]])("every member of %s is in its registry", (room, type) => {
  const { found, missing } = findUnregistered(readTree(), room, type);
  expect(found).toBeGreaterThan(1);
  expect(missing).toEqual([]);
});

test("every kind of job is known to the workers", () => {
  const tree = readTree();
  const kinds = [...tree].flatMap(([path, text]) => Array.from(text.matchAll(/^export const (\w+): JobKind</gm), ([, name]) => ({ path, name: name! })));
  const registry = tree.get("engine/jobs.ts")!;
  const listed = registry.slice(registry.lastIndexOf("import "));
  expect(kinds.filter(({ path, name }) => !registry.includes(`"../${path}"`) && !registry.includes(`"./${path.slice("engine/".length)}"`) || !new RegExp(`\\b${name}\\b(?![^{]*\\} from)`).test(listed))).toEqual([]);
});

test("every insight is in its registry", () => {
  const { found, missing } = findUnreached(readTree(), "insights");
  expect(found).toBeGreaterThan(1);
  expect(missing).toEqual([]);
});

const core = ["core/a.ts", "export const a = 1;\n"] as const;

test("a tree that keeps to the rules has no breach", () => {
  const tree = new Map([core, ["engine/engine.ts", 'export * from "../core/a.ts";\n'], ["views/main.tsx", 'import "./a.css";\nstart();\n'], ["views/a.css", ""]] as const);
  expect(findBreaches(tree, rules)).toEqual([]);
});

test.each([
  ["another room", 'import { a } from "../views/x.ts";', "roles/cut.ts may not import views/x.ts"],
  ["another room's types", 'import type { A } from "../views/x.ts";', "roles/cut.ts may not import views/x.ts"],
  ["a room re-exported", 'export { a } from "../views/x.ts";', "roles/cut.ts may not import views/x.ts"],
  ["a room loaded late", 'export const load = () => import("../views/x.ts");', "roles/cut.ts may not import views/x.ts"],
  ["a room named in a type", 'export type A = import("../views/x.ts").A;', "roles/cut.ts may not import views/x.ts"],
  ["a worker of another room", 'export const url = () => new URL("../views/x.ts", import.meta.url);', "roles/cut.ts may not import views/x.ts"],
  ["a package", 'import { x } from "react";', "roles/cut.ts may not import react"],
  ["a module of Node", 'import { readFileSync } from "node:fs";', "roles/cut.ts may not import node:fs"],
  ["a file outside src", 'import settings from "../../package.json";', "roles/cut.ts may not import ../package.json"],
  ["a file that is not there", 'import { a } from "../core/b.ts";', "roles/cut.ts imports core/b.ts, which does not exist"],
  ["the network", 'export const get = () => fetch("x");', "roles/cut.ts may not use fetch"],
  ["the network by way of globalThis", 'export const get = () => globalThis.fetch("x");', "roles/cut.ts may not use fetch"],
  ["the worker's own name", "export const send = () => self.close();", "roles/cut.ts may not use self"],
  ["an act at load", "start();", "roles/cut.ts acts when it is loaded"],
  ["too many lines", "\n".repeat(401), "roles/cut.ts has 401 lines"],
])("a planted breach is found: %s", (_, text, breach) => {
  expect(findBreaches(new Map([core, ["views/x.ts", ""], ["roles/cut.ts", text]] as const), rules)).toEqual([breach]);
});

test("a property of a forbidden name is no breach", () => {
  const text = "export const a = { self: 1 };\nexport const b = a.self; // fetch self\nexport const c = 'postMessage';\n";
  expect(findBreaches(new Map([["roles/cut.ts", text]]), rules)).toEqual([]);
});

test("views take types from core, values only from the files named", () => {
  const view = (text: string): string[] => findBreaches(new Map([core, ["core/errors.ts", ""], ["views/x.ts", text]] as const), rules);
  expect(view('import { type A } from "../core/a.ts";')).toEqual([]);
  expect(view('import { E } from "../core/errors.ts";')).toEqual([]);
  expect(view('import { a } from "../core/a.ts";')).toEqual(["views/x.ts may import only types from core/a.ts"]);
  expect(findBreaches(new Map([["engine/session.ts", ""], ["views/x.ts", 'import "../engine/session.ts";']] as const), rules)).toEqual(["views/x.ts may not import engine/session.ts"]);
});

test("a cycle is found, and a file outside every room", () => {
  const tree = new Map([["core/a.ts", 'import "./b.ts";'], ["core/b.ts", 'import type { A } from "./c.ts";'], ["core/c.ts", 'export * from "./a.ts";'], ["tools/x.ts", ""]] as const);
  expect(findBreaches(tree, rules)).toEqual(["tools/x.ts is in no room", "core/a.ts → core/b.ts → core/c.ts → core/a.ts is a cycle"]);
});

test("a member that the registry imports but does not list is found, and one that it does not know", () => {
  const tree = new Map([
    ["measures/registry.ts", 'import { a, b } from "./a.ts";\nexport const measures: readonly Measure[] = [a];\n'],
    ["measures/a.ts", "export const a: Measure = {};\nexport const b: Measure = {};\n"],
    ["measures/c.ts", "export const c: Measure = {};\n"],
  ]);
  expect(findUnregistered(tree, "measures", "Measure")).toEqual({
    found: 3, missing: ["measures/a.ts: b is not in measures/registry.ts", "measures/c.ts: c is not in measures/registry.ts"],
  });
  expect(findUnregistered(new Map(), "measures", "Measure").found).toBe(0);
});

test("an insight that the registry does not reach is found", () => {
  const tree = new Map([["insights/registry.ts", 'import "./a.ts";'], ["insights/a.ts", 'import "./b.ts";'], ["insights/b.ts", ""], ["insights/c.ts", ""]]);
  expect(findUnreached(tree, "insights")).toEqual({ found: 4, missing: ["insights/c.ts is not reached from insights/registry.ts"] });
});

function readTree(): SourceTree {
  const src = join(root, "src");
  const paths = readdirSync(src, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(paths.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(src.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")];
  }));
}
