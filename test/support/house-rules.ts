import { posix } from "node:path";
import { parseSync } from "vite";

/** Files by path under src/, with "/" as separator. */
export type SourceTree = ReadonlyMap<string, string>;

/** What a room may use. Its own files are always allowed; a file's path stands for that file alone. */
export interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Rooms of which only types may be imported, and the files of those whose values may be. */
  readonly typesOnly?: { readonly room: string; readonly valuesOf: readonly string[] };
}

export interface HouseRules {
  readonly rooms: ReadonlyMap<string, Room>;
  /** Rooms in which the names of `forbiddenNames` must not occur. */
  readonly pureRooms: readonly string[];
  readonly forbiddenNames: readonly string[];
  /** Files that may act when they are loaded. */
  readonly entries: readonly string[];
  readonly lineLimit: number;
}

interface Import {
  readonly from: string;
  readonly isTypeOnly: boolean;
}

interface Parsed {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly names: ReadonlySet<string>;
  readonly actsAtLoad: boolean;
}

/** Every breach of the rules, as sentences that begin with the file. */
export function findBreaches(tree: SourceTree, rules: HouseRules): string[] {
  const files = [...tree].filter(([path]) => /\.tsx?$/.test(path)).map(([path, text]) => parseFile(path, text));
  return [
    ...files.flatMap((file) => importBreaches(file, tree, rules)),
    ...files.flatMap((file) => nameBreaches(file, rules)),
    ...[...tree].filter(([, text]) => lineCount(text) > rules.lineLimit).map(([path, text]) => `${path} has ${lineCount(text)} lines`),
    ...files.filter(({ path, actsAtLoad }) => actsAtLoad && !rules.entries.includes(path)).map(({ path }) => `${path} acts when it is loaded`),
    ...cycles(files),
  ];
}

/** Descriptors of a kind (`export const x: Type`) in a room whose names the room's registry.ts does not mention. */
export function findUnregistered(tree: SourceTree, room: string, type: string): { readonly found: number; readonly missing: readonly string[] } {
  const registry = tree.get(`${room}/registry.ts`) ?? "";
  const listed = registry.slice(registry.lastIndexOf("import "));
  const described = [...tree].flatMap(([path, text]) => {
    if (!path.startsWith(`${room}/`) || path.endsWith("/registry.ts")) return [];
    return Array.from(text.matchAll(new RegExp(`^export const (\\w+): ${type}\\b`, "gm")), ([, name]) => ({ path, name: name! }));
  });
  const missing = described.filter(({ path, name }) => !registry.includes(`"./${path.slice(room.length + 1)}"`) || !new RegExp(`\\b${name}\\b(?![^{]*\\} from)`).test(listed));
  return { found: described.length, missing: missing.map(({ path, name }) => `${path}: ${name} is not in ${room}/registry.ts`) };
}

/** Files of a room that its registry.ts does not reach through imports. */
export function findUnreached(tree: SourceTree, room: string): { readonly found: number; readonly missing: readonly string[] } {
  const files = [...tree].filter(([path]) => path.startsWith(`${room}/`) && path.endsWith(".ts"));
  const imports = new Map(files.map(([path, text]) => [path, parseFile(path, text).imports.map(({ from }) => resolveImport(path, from))]));
  const reached = new Set<string>();
  const waiting = [`${room}/registry.ts`];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const next of imports.get(path) ?? []) if (next !== undefined) waiting.push(next);
  }
  return { found: files.length, missing: files.filter(([path]) => !reached.has(path)).map(([path]) => `${path} is not reached from ${room}/registry.ts`) };
}

function importBreaches(file: Parsed, tree: SourceTree, { rooms }: HouseRules): string[] {
  const own = roomOf(file.path);
  const room = rooms.get(own);
  if (room === undefined) return [`${file.path} is in no room`];
  return file.imports.flatMap(({ from, isTypeOnly }) => {
    const target = resolveImport(file.path, from);
    if (target === undefined) return isAllowedPackage(from, room) ? [] : [`${file.path} may not import ${from}`];
    // Outside src/: only a file that the room names.
    if (target.startsWith("../")) return room.rooms.includes(target) ? [] : [`${file.path} may not import ${target}`];
    if (!tree.has(target)) return [`${file.path} imports ${target}, which does not exist`];
    const other = roomOf(target);
    if (other === own || room.rooms.includes(target)) return [];
    if (!room.rooms.includes(other)) return [`${file.path} may not import ${target}`];
    const { typesOnly } = room;
    const isForbiddenValue = !isTypeOnly && typesOnly?.room === other && !typesOnly.valuesOf.includes(target);
    return isForbiddenValue ? [`${file.path} may import only types from ${target}`] : [];
  });
}

