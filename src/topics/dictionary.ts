/** One topic of a dictionary: words and phrases, any of which puts a text on the topic. */
export interface DictionaryEntry {
  readonly topic: string;
  readonly terms: readonly string[];
}

/** Words of a text: runs of letters, marks and digits (with inner apostrophes), folded to lower case, NFC. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

interface Trie {
  readonly next: Map<string, Trie>;
  /** Topics of the term that ends here. */
  readonly topics: string[];
}

/**
 * A matcher of all topics at once: one pass over the words of a text, whatever the number of terms.
 *
 * A term matches whole words in a row, without regard to case; punctuation between them does not matter. A topic is given once per
 * text, in the order of first match. Terms without any word are ignored. Cost per text: words × length of the longest term.
 */
export function createMatcher(dictionary: readonly DictionaryEntry[]): (text: string) => readonly string[] {
  const root: Trie = { next: new Map(), topics: [] };
  for (const { topic, terms } of dictionary) {
    for (const term of terms) {
      const words = wordsOf(term);
      if (words.length === 0) continue;
      let node = root;
      for (const word of words) {
        let child = node.next.get(word);
        if (child === undefined) {
          child = { next: new Map(), topics: [] };
          node.next.set(word, child);
        }
        node = child;
      }
      if (!node.topics.includes(topic)) node.topics.push(topic);
    }
  }
  return (text) => {
    const words = wordsOf(text);
    const found: string[] = [];
    for (let i = 0; i < words.length; i++) {
      let node: Trie | undefined = root;
      for (let k = i; k < words.length; k++) {
        node = node.next.get(words[k]!);
        if (node === undefined) break;
        for (const topic of node.topics) if (!found.includes(topic)) found.push(topic);
      }
    }
    return found;
  };
}

function wordsOf(text: string): string[] {
  return text.normalize("NFC").toLowerCase().replaceAll("’", "'").match(WORD) ?? [];
}
