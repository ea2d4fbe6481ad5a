import { percent } from "../core/words.ts";
import { outcomeOf, splitByFile, type FileOutcome, type InspectOutcome } from "./inspect-json.ts";
import { noticeText, visible } from "./terminal.ts";

/** The outcome for a person: one block a file, then what they hold together. Text from data is made harmless. */
export function inspectionText(outcome: InspectOutcome): string {
  const { opened } = outcome;
  const lines = splitByFile(outcome).flatMap((file) => [...fileLines(file), ""]);
  for (const question of outcome.inspection?.questions ?? []) {
    if (question.code === "mode") continue;
    lines.push(`question  ${question.message}`);
    for (const { value, label, example } of question.choices) lines.push(`          ${question.option.split(" ")[0]!} ${value}${label === value || label === "" ? "" : ` (${label})`}${example === "" || outcome.isPrivate ? "" : `: ${example}`}`);
  }
  const domains = outcome.inspection?.domains ?? [];
  if (domains.length > 0) {
    const total = domains.reduce((sum, domain) => sum + domain.count, 0);
    const named = domains.slice(0, 5).map((domain) => `${domain.domain} ${percent(domain.count / total)}`).join(", ");
    lines.push(`domains   ${outcome.isPrivate ? count(domains.length) : `${named} of the addresses in the first rows`}; --inside DOMAIN counts only talk from inside to inside`);
  }
  const sources = (outcome.inspection?.topicSources ?? []).map(({ source, rows, topics, of }) => (source === "dictionary" ? `dictionary (text in ${count(rows)})` : `${source} ${count(topics)} in ${count(rows)}`) + (source === outcome.inspection?.topicSources?.[0]?.source ? ` of the first ${count(of)} rows` : ""));
  if (sources.length > 0) lines.push(`topics    from ${sources.join(", ")} (--topics-from)`);
  if (opened !== undefined) {
    lines.push(`people    ${count(opened.people)} (${count(opened.silent)} never wrote or received)`);
    lines.push(`messages  ${count(opened.messages)}`);
    lines.push(`ties      ${count(opened.tieCount)} by ${opened.ties.join(", ")}${opened.isUndirected ? ", undirected" : ""}`);
    const others = opened.tieRules.filter(({ isUsed }) => !isUsed);
    if (others.length > 0) lines.push(`          not used: ${others.map(({ rule, ties }) => `${rule} ${count(ties)}`).join(", ")} (--ties)`);
    if (opened.arithmetic !== null) lines.push(`          for example ${opened.arithmetic.from} to ${opened.arithmetic.to}: ${count(opened.arithmetic.rows)} messages make 1 tie of ${count(opened.arithmetic.weight)}`);
    for (const join of opened.joins) lines.push(`joined    ${count(join.matched)} people by ${join.column}; ${count(join.onlyTable)} only in the table, ${count(join.onlyMessages)} only in the messages`);
    if (opened.timeRange !== null) lines.push(`time      ${opened.timeRange.map((at) => new Date(at).toISOString()).join(" to ")}`);
    if (opened.topics.length > 0) lines.push(`topics    ${count(opened.topics.length)}: ${opened.topics.slice(0, 5).map(({ name }) => name).join(", ")}`);
  }
  const endings = { loaded: "Everything was read.", exclusions: "Read; the rows set aside are listed with --rejects FILE.", refused: "Not read." };
  lines.push(endings[outcomeOf(outcome)]);
  return `${lines.map(visible).join("\n")}\n`;
}

function fileLines({ name, inspected, opened, setAside, notices }: FileOutcome): string[] {
  const lines = [name];
  if (inspected !== undefined) {
    const delimiter = inspected.delimiter === "" ? [] : [`delimiter ${inspected.delimiter === "\t" ? "tab" : inspected.delimiter}`];
    const header = inspected.hasHeader ? [] : ["no header"];
    lines.push(`  ${[...(inspected.knownAs === undefined || inspected.knownAs === inspected.formatLabel ? [] : [inspected.knownAs]), inspected.formatLabel, inspected.kind, ...(inspected.encoding === "" ? [] : [inspected.encoding]), ...delimiter, ...header].join(", ")}`);
    const width = Math.min(24, Math.max(0, ...inspected.columns.map((column) => column.name.length)));
    for (const { name: column, role, reason, samples } of inspected.columns) {
      const sample = samples[0] === undefined ? "" : `; for example ${samples[0]}`;
      lines.push(`  ${column.padEnd(width)}  ${role.padEnd(13)}  ${reason}${sample}`);
    }
  }
  if (opened !== undefined) lines.push(`  ${count(opened.rowsRead)} rows read, ${count(opened.rowsKept)} kept, ${count(opened.rowsSetAside)} set aside`);
  for (const [code, rows] of setAside) lines.push(`    ${code} ${count(rows)}`);
  for (const notice of notices) lines.push(`  ${notice.severity}: ${noticeText(notice)}`);
  return lines;
}

function count(value: number): string {
  return value.toLocaleString("en");
}
