import { WhotalksError } from "../../core/errors.ts";
import type { ByteSource } from "../../core/records.ts";
import type { Task } from "../../core/task.ts";
import { readXml, type XmlAttributes, type XmlHandler } from "../xml/read-xml.ts";
import { openZip, type ZipArchive, type ZipEntry } from "../zip/read-zip.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { sheetKindError, workbookError } from "./sheet-faults.ts";
import { readStyles, type NumberKind } from "./styles.ts";

/** One sheet with cells, as the workbook lists it. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: ZipEntry;
}

/** A workbook whose list of sheets was read. */
export interface Workbook {
  readonly file: string;
  /** In the workbook's order; sheets that hold a chart or a dialogue are not among them. */
  readonly sheets: readonly Sheet[];
  /** True where days are counted from 1904. */
  readonly is1904: boolean;
  /** What the numbers of each style are; by the style of a cell. */
  readonly styles: readonly NumberKind[];
  /** Texts that cells name by number; read at the first call. */
  sharedStrings(): Promise<readonly string[]>;
  /** Reads a part of the package. Errors name the part. */
  readPart(part: ZipEntry, handler: XmlHandler): Promise<void>;
}

/**
 * Opens an Excel workbook (.xlsx, .xlsm, .xltx; transitional and strict) as far as its list of sheets and its styles.
 * @throws WhotalksError as openZip and readXml; `workbook-broken`; `format-unsupported` for a binary workbook (.xlsb)
 */
export async function openWorkbook(source: ByteSource, task: Task): Promise<Workbook> {
  const file = source.name;
  const archive = await openZip(source);
  const parts = partsOf(file, archive);
  const readPart = (part: ZipEntry, handler: XmlHandler): Promise<void> => readNamed(archive, file, part, handler, task);
  const main = await findMain(file, parts, readPart);
  if (main.name.toLowerCase().endsWith(".bin")) throw sheetKindError(file, "a binary Excel workbook (.xlsb)", "Save it as Excel workbook (.xlsx) or as CSV and open that.");
  const { listed, is1904 } = await readList(main, readPart);
  const folder = main.name.slice(0, main.name.lastIndexOf("/") + 1);
  const links = await readLinks(parts.get(`${folder}_rels/${main.name.slice(folder.length)}.rels`.toLowerCase()), folder, readPart);
  const partOf = (type: string): ZipEntry | undefined => find(parts, [...links.values()].find((link) => link.type === type)?.target);
  const sheets: Sheet[] = [];
  for (const { name, id, isHidden } of listed) {
    const link = links.get(id);
    if (link !== undefined && link.type !== "worksheet") continue;
    const part = find(parts, link?.target);
    if (part === undefined) throw workbookError(file, `lists a sheet "${name}" that is not in it.`);
    if (sheets.some((sheet) => sheet.name === name)) throw workbookError(file, `lists two sheets called "${name}".`);
    sheets.push({ name, isHidden, part });
  }
  const stylePart = partOf("styles");
  const stringPart = partOf("sharedStrings");
  let strings: Promise<readonly string[]> | undefined;
  return {
    file,
    sheets,
    is1904,
    styles: stylePart === undefined ? [] : await readStyles((handler) => readPart(stylePart, handler)),
    sharedStrings: () => (strings ??= stringPart === undefined ? Promise.resolve([]) : readSharedStrings((handler) => readPart(stringPart, handler), file)),
    readPart,
  };
}

/** Parts by their names in lower case: they are the same whatever the case. */
function partsOf(file: string, archive: ZipArchive): Map<string, ZipEntry> {
  const parts = new Map<string, ZipEntry>();
  for (const entry of archive.entries) {
    const name = entry.name.toLowerCase();
    if (parts.has(name)) throw workbookError(file, `holds "${entry.name}" twice.`, entry.name);
    parts.set(name, entry);
  }
  return parts;
}

function find(parts: ReadonlyMap<string, ZipEntry>, target: string | undefined): ZipEntry | undefined {
  return target === undefined ? undefined : parts.get(target.toLowerCase());
}

type ReadPart = Workbook["readPart"];

async function findMain(file: string, parts: ReadonlyMap<string, ZipEntry>, readPart: ReadPart): Promise<ZipEntry> {
  const links = await readLinks(parts.get("_rels/.rels"), "", readPart);
  const target = [...links.values()].find(({ type }) => type === "officeDocument")?.target;
  const main = find(parts, target) ?? parts.get("xl/workbook.xml") ?? parts.get("xl/workbook.bin");
  if (main === undefined) throw workbookError(file, "has no list of sheets: it is damaged, or no workbook.");
  return main;
}

interface Link {
  /** The last word of its type. */
  readonly type: string;
  /** Name of a part. */
  readonly target: string;
}

/** The relationships of a part by their id. */
async function readLinks(part: ZipEntry | undefined, folder: string, readPart: ReadPart): Promise<Map<string, Link>> {
  const links = new Map<string, Link>();
  if (part === undefined) return links;
  await readPart(part, {
    open(name, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (name !== "Relationship" || id === undefined || type === undefined || target === undefined || mode === "External") return;
      links.set(id, { type: type.slice(type.lastIndexOf("/") + 1), target: resolveTarget(folder, target) });
    },
  });
  return links;
}

/** The name of a part that a relationship points at; never anything outside the package. */
function resolveTarget(folder: string, target: string): string {
  const names: string[] = [];
  for (const name of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names.join("/");
}

async function readList(main: ZipEntry, readPart: ReadPart): Promise<{ readonly listed: readonly { readonly name: string; readonly id: string; readonly isHidden: boolean }[]; readonly is1904: boolean }> {
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await readPart(main, {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = /^(?:1|true)$/.test(attributes["date1904"] ?? "");
      if (name === "sheet") listed.push({ name: attributes["name"] ?? "", id: linkId(attributes), isHidden: /hidden/i.test(attributes["state"] ?? "") });
    },
  });
  return { listed, is1904 };
}

/** The attribute `id` in the namespace of relationships, whatever its prefix. */
function linkId(attributes: XmlAttributes): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
}

async function readNamed(archive: ZipArchive, file: string, part: ZipEntry, handler: XmlHandler, task: Task): Promise<void> {
  try {
    await readXml(archive.stream(part), `${file}, ${part.name}`, handler, { task });
  } catch (error) {
    if (!(error instanceof WhotalksError) || error.kind === "cancelled") throw error;
    const { code, kind, message, hint, where } = error;
    throw new WhotalksError(code, message, { kind, hint, where: { ...where, file, member: part.name } });
  }
}
