/** Access tokens as Slack writes them: xoxb-…, xoxe.xoxp-…, also where they stand in an address. */
const TOKEN = /(?:[?&](?:t|token|access_token)=)?\bxox[a-z](?:\.xox[a-z])*-[\w.%-]*/giu;
/** Links to files of the workspace, which only its members can open. */
const FILE_LINK = /<https?:\/\/(?:[\w.-]+\.)?slack(?:-files)?\.com\/(?:files|archives\/files|T[A-Z0-9]+-)[^>|]*(?:\|([^>]*))?>/giu;

/** Ids of the people mentioned in a text (`<@U024BE7LH>`, `<@U024BE7LH|anna>`), each once. */
export function slackMentions(text: string): string[] {
  if (!text.includes("<@")) return [];
  return [...new Set(Array.from(text.matchAll(/<@([A-Z0-9_]+)(?:\|[^<>]*)?>/giu), (match) => match[1]!))];
}

/** A text without tokens, and without the addresses of files of the workspace; its three entities resolved. */
export function cleanSlackText(text: string): string {
  if (text === "") return "";
  const linked = text.replace(FILE_LINK, (_, label: string | undefined) => label ?? "");
  return dropTokens(linked).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A text without access tokens. */
export function dropTokens(text: string): string {
  return /xox[a-z]/i.test(text) ? text.replace(TOKEN, "") : text;
}
