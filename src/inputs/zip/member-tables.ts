import { WhotalksError } from "../../core/errors.ts";
import { sampleOf, type Notice } from "../../core/notice.ts";
import type { BookContext, ByteSource, Table } from "../../core/records.ts";
import { whyLeftOut } from "./member-names.ts";

/** Members that are named where some were left out. */
const NAMED = 10;

/** A member of an archive that may be opened. */
export interface Member {
  readonly name: string;
  /** Why it is none that can be opened ("a link"); undefined where that is to be found out. */
  readonly trouble?: string;
  readonly source: ByteSource;
}

/** A member that was not opened, with its reason. */
interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/**
 * The tables of all members of an archive that can be opened, in the order of the archive. The part of a table is its member's name,
 * with the part inside it behind a slash; where one table is all there is, it goes by the archive's name.
 *
 * Members that hold no table (by their names, or by their contents: no text, no records) are left out and named in the notice
 * `members-left-out` of the first table.
 * @throws WhotalksError `archive-nothing` where no member can be opened; what a member throws that must be refused
 */
export async function memberTables(members: readonly Member[], context: BookContext): Promise<readonly Table[]> {
  const leftOut: LeftOut[] = [];
  const opened: { readonly name: string; readonly tables: readonly Table[] }[] = [];
  const sources = members.filter(({ trouble }) => trouble === undefined).map(({ source }) => source);
  for (const [done, member] of members.entries()) {
    await context.task.breathe({ stage: "read", done, total: members.length, unit: "files" });
    const found = member.trouble ?? whyLeftOut(member.name) ?? (await openMember({ ...member, source: { ...member.source, beside: () => sources } }, context));
    if (typeof found === "string") leftOut.push({ name: member.name, reason: found });
    else opened.push({ name: member.name, tables: found });
  }
  if (opened.length === 0) throw nothingError(context.file, leftOut);
  const isOnly = opened.length === 1;
  const tables = opened.flatMap(({ name, tables: inner }) => inner.map((table) => renamed(table, name, isOnly, context.file)));
  const [first] = tables;
  if (leftOut.length === 0 || first === undefined) return tables;
  const told: Table = { ...first, shape: { ...first.shape, notices: [leftOutNotice(context.file, leftOut, members.length), ...first.shape.notices] } };
  return [told, ...tables.slice(1)];
}

/** The tables of a member, or why it holds none. */
async function openMember({ name, source }: Member, context: BookContext): Promise<readonly Table[] | string> {
  try {
    const tables = await context.open(source);
    if (/\.(?:xml|rels|ya?ml|ini|toml|sql)$/i.test(name) && tables.every(({ meaning }) => meaning === undefined)) return "of no known kind";
    return tables.every((table) => isPlainText(name, table)) ? "text without columns" : tables;
  } catch (error) {
    if (!(error instanceof WhotalksError)) throw error;
    const reason = reasonOf(error);
    if (reason !== undefined) return reason;
    if (error.kind === "cancelled" || error.where.file === context.file) throw error;
    throw placed(error, `${context.file}/${error.message}`, context.file, name);
  }
}

/** The same error, said of the archive and its member. */
function placed({ code, kind, hint, where }: WhotalksError, message: string, file: string, member: string): WhotalksError {
  return new WhotalksError(code, message, { kind, hint, where: { ...where, file, member: where.member === undefined ? member : `${member}/${where.member}` } });
}

function reasonOf({ code, message }: WhotalksError): string | undefined {
  if (code === "no-records" || code === "archive-nothing") return "no records";
  if (code === "binary") return "no text";
  if (code === "pajek-values-alone") return "its network is not in the archive";
  return code === "format-unsupported" ? (/: this is (.+?), which/.exec(message)?.[1] ?? "of no known kind") : undefined;
}

/** A text whose lines are cut into no cells: notes, not a table. */
function isPlainText(name: string, { meaning, shape }: Table): boolean {
  return meaning === undefined && shape.delimiter === "" && /\.(?:txt|text|log)$|(?:^|\/)[^./]+$/i.test(name);
}

function renamed(table: Table, member: string, isOnly: boolean, file: string): Table {
  const inner = table.part === "" ? member : `${member}/${table.part}`;
  const part = isOnly ? table.part : inner;
  const name = part === "" ? file : `${file}/${part}`;
  return {
    part,
    shape: { ...table.shape, notices: table.shape.notices.map((notice) => ({ ...notice, file: name })) },
    ...(table.meaning === undefined ? {} : { meaning: table.meaning }),
    ...(table.choice === undefined ? {} : { choice: `${member}/${table.choice}` }),
    ...(table.isHidden === undefined ? {} : { isHidden: table.isHidden }),
    decode: async (sink, context) => {
      try {
        await table.decode(sink, context);
      } catch (error) {
        if (!(error instanceof WhotalksError) || error.kind === "cancelled" || error.where.file === file) throw error;
        throw placed(error, error.message, file, member);
      }
    },
  };
}

function list(leftOut: readonly LeftOut[]): string {
  const named = leftOut.slice(0, NAMED).map(({ name, reason }) => `"${sampleOf(name).replaceAll('"', "'")}" (${reason})`);
  return leftOut.length > NAMED ? `${named.join(", ")} and ${leftOut.length - NAMED} more` : named.join(", ");
}

function leftOutNotice(file: string, leftOut: readonly LeftOut[], all: number): Notice {
  return {
    code: "members-left-out",
    severity: "info",
    message: `${leftOut.length} of ${all} files in the archive hold no table and were not read: ${list(leftOut)}.`,
    hint: "",
    count: leftOut.length,
    file,
  };
}

function nothingError(file: string, leftOut: readonly LeftOut[]): WhotalksError {
  const seen = leftOut.length === 0 ? "The archive is empty." : `It holds ${list(leftOut)}.`;
  return new WhotalksError("archive-nothing", `${file}: no file in the archive can be opened. ${seen}`, {
    hint: "Open an archive of tables: CSV, Excel, JSON and the like.",
    where: { file },
  });
}
