import type { ByteSource, DecodeContext, RecordSink, Table, TableMeaning } from "../../core/records.ts";
import { BatchBuilder } from "../batch-builder.ts";
import { openBytes } from "../open.ts";
import { readXml, type XmlHandler } from "./read-xml.ts";

/** A table whose records are elements of an XML file. */
export interface XmlTable {
  readonly columns: readonly string[];
  readonly meaning: TableMeaning;
  readonly encoding: string;
  /** A handler that adds the records it meets to the builder. */
  handler(builder: BatchBuilder): XmlHandler;
}

/** The table of an XML file, streamed from its beginning at every reading. */
export function xmlTable(source: ByteSource, table: XmlTable): Table {
  const { columns, meaning, encoding } = table;
  return {
    part: "",
    shape: { encoding, delimiter: "", hasHeader: true, isUndirected: false, notices: [] },
    meaning,
    async decode(sink: RecordSink, { file, task }: DecodeContext): Promise<void> {
      const builder = new BatchBuilder(sink);
      const handler = table.handler(builder);
      await readXml(openBytes(source), file, {
        ...(handler.text === undefined ? {} : { text: (text) => handler.text?.(text) }),
        open: (name, attributes, line) => handler.open(name, attributes, line),
        close: (name, line) => handler.close?.(name, line),
        pause: async () => {
          if (builder.isFull) await builder.flush(columns);
        },
      }, { task, encoding });
      await builder.flush(columns);
    },
  };
}

/** A list as one cell: JSON where there are several, which no mark inside a value can break. */
export function listCell(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : values.length === 0 ? "" : JSON.stringify(values);
}
