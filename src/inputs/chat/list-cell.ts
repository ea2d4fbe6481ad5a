/**
 * Several ids in one cell, so that each comes out of it as it went in: one plain id as it stands, several plain ones with `;`
 * between, everything else (names with blanks, commas, quotes) as a JSON list. Control characters become blanks.
 */
export function listCell(ids: readonly string[]): string {
  const clean = ids.map((id) => id.replace(/\p{Cc}+/gu, " "));
  if (clean.every((id) => /^[^\s;,|"'<>()[\]{}#\\]+$/.test(id))) return clean.join(";");
  return JSON.stringify(clean);
}
