/** Advice as the page gives it: without the command-line options that the engine names for other readers. */
export function withoutOptions(text: string): string {
  return text.replace(/(?::| with)? --[a-z-]+(?: N\b| [^\s,;]*=[^\s;]*?(?=[.;]?(?:\s|$))| [\w,-]+(?=[.;]?$))?/g, "");
}
