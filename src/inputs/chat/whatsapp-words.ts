/** What WhatsApp itself writes, in the languages that were looked at; a message of a person that says the same is very rare. */

/** Behind "name: " where something was sent that is not in the file. */
const MEDIA = new RegExp(
  [
    String.raw`^<[^<>]{3,60}>$`,
    String.raw`^<(?:attached|anhang|adjunto|pièce jointe|allegato|anexo|bijlage): [^<>]+>$`,
    String.raw`\b(?:omitted|weggelassen|ausgeschlossen|omitid[ao]|omess[oa]|absente?|ignoré[e]?|weggelaten|não revelad[ao]|ocult[oa]|pominięt[ey]|utelämnad|udeladt|utelatt|opuszczono)$`,
    String.raw`^\S+\.\w{2,5} \((?:file attached|datei angehängt|archivo adjunto|fichier joint|file allegato|arquivo anexado|bestand bijgevoegd)\)$`,
  ].join("|"),
  "iu",
);

const DELETED = /^(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|(?:se )?eliminó este mensaje|este mensaje fue eliminado|eliminaste este mensaje|ce message a été supprimé|vous avez supprimé ce message|questo messaggio è stato eliminato|hai eliminato questo messaggio|esta mensagem foi apagada|mensagem apagada|você apagou esta mensagem|dit bericht is verwijderd|u hebt dit bericht verwijderd)\.?$/iu;

const CALL = /^(?:missed (?:voice|video|group) call|verpasster (?:sprach|video)anruf|llamada (?:de voz|de vídeo|perdida)|appel (?:vocal|vidéo) manqué|chiamata (?:vocale|video) persa|chamada de (?:voz|vídeo) perdida)\b/iu;

/** Verbs of system lines in English that may hold a colon, in front of it: a changed subject, a group's name. */
const DOING = /\b(?:changed (?:the subject|this group|the group|their phone)|created (?:the )?group|added|removed|joined using|was added|pinned a message)\b/i;

/** What a message of WhatsApp holds: words, something that is not in the file, nothing any more, or what WhatsApp itself wrote. */
export type WhatsappText = "text" | "media" | "deleted" | "system";

/**
 * What stands behind "name: ".
 * @param isMarked whether a mark of direction stands right before it: on iOS that is what WhatsApp itself wrote
 */
export function kindOfText(text: string, isMarked: boolean): WhatsappText {
  if (DELETED.test(text)) return "deleted";
  if (MEDIA.test(text)) return "media";
  if (CALL.test(text)) return "system";
  return isMarked && !/^(?:https?:|poll:|location:|standort:|umfrage:)/i.test(text) ? "system" : "text";
}

/** Whether what stands before ": " is part of a system line and nobody's name. */
export function isSystemName(name: string): boolean {
  const quotes = name.match(/["“”„«»]/g)?.length ?? 0;
  return quotes % 2 === 1 || DOING.test(name);
}
