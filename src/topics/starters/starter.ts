import type { DictionaryEntry } from "../dictionary.ts";

/** A dictionary to begin with, in English: to be changed by whoever uses it. */
export interface Starter {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly dictionary: readonly DictionaryEntry[];
}
