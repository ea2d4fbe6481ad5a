interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/**
 * Under Trusted Types a worker's address must come from the one policy there is, and that policy hands out nothing else. Called once in
 * the page and once in the engine's worker, with all addresses that it will need: a policy's name can be taken once.
 */
export function trustedUrls(urls: readonly string[]): readonly string[] {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return urls;
  const policy = trustedTypes.createPolicy("whotalks", {
    createScriptURL: (asked) => {
      if (!urls.includes(asked)) throw new TypeError("Only the page's own workers may be started.");
      return asked;
    },
  });
  return urls.map((url) => policy.createScriptURL(url));
}

/** The same for one address. */
export function trustedUrl(url: string): string {
  return trustedUrls([url])[0]!;
}
