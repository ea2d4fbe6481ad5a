import type { BookContext, BookFormat, ByteSource, DecodeOptions, Head, Table } from "../../core/records.ts";
import { readHead } from "../open.ts";
import type { NetworkFormat } from "./network-model.ts";
import { networkTables } from "./network-tables.ts";

/** What a network format adds to how it parses. */
export interface NetworkBook extends NetworkFormat {
  readonly id: string;
  readonly extensions: readonly string[];
  sniff(head: Head): number;
  encodingOf(head: Head, answer: string | undefined): string;
}

/** A network format as one that can be opened. */
export function networkBook(book: NetworkBook): BookFormat {
  const { id, label, extensions } = book;
  return {
    id,
    label,
    extensions,
    sniff: (head) => book.sniff(head),
    async tables(source: ByteSource, options: DecodeOptions, context: BookContext): Promise<readonly Table[]> {
      return networkTables(book, source, book.encodingOf(await readHead(source), options.encoding), context);
    },
  };
}

/** Whether a name ends in one of the extensions, ".gz" behind it or not. */
export function hasExtension(name: string, extensions: readonly string[]): boolean {
  const lower = name.toLowerCase().replace(/\.gz$/, "");
  return extensions.some((extension) => lower.endsWith(`.${extension}`));
}
