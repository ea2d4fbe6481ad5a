import { definePreset } from "./define-preset.ts";
import { reshape } from "./reshape.ts";

/** What Discord itself writes in the name of somebody. */
const SYSTEM = /^(?:Pinned a message\.|Joined the server\.|Started a call that lasted |Added .+ to the group\.|Removed .+ from the group\.|Left the group\.|Changed the channel (?:name|icon)|Started a thread)/;

/** A channel of Discord as DiscordChatExporter writes it to CSV: people are named by handle, so that mentions in the text find them. */
export const discordCsv = definePreset({
  id: "discord-csv",
  label: "Discord (CSV)",
  signatures: [["author id", "author", "date", "content", "attachments|reactions"]],
  read: ({ table, roles }) => [
    reshape(table, {
      added: [],
      meaning: { source: "Discord", kind: "messages", roles: roles([["from", "author"], ["time", "date"], ["text", "content"], ["messageId", "message id"]]), ties: ["mention"], mode: "customers" },
      start: () => ({ make: (row) => (SYSTEM.test(row.get("content")) ? { column: "content", code: "system-message", reason: "written by Discord itself" } : []) }),
    }),
  ],
});
