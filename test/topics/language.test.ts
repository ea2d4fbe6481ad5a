import { expect, test } from "vitest";
import { detectLanguages } from "../../src/topics/language.ts";
import { readStopWords } from "../../src/topics/stop-words.ts";
import { createWordNotes } from "../../src/topics/word-notes.ts";
import { cut } from "./bags.ts";

const stops = readStopWords();

/** The languages of texts as they stand in files. */
function detect(texts: readonly string[]): ReturnType<typeof detectLanguages> {
  return detectLanguages(cut(texts, false), createWordNotes(stops));
}

test.each([
  ["en", "I was waiting for the parcel and it has not come"],
  ["de", "Ich habe auf das Paket gewartet und es ist nicht gekommen"],
  ["fr", "Je n'ai pas encore reçu le colis que vous avez envoyé"],
  ["es", "No me ha llegado el paquete que compré para mi hermana"],
  ["pt", "Eu não recebi o pacote que você me enviou na semana passada"],
  ["it", "Non ho ancora ricevuto il pacco che avete spedito"],
  ["nl", "Ik heb het pakket nog niet ontvangen en dat is niet goed"],
  ["pl", "Nie dostałem jeszcze paczki, która była wysłana przez was"],
  ["tr", "Ben bu paketi çok bekledim ama hiç gelmedi ve neden bilmiyorum"],
  ["ru", "Я так и не получил посылку, которую вы мне отправили"],
  ["ar", "لم تصل الشحنة التي طلبتها من هذا الموقع إلى الآن"],
  ["zh", "我的快递还没有到,因为你们没有发货"],
  ["ja", "荷物はまだこちらに届いていません。これはどこですか"],
  ["sv", "Jag har inte fått paketet som du skickade till mig"],
])("%s is told by its stop words", (code, text) => {
  expect(detect([text]).found[0]?.code).toBe(code);
});

test("shares are of the texts whose language can be told", () => {
  const { found, isTurkic } = detect(["the cat is on the mat", "the dog and the cat", "die Katze ist auf der Matte", "12345"]);
  expect(found.map(({ code }) => code)).toEqual(["en", "de"]);
  expect(found[0]!.share).toBeCloseTo(2 / 3, 12);
  expect(isTurkic).toBe(false);
  expect(detect(["", "xyzzy"]).found).toEqual([]);
});
