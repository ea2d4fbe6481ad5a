/** An element as found in a document, in the order of their start tags. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const NAME = "[A-Za-z_:][\\w:.-]*";
const TOKEN = new RegExp(`<\\?xml [^?]*\\?>|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)`, "y");
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const references: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads a document strictly and throws where it is not well-formed: tags that do not match, stray < or &, forbidden characters. */
export function readXml(text: string): XmlElement[] {
  if (FORBIDDEN.test(text)) throw new Error("forbidden character");
  const elements: XmlElement[] = [];
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 60)}`);
    const [, closed, started, attributes, isEmpty, content] = match;
    if (content !== undefined) decode(content);
    if (closed !== undefined && open.pop() !== closed) throw new Error(`</${closed}> closes nothing at ${at}`);
    if (started === undefined) continue;
    elements.push({ name: started, attributes: readAttributes(attributes ?? "") });
    if (isEmpty === "") open.push(started);
  }
  if (open.length > 0) throw new Error(`<${open.join("><")}> never closed`);
  return elements;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, value] of text.matchAll(new RegExp(`(${NAME})="([^"]*)"`, "g"))) {
    if (attributes.has(name!)) throw new Error(`attribute ${name} twice`);
    // A raw tab or line break would reach the reader as a space (XML 1.0, 3.3.3).
    attributes.set(name!, decode(value!.replace(/[\t\n\r]/g, " ")));
  }
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code: string | undefined, name: string | undefined) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const character = name === undefined ? undefined : references[name];
    if (character === undefined) throw new Error(`unknown reference ${whole}`);
    return character;
  });
}
