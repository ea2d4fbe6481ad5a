/** The English name of a language by its code; the code where there is none. */
export function languageNames(code: string): string {
  return new Intl.DisplayNames("en", { type: "language", fallback: "code" }).of(code) ?? code;
}
