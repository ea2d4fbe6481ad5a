const MARK = /^(?:(?:re|aw|antw|antwort|sv|vs|ref|rif|r|fwd?|fw|wg|tr|rv|enc|i|doorst|回复|答复|转发|返信|転送)(?:\s*[[(*^]?\d+[\])]?)?\s*[:：]\s*)/iu;

/** The subject of a mail without the marks of answers and forwards (Re:, Fwd:, AW:, WG: …), its spaces single. */
export function withoutReplyMarks(subject: string): string {
  let rest = subject.replace(/\s+/g, " ").trim();
  for (;;) {
    const next = rest.replace(MARK, "");
    if (next === rest) return rest;
    rest = next;
  }
}
