interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/**
 * Under Trusted Types a worker's address must come from the one policy there is, and that policy hands out nothing else. Called once in
 * the page and once in the engine's worker: a policy's name can be taken once.
 */
export function trustedUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  const policy = trustedTypes.createPolicy("whotalks", {
    createScriptURL: (asked) => {
      if (asked !== url) throw new TypeError("Only the engine's own workers may be started.");
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
