import { WhotalksError } from "../../core/errors.ts";
import type { BookContext, BookFormat, ByteSource, DecodeOptions, Head, Table } from "../../core/records.ts";
import { hasBytes } from "../bytes.ts";
import { isMessengerZip, messengerTables } from "../chat/messenger.ts";
import { isSlackExport, slackTables } from "../chat/slack-export.ts";
import { xlsxTables } from "../sheet/xlsx.ts";
import { memberTables } from "./member-tables.ts";
import { openZip, type ZipEntry } from "./read-zip.ts";

/** A zip archive of files that can be opened. */
export const zip: BookFormat = {
  id: "zip",
  label: "zip archive",
  extensions: ["zip"],
  sniff: sniffZip,
  tables: zipTables,
};

/** Exports that come as a zip and are read as a whole know more and come first: 0.6, and 0.55 for an archive that unpacks itself. */
function sniffZip({ bytes }: Head): number {
  if (["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"].some((magic) => hasBytes(bytes, 0, magic))) return 0.6;
  const isProgram = hasBytes(bytes, 0, "MZ") || hasBytes(bytes, 0, "\x7fELF") || hasBytes(bytes, 0, "#!");
  return isProgram && new TextDecoder("latin1").decode(bytes).includes("PK\x03\x04") ? 0.55 : 0;
}

/**
 * The tables of the files in a zip archive; exports that are read as a whole may show only in its directory.
 * @throws WhotalksError as openZip, as memberTables; `format-unsupported` for a document that is a zip inside
 */
async function zipTables(source: ByteSource, options: DecodeOptions, context: BookContext): Promise<readonly Table[]> {
  const archive = await openZip(source);
  // A workbook whose first members are so long that it was not known by them.
  if (archive.entries.some(({ name }) => name.toLowerCase().startsWith("xl/workbook."))) return xlsxTables(source, options, context);
  const document = documentKind(archive.entries);
  if (document !== undefined) {
    throw new WhotalksError("format-unsupported", `${source.name}: this is ${document.what}, which cannot be opened.`, { hint: document.remedy, where: { file: source.name } });
  }
  const files = archive.entries.filter(({ isFolder }) => !isFolder);
  const names = files.map(({ name }) => name);
  if (isSlackExport(names)) return slackTables(source);
  if (isMessengerZip(names)) return messengerTables(source);
  const members = files.map((entry) => ({ name: entry.name, source: archive.memberSource(entry), ...(entry.isLink ? { trouble: "a link" } : {}) }));
  return memberTables(members, context);
}

/** What kind of document an archive is inside; undefined for an archive of files. */
function documentKind(entries: readonly ZipEntry[]): { readonly what: string; readonly remedy: string } | undefined {
  const has = (start: string): boolean => entries.some(({ name }) => name.startsWith(start));
  if (has("word/document")) return { what: "a Word document", remedy: "Save the table in it as CSV and open that." };
  if (has("ppt/presentation")) return { what: "a PowerPoint document", remedy: "Open the table that it was made from." };
  if (has("mimetype") && has("content.xml")) return { what: "an OpenDocument file (.ods)", remedy: "Save the sheet as CSV or as Excel workbook (.xlsx) and open that." };
  if (has("META-INF/container.xml")) return { what: "an e-book", remedy: "Open the table itself." };
  if (has("AndroidManifest.xml") || has("META-INF/MANIFEST.MF")) return { what: "a program", remedy: "Open the table itself." };
  return undefined;
}
