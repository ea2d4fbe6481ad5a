/** Text for XML attributes and elements, with a count of what XML cannot hold. */
export interface XmlText {
  /** The text with & < > " and line breaks as references, and forbidden characters as U+FFFD. */
  escape(text: string): string;
  /** Characters replaced so far. */
  replacedCount(): number;
}

/** Outside the Char production of XML 1.0: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const SPECIAL = /[&<>"\t\n\r]/g;

const references: Readonly<Record<string, string>> = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
};

/** A fresh escaper, its count at 0. Each call costs O(length). Source: XML 1.0, 2.2 and 3.3.3. */
export function createXmlText(): XmlText {
  let replaced = 0;
  return {
    escape(text) {
      const allowed = text.replace(FORBIDDEN, () => {
        replaced++;
        return "\ufffd";
      });
      return allowed.replace(SPECIAL, (character) => references[character]!);
    },
    replacedCount: () => replaced,
  };
}
