import { WhotalksError } from "../core/errors.ts";
import type { OpenOptions } from "./opening.ts";

/** What a key begins with: a control character, which no id begins with by chance. */
export const KEY_MARK = "\u0001";

/**
 * The options with keys of the identity desk (see IdentityMember) turned back into ids.
 * @param idOf the id of a key, undefined for what is no key. @throws WhotalksError `key-unknown`
 */
export function resolveKeys(options: OpenOptions, idOf: (key: string) => string | undefined): OpenOptions {
  const plain = (key: string): string => {
    const id = idOf(key);
    if (id !== undefined) return id;
    if (key.startsWith(KEY_MARK)) throw new WhotalksError("key-unknown", "A merge or a list names somebody by a code of another session.", { kind: "arguments", hint: "Choose the people again." });
    return key;
  };
  const listed = (ids: readonly string[] | undefined): readonly string[] | undefined => ids?.map(plain);
  const { merge, ours, exclude, optOut, accounts } = options;
  return {
    ...options,
    ...(merge === undefined ? {} : { merge: merge.map(({ into, ids }) => ({ into: plain(into), ids: ids.map(plain) })) }),
    ...(ours === undefined ? {} : { ours: listed(ours)! }),
    ...(exclude === undefined ? {} : { exclude: listed(exclude)! }),
    ...(optOut === undefined ? {} : { optOut: listed(optOut)! }),
    ...(accounts === undefined ? {} : { accounts: accounts.map(({ id, kind }) => ({ id: plain(id), kind })) }),
  };
}
