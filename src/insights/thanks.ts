/** Words that thank, as whole words without regard to case, in the languages that are most common. */
export const THANKS_WORDS: readonly string[] = [
  "thanks", "thank you", "thx", "ty", "cheers", "much appreciated", "danke", "dankeschön", "vielen dank", "merci", "gracias", "obrigado", "obrigada", "grazie", "bedankt", "dank je",
  "tack", "takk", "tak", "kiitos", "dziękuję", "dzięki", "děkuji", "спасибо", "дякую", "teşekkürler", "teşekkür ederim", "ありがとう", "谢谢", "謝謝", "감사합니다", "شكرا", "תודה",
];

/**
 * True where a text thanks: it holds one of the words, with no letter beside it. Scripts that write words together (Japanese, Chinese,
 * Korean, Thai) need no gap. Who thanks ironically thanks too: it is a rule of words, not a judgement of moods.
 */
export function createThanksTest(words: readonly string[] = THANKS_WORDS): (text: string) => boolean {
  const joined = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
  const folded = words.map((word) => ({ word: fold(word), isJoined: joined.test(word) }));
  return (text) => {
    const said = fold(text);
    return folded.some(({ word, isJoined }) => {
      for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
        if (isJoined || (!isLetter(said.slice(0, at), "end") && !isLetter(said.slice(at + word.length), "start"))) return true;
      }
      return false;
    });
  };
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

function isLetter(text: string, side: "start" | "end"): boolean {
  return side === "end" ? /[\p{L}\p{M}\p{N}]$/u.test(text) : /^[\p{L}\p{M}\p{N}]/u.test(text);
}
