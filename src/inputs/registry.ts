import { WhotalksError } from "../core/errors.ts";
import type { BookFormat, Head, InputFormat } from "../core/records.ts";
import { noRecordsError } from "./csv/csv-faults.ts";
import { chatHtml } from "./chat/chat-html.ts";
import { discord, discordText } from "./chat/discord.ts";
import { messenger, messengerZip } from "./chat/messenger.ts";
import { slackExport } from "./chat/slack-export.ts";
import { slackMessages } from "./chat/slack-messages.ts";
import { telegram } from "./chat/telegram.ts";
import { whatsapp } from "./chat/whatsapp.ts";
import { csv } from "./csv/csv.ts";
import { arrow } from "./columnar/arrow.ts";
import { parquet } from "./columnar/parquet.ts";
import { openInstead } from "./families.ts";
import { foreignKind, refuseForeign } from "./foreign.ts";
import { json } from "./json/json.ts";
import { jsonLists } from "./json/json-lists.ts";
import { jsonNetwork } from "./json/json-network.ts";
import { ndjson } from "./json/ndjson.ts";
import { xArchiveFile } from "./json/x-archive.ts";
import { xPages } from "./json/x-pages.ts";
import { eml } from "./mail/eml.ts";
import { emlZip } from "./mail/eml-zip.ts";
import { mbox } from "./mail/mbox.ts";
import { networkFormats } from "./network/network-formats.ts";
import { exchangeFile } from "./presets/exchange-file.ts";
import { xlsx } from "./sheet/xlsx.ts";
import { slackXml } from "./xml/slack-xml.ts";
import { stackExchange } from "./xml/stack-exchange.ts";
import { tar } from "./zip/tar.ts";
import { zip } from "./zip/zip.ts";

/** Every format of one table. */
const inputFormats: readonly InputFormat[] = [xPages, xArchiveFile, exchangeFile, csv, json, ndjson];

/** Every format of several tables, or of one that is not read from front to back. */
const bookFormats: readonly BookFormat[] = [slackExport, slackMessages, telegram, discord, discordText, messenger, messengerZip, whatsapp, chatHtml, emlZip, mbox, eml, xlsx, parquet, arrow, zip, tar, ...networkFormats, stackExchange, slackXml, jsonNetwork, jsonLists];

/** Every format that is recognised, the more particular ones first. */
export const allFormats: readonly (InputFormat | BookFormat)[] = [...bookFormats, ...inputFormats];

/** Recognised only to say how to export again. */
const refused: readonly (InputFormat | BookFormat)[] = [chatHtml, discordText];

/** Every format that can be opened. */
export const openedFormats: readonly (InputFormat | BookFormat)[] = allFormats.filter((format) => !refused.includes(format));

/**
 * The format of a file: the answer where there is one, else the one whose content fits best (the extension decides only between
 * equals: a .csv that holds JSON is JSON).
 *
 * @param answer id of a format
 * @throws WhotalksError `format-unknown` for an answer that names none, `no-records` for an empty file, `format-unsupported` with
 *   the name of the kind for Excel, zip, PDF and the like, and with a list of what can be opened where nothing fits
 */
export function recognise(head: Head, answer?: string): InputFormat | BookFormat {
  if (answer !== undefined) {
    const named = openedFormats.find(({ id }) => id === answer);
    if (named !== undefined) return named;
    throw new WhotalksError("format-unknown", `There is no format "${answer}".`, {
      kind: "arguments",
      hint: `Formats: ${openedFormats.map(({ id }) => id).join(", ")}.`,
    });
  }
  if (head.bytes.length === 0) throw noRecordsError(head.name, "The file is empty.");
  let best: InputFormat | BookFormat | undefined;
  let likeness = 0;
  for (const format of allFormats) {
    const found = format.sniff(head);
    if (found > likeness) {
      best = format;
      likeness = found;
    }
  }
  if (best !== undefined) return best;
  const kind = foreignKind(head);
  if (kind !== undefined) throw refuseForeign(head.name, kind);
  throw new WhotalksError("format-unsupported", `${head.name}: this is no file of a kind that can be opened.`, {
    hint: openInstead(),
    where: { file: head.name },
  });
}
