import type { BookContext, BookFormat, ByteSource, DecodeOptions, Head, Table } from "../../core/records.ts";
import { readHead } from "../open.ts";
import { xmlRoot } from "../xml/xml-root.ts";
import { beginning } from "./network-lines.ts";
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

/** How much a file is XML with this root element; a file cut off before its root is known by its extension. */
export function sniffRoot(head: Head, root: string, extensions: readonly string[]): number {
  const found = xmlRoot(head);
  if (found !== undefined && found.name !== "") return found.name === root ? 1 : 0;
  return hasExtension(head.name, extensions) && /^\ufeff?\s*</.test(beginning(head)) ? 0.8 : 0;
}
