/** What can be opened, in the words of those who have it, and the formats that stand behind them. */
const FAMILIES: readonly (readonly [string, readonly string[]])[] = [
  ["tables as CSV, TSV or text", ["csv", "exchange-log"]],
  ["Excel (.xlsx)", ["xlsx"]],
  ["Parquet", ["parquet"]],
  ["Arrow", ["arrow"]],
  ["JSON or NDJSON", ["json", "json-lists", "ndjson"]],
  ["exports of Slack, Telegram, WhatsApp, Discord, Messenger and Instagram", ["slack", "slack-json", "slack-xml", "telegram", "whatsapp", "discord", "messenger", "messenger-zip"]],
  ["mail as mbox or eml", ["mbox", "eml", "eml-zip"]],
  ["the archive of X", ["x-archive", "x-pages"]],
  ["Stack Exchange XML", ["stack-exchange"]],
  ["networks as GEXF, GraphML, GML, Pajek, UCINET, DOT or LGL", ["gexf", "graphml", "gml", "pajek", "dl", "vna", "dot", "lgl", "json-network"]],
  ["and any of these in zip, tar, gzip or zstd", ["zip", "tar"]],
];

/** The remedy for a file of no known kind: every family of files that can be opened. */
export function openInstead(): string {
  return `Can be opened: ${FAMILIES.map(([words]) => words).join(", ")}.`;
}

/** Ids of all formats that the remedy stands for. */
export function formatsInFamilies(): readonly string[] {
  return FAMILIES.flatMap(([, ids]) => ids);
}
