import { WhotalksError } from "../core/errors.ts";
import type { Notice } from "../core/notice.ts";
import type { RecordSink, Table } from "../core/records.ts";

/** Parts that formats name themselves. */
const plainParts: readonly string[] = ["people"];

/** A table that goes by another name, with the one it has in its file. */
export interface MaskedTable {
  readonly table: Table;
  readonly original: Table;
}

/**
 * Tables of a file with parts that name nobody: members of archives and sheets of workbooks may be called after people ("anna.berg.mbox").
 * Each goes by its position, "part 1" for the first, and the names of all of them are taken out of what is said of it.
 * Cost: O(tables) and as much for each notice.
 * @param file name of the file
 */
export function maskParts(file: string, tables: readonly Table[]): MaskedTable[] {
  const hidden = new Map(tables.map(({ part }, i) => [part, isPlain(part) ? part : `part ${i + 1}`]));
  const choices = [...new Set(tables.map(({ choice }) => choice))];
  // Longer names first: one may begin with another.
  const names = [...hidden].filter(([part, alias]) => part !== alias).sort(([a], [b]) => b.length - a.length);
  const said = (text: string): string => names.reduce((rest, [part, alias]) => rest.replaceAll(`${file}/${part}`, () => `${file}/${alias}`).replaceAll(`"${part}"`, alias), text);
  return tables.map((original) => {
    const { part, shape, choice } = original;
    const alias = hidden.get(part)!;
    if (names.length === 0) return { table: original, original };
    const about = (notice: Notice): Notice => ({ ...notice, message: said(notice.message), hint: said(notice.hint), ...(notice.file === undefined ? {} : { file: alias === "" ? file : `${file}/${alias}` }) });
    const table: Table = {
      ...original,
      part: alias,
      shape: { ...shape, notices: shape.notices.map((notice) => (notice.file === file ? { ...about(notice), file } : about(notice))) },
      ...(choice === undefined ? {} : { choice: `choice ${choices.indexOf(choice) + 1}` }),
      decode: (sink, context) => original.decode(saying(sink, about), context),
    };
    return { table, original };
  });
}

function isPlain(part: string): boolean {
  return part === "" || plainParts.includes(part);
}

function saying(sink: RecordSink, about: (notice: Notice) => Notice): RecordSink {
  return {
    columns: (names) => sink.columns(names),
    batch: (batch) => sink.batch(batch),
    notice: (notice) => sink.notice(about(notice)),
    setAside: (...entry) => sink.setAside(...entry),
  };
}

/** A refusal of a part of a file as one of the file itself, whose member it names: so that the name can be hidden. */
export function ofMember(refusal: WhotalksError, file: string): WhotalksError {
  const { code, kind, message, hint, where } = refusal;
  if (where.member !== undefined || where.file?.startsWith(`${file}/`) !== true) return refusal;
  return new WhotalksError(code, message, { kind, hint, where: { ...where, file, member: where.file.slice(file.length + 1) } });
}
