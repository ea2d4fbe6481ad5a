import { WhotalksError } from "../core/errors.ts";
import type { Head } from "../core/records.ts";
import { hasBytes } from "./bytes.ts";
import { xmlRoot } from "./xml/xml-root.ts";

/** A kind of file that is no text, known by its first bytes, and what its owner can do instead. */
export interface ForeignKind {
  readonly id: string;
  /** "an Excel workbook": fits after "this is". */
  readonly what: string;
  readonly remedy: string;
}

interface Magic extends ForeignKind {
  readonly at: number;
  /** One string of Latin-1 characters per alternative. */
  readonly bytes: readonly string[];
}

function magics(): readonly Magic[] {
  const unpack = "Unpack it first and open the files inside.";
  return [
    { id: "sqlite", what: "an SQLite database", at: 0, bytes: ["SQLite format 3\0"], remedy: "Export the table of messages as CSV and open that." },
    { id: "pst", what: "an Outlook data file (PST or OST)", at: 0, bytes: ["!BDN"], remedy: "Save the folders as mbox or the messages as eml (for example with readpst) and open those." },
    { id: "pdf", what: "a PDF", at: 0, bytes: ["%PDF-"], remedy: "Open the table it was printed from." },
    { id: "image", what: "an image", at: 0, bytes: ["\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\0", "MM\0*"], remedy: "Open the table itself." },
    { id: "feather", what: "an old Feather file (version 1)", at: 0, bytes: ["FEA1"], remedy: "Write it again with a newer program, or save it as CSV." },
    { id: "packed", what: "a file compressed twice", at: 0, bytes: ["\x1f\x8b\x08", "\x28\xb5\x2f\xfd"], remedy: "Decompress it once and open the result." },
    { id: "xz", what: "a file compressed with xz", at: 0, bytes: ["\xfd7zXZ\0"], remedy: "Decompress it first, for example with xz -d." },
    { id: "bzip2", what: "a file compressed with bzip2", at: 0, bytes: ["BZh1", "BZh2", "BZh3", "BZh4", "BZh5", "BZh6", "BZh7", "BZh8", "BZh9"], remedy: "Decompress it first, for example with bunzip2." },
    { id: "7z", what: "a 7-Zip archive", at: 0, bytes: ["7z\xbc\xaf\x27\x1c"], remedy: unpack },
    { id: "rar", what: "a RAR archive", at: 0, bytes: ["Rar!\x1a\x07"], remedy: unpack },
    { id: "tulip", what: "a Tulip network", at: 0, bytes: ['(tlp "'], remedy: "Save it as GraphML or GEXF in Tulip and open that." },
  ];
}

/**
 * Names a file that is known and cannot be read as a table of text: by magic bytes and, for XML and HTML, by its first tag, whatever its
 * extension.
 * @returns undefined for everything else. Cost: a few comparisons.
 */
export function foreignKind(head: Head): ForeignKind | undefined {
  const { bytes } = head;
  for (const { id, what, remedy, at, bytes: alternatives } of magics()) {
    if (alternatives.some((text) => hasBytes(bytes, at, text))) return { id, what, remedy };
  }
  return markupKind(head);
}

/** XML and HTML say so, or begin with a tag that stands alone: a cell in angle brackets is no tag. Formats that know their XML come first. */
function markupKind(head: Head): ForeignKind | undefined {
  const root = xmlRoot(head);
  if (root === undefined) return undefined;
  if (root.name.toLowerCase() === "html") return { id: "html", what: "a web page", remedy: "Save the table in it as CSV and open that." };
  const standsAlone = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>\s*(?:<|$)/.test(root.rest);
  if (!root.isDeclared && !standsAlone) return undefined;
  return { id: "xml", what: `an XML file of a kind that is not known${root.name === "" ? "" : ` (<${root.name}>)`}`, remedy: "Save its table as CSV, or its network as GEXF or GraphML, and open that." };
}

/** The error for a file of a known kind that cannot be opened here. */
export function refuseForeign(file: string, kind: ForeignKind): WhotalksError {
  return new WhotalksError("format-unsupported", `${file}: this is ${kind.what}, which cannot be opened.`, {
    hint: kind.remedy,
    where: { file },
  });
}
