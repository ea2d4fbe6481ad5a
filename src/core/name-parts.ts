const given = /^(?:first|given|fore|christian) ?names?$|^vorname$|^pr[eé]nom$|^nombre de pila$|^given$|^first$/;
const family = /^(?:last|family|sur) ?names?$|^(?:nach|familien)name$|^nom de famille$|^apellidos?$|^cognome$|^surname$|^last$/;

/**
 * Which part of a person's name a column holds, by its header; undefined where it holds whole names, or no names. Case, points, dashes
 * and camel case make no difference. Cost O(header).
 */
export function namePartOf(header: string): "given" | "family" | undefined {
  const words = header.normalize("NFKC").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase().replace(/[\s._-]+/gu, " ").trim();
  return given.test(words) ? "given" : family.test(words) ? "family" : undefined;
}
