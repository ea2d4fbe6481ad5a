import type { WhotalksError } from "../../core/errors.ts";
import type { RandomAccess } from "../access.ts";
import { hasBytes } from "../bytes.ts";
import { sheetKindError } from "./sheet-faults.ts";

/** The first bytes of the container that Office used before 2007, and uses for what is encrypted. */
export const OLE2_MAGIC = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ENTRY_BYTES = 128;
/** Sectors of the directory that are looked at: 32,768 bytes at least. */
const MOST_SECTORS = 64;

/**
 * The refusal of a file in an OLE2 container, by the names in its directory ([MS-CFB] 2.6): an encrypted workbook, an old one, or
 * what else it is. Cost: the directory.
 */
export async function refuseOle2(access: RandomAccess, file: string): Promise<WhotalksError> {
  const names = await directoryNames(access);
  const has = (name: string): boolean => names.includes(name);
  if (has("EncryptedPackage")) return sheetKindError(file, "an encrypted Office file", "Open it with its password, save it without one (File, Info, Protect) and open the result.");
  if (has("Workbook") || has("Book")) return sheetKindError(file, "an old Excel workbook (.xls)", "Save it as Excel workbook (.xlsx) or as CSV UTF-8 and open that.");
  if (has("WordDocument")) return sheetKindError(file, "an old Word document (.doc)", "Save the table in it as CSV and open that.");
  if (has("PowerPoint Document")) return sheetKindError(file, "an old PowerPoint document (.ppt)", "Open the table that it was made from.");
  if (names.some((name) => name.startsWith("__substg1.0") || name.startsWith("__properties_version1.0"))) return sheetKindError(file, "a message saved by Outlook (.msg)", "Save it as .eml, or export the mailbox, and open that.");
  return sheetKindError(file, "an old Office file (OLE2)", "Save it as Excel workbook (.xlsx) or as CSV UTF-8 and open that.");
}

/** Names in the directory as far as it can be followed; none where the file is damaged. */
async function directoryNames(access: RandomAccess): Promise<string[]> {
  const header = await access.read(0, 512);
  const names: string[] = [];
  if (header.length < 512 || !hasBytes(header, 0, OLE2_MAGIC)) return names;
  const view = viewOf(header);
  const sectorBytes = view.getUint16(30, true) === 12 ? 4096 : 512;
  let sector = view.getUint32(48, true);
  for (let i = 0; i < MOST_SECTORS && sector < 0xfffffffa; i++) {
    const bytes = await access.read((sector + 1) * sectorBytes, (sector + 2) * sectorBytes);
    for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
      const length = Math.min(64, viewOf(bytes).getUint16(at + 64, true));
      if (length > 2) names.push(new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2)));
    }
    sector = await nextSector(access, view, sectorBytes, sector);
  }
  return names;
}

/** The sector after one, by the table of sectors; only its first 109 blocks are followed. */
async function nextSector(access: RandomAccess, header: DataView, sectorBytes: number, sector: number): Promise<number> {
  const perBlock = sectorBytes / 4;
  const block = Math.floor(sector / perBlock);
  if (block >= 109) return 0xfffffffe;
  const at = (header.getUint32(76 + 4 * block, true) + 1) * sectorBytes + (sector % perBlock) * 4;
  const bytes = await access.read(at, at + 4);
  return bytes.length < 4 ? 0xfffffffe : viewOf(bytes).getUint32(0, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
