import type { XmlHandler } from "../xml/read-xml.ts";

/** What a number is shown as: a number, a day, a moment or a time of day. */
export type NumberKind = "number" | "day" | "moment" | "time";

/**
 * What the numbers in cells of each style are, by the number formats of the workbook (ECMA-376 part 1, 18.8).
 * @returns by the index that cells carry
 */
export async function readStyles(read: (handler: XmlHandler) => Promise<void>): Promise<readonly NumberKind[]> {
  const formats = new Map<string, NumberKind>();
  const styles: NumberKind[] = [];
  let isCells = false;
  await read({
    open(name, attributes) {
      const id = attributes["numFmtId"] ?? "0";
      if (name === "numFmt") formats.set(id, kindOfFormat(attributes["formatCode"] ?? ""));
      else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells) styles.push(formats.get(id) ?? kindOfBuiltIn(Number(id)));
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return styles;
}

/** Formats 0 to 58 need not be written down. */
function kindOfBuiltIn(id: number): NumberKind {
  if (id === 22) return "moment";
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return "day";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56) return "time";
  return "number";
}

/**
 * What a format code shows: its first section, without quoted texts, escaped characters, colours and conditions. Hours that run on
 * beyond a day (`[h]`) are a number.
 */
export function kindOfFormat(code: string): NumberKind {
  const bare = code.replace(/"[^"]*"?|\\.|_.|\*./g, "");
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "number";
  const section = bare.replace(/\[[^\]]*\]/g, "").split(";")[0]!.replace(/am\/pm|a\/p|general/gi, " t ");
  const hasClock = /[hs]|am\/pm/i.test(section);
  const hasDay = /[dye]/i.test(section.replace(/[0#?.]+e[+-]/gi, "")) || (/m/i.test(section) && !hasClock);
  if (hasDay) return hasClock ? "moment" : "day";
  return hasClock ? "time" : "number";
}
