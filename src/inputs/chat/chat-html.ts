import { WhotalksError } from "../../core/errors.ts";
import type { BookFormat, Head } from "../../core/records.ts";
import { readHead } from "../open.ts";

/** Chats saved as web pages, by what stands in their beginning, and how to get the same as data. */
function pages(): readonly (readonly [RegExp, string, string])[] {
  return [
    [/class="?chatlog|DiscordChatExporter/i, "a Discord channel", "Export it again with DiscordChatExporter as JSON or CSV."],
    [/<title>Exported Data<\/title>|class="tgme|onclick="return GoToMessage/i, "a Telegram chat", "Export it again in Telegram Desktop with the format “Machine-readable JSON”."],
    [/class="_a6-g|class="pam _3-95|facebook\.com\/dyi/i, "a Facebook or Instagram conversation", "Ask for the download again with the format JSON."],
  ];
}

/** A chat as a web page: recognised to say how to export it again. */
export const chatHtml: BookFormat = {
  id: "chat-html",
  label: "chat as a web page",
  extensions: [],
  sniff: (head) => (pageOf(head) === undefined ? 0 : 0.97),
  tables: async (source) => {
    const page = pageOf(await readHead(source));
    throw new WhotalksError("format-unsupported", `${source.name}: this is ${page?.[1] ?? "a chat"} as a web page, which cannot be opened.`, { hint: page?.[2] ?? "Export it again as JSON.", where: { file: source.name } });
  },
};

function pageOf({ bytes }: Head): readonly [RegExp, string, string] | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, 65_536));
  return /^\s*(?:<!doctype html|<html)/i.test(start.replace(/^\ufeff/, "")) ? pages().find(([sign]) => sign.test(start)) : undefined;
}
