/** A value in a cell of JSON text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The list of objects that a cell holds as JSON text; empty where it holds none. Ids that are numbers beyond 2^53 are not exact: formats that carry ids as text only. */
export function objectsIn(cell: string): readonly { readonly [key: string]: Json }[] {
  if (!cell.startsWith("[") && !cell.startsWith("{")) return [];
  try {
    const value = JSON.parse(cell) as Json;
    return (Array.isArray(value) ? (value as readonly Json[]) : [value]).flatMap((item) => (isObject(item) ? [item] : []));
  } catch {
    return [];
  }
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text of a value below an object, by keys one after the other; "" where there is none. */
export function textAt(object: Json | undefined, ...keys: readonly string[]): string {
  let value: Json | undefined = object;
  for (const key of keys) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** The text of HTML: tags out, the commonest entities read, blanks joined. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  return html.replace(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, "\n").replace(/<[^<>]*>/g, "").replace(/&(?:nbsp|#160);/gi, " ").replace(/&lt;/gi, "<").replace(/&gt;/gi, ">").replace(/&quot;|&#34;/gi, '"').replace(/&#39;|&apos;/gi, "'").replace(/&amp;/gi, "&").trim();
}
