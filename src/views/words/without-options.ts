/** Advice as the page gives it: without the command-line options that the engine names for other readers. */
export function withoutOptions(text: string): string {
  return text.replace(/(?::| with)? --[a-z-]+(?: N\b| [^\s,;]*=[^\s;]*?(?=[.;]?(?:\s|$))| [\w,-]+(?=[.;]?$))?/g, "");
}

/** The hint of a notice as the page gives it: where little more than an option is left without it, the way to the page's own questions; "" where there is nothing to do. */
export function hintOnPage(hint: string): string {
  if (hint === "Nothing to do.") return "";
  const rest = withoutOptions(hint);
  if (rest === hint) return hint;
  return /=/.test(rest) || rest.split(" ").length <= 3 ? "“Change the columns” is the place to say otherwise." : rest;
}
