import { WhotalksError } from "../core/errors.ts";
import type { BookContext, BookFormat, ByteSource, DecodeContext, DecodeOptions, InputFormat, Reader, Table } from "../core/records.ts";
import { memberOptions } from "./member-options.ts";
import { openBytes, readHead } from "./open.ts";
import { presets } from "./presets/registry.ts";
import { recognise } from "./registry.ts";
import { sampleTable, type TableSample } from "./sample.ts";

/** An archive inside an archive inside an archive is not opened. */
const DEEPEST = 2;

/** A file as far as its beginning tells: its format and the tables in it. */
export interface OpenedTables {
  readonly format: { readonly id: string; readonly label: string };
  readonly tables: readonly Table[];
  /** The beginnings of those tables that were looked at on the way and are read as they stand. */
  readonly samples: ReadonlyMap<Table, TableSample>;
}

/** How a file is to be read: answers to what the screen would ask. */
export interface TableOptions extends DecodeOptions {
  readonly format?: string;
}

/**
 * The format of a file and the tables in it, each in the shape in which the program that wrote it is known to write.
 * @throws WhotalksError as recognise and as the format's own reading
 */
export async function openTables(source: ByteSource, options: TableOptions, context: DecodeContext): Promise<OpenedTables> {
  const { format, tables } = await findTables(source, options, context, 0);
  const shaped: Table[] = [];
  const samples = new Map<Table, TableSample>();
  for (const table of tables) shaped.push(...(await applyPreset(table, { ...context, file: table.part === "" ? context.file : `${context.file}/${table.part}` }, samples)));
  return { format, tables: shaped, samples };
}

async function findTables(source: ByteSource, options: TableOptions, context: DecodeContext, depth: number): Promise<Omit<OpenedTables, "samples">> {
  const head = await readHead(source);
  const format = recognise(head, options.format);
  if (isBook(format)) {
    const book: BookContext = {
      ...context,
      depth,
      open: async (member) => {
        if (depth >= DEEPEST) throw new WhotalksError("nested-too-deep", `${member.name}: an archive inside an archive inside an archive is not opened.`, { hint: "Unpack it and open what is inside.", where: { file: context.file } });
        // An answer to what the file is says nothing of the members inside it.
        const { format: _, ...inner } = options;
        return (await findTables(member, await memberOptions(member, inner), { ...context, file: member.name }, depth + 1)).tables;
      },
    };
    return { format, tables: await format.tables(source, options, book) };
  }
  const shape = format.shape(head, options);
  const read: Reader = format.reader?.(shape) ?? ((stream, into, within) => format.decode(stream, into, shape, within));
  return { format, tables: [{ part: "", shape, decode: (sink, within) => read(openBytes(source, { keepsNoChunk: format.keepsNoChunk === true }), sink, within) }] };
}

function isBook(format: InputFormat | BookFormat): format is BookFormat {
  return "tables" in format;
}

async function applyPreset(table: Table, context: DecodeContext, samples: Map<Table, TableSample>): Promise<readonly Table[]> {
  if (table.meaning !== undefined || presets.length === 0) return [table];
  const sample = await sampleTable(table, context);
  const shaped = presets.find((preset) => preset.fits(sample, table))?.apply(table, sample) ?? [table];
  if (shaped.includes(table)) samples.set(table, sample);
  return shaped;
}
