import type { XmlHandler } from "../xml/read-xml.ts";
import { workbookError } from "./sheet-faults.ts";

/** Characters and number of all shared texts together: beyond that memory would be gone before a row is read. */
const MOST_CHARACTERS = 268_435_456;
const MOST_TEXTS = 16_777_216;

/**
 * The texts that cells name by number. Runs of rich text are joined, phonetic guides left out.
 * @throws WhotalksError `workbook-broken` beyond 256 M characters or 16 M texts; as `read`
 */
export async function readSharedStrings(read: (handler: XmlHandler) => Promise<void>, file: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = "";
  let characters = 0;
  let isIn = false;
  let guides = 0;
  await read({
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") guides++;
      else if (name === "t") isIn = guides === 0;
    },
    text(piece) {
      if (isIn) text += piece;
    },
    close(name) {
      if (name === "t") isIn = false;
      else if (name === "rPh") guides--;
      else if (name === "si") {
        characters += text.length;
        if (characters > MOST_CHARACTERS || texts.length === MOST_TEXTS) throw workbookError(file, `holds more than ${MOST_TEXTS} texts or ${MOST_CHARACTERS} characters of text.`);
        texts.push(unescapeText(text));
      }
    },
  });
  return texts;
}

/** Replaces `_x000D_` and the like, which stand for characters that XML cannot hold; controls that only carry marks stay as they are. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, digits: string) => {
    const unit = Number.parseInt(digits, 16);
    return unit < 9 ? whole : String.fromCharCode(unit);
  });
}