function isAllowedPackage(from: string, room: Room): boolean {
  return room.packages.some((name) => from === name || from.startsWith(`${name}/`) || (name.endsWith(":") && from.startsWith(name)));
}

function nameBreaches(file: Parsed, { pureRooms, forbiddenNames }: HouseRules): string[] {
  if (!pureRooms.includes(roomOf(file.path))) return [];
  return forbiddenNames.filter((name) => file.names.has(name)).map((name) => `${file.path} may not use ${name}`);
}

/** Import cycles, types included: each is told once, from its first file in alphabetical order. */
function cycles(files: readonly Parsed[]): string[] {
  const next = new Map(files.map(({ path, imports }) => [path, imports.map(({ from }) => resolveImport(path, from))]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push(`${[...trail.slice(at), path].join(" → ")} is a cycle`);
    if (at >= 0 || done.has(path)) return;
    for (const target of next.get(path) ?? []) if (target !== undefined) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of [...next.keys()].toSorted()) walk(path, []);
  return found;
}

function roomOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
}

/** Path under src/ of a relative import; undefined for a package. */
function resolveImport(path: string, from: string): string | undefined {
  return from.startsWith(".") ? posix.normalize(posix.join(posix.dirname(path), from.replace(/\?.*$/, ""))) : undefined;
}

function lineCount(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}

function parseFile(path: string, text: string): Parsed {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]!.message}`);
  const imports: Import[] = [];
  const names = new Set<string>();
  walkNodes(program, undefined, "", (node, parent, field) => {
    const from = importedFrom(node);
    if (from !== undefined) imports.push({ from, isTypeOnly: isTypeOnly(node) });
    if (node.type === "Identifier" && !isPropertyName(parent, field)) names.add(String(node["name"]));
    const object = node["object"];
    if (node.type === "MemberExpression" && isNode(object) && object["name"] === "globalThis") names.add(String((node["property"] as SyntaxNode)["name"]));
  });
  const actsAtLoad = program.body.some(({ type }) => type.endsWith("Statement") && type !== "EmptyStatement");
  return { path, imports, names, actsAtLoad };
}

/** A node of the syntax tree, as the parser gives it. */
interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

function walkNodes(value: unknown, parent: SyntaxNode | undefined, field: string, visit: (node: SyntaxNode, parent: SyntaxNode | undefined, field: string) => void): void {
  if (Array.isArray(value)) for (const item of value) walkNodes(item, parent, field, visit);
  if (!isNode(value)) return;
  visit(value, parent, field);
  for (const [name, inner] of Object.entries(value)) walkNodes(inner, value, name, visit);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value;
}

/** What a node loads: import, re-export, import(), a type's import(), and new URL("…", import.meta.url) of a worker. */
function importedFrom(node: SyntaxNode): string | undefined {
  if (node.type === "NewExpression" && isNode(node["callee"]) && node["callee"]["name"] === "URL") {
    const [first, second] = node["arguments"] as SyntaxNode[];
    return second?.type === "MemberExpression" && typeof first?.["value"] === "string" ? first["value"] : undefined;
  }
  const source = node["source"];
  const isImport = /^(Import(Declaration|Expression)|Export(Named|All)Declaration|TSImportType)$/.test(node.type);
  return isImport && isNode(source) && typeof source["value"] === "string" ? source["value"] : undefined;
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node["importKind"] === "type" || node["exportKind"] === "type" || node.type === "TSImportType") return true;
  const specifiers = (node["specifiers"] ?? []) as readonly SyntaxNode[];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier["importKind"] === "type" || specifier["exportKind"] === "type");
}

/** a.fetch, {fetch: …} and the like name a property, not the global. */
function isPropertyName(parent: SyntaxNode | undefined, field: string): boolean {
  if (parent === undefined || parent["computed"] === true) return false;
  if (field === "property" && parent.type === "MemberExpression") return true;
  return field === "key" && parent["shorthand"] !== true;
}
